"""Whether a rebuild is due: the answer must be right, and must not cost reading every release."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from invented_releases import HERON, RELEASES, write_release

import index.freshness
from index.build import rebuild
from index.folder import read_cache, read_pointer, write_cache
from index.freshness import known_files, look_at_files, rebuild_is_due
from index.settings import Settings

HERON_ID = next(iter(RELEASES))


@pytest.fixture
def current(settings: Settings) -> Settings:
    """An index that has just been rebuilt."""
    rebuild(settings)
    assert not rebuild_is_due(settings)
    return settings


@pytest.fixture
def heron(current: Settings) -> Path:
    return current.releases / f"{HERON_ID}.md"


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_folder: object, _paths: object) -> dict[str, str]:
        raise AssertionError("the releases were read")

    monkeypatch.setattr(index.freshness, "_digests", read)


@pytest.mark.usefixtures("no_reading")
def test_releases_that_look_as_at_the_rebuild_are_not_read_again(current: Settings) -> None:
    assert not rebuild_is_due(current)


def test_an_added_release_makes_a_rebuild_due(current: Settings) -> None:
    write_release(current.releases, "2031-06-01-kites", "Kites flew.")
    assert rebuild_is_due(current)
    rebuild(current)
    assert not rebuild_is_due(current)


def test_a_removed_release_makes_a_rebuild_due(current: Settings, heron: Path) -> None:
    heron.unlink()
    assert rebuild_is_due(current)


def test_a_renamed_release_makes_a_rebuild_due(current: Settings, heron: Path) -> None:
    heron.rename(heron.with_name("2031-03-04-heron.md"))
    assert rebuild_is_due(current)


def test_an_edit_that_keeps_name_size_and_time_makes_a_rebuild_due(
    current: Settings, heron: Path
) -> None:
    before = heron.stat()
    heron.write_text(heron.read_text().replace("nine boats", "four boats"))
    os.utime(heron, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert heron.stat().st_size == before.st_size
    assert rebuild_is_due(current)


def test_a_touched_release_is_read_once_and_makes_no_rebuild_due(
    current: Settings, heron: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heron.touch()
    assert not rebuild_is_due(current)
    monkeypatch.setattr(index.freshness, "_digests", lambda *_: pytest.fail("read again"))
    assert not rebuild_is_due(current)


def test_an_edit_that_was_taken_back_makes_no_rebuild_due(heron: Path, current: Settings) -> None:
    content = heron.read_bytes()
    heron.write_text("something else")
    assert rebuild_is_due(current)
    heron.write_bytes(content)
    assert not rebuild_is_due(current)


def test_an_index_without_its_releases_is_never_due(current: Settings) -> None:
    shutil.rmtree(current.releases)
    assert not rebuild_is_due(current)


def test_releases_elsewhere_are_compared_by_content(current: Settings, tmp_path: Path) -> None:
    shutil.copytree(current.releases, tmp_path / "moved")
    moved = replace(current, releases=tmp_path / "moved")
    assert not rebuild_is_due(moved)
    write_release(moved.releases, "2031-06-01-kites", "Kites flew.")
    assert rebuild_is_due(moved)


def test_a_missing_index_is_due(current: Settings) -> None:
    shutil.rmtree(current.index)
    assert rebuild_is_due(current)


def test_a_file_that_was_left_out_as_invalid_does_not_make_a_rebuild_due_for_ever(
    current: Settings,
) -> None:
    (current.releases / "2031-07-01-bad.md").write_text("no front matter")
    assert rebuild_is_due(current)
    rebuild(current, skip_invalid=True)
    assert not rebuild_is_due(current)


def test_a_release_added_while_the_rebuild_ran_makes_the_next_one_due(current: Settings) -> None:
    def add(stage: str, _done: int, _total: int) -> None:
        if stage == "cutting into passages":
            write_release(current.releases, "2031-06-02-late", "This came late.")

    write_release(current.releases, "2031-06-01-kites", "Kites flew.")
    rebuild(current, progress=add)
    assert rebuild_is_due(current)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"generation": 1}', b"[" * 100_000]
)
def test_a_damaged_cache_never_hurts(current: Settings, heron: Path, content: bytes) -> None:
    cache = current.index / "seen.json"
    cache.write_bytes(content)
    assert not rebuild_is_due(current)
    cache.write_bytes(content)
    heron.write_text(HERON)
    assert rebuild_is_due(current)


def test_a_pipe_among_the_releases_is_not_waited_for(current: Settings) -> None:
    os.mkfifo(current.releases / "2031-06-01-pipe.md")
    assert not rebuild_is_due(current)


INVALID = "2031-07-01-bad.md"


@pytest.fixture
def without_the_invalid(current: Settings) -> Settings:
    """An index that was built although one file is invalid."""
    (current.releases / INVALID).write_text("no front matter")
    rebuild(current, skip_invalid=True)
    return current


def test_a_file_that_was_left_out_may_be_touched(without_the_invalid: Settings) -> None:
    for _ in range(2):
        (without_the_invalid.releases / INVALID).touch()
        assert not rebuild_is_due(without_the_invalid)


def test_a_release_touched_beside_a_file_that_was_left_out_makes_no_rebuild_due(
    without_the_invalid: Settings,
) -> None:
    (without_the_invalid.releases / f"{HERON_ID}.md").touch()
    assert not rebuild_is_due(without_the_invalid)
    (without_the_invalid.releases / INVALID).touch()
    assert not rebuild_is_due(without_the_invalid)


def test_a_file_that_was_left_out_and_then_mended_or_removed_makes_a_rebuild_due(
    without_the_invalid: Settings,
) -> None:
    path = without_the_invalid.releases / INVALID
    path.write_text("other front matter")
    assert rebuild_is_due(without_the_invalid)
    path.unlink()
    assert rebuild_is_due(without_the_invalid)


def test_a_file_mended_while_the_rebuild_ran_makes_the_next_one_due(current: Settings) -> None:
    path = current.releases / INVALID
    path.write_text("no front matter")

    def mend(stage: str, _done: int, _total: int) -> None:
        if stage == "cutting into passages":
            write_release(current.releases, path.stem, "Now it is a release.")

    write_release(current.releases, "2031-06-01-kites", "Kites flew.")
    rebuild(current, skip_invalid=True, progress=mend)
    assert rebuild_is_due(current)


def test_where_two_files_of_one_name_were_left_out_removing_one_makes_a_rebuild_due(
    current: Settings,
) -> None:
    twins = [current.releases / name / "2031-06-01-kites.md" for name in ("one", "other")]
    for twin in twins:
        write_release(twin.parent, twin.stem, "Kites flew.")
    rebuild(current, skip_invalid=True)
    assert not rebuild_is_due(current)
    twins[0].unlink()
    assert rebuild_is_due(current)


def test_the_folder_may_be_named_relative_to_where_one_is(
    without_the_invalid: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = without_the_invalid.releases
    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr(index.freshness, "_digests", lambda *_: pytest.fail("read again"))
    for path in (Path(folder.name), Path("..", folder.parent.name, folder.name)):
        assert not rebuild_is_due(replace(without_the_invalid, releases=path))


@pytest.mark.parametrize("skipped", [b"3", b"[1]", b'{"a": [1]}', b"null"])
def test_a_damaged_list_of_what_was_left_out_never_hurts(current: Settings, skipped: bytes) -> None:
    name = rebuild(current).generation.encode()
    cache = current.index / "seen.json"
    cache.write_bytes(b'{"generation": "%s", "skipped": %s}' % (name, skipped))
    rebuild_is_due(current)


def known(settings: Settings) -> frozenset[str]:
    looks = look_at_files(settings.releases)
    assert looks is not None
    return known_files(settings, read_pointer(settings.index).generation, looks)


@pytest.fixture
def long_ago(current: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An index whose releases had not been touched for long when they were read."""
    monkeypatch.setattr(index.freshness, "_UNSURE_NS", 0)
    rebuild(current)
    return current


