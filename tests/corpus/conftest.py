"""A folder of invented release files; nothing in them ever happened."""

from collections.abc import Callable
from pathlib import Path

import pytest

SOUND = """---
title: Harbour seals counted
date: 2031-05-06
publisher: Invented Harbour Office
---
Nine seals were counted on Monday.
"""

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "releases"
    path.mkdir()
    return path


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a release file, sound unless told otherwise, and return its path."""

    def write(content: str | bytes = SOUND, name: str = "2031-05-06-seals.md") -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
