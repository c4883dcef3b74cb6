"""Whether two addresses are those of one page, however it was reached."""

from __future__ import annotations

from urllib.parse import urlsplit

_IN_FRONT = ("www.", "m.", "amp.")


def page_key(address: str | None) -> str | None:
    """Return what is the same for all addresses of a page, None where it is no web address.

    >>> page_key("http://www.Press.example/news/1/?utm_source=feed#top")
    'press.example/news/1'
    """
    from corpus.importing.page_address import clean_address

    try:
        parts = urlsplit((address or "").strip())
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            return None
        clean = urlsplit(clean_address(parts._replace(fragment="")))
        host = parts.hostname
        port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    except ValueError:
        return None
    for start in _IN_FRONT:
        host = host.removeprefix(start)
    query = f"?{clean.query}" if clean.query else ""
    return f"{host}{port}{clean.path.rstrip('/')}{query}"


def page_keys(*addresses: str | None) -> tuple[str, ...]:
    """Return the keys of those that are addresses, each once."""
    keys = (page_key(address) for address in addresses)
    return tuple(dict.fromkeys(key for key in keys if key is not None))
