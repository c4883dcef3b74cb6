"""The id of a release: its date and a slug, which is made of its title once and then stays."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from itertools import count

from corpus.desk.romanise import romanised

LONGEST_SLUG = 60  # characters
_SHORT = 3  # letters
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # that the loader takes
_GAP = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['’‘ʼ`´]")


def new_id(date: Date, title: str, taken: Container[str]) -> str:
    """Return an id that is not taken; where date and title are, it ends in a number.

    >>> new_id(Date(2031, 5, 6), "Harbour seals counted", {"2031-05-06-harbour-seals-counted"})
    '2031-05-06-harbour-seals-counted-2'
    """
    first = f"{date.isoformat()}-{slug(title)}"
    numbered = (f"{first}-{number}" for number in count(2))
    return first if first not in taken else next(id_ for id_ in numbered if id_ not in taken)


def may_be_id(stem: str, date: Date) -> bool:
    """Whether a file's stem can be the id of a release of this date."""
    return _NAME.fullmatch(stem) is not None and stem.startswith(f"{date.isoformat()}-")


def slug(title: str) -> str:
    """Return a title as a part of a file's name: a-z, 0-9 and single hyphens, cut at a word.

    >>> slug("Europol's 3rd “Día de Acción” – 12 arrests!")
    'europols-3rd-dia-de-accion-12-arrests'
    """
    words = _GAP.sub("-", romanised(_APOSTROPHES.sub("", title))).strip("-")
    if not words or not _is_mostly_spelled(title):
        # Of a script that cannot be spelled here: the same title always gets the same name.
        return f"release-{hashlib.sha256(title.encode()).hexdigest()[:8]}"
    return words if len(words) <= LONGEST_SLUG else _cut(words)


def _is_mostly_spelled(title: str) -> bool:
    letters = [letter for letter in title if letter.isalpha()]
    return 2 * sum(bool(romanised(letter).strip()) for letter in letters) >= len(letters)


def _cut(words: str) -> str:
    """Cut at a word, and not behind one so short that it only leads to the next."""
    kept = words[: LONGEST_SLUG + 1].split("-")[:-1]
    while kept and len(kept[-1]) <= _SHORT and kept[-1].isalpha():
        kept.pop()
    return "-".join(kept) or words[:LONGEST_SLUG].rstrip("-")
