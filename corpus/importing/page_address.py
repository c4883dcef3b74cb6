"""The address a page wants to be known by."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from corpus.canonical_address import canonical
from corpus.importing.extract import Found
from corpus.importing.html_tree import Element
from corpus.importing.page_structured import Structured

_FORBIDDEN = re.compile('[\\s<>"\x00-\x1f\x7f-\x9f]')


def address_of(root: Element, structured: Structured, fetched: str | None) -> Found | None:
    """Return the canonical address of a page.

    It must be of the host the page was fetched from; another one's is doubtful, and so is one
    of a page that was read from a file and says nothing of it to machines.

    Args:
        root: The page with its head.
        structured: What it says to machines.
        fetched: Where it was in the end; None for a file.
    """
    base = _base(root, fetched)
    for evidence, value in _said(root, structured):
        parts = _absolute(base, value)
        if parts is None or _is_home(parts, fetched):
            continue
        return _found(parts, evidence, fetched)
    parts = _absolute(None, fetched or "")
    return Found(canonical(parts.geturl()), "where it was fetched") if parts else None


def _said(root: Element, structured: Structured) -> list[tuple[str, str]]:
    links = [
        ("link rel=canonical", link.get("href") or "")
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    said = [*links, *structured.meta("og:url")]
    for key in ("url", "mainEntityOfPage"):
        value = structured.linked(key)
        said += [(f"JSON-LD {key}", value)] if value else []
    return said


def _found(parts: SplitResult, evidence: str, fetched: str | None) -> Found:
    address = canonical(parts.geturl())
    if fetched is None:
        return Found(address, evidence)
    host = _absolute(None, fetched)
    if host is None or _host(host) == _host(parts):
        return Found(address, evidence)
    return Found(address, f"{evidence}; but it was fetched from {host.hostname}", is_doubtful=True)


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _is_home(parts: SplitResult, fetched: str | None) -> bool:
    """Whether an address is that of the site's first page, which some sites give on every page."""
    if fetched is None or parts.query or parts.path not in {"", "/"}:
        return False
    was = _absolute(None, fetched)
    return was is not None and (was.path not in {"", "/"} or bool(was.query))


def _base(root: Element, fetched: str | None) -> str | None:
    for base in root.iter("base"):
        if base.get("href"):
            try:
                return urljoin(fetched or "", str(base.get("href")))
            except ValueError:
                return fetched
    return fetched


def _absolute(base: str | None, value: str) -> SplitResult | None:
    value = value.strip()
    if not value or _FORBIDDEN.search(value):
        return None
    try:
        parts = urlsplit(urljoin(base, value) if base else value)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if is_whole and "@" not in parts.netloc else None
