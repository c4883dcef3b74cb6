"""What stands above an answer and below it: how the question was read, how sure the answer is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.fidelity import tidied
from bot.formatted import Formatted
from index.restriction import restriction

if TYPE_CHECKING:
    from index import Answer, Filters

_LONGEST = 500
"""Characters of a question as it was read: it may be a long one, told again."""
_CERTAIN = 0.7
"""Where the confidence is at least this, nothing is said about it: a number beside each answer is
soon overlooked, a warning beside a doubtful one is not."""


def understanding(answer: Answer) -> Iterator[Formatted]:
    """Yield how the question was read, and which releases were asked, where that is not plain."""
    within = restriction(answer.filters)
    if answer.understood_as:
        yield Formatted(tidied(f"Read as: {answer.understood_as}", _LONGEST))
    if within:
        yield Formatted(tidied(f"In releases {within}", _LONGEST))


def doubt(answer: Answer) -> Iterator[Formatted]:
    """Yield how often an answer such as this one is right, where that is not nearly always."""
    if not answer.is_list and answer.confidence < _CERTAIN:
        tenths = max(1, round(10 * answer.confidence))
        yield Formatted(f"Not certain: about {tenths} in 10 answers like this one are right.")


def part_of_list(answer: Answer, shown: int) -> str:
    """Return which releases of a list are shown: "3 of 3 releases", "6–8 of 8 releases"."""
    first, last = answer.offset + 1, answer.offset + shown
    is_plain = first == last or (first == 1 and last == answer.total)
    part = str(last) if is_plain else f"{first}–{last}"
    return f"{part} of {answer.total} release{'s' * (answer.total != 1)}"


def dropped_label(answer: Answer, given: Filters) -> str | None:
    """Return what a button says that drops what the question itself restricted; None if nothing.

    Args:
        answer: The answer.
        given: The filters that the question was asked with.
    """
    read = answer.filters
    dates = (read.since, read.until) != (given.since, given.until)
    publisher = read.publisher != given.publisher
    if dates and publisher:
        return "All releases"
    return "All dates" if dates else "All publishers" if publisher else None
