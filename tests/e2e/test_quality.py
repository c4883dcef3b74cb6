"""Quality over the seed and the invented releases: the recorded floor holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from real_command import PROJECT, Place

pytestmark = pytest.mark.slow

SETS = PROJECT / "tests/evaluation"
FLOOR = json.loads((SETS / "floor.json").read_text(encoding="utf-8"))
RELEASES = {"seed": PROJECT / "corpus/releases", "invented": SETS / "releases"}


@pytest.mark.parametrize("corpus", RELEASES)
def test_no_figure_falls_below_its_floor(corpus: str, tmp_path: Path) -> None:
    place = Place(RELEASES[corpus], tmp_path / "index")
    names = [name for name in FLOOR if name.startswith(corpus)]
    floor = tmp_path / "floor.json"
    floor.write_text(json.dumps({name: FLOOR[name] for name in names}), encoding="utf-8")
    built = place.verbatim("rebuild")
    assert built.code == 0, built.err
    files = [str(SETS / f"{name}.jsonl") for name in names]
    outcome = place.verbatim("eval", *files, "--floor", str(floor))
    assert outcome.code == 0, outcome.out + outcome.err
