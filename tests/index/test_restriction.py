"""Filters in words."""

from __future__ import annotations

from datetime import date

import pytest

from index.answer import Filters
from index.restriction import restriction


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), ""),
        (Filters(date(2013, 1, 1), date(2013, 12, 31)), "of 2013"),
        (Filters(date(2012, 1, 1), date(2014, 12, 31)), "of 2012 to 2014"),
        (Filters(date(2013, 8, 1), date(2013, 8, 31)), "of August 2013"),
        (Filters(date(2012, 2, 1), date(2012, 2, 29)), "of February 2012"),
        (Filters(date(2013, 6, 1), date(2014, 5, 31)), "of June 2013 to May 2014"),
        (Filters(date(2013, 8, 6), date(2013, 8, 6)), "of 6 August 2013"),
        (Filters(date(2013, 8, 6), date(2013, 9, 1)), "of 6 August 2013 to 1 September 2013"),
        (Filters(since=date(2021, 3, 1)), "since 1 March 2021"),
        (Filters(until=date(2012, 5, 31)), "until 31 May 2012"),
        (Filters(publisher="Invented Guild"), "of Invented Guild"),
        (Filters(date(2013, 1, 1), date(2013, 12, 31), "Guild"), "of 2013, of Guild"),
        (Filters(release="2031-01-01-x"), "with the id 2031-01-01-x"),
    ],
)
def test_a_restriction_is_said_as_short_as_it_can_be(filters: Filters, words: str) -> None:
    assert restriction(filters) == words
