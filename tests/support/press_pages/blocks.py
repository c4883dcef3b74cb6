"""The pieces that an invented release is made of, each with its markup and the text it must give.

The text is written down by how a reader sees the page, not by how the extractor works.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(r"<[^>]+>")


def plain(markup: str) -> str:
    """Return the words of a piece of inline markup."""
    return html.unescape(_TAG.sub("", markup))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `markup` may hold inline elements and entities."""

    markup: str

    @property
    def text(self) -> str:
        return plain(self.markup)

    def html(self) -> str:
        return f"<p>{self.markup}</p>"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the body."""

    markup: str

    @property
    def text(self) -> str:
        return plain(self.markup)

    def html(self) -> str:
        return f"<h2>{self.markup}</h2>"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list behind a paragraph that leads to it with a colon, or one that stands alone."""

    lead: str
    items: tuple[str, ...]

    @property
    def text(self) -> str:
        lines = [f"• {plain(item)}" for item in self.items]
        return "\n".join([plain(self.lead), *lines] if self.lead else lines)

    def html(self) -> str:
        items = "".join(f"<li>{item}</li>\n" for item in self.items)
        lead = f"<p>{self.lead}</p>\n" if self.lead else ""
        return f"{lead}<ul>\n{items}</ul>"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose items are numbered by the page."""

    items: tuple[str, ...]
    start: int = 1

    @property
    def text(self) -> str:
        numbered = enumerate(self.items, start=self.start)
        return "\n".join(f"{number}. {plain(item)}" for number, item in numbered)

    def html(self) -> str:
        items = "".join(f"<li>{item}</li>" for item in self.items)
        return f'<ol start="{self.start}">{items}</ol>'


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        return "\n".join(" | ".join(map(plain, row)) for row in self.rows)

    def html(self) -> str:
        head, *body = self.rows
        first = "".join(f'<th scope="col">{cell}</th>' for cell in head)
        rows = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in body
        )
        return f"<table><thead><tr>{first}</tr></thead>\n<tbody>{rows}</tbody></table>"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart."""

    markup: str

    @property
    def text(self) -> str:
        return plain(self.markup)

    def html(self) -> str:
        return f"<blockquote><p>{self.markup}</p></blockquote>"


Block = Paragraph | Heading | Bullets | Numbered | Table | Quote


def markup_of(block: Block) -> str:
    """Return the inline markup of a block that is no list or table."""
    assert not isinstance(block, Bullets | Numbered | Table)
    return block.markup


def text_of(blocks: Sequence[Block]) -> str:
    """Return the text that the blocks must give."""
    return "\n\n".join(block.text for block in blocks)


def html_of(blocks: Sequence[Block], between: str = "\n") -> str:
    """Return the blocks in plain markup, as an editor's field holds them."""
    return between.join(block.html() for block in blocks)
