"""Quality over the seed and the invented releases: the recorded floor holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from real_command import PROJECT, Place

pytestmark = pytest.mark.slow

SETS = PROJECT / "tests/evaluation"
FLOOR = json.loads((SETS / "floor.json").read_text(encoding="utf-8"))
RELEASES = {"seed-dev": PROJECT / "corpus/releases", "invented-dev": SETS / "releases"}


@pytest.mark.parametrize("name", RELEASES)
def test_no_figure_falls_below_its_floor(name: str, tmp_path: Path) -> None:
    place = Place(RELEASES[name], tmp_path / "index")
    floor = tmp_path / "floor.json"
    floor.write_text(json.dumps({name: FLOOR[name]}), encoding="utf-8")
    built = place.verbatim("rebuild")
    assert built.code == 0, built.err
    outcome = place.verbatim("eval", str(SETS / f"{name}.jsonl"), "--floor", str(floor))
    assert outcome.code == 0, outcome.out + outcome.err
