"""A way to write an invented release and see what the linter says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checking_desk import TODAY, Desk
from checking_text import TEXT, Look


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "releases"
    folder.mkdir()
    return Desk(folder)


@pytest.fixture
def look(desk: Desk) -> Look:
    """Write one release and return line and code of each of its problems.

    The body begins in line 6, and in a line more for each key beside title, date and publisher.
    """

    def look(text: str = TEXT, *, today: date = TODAY, **fields: str) -> list[tuple[int, str]]:
        desk.write(text, **fields)
        return desk.codes(today=today)

    return look
