"""A release out of Markdown: one of our own files as it is, any other as its reader sees it."""

from __future__ import annotations

from dataclasses import replace

from corpus.front_matter import FrontMatter, Parts, read, split
from corpus.importing.assemble import About, assemble
from corpus.importing.extract import Extract, Found
from corpus.importing.listed import as_paragraphs
from corpus.importing.markdown_blocks import render
from corpus.importing.plain_text import decoded_text
from corpus.importing.source import Source
from corpus.problem import one_line

_FRONT = "front matter"
_TAKEN = frozenset({"title", "date", "place", "publisher", "url", "language"})


def extract_markdown(source: Source) -> Extract:
    """Read a release out of Markdown.

    A file with a sound front matter of ours is a release file, and its body is plain text already.

    Raises:
        CannotImport: It is no text, or holds none.
    """
    text, notes = decoded_text(source)
    parts = split(text)
    if not isinstance(parts, Parts):
        rendered = render(text)
        about = About(title=rendered.title, notes=(*notes, *rendered.notes))
        return assemble(source, as_paragraphs(rendered.entries), about)
    front = read(parts.block)
    left = [key for key in front.fields if key not in _TAKEN]
    if left:
        notes += (f"not taken over from the front matter: {', '.join(left)}",)
    faults = (f"front matter, line {fault.line}: {fault.message}" for fault in front.faults)
    notes += tuple(map(one_line, faults))
    if not front.faults:
        return _with(front, assemble(source, [parts.body], About(notes=notes)))
    rendered = render(parts.body)
    about = About(title=rendered.title, notes=(*notes, *rendered.notes))
    return _with(front, assemble(source, as_paragraphs(rendered.entries), about))


def _with(front: FrontMatter, extract: Extract) -> Extract:
    """Return an extract with what the front matter says, which goes before anything else."""

    def said(key: str, otherwise: Found | None) -> Found | None:
        return Found(str(front.fields[key]), _FRONT) if key in front.fields else otherwise

    return replace(
        extract,
        title=said("title", extract.title),
        date=said("date", extract.date),
        place=said("place", extract.place),
        publisher=said("publisher", extract.publisher),
        url=said("url", extract.url),
        language=said("language", extract.language),
    )