def test_files_that_look_as_they_did_when_they_were_read_need_no_reading(
    long_ago: Settings,
) -> None:
    assert known(long_ago) == {f"{stem}.md" for stem in RELEASES}


def test_a_file_that_was_touched_or_is_new_is_read(long_ago: Settings) -> None:
    (long_ago.releases / f"{HERON_ID}.md").touch()
    write_release(long_ago.releases, "2031-06-01-kites", "Kites flew.")
    assert known(long_ago) == {f"{stem}.md" for stem in RELEASES if stem != HERON_ID}


def test_a_file_that_changed_shortly_before_it_was_read_is_read_again(
    current: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.freshness, "_UNSURE_NS", 3_600 * 10**9)
    assert known(current) == frozenset()


def test_a_file_that_was_left_out_as_invalid_is_read_again(long_ago: Settings) -> None:
    (long_ago.releases / INVALID).write_text("no front matter")
    rebuild(long_ago, skip_invalid=True)
    assert f"{HERON_ID}.md" in known(long_ago)
    assert INVALID not in known(long_ago)


def test_what_was_read_for_another_folder_or_another_generation_vouches_for_nothing(
    long_ago: Settings, tmp_path: Path
) -> None:
    shutil.copytree(long_ago.releases, tmp_path / "moved")
    assert known(replace(long_ago, releases=tmp_path / "moved")) == frozenset()
    looks = look_at_files(long_ago.releases)
    assert looks is not None
    assert known_files(long_ago, "another-1", looks) == frozenset()


@pytest.mark.parametrize(
    ("key", "value"), [("read_ns", None), ("read_ns", "late"), ("files", 3), ("files", {"a": 1})]
)
def test_a_damaged_cache_vouches_for_nothing(long_ago: Settings, key: str, value: object) -> None:
    cache = read_cache(long_ago.index / "seen.json")
    write_cache(long_ago.index / "seen.json", cache | {key: value})
    assert known(long_ago) == frozenset()


def test_a_rebuild_reads_nothing_but_what_is_new(
    long_ago: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_release(long_ago.releases, "2031-06-01-kites", "Kites flew.")
    read: list[str] = []
    read_bytes = Path.read_bytes

    def noting(path: Path) -> bytes:
        if path.suffix == ".md":
            read.append(path.stem)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noting)
    assert rebuild(long_ago).added == ("2031-06-01-kites",)
    assert read == ["2031-06-01-kites"]
    read.clear()
    assert rebuild(long_ago, full=True).unchanged == 4
    assert len(read) == 4
