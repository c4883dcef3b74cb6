"""The canonical spelling of a web address, and whether two lead to one page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Parameters that say where a reader came from, and never which page is shown.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id"
    r"|_gl|_hsenc|_hsmi|mkt_tok|vero_id|oly_\w+_id|pk_campaign|pk_kwd|mtm_\w+|ref_src|xtor)=",
    re.IGNORECASE,
)
_PARTS = re.compile(r"([^:/?#]+)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_HOST_AND_PORT = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(?::([0-9]*))?")
_USUAL_PORT = {"http": "80", "https": "443"}
_IN_FRONT = re.compile(r"(?:www|m|amp)\.")


def canonical(url: str) -> str:
    """Return an address without what doesn't belong to it; all else stays as it is spelled.

    A fragment that makes the page (`#!/news/1`, `#/news/1`) stays.

    >>> canonical("HTTPS://Press.Example:443/News?id=7&utm_source=feed#main")
    'https://press.example/News?id=7'
    """
    found = _PARTS.fullmatch(url)
    if not found:
        return url
    scheme, authority = found[1].lower(), found[2]
    user, mark, host = authority.rpartition("@")
    host = _without_usual_port(host.lower(), scheme)
    kept = [one for one in (found[4] or "").split("&") if one and not _TRACKING.match(one)]
    query = f"?{'&'.join(kept)}" if kept else ""
    fragment = f"#{found[5]}" if (found[5] or "").startswith(("!", "/")) else ""
    return f"{scheme}://{user}{mark}{host}{found[3] or '/'}{query}{fragment}"


def _without_usual_port(host: str, scheme: str) -> str:
    """Return a host without the port that its scheme has anyway, or an empty one."""
    parts = _HOST_AND_PORT.fullmatch(host)
    return parts[1] if parts and parts[2] in ("", _USUAL_PORT.get(scheme)) else host


def page_key(url: str) -> str:
    """Return what is the same for all addresses of a page.

    >>> page_key("http://www.press.example/news/") == page_key("https://press.example/news#top")
    True
    """
    _, _, rest = canonical(url).partition("://")
    return _IN_FRONT.sub("", rest, count=1).rstrip("/")


def host_of(url: str) -> str:
    """Return the host of an address in small letters."""
    return urlsplit(url).hostname or ""
