"""`verbatim check` on real folders of invented releases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]

GOOD = "---\ntitle: Lanterns counted\ndate: 2020-02-03\npublisher: Quay\n---\nTwelve lanterns.\n"


def test_a_sound_folder_is_0_and_one_line(verbatim: Run, tmp_path: Path) -> None:
    (tmp_path / "2020-02-03-lanterns.md").write_text(GOOD)
    outcome = verbatim("check", "--releases", str(tmp_path))
    assert (outcome.code, outcome.out, outcome.err) == (0, "1 release, no problems\n", "")


def test_problems_are_1_and_stand_on_stdout_each_with_its_file_and_line(
    verbatim: Run, tmp_path: Path
) -> None:
    (tmp_path / "2020-02-03-lanterns.md").write_text(GOOD)
    (tmp_path / "2020-02-04-anchors.md").write_text(GOOD)  # another date than the name's
    (tmp_path / "2020-02-05-ropes.md").write_text("no front matter")
    outcome = verbatim("check", "--releases", str(tmp_path))
    assert (outcome.code, outcome.err) == (1, "")
    lines = outcome.out.splitlines()
    assert any("2020-02-04-anchors.md:3: " in line for line in lines)
    assert any("2020-02-05-ropes.md:1: " in line for line in lines)
    assert not any("lanterns.md" in line for line in lines)


def test_a_missing_folder_is_3_and_named(verbatim: Run, tmp_path: Path) -> None:
    outcome = verbatim("check", "--releases", str(tmp_path / "nowhere"))
    assert (outcome.code, outcome.out) == (3, "")
    assert "nowhere" in outcome.err
    assert outcome.err.count("\n") == 1
