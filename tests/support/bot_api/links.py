"""Which addresses the server takes, in an entity or on a button."""

from __future__ import annotations

import re

from bot_api.refusals import bad

_WEB = re.compile(
    r"(?:https?://)?(?:[^\s/?#@]+@)?(?P<host>\[[\da-f:]+\]|[^\s/?#:]+)(?::\d+)?", re.I
)
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z\d+.-]*)://", re.I)


def refuse_wrong_link(url: str, what: str) -> None:
    """Refuse an address that the server cannot open; the real one drops such an entity."""
    if reason := _wrong(url):
        raise bad(f"{what} '{url}' is invalid: {reason}")


def _wrong(url: str) -> str:
    if not url or any(char.isspace() for char in url):
        return "Wrong HTTP URL"
    scheme = _SCHEME.match(url)
    if scheme and scheme["scheme"].lower() in ("tg", "ton", "tonsite"):
        return ""
    if scheme and scheme["scheme"].lower() not in ("http", "https"):
        return "Unsupported URL protocol"
    web = _WEB.match(url)
    named = web is not None and ("." in web["host"].strip(".") or web["host"].startswith("["))
    return "" if named else "Wrong HTTP URL"
