"""What is never to be seen: the token above all, which is part of every request's address."""

from __future__ import annotations

_SHORTEST = 8
"""Characters of half a token that give it away; less than that stands anywhere."""


def redacted(text: str, *hidden: str) -> str:
    """Return a text with the secrets masked; of a token, its second half by itself too."""
    for secret in filter(None, hidden):
        half = secret.partition(":")[2]
        for part in (secret, half if len(half) >= _SHORTEST else ""):
            text = text.replace(part, "<token>") if part else text
    return text
