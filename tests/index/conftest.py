"""An index of invented releases, encoded by a tiny model, built once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from invented_releases import write_release, write_releases
from tiny_model import make_model

import index.write
from index.build import rebuild
from index.encoder import Encoder
from index.generation import ENCODER_FOLDER
from index.settings import Settings
from index.stored_encoder import open_encoder

Fresh = Callable[[Path], Settings]
"""Given a folder of releases, builds an index of them where none of them was before."""


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture(scope="session")
def base(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A built index that no test may touch."""
    folder = tmp_path_factory.mktemp("base")
    settings = Settings(
        releases=write_releases(folder / "releases"), index=folder / "index", model=str(tiny_model)
    )
    rebuild(settings)
    return settings


@pytest.fixture
def settings(base: Settings, tmp_path: Path) -> Settings:
    """A copy of the built index and its releases."""
    shutil.copytree(base.releases, tmp_path / "releases")
    shutil.copytree(base.index, tmp_path / "index")
    return replace(base, releases=tmp_path / "releases", index=tmp_path / "index")


@pytest.fixture(scope="session")
def encoder_folder(base: Settings) -> Path:
    """The exported encoder of the tiny model."""
    return next((base.index / "generations").iterdir()) / ENCODER_FOLDER


@pytest.fixture
def quick_export(encoder_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Full builds take the encoder that was exported before, for exporting takes half a second."""

    def export(_source: object, folder: Path, _sample: object) -> Encoder:
        shutil.copytree(encoder_folder, folder, dirs_exist_ok=True)
        return open_encoder(folder)

    monkeypatch.setattr(index.write, "export_encoder", export)


@pytest.fixture(scope="session")
def elsewhere(base: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index of one release that is in no other test."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(base.index, folder / "index")
    write_release(folder / "releases", "2029-01-01-elsewhere", "Nothing happened elsewhere.")
    settings = replace(base, releases=folder / "releases", index=folder / "index")
    rebuild(settings)
    return settings


@pytest.fixture(scope="session")
def fresh(elsewhere: Settings, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    def build(releases: Path) -> Settings:
        folder = tmp_path_factory.mktemp("fresh") / "index"
        shutil.copytree(elsewhere.index, folder)
        settings = replace(elsewhere, releases=releases, index=folder)
        rebuild(settings, skip_invalid=True)
        return settings

    return build
