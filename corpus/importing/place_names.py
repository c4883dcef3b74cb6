"""Whether the words of a dateline name a place, and how the place is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MOST_PARTS = 4  # "Tollmouth, East Vell, Norland"
_MOST_WORDS = 5  # of a part: "Santa Cruz de la Sierra"
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'.\-‑])*")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
# They stand in names of places and keep their small letters: "Rio de Janeiro", "The Hague".
_SMALL = frozenset({
    "de", "da", "do", "dos", "das", "di", "del", "della", "la", "las", "le", "les", "lo", "el",
    "los", "al", "of", "and", "the", "am", "an", "der", "den", "upon", "sur", "sous", "lès", "en",
    "au", "aux", "y", "et", "e", "und", "van", "von", "zu", "aan", "bei", "op", "a", "ob",
})  # fmt: skip
# What headings of releases say before a dash, and no place.
_NO_PLACE = frozenset({
    "update", "updated", "breaking", "correction", "corrected", "note", "news", "alert", "warning",
    "advisory", "statement", "video", "photo", "photos", "audio", "exclusive", "summary", "media",
    "background", "press", "release", "notice", "embargo", "embargoed", "communiqué", "comunicado",
    "pressemitteilung", "actualización", "operation", "operación", "opération", "posted",
    "published", "issued", "released", "date", "dated", "by", "publié", "publicado", "fecha",
    "datum", "stand", "veröffentlicht", "opublikowano",
})  # fmt: skip
# Parts of a state's name that stay in capitals after a comma: "BOSTON, MA", "LONDON, UK".
_SHORT = re.compile(r"[A-Z]{2}|(?:[A-Z]\.){2,}|U[KS]A|UAE")
_PART = re.compile(r"\s*[,،，/]\s*")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as it is written in running text.

    Attributes:
        is_sure: Whether its form alone tells that it is a place.
    """

    value: str
    is_sure: bool


def as_place(words: str) -> PlaceName | None:
    """Return the place that words before a dash or a date name, or None if they name none.

    Words in capitals are written as in running text. Sure is a place of several parts or one in
    capitals; a single name is not, nor are words in a script without capitals.

    >>> as_place("BUENOS AIRES, Argentina")
    PlaceName(value='Buenos Aires, Argentina', is_sure=True)
    >>> as_place("The ministry welcomed the news") is None
    True
    """
    words = _bracketed_country(" ".join(words.split(" ")).strip())
    parts = [part for part in _PART.split(words) if part]
    if not parts or len(parts) > _MOST_PARTS or not all(map(_is_name, parts)):
        return None
    if set(words.lower().split()) & _NO_PLACE:
        return None
    is_capital = _in_capitals(parts[0]) and len(parts[0]) > 2
    separators = _PART.findall(words)
    written = [_written(part, number > 0) for number, part in enumerate(parts)]
    value = written[0] + "".join(
        mark + part for mark, part in zip(separators, written[1:], strict=False)
    )
    is_cased = not all(map(_is_uncased, parts))
    return PlaceName(value, is_sure=is_cased and (is_capital or len(parts) > 1))


def _bracketed_country(words: str) -> str:
    """Write "Lyon (France)" as "Lyon, France"."""
    found = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", words)
    return f"{found[1]}, {found[2]}" if found else words


def _is_name(part: str) -> bool:
    """Whether all words of a part begin with capitals, but for those that stand in names."""
    words = part.split()
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    first = words[0]
    if not (first[0].isupper() or _is_uncased(first) or first.lower() in {"den", "la", "el"}):
        return False
    return all(
        word[0].isupper()
        or _is_uncased(word)
        or word.lower() in _SMALL
        or "’" in word
        or "'" in word
        for word in words[1:]
    )


def _is_uncased(word: str) -> bool:
    return word.upper() == word.lower()


def _in_capitals(part: str) -> bool:
    return part == part.upper() and not _is_uncased(part)


def _written(part: str, is_behind: bool) -> str:
    """Write a part as in running text; what stands behind a comma may be an abbreviation."""
    if not _in_capitals(part) or (is_behind and _SHORT.fullmatch(part)):
        return part
    words = part.split(" ")
    return " ".join(_cased(word, number == 0) for number, word in enumerate(words))


def _cased(word: str, is_first: bool) -> str:
    if re.fullmatch(r"(?:[^\W\d_]\.){2,}", word):  # "D.C."
        return word
    if not is_first and word.lower() in _SMALL:
        return word.lower()
    return re.sub(r"[^\W\d_]+", _capitalised, word)


def _capitalised(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    if before in {"’", "'"} and len(found[0]) == 1:  # "ST. JOHN’S"
        return found[0].lower()
    if before in {"-", "‑"} and found[0].lower() in _SMALL:  # "PORT-AU-PRINCE", "AIX-EN-PROVENCE"
        return found[0].lower()
    return found[0].capitalize()
