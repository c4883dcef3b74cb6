"""Links that lead to the quoted words: text fragments, `#:~:text=…`.

A browser marks the first place on a page that fits the fragment, forgiving case, and some of them
accents and quote marks; each part of the fragment must lie in one block of the page and be bounded
as words are (the draft "URL Fragment Text Directives" of the WICG). So parts are taken from one
line of the text, and only where nothing else in the release can be taken for them, forgiving more
than any browser does. Better no fragment than one that marks the wrong words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from urllib.parse import quote

from corpus import Span
from corpus.patterns import lazy_pattern

_DIRECTIVE = ":~:"
_WORD = lazy_pattern(r"\S+")
_SPACES = lazy_pattern(" +")
# A list's page has numbers and bullets beside the text, not in it.
_ENUMERATOR = lazy_pattern(r"[^\S\n]*(?:\(?(?:\d{1,3}|[a-zA-Z])\)|\d{1,3}\.|[•*–])[^\S\n]+")
_LONGEST_WHOLE = 12  # words; twice the longest part of a longer quote
_PART_SIZES = range(3, 7)
_CONTEXT_SIZES = range(7)
# The fewest words of context first, before and after the quote.
_CONTEXTS = sorted(product(_CONTEXT_SIZES, _CONTEXT_SIZES), key=lambda sizes: (sum(sizes), sizes))
_LONGEST_PART = 600  # as encoded; a text without spaces can be one word for pages
# They join letters or digits on both sides into one word (UAX #29, MidLetter and MidNum).
_JOINERS = frozenset(".,:;'\"’‘·․‧﹒＇．，；：׳״٫٬")
# What the first level of the Unicode collation takes for the same, beside accents that part.
_ALIKE = str.maketrans(
    dict(zip("‘’‚‛′“”„‟″øłđħŧ", 5 * "'" + 5 * '"' + "oldht", strict=True)) | {"æ": "ae", "œ": "oe"}
)
# Marks that are shown only by what they do to their neighbours, beside all of category Cf.
_VARIATION = lazy_pattern("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def link(url: str | None, text: str, span: Span, *, title: str = "") -> str | None:
    """Return the release's address, with a fragment for the quote at `span` where one is safe.

    A fragment that the address has already is kept, but a text directive in it is replaced.
    """
    if url is None:
        return None
    address, hash_mark, anchor = url.partition("#")
    anchor, directive, _ = anchor.partition(_DIRECTIVE)
    fragment = text_fragment(text, span, title=title)
    if fragment is not None:
        return f"{address}#{anchor}{_DIRECTIVE}{fragment}"
    return f"{address}#{anchor}" if anchor or (hash_mark and not directive) else address


def text_fragment(text: str, span: Span, *, title: str = "") -> str | None:
    """Return the fragment for a quote, from `text=` on, or None where none is unique and safe.

    Args:
        text: The release's text.
        span: The quote; marks around its first and last word are left out, and so is the number
            or letter of an item of a list.
        title: The release's title, which its page shows above the text and which may repeat it.

    >>> text_fragment("Police arrested 100 people – in Spain.", Span(0, 26))
    'text=Police%20arrested%20100%20people'
    """
    words = list(_words(text, span))
    words = [word for word in words if word.start >= _line_start(text, words[0].start)]
    if not words:
        return None
    quoted = Span(words[0].start, words[-1].end)
    if "\n" in quoted.of(text) or not (_bound(text, quoted.start) and _bound(text, quoted.end)):
        return None
    page = _Page.around(text, quoted, title)
    # A long quote whose ends repeat elsewhere can still be unique as a whole.
    parts = (page.ends(words) if len(words) > _LONGEST_WHOLE else None) or page.whole()
    return "text=" + ",".join(parts) if parts else None


@dataclass(frozen=True, slots=True)
class _Page:
    """A release's text as a browser searches it for one quote.

    Attributes:
        folded: All that the page shows of the release, folded.
        before, after: The words that stand around the quote in its line; an item's number isn't.
    """

    text: str
    folded: str
    quoted: Span
    before: tuple[Span, ...]
    after: tuple[Span, ...]

    @classmethod
    def around(cls, text: str, quoted: Span, title: str) -> _Page:
        line_start = _line_start(text, quoted.start)
        line_end = text.find("\n", quoted.end)
        line_end = len(text) if line_end < 0 else line_end
        before = tuple(_words(text, Span(line_start, quoted.start)))
        after = tuple(_words(text, Span(quoted.end, line_end)))
        return cls(text, _fold(f"{title}\n{text}"), quoted, before, after)

    def whole(self) -> list[str] | None:
        """Return the quote as one part, with as few words around it as make it unique."""
        for lead, tail in _CONTEXTS:
            prefix, suffix = self._prefix(lead), self._suffix(tail)
            if prefix is None or suffix is None:
                continue
            if self._is_unique(Span(prefix.start, suffix.end)):
                return self._written(prefix, [self.quoted], suffix)
        return None

    def ends(self, words: list[Span]) -> list[str] | None:
        """Return the quote as its first and its last words."""
        for lead, size in product(_CONTEXT_SIZES, _PART_SIZES):
            prefix, start = self._prefix(lead), Span(self.quoted.start, words[size - 1].end)
            if prefix is not None and self._is_unique(Span(prefix.start, start.end)):
                break
        else:
            return None
        for tail, size in product(_CONTEXT_SIZES, _PART_SIZES):
            suffix, end = self._suffix(tail), Span(words[-size].start, self.quoted.end)
            if suffix is not None and self._comes_first(start.end, Span(end.start, suffix.end)):
                return self._written(prefix, [start, end], suffix)
        return None

    def _prefix(self, size: int) -> Span | None:
        """Return the `size` words before the quote, up to it; an empty span for none."""
        if size > len(self.before):
            return None
        start = self.before[-size].start if size else self.quoted.start
        return self._usable(Span(start, self.quoted.start), start)

    def _suffix(self, size: int) -> Span | None:
        """Return the `size` words after the quote, from it on; an empty span for none."""
        if size > len(self.after):
            return None
        end = self.after[size - 1].end if size else self.quoted.end
        return self._usable(Span(self.quoted.end, end), end)

    def _usable(self, context: Span, outer: int) -> Span | None:
        is_usable = _bound(self.text, outer) and _is_safe(context.of(self.text))
        return context if is_usable else None

    def _is_unique(self, span: Span) -> bool:
        sought = _fold(span.of(self.text))
        first = self.folded.find(sought)
        return self.folded.find(sought, first + 1) < 0

    def _comes_first(self, position: int, span: Span) -> bool:
        """Whether the words of `span` are not met any earlier, reading on from `position`."""
        sought, read = _fold(span.of(self.text)), _fold(self.text[position : span.end])
        return read.find(sought) == len(read) - len(sought)

    def _written(self, prefix: Span, parts: list[Span], suffix: Span) -> list[str] | None:
        """Return all parts as they stand in the link, or None where one of them isn't safe."""
        texts = [span.of(self.text).strip() for span in (prefix, *parts, suffix)]
        if not all(_is_safe(text) for text in texts):
            return None
        before, *quoted, after = [_encoded(text) for text in texts]
        return [*([f"{before}-"] if before else []), *quoted, *([f"-{after}"] if after else [])]


