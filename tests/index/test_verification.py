from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import DamagedIndex
from index.folder import read_cache
from index.manifest import Inputs, Manifest, records
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
