"""A publisher whose releases a question asks for: "releases of the Harbour Guard"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus import Span
from corpus.patterns import lazy_pattern
from index.fold import fold_with_origins

_RELEASES = r"(?:releases?|announcements|news|communiques?|comunicados?)(?: de (?:prensa|presse))?"
_OF = (
    rf"\b(?:(?:{_RELEASES}|published|publications|spoke|speaks|spoken) (?:was |were )?"
    r"(?:published )?(?:of|by|from|for|del?(?: la)?|du|des|de l'))\s?(?:the )?"
)
_DID, _PUBLISH = r"\b(?:did|has|have|does) (?:the )?", r"(?:publish|announce|release)(?:e?d)?"
_WORDS = lazy_pattern(r"[^\W_]+")
_MAY = lazy_pattern(rf"\b(?:{_RELEASES}|publi|announce|spoke)")
_LONGEST = 400
"""Characters of a question that may ask for a publisher's releases."""
_SHORTEST = 3
"""Letters of an abbreviation."""


@dataclass(frozen=True, slots=True)
class Named:
    """A publisher as a question names it.

    Attributes:
        publisher: As the releases have it.
        span: Where the question names it.
    """

    publisher: str
    span: Span


def publisher_named(question: str, publishers: Iterable[str]) -> Named | None:
    """Return the publisher whose releases are asked for, by its name or its initials.

    >>> publisher_named("the newest release of ILG", ["Invented Lamp Guild"]).publisher
    'Invented Lamp Guild'
    """
    if len(question) > _LONGEST:
        return None
    folded = fold_with_origins(question)
    if not _MAY.search(folded.text):
        return None
    for publisher in sorted(publishers, key=len, reverse=True):
        for name in _names(publisher):
            pattern = (
                rf"(?:{_OF})({name})\b|\b({name})(?:'?s?) (?:press )?{_RELEASES}\b"
                rf"|{_DID}({name}) {_PUBLISH}\b"
            )
            found = re.search(pattern, folded.text)
            if found:
                group = next(place for place in (1, 2, 3) if found[place] is not None)
                return Named(publisher, folded.span(*found.span(group)))
    return None


def _names(publisher: str) -> Iterator[str]:
    """Yield patterns of a publisher's folded name and of its initials."""
    words = _WORDS.findall(fold_with_origins(publisher).text)
    if words:
        yield r"[\W_]+".join(map(re.escape, words))
    initials = "".join(word[0] for word in _WORDS.findall(publisher) if word[0].isupper())
    if len(initials) >= _SHORTEST:
        yield re.escape(initials.lower())
