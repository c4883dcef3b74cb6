"""Words divided at the end of a line, put together again.

The hyphen at a line's end is dropped, unless it belongs to the word. It does, in this order, if
1. the compound stands with its hyphen inside a line of the document, and not if the joined word
   stands there instead;
2. a part is in capitals or has a digit, or the second begins with a capital ("DNA-based",
   "19-year", "Anglo-Saxon");
3. a part has another hyphen ("state-of-the-art"), or the word is an address;
4. the first part is one that makes compounds and hardly ever is a syllable ("self", "cross").
Before "and" and its like it belongs to the first word alone ("two- and three-year").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.importing.pdf_characters import HYPHEN

_AT_END = re.compile(rf"(?<=\w)[-\u2010\u00ad{HYPHEN}]$")
_SOFT = "\u00ad"
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_LAST, _FIRST = re.compile(r"\S+$"), re.compile(r"\S+")
_SUSPENDED = frozenset(
    ["and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "og", "och", "en", "of"]
)
_COMPOUNDING = frozenset(
    ["self", "cross", "well", "non", "vice", "half", "anti", "pro", "post", "counter"]
)
_LEAST_AFTER = 4  # letters of the second part: what is shorter is a syllable, as in cross-ing


@dataclass(slots=True)
class Hyphens:
    """Joins lines, in the light of the words that a document has.

    Attributes:
        mended: The words put together, in order, as they stand in the text.
    """

    words: Counter[str]
    mended: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Hyphens:
        """Collect the words that stand whole inside lines."""
        words: Counter[str] = Counter()
        for line in lines:
            inside = _WORD.findall(_AT_END.sub("", line))
            words.update(word.replace("\u2010", "-").casefold() for word in inside)
        return cls(words)

    def join(self, lines: Sequence[str]) -> str:
        """Return the lines of one paragraph as one."""
        text = lines[0] if lines else ""
        for line in lines[1:]:
            text = self._joined(text, line) if _AT_END.search(text) else f"{text} {line}"
        return text.replace(HYPHEN, "-")

    def _joined(self, before: str, after: str) -> str:
        last, first = _LAST.search(before), _FIRST.search(after)
        left, mark = (last[0][:-1], last[0][-1]) if last else ("", "")
        right = first[0] if first else ""
        stem = before[: len(before) - 1]
        hyphen = "-" if mark == HYPHEN else mark
        if mark != _SOFT and right.strip(",.;").casefold() in _SUSPENDED:
            return f"{stem}{hyphen} {after}"
        if mark != _SOFT and self._belongs(left, right):
            return f"{stem}{hyphen}{after}"
        self.mended.append(_bare(left) + _bare(right))
        return stem + after

    def _belongs(self, left: str, right: str) -> bool:
        """Whether the hyphen between two parts of a word belongs to it."""
        first, second = _bare(left), _bare(right)
        compound, whole = f"{first}-{second}".casefold(), (first + second).casefold()
        if self.words[compound] or self.words[whole]:
            return self.words[compound] >= self.words[whole]
        if any(mark in left + right for mark in ("/", "@", "www.")):
            return True
        if "-" in first or "-" in second or not second[:1].islower():
            return not _has_no_case(second)
        if any(part.isupper() or any(map(str.isdigit, part)) for part in (first, second)):
            return True
        return first.casefold() in _COMPOUNDING and len(second) >= _LEAST_AFTER


def _bare(part: str) -> str:
    """Return a part of a word without the punctuation around it."""
    found = _WORD.search(part)
    return found[0] if found else ""


def _has_no_case(word: str) -> bool:
    """Whether a word is of a script without capitals, such as Hebrew."""
    return bool(word) and word[0].isalpha() and word[0].lower() == word[0].upper()
