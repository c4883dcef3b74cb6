"""Whether two addresses are those of one page, however it was reached."""

from __future__ import annotations

from corpus.canonical_address import host_of, page_key


def page_keys(*addresses: str | None) -> tuple[str, ...]:
    """Return the keys of those that are addresses of pages, each once."""
    pages = (address.strip() for address in addresses if address)
    return tuple(dict.fromkeys(page_key(page) for page in pages if _is_of_the_web(page)))


def _is_of_the_web(address: str) -> bool:
    scheme = address.partition("://")[0].lower()
    try:
        return scheme in {"http", "https"} and bool(host_of(address))
    except ValueError:
        return False
