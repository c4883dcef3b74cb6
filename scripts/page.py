"""Where output goes: how wide it is, whether it takes colour, and which signs it can carry."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from corpus import Span
from scripts.printable import unclosed
from scripts.wrap import lines, wrapped

NARROWEST, WIDEST = 20, 100
"""Columns: below, no line is worth reading; above, the eye loses its way back to the margin."""

_STYLES = {"answer": ("1;35", "22;39"), "bar": ("35", "39"), "quiet": ("2", "22")}


@dataclass(frozen=True, slots=True)
class Page:
    """A terminal, or a file or pipe.

    Attributes:
        width: Columns to wrap to; None off a terminal, where no line is ever broken.
        colour: Whether escape sequences are welcome.
        bar: What stands before each line of a quote on a terminal.
    """

    width: int | None = None
    colour: bool = False
    bar: str = "│"

    @classmethod
    def of(cls, stream: TextIO, environment: Mapping[str, str] = os.environ) -> Page:
        """Return the page that `stream` writes on."""
        if not stream.isatty():
            return cls()
        columns = shutil.get_terminal_size().columns
        plain = environment.get("NO_COLOR") or environment.get("TERM") in ("dumb", None)
        return cls(
            width=min(max(columns, NARROWEST), WIDEST),
            colour=not plain,
            bar="│" if _carries(stream, "│") else "|",
        )

    def lines(self, text: str, span: Span, indent: int) -> Iterator[Span]:
        """Yield the lines that `span` takes on this page behind `indent` columns."""
        return lines(text, span) if self.width is None else wrapped(text, span, self.width - indent)

    def styled(self, text: str, style: str) -> str:
        """Return `text` in one of the styles, or as it is where colour isn't welcome."""
        if not (self.colour and text):
            return text
        on, off = _STYLES[style]
        return f"\x1b[{on}m{text}\x1b[{off}m"

    def emphasised(self, text: str, line: Span, highlights: Sequence[Span]) -> str:
        """Return one line of `text` with the highlights in it emphasised, directions closed."""
        parts = []
        at = line.start
        for highlight in highlights:
            start, end = max(highlight.start, at), min(highlight.end, line.end)
            if start < end:
                parts += [text[at:start], self.styled(text[start:end], "answer")]
                at = end
        return "".join([*parts, text[at : line.end], self.closing(line.of(text))])

    def closing(self, line: str) -> str:
        """Return the marks to put after a line so that no direction it sets outlasts it.

        None off a terminal, where the text that is quoted must arrive as it is.
        """
        return "" if self.width is None else unclosed(line)


def _carries(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True
