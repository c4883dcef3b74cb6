"""Whether a word that can name a country does so where it stands.

"Jordan" may be a man, "Georgia" a state, "U.S." the first word of an agency's name. These rules
would rather miss a country than take another thing for one:

- A name that runs on in a capitalised word ("Canada Border Services") is part of that longer name;
  a people's name is not ("Spanish National Police" are Spanish).
- "Bank of", "University of", "District of" and the like make the country part of an institution.
- A name before a state of the United States is a town: "Lebanon, Pennsylvania".
- A country or people that is a first or family name, too, or ends a firm's ("Motors America"),
  counts nowhere in a text that uses it so, unless it stands in a row with other countries.
- Georgia is the country in a row with other countries or beside Georgians and Tbilisi; Jersey,
  which is also short for New Jersey, only in such a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.patterns import lazy_pattern
from index.country_names import Mention
from index.fold import fold

_PERSON_WORDS = (
    "america chad cuba dominica english france french georgia german holland india ireland "
    "israel jamaica jersey jordan kenya martinique montserrat wales welsh"
)
_PERSONS = frozenset(_PERSON_WORDS.split())
_ROW = lazy_pattern(r"\s?(?:[,;]|[,;]?\s(?:and|or|&|y|e|et|ou|o)|،?\s(?:و|أو))\s?(?:the\s)?|\s?و")
_INSTITUTION = lazy_pattern(
    r"\b(?:Bank|University|College|District|Diocese|Church|Corporation|House|Gulf|Port|Strait|Sea"
    r"|Duke|Earl)\sof\s(?:the\s)?$"
)
_TOWN_BEFORE = lazy_pattern(r"[A-Z][\w.]+,\s$")
_WORD_AFTER = lazy_pattern(r"[ \u00a0]([^\W\d_][\w’']*)")
_WORD_BEFORE = lazy_pattern(r"([^\W\d_][\w’'.-]*)[ \u00a0]$")
_STATE_AFTER = lazy_pattern(r",\s([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)")
_PLAIN_WORDS = (
    "a according after all an and are as at before between both but by during for from has "
    "have if in include including into is like near neighbouring neighboring on only or "
    "outside over per police president since than that the then they this through throughout "
    "to toward under until was were when where while with within without y e et de en"
)
_NO_NAME = frozenset(_PLAIN_WORDS.split())
_DAYS = lazy_pattern(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:sept|nov|dec)ember|october"
)
_REACH = 40  # characters; no name or separator looked at is longer


@dataclass(frozen=True, slots=True)
class _Reading:
    """One name in its surroundings: `certain` names a country, `possible` may in a row of them."""

    mention: Mention
    certain: bool
    possible: bool


def in_context(text: str, mentions: Sequence[Mention], states: frozenset[str]) -> list[Mention]:
    """Return those of the mentions that do name a country or a people."""
    readings = _readings(text, mentions, states)
    rows = _in_rows(text, readings)
    return [
        reading.mention
        for reading, in_row in zip(readings, rows, strict=True)
        if reading.certain or (reading.possible and in_row)
    ]


def _readings(text: str, mentions: Sequence[Mention], states: frozenset[str]) -> list[_Reading]:
    bounds = {bound for m in mentions if m.code for bound in (m.span.start, m.span.end)}
    standing = [
        bool(mention.code)
        and (mention.is_nationality or not _runs_on(text, mention, bounds, states))
        for mention in mentions
    ]
    names = [fold(mention.span.of(text)) for mention in mentions]
    persons = {
        name
        for name, mention, stands in zip(names, mentions, standing, strict=True)
        if name in _PERSONS and not (stands and _stands_alone(text, mention))
    }
    persons.add("jersey")
    if not any(mention.code == "GE" and mention.is_nationality for mention in mentions) and (
        "Tbilisi" not in text
    ):
        persons.add("georgia")
    return [
        _Reading(mention, stands and name not in persons, stands)
        for name, mention, stands in zip(names, mentions, standing, strict=True)
    ]


def _runs_on(text: str, mention: Mention, bounds: set[int], states: frozenset[str]) -> bool:
    """Whether a name is only the beginning or the end of that of something else."""
    span = mention.span
    behind = text[span.end : span.end + _REACH]
    before = text[max(0, span.start - _REACH) : span.start]
    if behind.startswith("$") or _INSTITUTION.search(before):
        return True
    if fold(span.of(text)) == "georgia" and _TOWN_BEFORE.search(before):
        return span.start - 2 not in bounds  # "Atlanta, Georgia", not "Armenia, Georgia"
    if (state := _STATE_AFTER.match(behind)) and _is_state(state[1], states):
        return True
    after = _WORD_AFTER.match(behind)
    if after is None or span.end + 1 in bounds:
        return False
    word = fold(after[1])
    return after[1][0].isupper() and word not in _NO_NAME and not _DAYS.fullmatch(word)


def _is_state(words: str, states: frozenset[str]) -> bool:
    folded = fold(words)
    return folded != "georgia" and (folded in states or folded.partition(" ")[0] in states)


def _stands_alone(text: str, mention: Mention) -> bool:
    """Whether no capitalised word stands right before a name, as a first name would."""
    before = _WORD_BEFORE.search(text[max(0, mention.span.start - _REACH) : mention.span.start])
    return before is None or before[1][0].islower() or fold(before[1]) in _NO_NAME


def _in_rows(text: str, readings: Sequence[_Reading]) -> list[bool]:
    """Say of each reading whether it stands in a row that holds a certain country."""
    rows = [reading.certain for reading in readings]
    order = range(len(readings) - 1)
    for steps in (order, reversed(order)):
        for step in steps:
            first, second = readings[step], readings[step + 1]
            gap = text[first.mention.span.end : second.mention.span.start]
            if len(gap) < _REACH and first.possible and second.possible and _ROW.fullmatch(gap):
                rows[step] = rows[step + 1] = rows[step] or rows[step + 1]
    return rows
