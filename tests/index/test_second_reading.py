"""The best sentence read again; the release here is invented."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
from invented_releases import write_release

from index.choose import Sentences
from index.generation import open_current
from index.open_reader import open_reader
from index.second_reading import second_reading
from index.settings import Settings

TEXT = """Nine boats were towed to Port Nowhere by the harbour guard on Monday.

The weather stayed dry, and the band of the fire brigade played in the evening."""


def test_a_sentence_that_answers_is_above_no_answer_by_more_than_one_that_does_not(
    fresh: Callable[[Path], Settings], tmp_path: Path
) -> None:
    write_release(tmp_path, "2031-06-01-boats", TEXT)
    opened = open_reader("")
    assert opened is not None
    with closing(open_current(fresh(tmp_path).index)) as generation:
        found = [
            second_reading(
                generation,
                opened,
                "How many boats were towed to Port Nowhere?",
                Sentences(np.array([row]), np.zeros((1, 9)), np.zeros(1)),
            )
            for row in range(2)
        ]
    assert found[0] > found[1]
