"""What an examination of an index finds; all releases here are invented."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from invented_releases import write_release

import index.verification
from index.build import rebuild
from index.folder import read_pointer
from index.health import examine
from index.settings import Settings

Fresh = Callable[[Path], Settings]


def found(settings: Settings, *, deep: bool = False) -> dict[str, str]:
    return {finding.name: finding.value for finding in examine(settings, deep=deep)}


def faults(settings: Settings, *, deep: bool = False) -> dict[str, str]:
    return {
        finding.name: finding.value for finding in examine(settings, deep=deep) if finding.is_fault
    }


def test_a_sound_index_has_no_fault_and_says_what_it_is(settings: Settings) -> None:
    assert faults(settings) == {}
    health = found(settings)
    assert health["index health"] == "sound"
    assert health["up to date"] == "yes"
    assert health["index"] == str(settings.index)
    assert health["generation"].startswith(read_pointer(settings.index).generation)
    assert health["releases"] == "3"
    assert health["model"] == settings.model
    assert "to the model" in health["encoder"]


def test_every_library_is_named_with_its_version(settings: Settings) -> None:
    health = found(settings)
    for name in ("faiss-cpu", "onnxruntime", "tokenizers", "bm25s", "torch"):
        assert health[name] == importlib.metadata.version(name)


def test_a_library_that_only_builds_may_be_missing_one_that_answers_may_not(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = importlib.metadata.version

    def version(name: str) -> str:
        if name in ("torch", "faiss-cpu"):
            raise importlib.metadata.PackageNotFoundError(name)
        return known(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert "to build, not to answer" in found(settings)["torch"]
    assert faults(settings) == {"faiss-cpu": "not installed"}


def test_an_index_older_than_the_releases_is_no_fault_and_says_what_to_run(
    settings: Settings,
) -> None:
    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    assert found(settings)["up to date"] == "no, run: verbatim rebuild"
    assert faults(settings) == {}


def test_no_index_is_a_fault_that_says_how_to_build_one(settings: Settings, tmp_path: Path) -> None:
    nowhere = replace(settings, index=tmp_path / "nowhere")
    [(name, value)] = faults(nowhere).items()
    assert name == "index health"
    assert value == f"no index in {tmp_path / 'nowhere'}; build one with: verbatim rebuild"


def test_a_cut_off_file_is_a_fault_that_names_it(settings: Settings) -> None:
    path = _file(settings, "passage-vectors/base.npy")
    os.truncate(path, path.stat().st_size - 1)
    [(name, value)] = faults(settings).items()
    assert name == "index health"
    assert str(path) in value
    assert value.endswith("verbatim rebuild")


@pytest.mark.parametrize("name", ["texts.bin", "encoder/model.onnx", "sentence-vectors/base.npy"])
def test_a_byte_that_rots_without_a_trace_is_found_by_a_deep_examination(
    settings: Settings, name: str
) -> None:
    assert faults(settings) == {}  # found sound, and remembered so
    path = _file(settings, name)
    _rot(path, settings.index / "verified.json")
    assert str(path) in faults(settings, deep=True)["index health"]


def test_a_deep_examination_of_a_sound_index_says_that_every_checksum_holds(
    settings: Settings,
) -> None:
    assert found(settings, deep=True)["index health"] == "every checksum holds"


def test_an_examination_keeps_no_hold_on_the_generation(settings: Settings) -> None:
    generations = settings.index / "generations"
    examine(settings)
    for number in range(3):
        write_release(settings.releases, "2031-06-01-kites", f"Kite {number} flew.")
        rebuild(settings)
    assert len([path for path in generations.iterdir() if path.is_dir()]) <= 2


def test_without_the_releases_the_index_is_examined_all_the_same(settings: Settings) -> None:
    shutil.rmtree(settings.releases)
    assert faults(settings) == {}
    assert found(settings)["up to date"] == f"unknown: there is no folder {settings.releases}"


def test_a_large_index_is_called_sound_only_after_it_was_checked(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.verification, "BACKGROUND_BYTES", 0)
    path = _file(settings, "texts.bin")
    path.write_bytes(path.read_bytes()[::-1])
    assert str(path) in faults(settings)["index health"]


def _file(settings: Settings, name: str) -> Path:
    generation = read_pointer(settings.index).generation
    return settings.index / "generations" / generation / name


def _rot(path: Path, verified: Path) -> None:
    """Flip a bit, and let what is remembered say that nobody touched the file since."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    looks = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    # The time of change can't be set back by anybody: it is altered where it is remembered.
    remembered = verified.read_text()
    before, after = str(looks.st_ctime_ns), str(path.stat().st_ctime_ns)
    assert before in remembered
    verified.write_text(remembered.replace(before, after))
