from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from full_disk import full_disk
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DamagedIndex, NoFolder, NoIndex
from index.folder import (
    Pointer,
    make_index_folder,
    read_cache,
    read_pointer,
    replace_file,
    write_array,
    write_cache,
    write_pointer,
)
from index.manifest import FORMAT, FileRecord, Inputs, Manifest

NAMES = st.text("abcdef0123456789-", min_size=1, max_size=20)


@given(NAMES, NAMES, st.none() | NAMES)
def test_a_pointer_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, digest: str, previous: str | None
) -> None:
    folder = tmp_path_factory.mktemp("index")
    pointer = Pointer(name, digest, previous)
    write_pointer(folder, pointer)
    assert read_pointer(folder) == pointer
    assert [path.name for path in folder.iterdir()] == ["current"]


@given(st.data())
def test_no_altered_byte_of_a_pointer_goes_unseen(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("index")
    write_pointer(folder, Pointer("a-1", "b", "c-1"))
    content = bytearray((folder / "current").read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[place]))
    (folder / "current").write_bytes(content)
    with pytest.raises(DamagedIndex, match="current"):
        read_pointer(folder)


def test_a_pointer_of_a_newer_version_is_told_apart(tmp_path: Path) -> None:
    line = json.dumps({"generation": "a", "manifest_sha256": "b", "previous": None, "more": 1})
    digest = hashlib.sha256(line.encode()).hexdigest()
    (tmp_path / "current").write_text(f"{line}\n{digest}\n")
    with pytest.raises(DamagedIndex, match="another format"):
        read_pointer(tmp_path)


def test_where_nothing_is_there_is_no_index(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoIndex, match="verbatim rebuild"):
            read_pointer(place)


def test_a_file_where_the_index_should_be_is_named_however_it_is_met(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for place in (file, file / "below"):
        for meet in (read_pointer, make_index_folder):
            with pytest.raises(NoFolder, match=r"is a file, not a folder; .* --index") as caught:
                meet(place)
            assert caught.value.what.startswith(str(file))


def test_a_pointer_that_is_gone_while_generations_stand_is_damage(tmp_path: Path) -> None:
    (tmp_path / "generations" / "a-1").mkdir(parents=True)
    with pytest.raises(DamagedIndex, match="current is gone"):
        read_pointer(tmp_path)


def test_an_unfinished_first_generation_is_no_index_yet(tmp_path: Path) -> None:
    (tmp_path / "generations" / ".building-1").mkdir(parents=True)
    with pytest.raises(NoIndex):
        read_pointer(tmp_path)


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "current"
    path.write_text("old")
    with full_disk(2), pytest.raises(OSError, match="File too large"):
        replace_file(path, b"new and longer")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [10, 300, 5000])
def test_an_array_is_never_cut_off_in_silence(tmp_path: Path, number: int) -> None:
    array = np.arange(number, dtype=np.int32)
    write_array(tmp_path / "whole.npy", array)
    assert np.array_equal(np.load(tmp_path / "whole.npy"), array)
    size = (tmp_path / "whole.npy").stat().st_size
    with full_disk(size - 1), pytest.raises(OSError, match="File too large"):
        write_array(tmp_path / "cut.npy", array)


def test_a_cache_is_read_as_it_was_written_and_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    assert read_cache(path) == {}
    write_cache(path, {"a": [1, 2]})
    assert read_cache(path) == {"a": [1, 2]}


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    write_cache(tmp_path / "nowhere" / "some.json", {"a": 1})
    (tmp_path / "folder.json").mkdir()
    write_cache(tmp_path / "folder.json", {"a": 1})
    assert list(tmp_path.iterdir()) == [tmp_path / "folder.json"]


INPUTS = Inputs(FORMAT, "model", {"faiss-cpu": "1.0"}, {"max_characters": 600}, {"a": "0" * 64})


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    files = {"encoder/é.bin": FileRecord(3, "0" * 64)}
    manifest = Manifest(INPUTS, "a model, çalled so", "int8", 2, 3, files)
    sha256 = manifest.write(tmp_path)
    assert Manifest.read(tmp_path, sha256) == manifest


def test_a_manifest_that_the_pointer_does_not_vouch_for_is_damage(tmp_path: Path) -> None:
    Manifest(INPUTS, "model", "int8", 2, 3, {}).write(tmp_path)
    with pytest.raises(DamagedIndex, match=r"manifest\.json is not what was written"):
        Manifest.read(tmp_path, "0" * 64)


def test_equal_inputs_have_equal_names_whatever_their_order() -> None:
    one = Inputs(FORMAT, "m", {"a": "1", "b": "2"}, {}, {"x": "1", "y": "2"})
    other = Inputs(FORMAT, "m", {"b": "2", "a": "1"}, {}, {"y": "2", "x": "1"})
    assert one.digest() == other.digest()
    assert one.digest() != INPUTS.digest()
