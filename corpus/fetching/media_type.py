"""What kind of thing the server says it sends, and whether that can be made a release."""

from __future__ import annotations

import re

from corpus.fetching.errors import Refusal

ACCEPTED = (
    "text/html,application/xhtml+xml,application/pdf,application/atom+xml,application/rss+xml,"
    "text/markdown,text/plain;q=0.9,*/*;q=0.5"
)
_READABLE = frozenset(
    (
        "text/html",
        "application/xhtml+xml",
        "application/pdf",
        "application/x-pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/plain",
        "text/markdown",
        "text/x-markdown",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        # What servers say that do not know; the bytes will tell.
        "application/octet-stream",
        "binary/octet-stream",
        "application/download",
        "application/force-download",
        "application/x-download",
    )
)
_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+)\s*(?:[;,]|$)")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([a-z0-9_.:()+-]{1,40})")


def media_type_and_charset(content_type: str) -> tuple[str | None, str | None]:
    """Return both as the server says them, in lower case; None for what it doesn't, or garbles.

    >>> media_type_and_charset('Text/HTML; Charset="UTF-8"')
    ('text/html', 'utf-8')
    """
    lower = content_type.lower()
    found, charset = _TYPE.match(lower), _CHARSET.search(lower)
    return found and found[1], charset and charset[1]


def check(media_type: str | None) -> None:
    """Refuse what no release can be made of, before it is all loaded.

    Raises:
        Refusal: The server says that it is an image, a film, an archive or the like.
    """
    if media_type is not None and media_type not in _READABLE:
        what = f"it is {media_type}, not a web page, PDF, .docx, text or feed"
        raise Refusal(what, mend="give the page or document that holds the text")
