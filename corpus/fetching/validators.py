"""What a server says of the state of a page, to be asked later whether it is still in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SENDABLE = re.compile(r"[\x21-\x7e]([\x20-\x7e]{0,998}[\x21-\x7e])?")


@dataclass(frozen=True, slots=True)
class Validators:
    """The state in which a page was found.

    Attributes:
        url: Where the page was in the end; elsewhere these values mean nothing, and aren't sent.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None

    def headers(self, url: str) -> dict[str, str]:
        """Return the headers that ask for a page only where it has changed."""
        if url != self.url:
            return {}
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value and _is_sendable(value)}


def validators_of(url: str, headers: Mapping[str, str]) -> Validators:
    """Return the validators among a response's headers (names in lower case)."""
    etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
    return Validators(
        url,
        etag if _is_sendable(etag) else None,
        modified if _is_sendable(modified) else None,
    )


def _is_sendable(value: str) -> bool:
    """Whether a value can go into a header: whatever it is, it came from outside."""
    return _SENDABLE.fullmatch(value) is not None
