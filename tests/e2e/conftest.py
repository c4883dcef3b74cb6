"""The seed's index, built once, by the real command and with the bundled model."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from real_command import PROJECT, Place, Seed

SEED = PROJECT / "corpus/releases/2013-08-14-online-child-abuse-arrests-across-latin-america.md"
FIRST_QUESTION = "Which countries took part in Operation Pureza II?"


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Seed:
    """Ask the first question where there is no index yet; no test may touch what that builds."""
    folder = tmp_path_factory.mktemp("seed")
    place = Place(folder / "releases", folder / "index")
    place.releases.mkdir()
    shutil.copy(SEED, place.releases)
    return Seed(place, place.verbatim("ask", FIRST_QUESTION))


@pytest.fixture
def place(seed: Seed, tmp_path: Path) -> Place:
    """A copy of the seed and its index."""
    shutil.copytree(seed.place.releases, tmp_path / "releases")
    shutil.copytree(seed.place.index, tmp_path / "index")
    return Place(tmp_path / "releases", tmp_path / "index")