def _line_start(text: str, position: int) -> int:
    """Return where the text of a position's line begins, after an item's number or bullet."""
    start = text.rfind("\n", 0, position) + 1
    found = _ENUMERATOR.match(text, start)
    return found.end() if found else start


def _words(text: str, span: Span) -> Iterator[Span]:
    """Yield what stands between blanks, less the marks around it; lone marks are no words."""
    for found in _WORD.finditer(text, span.start, span.end):
        start, end = found.span()
        while start < end and not _in_word(text[start]):
            start += 1
        while end > start and not _in_word(text[end - 1]):
            end -= 1
        if start < end:
            yield Span(start, end)


def _bound(text: str, position: int) -> bool:
    """Whether every browser sees the bound of a word there; between ideographs none is sure."""
    before, after = text[:position][-2:], text[position : position + 2]
    if not (before and after):
        return True
    left, right = _in_word(before[-1]), _in_word(after[0])
    if left and right:
        return False
    joined_on = left and after[0] in _JOINERS and _in_word(after[1:])
    joined_before = right and before[-1] in _JOINERS and _in_word(before[:-1])
    return not (joined_on or joined_before)


@lru_cache(maxsize=4096)
def _in_word(character: str) -> bool:
    """Whether a character is part of a word, as are the marks and formats that cling to one."""
    if not character:
        return False
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf", "Pc"}


def _is_safe(part: str) -> bool:
    """Whether browsers agree on how to search for a part: they don't on invisible characters."""
    if len(_encoded(part)) > _LONGEST_PART or _VARIATION.search(part):
        return False
    return part.isascii() or all(unicodedata.category(character) != "Cf" for character in part)


def _fold(text: str) -> str:
    """Make equal whatever some browser takes for equal: case, accents, quote marks, blanks."""
    return _SPACES.sub(" ", "".join(map(_folded, text)))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.isspace():
        return " "
    letters = unicodedata.normalize("NFKD", character).casefold().translate(_ALIKE)
    letters = unicodedata.normalize("NFKD", letters)  # folding case can compose again
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] not in "MC")


def _encoded(part: str) -> str:
    # Runs of blanks are one blank on a page; a no-break space stays one there, and here.
    return quote(re.sub("[ \t]+", " ", part), safe="").replace("-", "%2D")
