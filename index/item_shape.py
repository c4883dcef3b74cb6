"""What an item of an enumeration looks like, so that another one can be told from other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from corpus import Span
from corpus.patterns import lazy_pattern

Shape = Literal["count", "article", "name", "lower"]

_QUOTES = "“”\"‘’'"
_COUNT = lazy_pattern(
    r"(?:(?:more|less|fewer)\sthan|over|nearly|almost|about|approximately|some|at\sleast|[$€£]|\d"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|multiple)\b)",
    re.IGNORECASE,
)
ARTICLE = lazy_pattern(r"(?:an?|his|her|their|its|the)\b", re.IGNORECASE)
_VERB = lazy_pattern(
    r"\b(?:was|were|is|are|has|had|have|who|which|said|says|will|would|did|that)\b"
)
_ASIDE = lazy_pattern(r"\d{1,3}|(?:both\s)?of\s.*|age\s\d+", re.DOTALL)
_NO_ITEM = lazy_pattern(
    r"(?:which|who|whom|where|including|such\sas|of|for|followed|but|via|that|dba|aka|also|with|at"
    r"|in|on|by|when|while|after|before|through|until|is|was|were|are|he|she|they|it|you|I)\b"
)
_STOP = lazy_pattern(r"[.!?:](?=[\s”\"])|\n")
_ABBREVIATED = lazy_pattern(
    r"\b(?:[A-Z]|Inc|Jr|Sr|Mr|Ms|Mrs|Dr|St|No|Co|Corp|U\.S|[A-Z][a-z]{1,2}|Calif|Mass|Ariz|Conn"
    r"|Tenn|Wash|Mich|Minn|Miss)$"
)
_LONGEST = 120  # characters of an item that nobody found; real ones are a few words


def shape(words: str) -> Shape:
    """Say how an item begins: with a number, an article, a capital letter or none of them."""
    bare = words.lstrip(_QUOTES + "(")
    if _COUNT.match(bare):
        return "count"
    if ARTICLE.match(bare):
        return "article"
    return "name" if bare[:1].isupper() else "lower"


def size(words: str) -> int:
    """Count the words, without those that are only marks."""
    return sum(any(map(str.isalnum, word)) for word in words.split())


def resembles(words: str, items: Sequence[str]) -> bool:
    """Whether words may stand beside items: begun like one, hardly longer, in one sentence."""
    if not 0 < size(words) <= 2 * max(map(size, items)) + 2 or len(words) > _LONGEST:
        return False
    if ends_sentence(words) or shape(words) not in {shape(item) for item in items}:
        return False
    return not _VERB.search(words) or any(_VERB.search(item) for item in items)


def ends_sentence(words: str) -> bool:
    """Whether a sentence or line ends inside some words, abbreviations left aside."""
    return any(not is_abbreviated(words[: stop.start()]) for stop in _STOP.finditer(words))


def is_abbreviated(words: str) -> bool:
    """Whether a full stop after these words belongs to the last of them, as in "Inc."."""
    return _ABBREVIATED.search(words[-8:]) is not None


def is_aside(words: str) -> bool:
    """Whether words between two separators are said of the item before: an age, a town."""
    return _ASIDE.fullmatch(words) is not None


def begins_clause(words: str) -> bool:
    """Whether words go on about what stands before them instead of naming the next item."""
    return _NO_ITEM.match(words) is not None


def without_quotes(text: str, span: Span) -> Span:
    """Return an item without the quotation marks around it."""
    start, end = span.start, span.end
    while start < end and text[start] in '“"‘':
        start += 1
    while start < end and text[end - 1] in '”",':
        end -= 1
    return Span(start, end)


def is_quoted(words: str) -> bool:
    """Whether an item begins with a quotation mark."""
    return words[:1] in tuple('“"‘')
