"""Damage of any kind to any file is recognised, named, and mended by a rebuild."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from index_state import served, texts
from invented_releases import RELEASES, write_release

import index.vector_parts
import index.verification
from index.build import rebuild
from index.errors import DamagedIndex, NoIndex
from index.folder import read_pointer
from index.generation import Generation, open_current
from index.manifest import Manifest
from index.settings import Settings
from index.verification import check_all

Damage = Callable[[Path], None]

MOMENT_S = 10
RELEASE_FILES = tuple(
    f"release{name}"
    for name in (
        *("s.jsonl", "-lines.npy", "-ids.txt", "-names.json"),
        *("-facts.npy", "-rows.npy", "-texts.npy"),
    )
)
TABLES = (*RELEASE_FILES, "texts.bin", "passages.npy", "sentences.npy", "stop-words.json")
DENSE = tuple(
    f"{level}-vectors/{name}.npy"
    for level in ("passage", "sentence")
    for name in ("rows", "base", "recent")
)
LEXICAL = tuple(
    f"lexical-{level}/{name}"
    for level in ("passages", "releases")
    for name in (
        *("words.bin", "word-ends.npy", "columns.npy", "rows.npy"),
        *("counts.npy", "lengths.npy", "shares.npy", "most.npy"),
    )
)
ENCODER = ("encoder/model.onnx", "encoder/tokenizer.json", "encoder/encoder.json")
WORDS = tuple(
    f"words/{name}"
    for name in ("groups.npy", "releases.npy", "stems.npy", "word-ends.npy", "words.bin")
)
IN_GENERATION = ("manifest.json", *TABLES, *DENSE, *LEXICAL, *WORDS, *ENCODER)
POINTER = "current"
FILES = (POINTER, *IN_GENERATION)


def flip(share: float) -> Damage:
    """Flip one bit, that far into the file."""

    def damage(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[min(int(len(data) * share), len(data) - 1)] ^= 0x10
        path.write_bytes(data)

    return damage


def cut(share: float) -> Damage:
    """Cut the file off, that far in but at its last byte at the latest."""

    def damage(path: Path) -> None:
        size = path.stat().st_size
        os.truncate(path, min(int(size * share), size - 1))

    return damage


def flip_behind_the_clocks_back(path: Path) -> None:
    before = path.stat()
    flip(0.5)(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Damage] = {
    "first byte flipped": flip(0),
    "byte in the middle flipped": flip(0.5),
    "last byte flipped": flip(1),
    "byte flipped, time of change put back": flip_behind_the_clocks_back,
    "emptied": cut(0),
    "cut in half": cut(0.5),
    "last byte cut off": cut(1),
    "one byte more": append,
    "deleted": Path.unlink,
    "a folder in its place": put_a_folder,
}


def place(settings: Settings, name: str) -> Path:
    if name == POINTER:
        return settings.index / name
    generation = read_pointer(settings.index).generation
    return settings.index / "generations" / generation / name


def opened_once(settings: Settings) -> None:
    """What was damaged after it had been found sound is the harder case."""
    open_current(settings.index).close()


def damaged(settings: Settings) -> DamagedIndex:
    with pytest.raises(DamagedIndex) as caught:
        open_current(settings.index)
    assert "\n" not in str(caught.value)
    assert str(caught.value.file) in str(caught.value)
    assert "verbatim rebuild" in str(caught.value)
    return caught.value


def test_the_files_damaged_here_are_all_files_of_an_index(base: Settings) -> None:
    generation = read_pointer(base.index).generation
    folder = base.index / "generations" / generation
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == set(IN_GENERATION)
    others = {path.name for path in base.index.iterdir()}
    assert others == {POINTER, "generations", "lock", "seen.json", "verified.json"}


@pytest.mark.parametrize("damage", DAMAGES)
def test_any_damage_to_any_file_is_recognised_and_named(settings: Settings, damage: str) -> None:
    for name in FILES:
        opened_once(settings)
        path = place(settings, name)
        content = path.read_bytes()
        DAMAGES[damage](path)
        assert damaged(settings).file == path
        if path.is_dir():
            path.rmdir()
        path.write_bytes(content)


@pytest.mark.usefixtures("quick_export")
@pytest.mark.parametrize("name", FILES)
def test_a_rebuild_mends_a_damaged_file_and_says_what_it_was(settings: Settings, name: str) -> None:
    before = served(settings.index)
    flip(0.5)(place(settings, name))
    report = rebuild(settings)
    assert report.is_new
    assert report.reason is not None
    assert Path(name).name in report.reason
    after = served(settings.index)
    assert after.state == before.state
    assert (after.passage_vectors == before.passage_vectors).all()
    assert not rebuild(settings).is_new


@pytest.mark.parametrize("name", ["encoder/model.onnx", "texts.bin"])
def test_a_rebuild_mends_a_deleted_file_with_the_model_itself(
    settings: Settings, name: str
) -> None:
    place(settings, name).unlink()
    rebuild(settings)
    vectors = open_current(settings.index).encoder().encode_queries(["Did it mend?"])
    assert vectors.shape == (1, 32)


@pytest.mark.usefixtures("quick_export")
def test_a_rebuild_mends_an_index_whose_generations_are_gone(settings: Settings) -> None:
    shutil.rmtree(settings.index / "generations")
    assert damaged(settings).file.name == "manifest.json"
    rebuild(settings)
    assert texts(settings.index).keys() == RELEASES.keys()


def test_an_index_whose_every_file_is_gone_is_no_index(settings: Settings) -> None:
    (settings.index / POINTER).unlink()
    shutil.rmtree(settings.index / "generations")
    with pytest.raises(NoIndex):
        open_current(settings.index)


@pytest.mark.usefixtures("quick_export")
def test_what_rots_under_an_unchanged_time_of_change_is_found_by_the_deep_check_and_mended(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place(settings, "passage-vectors/base.npy")
    flip(0.9)(path)
    # Nobody can set a time of change back, so the index is made to believe that it is the old one.
    sound = index.verification.check_all
    with monkeypatch.context() as patch:
        patch.setattr(index.verification, "check_all", lambda _folder, _manifest: None)
        opened_once(settings)
    generation = open_current(settings.index)
    with pytest.raises(DamagedIndex) as caught:
        sound(generation.folder, generation.manifest)
    assert caught.value.file == path
    generation.close()
    report = rebuild(settings)
    assert report.reason is not None
    assert "passage-vectors/base.npy" in report.reason
    generation = open_current(settings.index)
    check_all(generation.folder, generation.manifest)


@pytest.mark.usefixtures("quick_export")
def test_rotten_vectors_are_not_taken_over_by_a_link(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.vector_parts, "FEW", 0)
    before = served(settings.index)
    opened_once(settings)
    path = place(settings, "sentence-vectors/base.npy")
    flip_behind_the_clocks_back(path)
    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    report = rebuild(settings)
    assert report.reason is not None
    assert "sentence-vectors/base.npy" in report.reason
    vectors = served(settings.index).sentence_vectors
    assert (vectors[: len(before.sentence_vectors)] == before.sentence_vectors).all()


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        (name, damage)
        for name in ("verified.json", "seen.json", "lock")
        for damage in DAMAGES
        if (name, damage) != ("lock", "a folder in its place")  # nothing can be locked then
    ],
)
def test_damage_to_a_cache_or_to_the_lock_never_hurts(
    settings: Settings, name: str, damage: str
) -> None:
    path = settings.index / name
    path.write_bytes(path.read_bytes() or b"process 1\n")
    DAMAGES[damage](path)
    assert texts(settings.index).keys() == RELEASES.keys()
    assert not rebuild(settings).is_new


def test_damage_to_the_generation_before_is_harmless(settings: Settings) -> None:
    before = read_pointer(settings.index).generation
    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    rebuild(settings)
    old = settings.index / "generations" / before
    for name in set(IN_GENERATION) - set(ENCODER):  # the encoder's files are shared by links
        flip(0.5)(old / name)
    assert len(texts(settings.index)) == 4
    write_release(settings.releases, "2031-06-02-kites", "More kites flew.")
    assert rebuild(settings).reason is None
    assert len(texts(settings.index)) == 5
    assert not old.exists()


@pytest.mark.usefixtures("quick_export")
def test_an_index_of_a_newer_format_is_told_apart_and_can_be_rebuilt(settings: Settings) -> None:
    pointer = read_pointer(settings.index)
    folder = settings.index / "generations" / pointer.generation
    path = folder / "manifest.json"
    for newer in ('{"inputs": {"format": 99, "more": 1}}', '{"form": 99}', "[]", '"later"'):
        path.write_text(newer)
        sha256 = index.manifest.checksum(path)
        index.folder.write_pointer(settings.index, index.folder.Pointer(pointer.generation, sha256))
        assert "format" in damaged(settings).what
    report = rebuild(settings)
    assert report.reason is not None
    assert "format" in report.reason
    assert texts(settings.index).keys() == RELEASES.keys()


def test_files_that_were_found_sound_are_not_read_again_until_they_look_different(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Path] = []
    check_file = index.verification.check_file

    def count(path: Path, record: index.manifest.FileRecord) -> None:
        checked.append(path)
        check_file(path, record)

    opened_once(settings)
    monkeypatch.setattr(index.verification, "check_file", count)
    opened_once(settings)
    assert checked == []
    place(settings, "texts.bin").touch()
    opened_once(settings)
    assert place(settings, "texts.bin") in checked


def test_a_large_generation_serves_at_once_and_damage_is_told_within_a_moment(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.verification, "BACKGROUND_BYTES", 0)
    sound = open_current(settings.index)
    assert sound.verification.is_in_background
    wait_for_the_end(sound)
    sound.verification.raise_if_damaged()
    assert not open_current(settings.index).verification.is_in_background
    flip(0.9)(place(settings, "texts.bin"))
    rotten = open_current(settings.index)
    assert rotten.verification.is_in_background
    with pytest.raises(DamagedIndex, match=r"texts\.bin"):
        ask_for_a_moment(rotten)


def test_an_encoder_that_is_opened_before_its_check_has_ended_is_damage_too(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.verification, "BACKGROUND_BYTES", 0)
    flip(0)(place(settings, "encoder/tokenizer.json"))
    generation = open_current(settings.index)
    with pytest.raises(DamagedIndex, match="encoder"):
        generation.encoder()


def ask_for_a_moment(generation: Generation) -> None:
    end = time.monotonic() + MOMENT_S
    while time.monotonic() < end:
        generation.verification.raise_if_damaged()
        time.sleep(0.01)


def wait_for_the_end(generation: Generation) -> None:
    cache = generation.folder.parents[1] / "verified.json"
    end = time.monotonic() + MOMENT_S
    while time.monotonic() < end:
        if generation.name in cache.read_text() and str(looks(generation)) in cache.read_text():
            return
        time.sleep(0.01)


def looks(generation: Generation) -> int:
    """Return the time of change of one of its files, as the cache has it."""
    return (generation.folder / "texts.bin").stat().st_ctime_ns


def test_a_read_only_index_opens(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _data: bytes) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(index.folder, "replace_file", refuse)
    (settings.index / "verified.json").unlink()
    assert texts(settings.index).keys() == RELEASES.keys()


def test_a_manifest_lists_every_file_with_its_size_and_checksum(base: Settings) -> None:
    pointer = read_pointer(base.index)
    folder = base.index / "generations" / pointer.generation
    manifest = Manifest.read(folder, pointer.manifest_sha256)
    assert set(manifest.files) == set(IN_GENERATION) - {"manifest.json"}
    assert all((folder / name).stat().st_size == file.size for name, file in manifest.files.items())
