"""The words and syllables that names are made of, by what they are for."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_name("words.txt")


def _read(text: str) -> dict[str, tuple[str, ...]]:
    """Read blocks of lines, each headed by a line with its name."""
    blocks = (block.partition("\n") for block in text.strip().split("\n\n"))
    return {name: tuple(words.split()) for name, _, words in blocks}


WORDS = _read(_FILE.read_text(encoding="utf-8"))
