"""The body of an invented release with which nothing is wrong, and how a look at one is taken."""

from __future__ import annotations

from collections.abc import Callable

TEXT = (
    "Invented harbour police seized nine boats in Operation Heron on Monday.\n\n"
    "Nobody was hurt, said Captain Ada Voss of the made-up Port Nowhere. The boats were towed to "
    "the old quay, where the owners may look at them until the end of the month.\n\n"
    "Two crews were questioned about where the boats came from. A hearing is set for the spring."
)

Look = Callable[..., list[tuple[int, str]]]
"""Writes one release and returns line and code of each of its problems."""
