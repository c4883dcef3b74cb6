"""Two spellings that may be one word: a slip of the finger, another ending, Millar for Miller."""

from __future__ import annotations

from collections.abc import Iterable

_LENGTH_OF_ONE_SLIP, _LENGTH_OF_TWO = 5, 9
_SHORTEST_BEGINNING, _LONGEST_ENDING = 4, 3


def is_near(one: str, other: str) -> bool:
    """Whether two folded words are spelled nearly alike.

    From five letters on one of them may be wrong, missing, too many or changed places with the
    next, from nine on two. Words may also differ in their endings, as a place and its people do.

    >>> is_near("miller", "millar"), is_near("florida", "floridian"), is_near("lima", "lime")
    (True, True, False)
    """
    return _is_within(one, other, _slips(one)) or _is_kin(one, other)


def is_near_any(word: str, others: Iterable[str]) -> bool:
    """Whether a word is near to any of others, most of which are told by their letters."""
    beginning, letters, slips = word[:_SHORTEST_BEGINNING], set(word), _slips(word)
    length = len(word)
    for other in others:
        if abs(len(other) - length) > _LONGEST_ENDING:
            continue
        # A slip takes one letter away at most.
        is_alike = len(letters.difference(other)) <= slips or other.startswith(beginning)
        if is_alike and is_near(word, other):
            return True
    return False


def _slips(word: str) -> int:
    return (len(word) >= _LENGTH_OF_ONE_SLIP) + (len(word) >= _LENGTH_OF_TWO)


def _is_within(one: str, other: str, slips: int) -> bool:
    """Whether so many slips, as Damerau (1964) counts them, lead from one word to the other."""
    if abs(len(one) - len(other)) > slips:
        return False
    shared = _shared_beginning(one, other)
    one, other = one[shared:], other[shared:]
    if not one or not other or slips == 0:
        return len(one) + len(other) <= slips
    return (
        _is_within(one[1:], other[1:], slips - 1)
        or _is_within(one[1:], other, slips - 1)
        or _is_within(one, other[1:], slips - 1)
        or (one[:2] == other[1::-1] and _is_within(one[2:], other[2:], slips - 1))
    )


def _is_kin(one: str, other: str) -> bool:
    """Whether one is the other with another ending."""
    shorter = min(len(one), len(other))
    is_near_in_length = abs(len(one) - len(other)) <= _LONGEST_ENDING
    shared = _shared_beginning(one, other)
    return is_near_in_length and shared >= max(_SHORTEST_BEGINNING, shorter - 1)


def _shared_beginning(one: str, other: str) -> int:
    place = 0
    while place < min(len(one), len(other)) and one[place] == other[place]:
        place += 1
    return place
