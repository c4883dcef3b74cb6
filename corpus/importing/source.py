"""What was fetched or read, before anything is made of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a page or document, and what is known about where they come from.

    Attributes:
        name: As the curator gave it: a URL, a path, or `-` for stdin.
        url: Where it was in the end, after redirects; None for what was read from a file.
        media_type: As the server said, without parameters, such as `text/html`.
        charset: As the server said.
        retrieved: When it was fetched, with its time zone.
    """

    name: str
    data: bytes
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    retrieved: datetime | None = None

    @property
    def sha256(self) -> str:
        """The checksum of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
