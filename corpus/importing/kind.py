"""What kind of source it is: by its bytes where they are plain, else as the server or its name say.

Servers are often wrong, bytes seldom: a PDF served as a web page is a PDF.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from corpus.importing.extract import CannotImport
from corpus.importing.source import Source

Kind = Literal["html", "pdf", "docx", "text", "markdown"]

_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": "text",
}
_ENDINGS: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
_SIGHTED = 4096  # bytes of the beginning that are looked at
_PDF_WITHIN = 1024  # bytes before the signature of a PDF that readers put up with
# Atomic: a run of comments has many ways to be parted, and trying each takes for ever.
_PROLOGUE = rb"\s*(?>(?>(?:<\?xml[^>]*>|<!--.*?-->)\s*)*)"
_HTML = re.compile(
    _PROLOGUE
    + rb"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|table|h[1-6]|p)\b",
    re.DOTALL | re.IGNORECASE,
)
_FEED = re.compile(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n\w+[ \t]*:")
# What can be told by its first bytes, and what a curator can do about it.
_UNREADABLE: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save it as .docx or PDF"),
    (b"{\\rtf", "a document in RTF", "save it as .docx or PDF"),
    (b"\x89PNG", "an image", "give the page or document with the text"),
    (b"\xff\xd8\xff", "an image", "give the page or document with the text"),
    (b"GIF8", "an image", "give the page or document with the text"),
    (b"RIFF", "an image, sound or film", "give the page or document with the text"),
    (b"II*\x00", "an image", "give the page or document with the text"),
    (b"MM\x00*", "an image", "give the page or document with the text"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
    (b"BZh", "a packed file", "unpack it first"),
    (b"\xfd7zXZ", "a packed file", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file", "unpack it first"),
    (b"Rar!", "a packed file", "unpack it first"),
    (b"bplist", "a web archive", "save the page as HTML"),
)


def kind_of(source: Source) -> Kind:
    """Return what kind of source it is.

    Raises:
        CannotImport: It is empty, or of a kind that cannot be read.
    """
    if not source.data.strip():
        raise CannotImport(f"{source.name} is empty", mend="give a page or document with text")
    head = source.data[:_SIGHTED]
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head.startswith(b"PK"):
        return _in_zip(source)
    for start, what, mend in _UNREADABLE:
        if head.startswith(start):
            raise CannotImport(f"{source.name} is {what}", mend=mend)
    return _of_text(source, head)


def _in_zip(source: Source) -> Kind:
    if b"word/" in source.data:
        return "docx"
    what = "an archive or a document other than .docx"
    raise CannotImport(f"{source.name} is {what}", mend="unpack it, or save it as .docx or PDF")


def _of_text(source: Source, head: bytes) -> Kind:
    # UTF-16 looks like its letters once the zeros are gone.
    letters = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _FEED.match(letters):
        what = f"{source.name} is a feed, not a release"
        raise CannotImport(what, mend="give one of the pages it lists")
    named = _MEDIA_TYPES.get((source.media_type or "").lower()) or _by_ending(source)
    if named == "markdown":
        return named
    if named == "html" or _HTML.match(letters):
        return "html"
    return "markdown" if _FRONT_MATTER.match(letters) else "text"


def _by_ending(source: Source) -> Kind | None:
    try:
        path = urlsplit(source.url or source.name).path.lower()
    except ValueError:
        path = source.name.lower()
    return next((kind for ending, kind in _ENDINGS.items() if path.endswith(ending)), None)
