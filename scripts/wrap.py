"""Breaking text into lines that fit a terminal, by offset, so that nothing of it is rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import Span

_WORD = re.compile(r"[^ \t]+")


def lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of `text` inside `span` as they are, parted at its own line ends."""
    start = span.start
    while (end := text.find("\n", start, span.end)) >= 0:
        yield Span(start, end)
        start = end + 1
    yield Span(start, span.end)


def wrapped(text: str, span: Span, width: int) -> Iterator[Span]:
    """Yield lines of `text` inside `span`, each at most `width` terminal cells wide.

    Only blanks at the breaks fall between the lines. A word wider than a line is broken between
    two of its characters, never inside one that several code points make; text without blanks,
    such as Chinese, therefore fills its lines.

    >>> [line.of("to be or not") for line in wrapped("to be or not", Span(0, 12), 6)]
    ['to be', 'or not']
    """
    for line in lines(text, span):
        yield from _filled(text, line, width)


def _filled(text: str, span: Span, width: int) -> Iterator[Span]:
    line = Span(span.start, span.start)
    used = 0
    for match in _WORD.finditer(text, span.start, span.end):
        for piece, cells in _pieces(text, Span(*match.span()), width):
            gap = piece.start - line.end
            if line.start == line.end:
                line, used = piece, cells
            elif used + gap + cells <= width:
                line, used = Span(line.start, piece.end), used + gap + cells
            else:
                yield line
                line, used = piece, cells
    yield line


def _pieces(text: str, word: Span, width: int) -> Iterator[tuple[Span, int]]:
    """Yield the word and its width, or where it is wider than a line, as much as fits each time."""
    # Imported here because it is dear, and only terminals have a width.
    from rich.cells import cell_len, split_graphemes

    cells = cell_len(word.of(text))
    if cells <= width:
        yield word, cells
        return
    start, used = 0, 0
    for left, _, wide in split_graphemes(word.of(text))[0]:
        if used + wide > width:
            yield Span(word.start + start, word.start + left), used
            start, used = left, 0
        used += wide
    yield Span(word.start + start, word.end), used
