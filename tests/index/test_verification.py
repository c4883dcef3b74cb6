from __future__ import annotations

import os
from pathlib import Path

import pytest
from invented_releases import write_release

import index.verification
from index.build import rebuild
from index.engine import Engine
from index.errors import DamagedIndex
from index.folder import read_cache
from index.manifest import Inputs, Manifest, records
from index.settings import Settings
from index.verification import Verification, check_all, check_sizes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "generations" / "a-1"
    (path / "encoder").mkdir(parents=True)
    (path / "texts.bin").write_bytes(b"invented text")
    (path / "encoder" / "model.onnx").write_bytes(b"weights")
    return path


@pytest.fixture
def manifest(folder: Path) -> Manifest:
    return Manifest(Inputs(1, "m", {}, {}, {}), "m", "int8", 0, 0, records(folder))


def test_sound_files_are_remembered_as_such(
    tmp_path: Path, folder: Path, manifest: Manifest
) -> None:
    assert not Verification(tmp_path, folder, manifest).is_in_background
    assert read_cache(tmp_path / "verified.json") == {"a-1": check_sizes(folder, manifest)}


def test_damage_is_never_remembered_as_sound(
    tmp_path: Path, folder: Path, manifest: Manifest
) -> None:
    (folder / "texts.bin").write_bytes(b"altered! text")
    for _ in range(2):
        with pytest.raises(DamagedIndex, match=r"texts\.bin is not what was written"):
            Verification(tmp_path, folder, manifest)


def test_a_size_is_looked_at_at_every_opening(
    tmp_path: Path, folder: Path, manifest: Manifest
) -> None:
    Verification(tmp_path, folder, manifest)
    os.truncate(folder / "encoder" / "model.onnx", 3)
    with pytest.raises(DamagedIndex, match=r"model\.onnx has 3 bytes, not 7"):
        Verification(tmp_path, folder, manifest)


def test_a_file_replaced_by_another_of_its_size_and_time_is_compared_again(
    tmp_path: Path, folder: Path, manifest: Manifest
) -> None:
    Verification(tmp_path, folder, manifest)
    path = folder / "texts.bin"
    before = path.stat()
    other = folder / "other"
    other.write_bytes(b"replaced text")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    with pytest.raises(DamagedIndex, match=r"texts\.bin"):
        Verification(tmp_path, folder, manifest)


def test_another_generations_cache_vouches_for_nothing(
    tmp_path: Path, folder: Path, manifest: Manifest
) -> None:
    Verification(tmp_path, folder, manifest)
    other = folder.with_name("b-1")
    folder.rename(other)
    (other / "texts.bin").write_bytes(b"altered! text")
    with pytest.raises(DamagedIndex):
        Verification(tmp_path, other, manifest)


def test_the_deep_check_compares_every_file(folder: Path, manifest: Manifest) -> None:
    check_all(folder, manifest)
    (folder / "encoder" / "model.onnx").write_bytes(b"altered")
    with pytest.raises(DamagedIndex, match=r"model\.onnx"):
        check_all(folder, manifest)


@pytest.fixture
def all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every index counts as too large to be checked before it serves."""
    monkeypatch.setattr(index.verification, "BACKGROUND_BYTES", 0)


@pytest.mark.usefixtures("all_are_large")
def test_waiting_for_a_check_in_the_background_tells_of_damage(
    tmp_path: Path, folder: Path, manifest: Manifest
) -> None:
    (folder / "texts.bin").write_bytes(b"altered! text")
    verification = Verification(tmp_path, folder, manifest)
    assert verification.is_in_background
    with pytest.raises(DamagedIndex, match=r"texts\.bin"):
        verification.wait()


@pytest.mark.usefixtures("all_are_large")
def test_a_check_in_the_background_that_was_waited_for_is_remembered(
    tmp_path: Path, folder: Path, manifest: Manifest
) -> None:
    Verification(tmp_path, folder, manifest).wait()
    assert not Verification(tmp_path, folder, manifest).is_in_background


@pytest.mark.usefixtures("all_are_large")
def test_what_was_found_sound_is_compared_again_where_thoroughness_is_asked_for(
    tmp_path: Path, folder: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    Verification(tmp_path, folder, manifest).wait()
    compared: list[Path] = []
    monkeypatch.setattr(index.verification, "check_file", lambda path, _: compared.append(path))
    assert not Verification(tmp_path, folder, manifest, thoroughly=True).is_in_background
    assert len(compared) == len(manifest.files)


@pytest.mark.usefixtures("all_are_large")
@pytest.mark.parametrize("is_changed", [False, True])
def test_a_rebuild_checks_even_a_large_index_so_that_no_opening_has_to(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, is_changed: bool
) -> None:
    # A command ends before any check in the background does.
    monkeypatch.setattr(Verification, "_check_beside", lambda _: None)
    (settings.index / "verified.json").unlink(missing_ok=True)
    if is_changed:
        write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    assert rebuild(settings).is_new is is_changed
    with Engine.open(settings.index) as engine:
        assert not engine.is_checked_in_background


@pytest.mark.usefixtures("all_are_large")
def test_an_engine_finishes_the_check_of_a_large_index_when_told_to(settings: Settings) -> None:
    (settings.index / "verified.json").unlink(missing_ok=True)
    with Engine.open(settings.index) as engine:
        assert engine.is_checked_in_background
        engine.finish_checking()
    with Engine.open(settings.index) as engine:
        assert not engine.is_checked_in_background
