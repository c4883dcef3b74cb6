"""Markdown as plain text: words without their markup, lists and tables as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.importing.extract import Found
from corpus.importing.listed import BULLET, INDENT, Entry, as_row

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_LINE_BREAKS = {"<br>", "<br/>", "<br />"}


@dataclass(slots=True)
class Rendered:
    """What a text in Markdown comes to.

    Attributes:
        title: Its headline, which is no part of the entries.
    """

    entries: list[Entry] = field(default_factory=list)
    title: Found | None = None
    notes: tuple[str, ...] = ()


def render(text: str) -> Rendered:
    """Return a text in Markdown (CommonMark, with tables) as its reader sees it."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = list(SyntaxTreeNode(parser.parse(text)).children)
    rendered = Rendered()
    if blocks and blocks[0].type == "heading":
        title = " ".join(_inline(blocks[0]).split("\n"))
        rendered.title = Found(title, "heading at the beginning") if title.strip() else None
        blocks = blocks[1:]
    rendered.entries = [entry for block in blocks for entry in _entries(block)]
    pieces = sum(block.type == "html_block" for block in blocks)
    if pieces:
        rendered.notes = (f"{pieces} blocks of HTML left out",)
    return rendered


def _entries(block: SyntaxTreeNode) -> Iterator[Entry]:
    if block.type in {"bullet_list", "ordered_list"}:
        yield from _items(block, 0)
    elif block.type == "blockquote":
        for child in block.children:
            yield from _entries(child)
    elif block.type == "table":
        rows = [row for part in block.children for row in part.children]
        yield Entry("\n".join(as_row(map(_inline, row.children)) for row in rows))
    elif block.type in {"fence", "code_block"}:
        yield Entry(block.content.rstrip("\n"))
    elif block.type in {"paragraph", "heading"}:
        yield Entry(_inline(block))


def _items(block: SyntaxTreeNode, depth: int) -> Iterator[Entry]:
    """Yield the items of a list, each before those of a list inside it."""
    number = int(block.attrs.get("start", 1)) if block.type == "ordered_list" else None
    for item in block.children:
        lists = [child for child in item.children if child.type.endswith("_list")]
        rest = [child for child in item.children if child not in lists]
        words = " ".join(entry.text for child in rest for entry in _entries(child))
        mark = f"{number}." if number is not None else BULLET
        if words.strip():
            yield Entry(f"{INDENT * depth}{mark} {' '.join(words.split(chr(10)))}", is_item=True)
        for inner in lists:
            yield from _items(inner, depth + 1)
        number = number + 1 if number is not None else None


def _inline(block: SyntaxTreeNode) -> str:
    return "".join(_words(block)).strip(" \t\n")


def _words(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield the text inside a node: of links and emphasis their words, of pictures nothing."""
    for child in node.children:
        if child.type in {"text", "code_inline"}:
            yield child.content
        elif child.type == "softbreak":
            yield " "
        elif child.type == "hardbreak":
            yield "\n"
        elif child.type == "html_inline":
            yield "\n" if child.content.lower() in _LINE_BREAKS else ""
        elif child.type != "image":
            yield from _words(child)
