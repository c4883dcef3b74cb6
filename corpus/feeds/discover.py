"""The feeds that a web page names in its head."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from corpus.importing.source import Source

_FEEDS = frozenset(("application/rss+xml", "application/atom+xml", "application/rdf+xml"))
_SIGHTED = 2**20  # bytes of the beginning, more than any head takes
_MOST = 50
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# Tag by tag: libxml2 takes time in proportion to the square of a tag's attributes.
_TAG = re.compile(r"<(link|base)\s[^<>]{0,2000}>", re.IGNORECASE)


def discover(source: Source) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page names, in its order, each once.

    Relative ones are resolved against the page's address, and left out where it has none.
    """
    text = _COMMENT.sub("", _decoded(source))
    base, links = source.url or "", []
    for tag in _TAG.finditer(text):
        attributes = _attributes(tag[0])
        if tag[1].lower() == "link" and _is_feed(attributes):
            links.append(attributes.get("href", ""))
        elif tag[1].lower() == "base" and base == (source.url or ""):
            base = _joined(base, attributes.get("href", ""))
    found = (_joined(base, link) for link in links[:_MOST] if link.strip())
    return tuple(dict.fromkeys(url for url in found if _is_web(url)))


def _decoded(source: Source) -> str:
    """Return a page's beginning as text: what is looked for is ASCII in nearly every encoding."""
    start = source.data[:_SIGHTED]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    return start.decode("utf-8", "replace")


def _attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, their names in lower case."""
    found: list[dict[str, str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append({name: value or "" for name, value in attrs})

    Reader().feed(tag)
    return found[0] if found else {}


def _is_feed(link: dict[str, str]) -> bool:
    kind = link.get("type", "").partition(";")[0].strip().lower()
    return kind in _FEEDS and "alternate" in link.get("rel", "").lower().split()


def _joined(base: str, target: str) -> str:
    try:
        return urljoin(base, target.strip())
    except ValueError:
        return ""


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
