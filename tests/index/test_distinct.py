"""The different values of an array."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.distinct import distinct


@given(st.lists(st.integers(-(2**31), 2**31 - 1)))
def test_each_value_is_there_once_in_order(values: list[int]) -> None:
    assert distinct(np.array(values, np.int32)).tolist() == sorted(set(values))
