"""What the invented releases are about: for each topic its goods, offences and circumstances."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("topics.txt")


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of one field of work.

    Attributes:
        goods: What is seized, in the plural.
        offences: What somebody is suspected of.
        means: What "the suspects" did, in the past tense.
        finds: Where things were hidden, after "found".
        experts: Who else takes part.
    """

    tag: str
    goods: tuple[str, ...]
    offences: tuple[str, ...]
    means: tuple[str, ...]
    finds: tuple[str, ...]
    experts: tuple[str, ...]


def _read(text: str) -> tuple[Topic, ...]:
    """Read topics: each a line that names it, and five lines whose items semicolons part."""
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return tuple(Topic(tag, *(tuple(line.split("; ")) for line in rest)) for tag, *rest in blocks)


TOPICS = _read(_FILE.read_text(encoding="utf-8"))
"""The commonest first."""
