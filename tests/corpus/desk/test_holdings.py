"""What the desk remembers of the corpus is always what the corpus is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_releases import release_file, write_releases
from invented_sources import page_of

from corpus import load_corpus
from corpus.desk import accept, propose
from corpus.desk.holdings import Holdings

CACHE = ".cache/holdings.sqlite3"


def held_ids(folder: Path) -> list[str]:
    with Holdings.open(folder) as holdings:
        return sorted(holdings.sketches()[0])


def ids(folder: Path) -> list[str]:
    return [file.release.id for file in load_corpus(folder).files]


def test_a_release_that_is_added_changed_or_removed_by_hand_is_noticed(folder: Path) -> None:
    write_releases(folder)
    assert held_ids(folder) == ids(folder)
    file = folder / "2031-04-01-lanterns.md"
    file.write_text("no release", encoding="utf-8")
    (folder / "2031-05-06-orchard.md").unlink()
    (folder / "2031-05-07-new.md").write_text(release_file("New.", stem="2031-05-07-new"))
    assert held_ids(folder) == ids(folder) == ["2031-03-04-operation-heron", "2031-05-07-new"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "bad", "x", "y"]))))
def test_whatever_is_done_to_the_files_it_agrees_with_the_loader(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("releases")
    for name, words in steps:
        stem = f"2031-05-06-{name}"
        path = folder / f"{stem}.md"
        if words in {"x", "y"}:
            path.write_text(release_file(f"{words} was counted.", stem=stem), encoding="utf-8")
        elif words:
            path.write_text(words, encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
        assert held_ids(folder) == ids(folder)


def test_files_that_are_as_they_were_are_not_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_releases(folder)
    held_ids(folder)
    reads: list[Path] = []
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        reads.append(path)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert held_ids(folder) == ids_without_reading(folder)
    assert reads == []
    os.utime(folder / "2031-04-01-lanterns.md", ns=(1, 1))
    held_ids(folder)
    assert [path.name for path in reads if path.parent == folder] == ["2031-04-01-lanterns.md"]


def ids_without_reading(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.md"))


@pytest.mark.parametrize("damage", [b"", b"rubbish" * 500])
def test_a_damaged_memory_is_made_anew(folder: Path, damage: bytes) -> None:
    write_releases(folder)
    held_ids(folder)
    (folder / CACHE).write_bytes(damage)
    assert held_ids(folder) == ids(folder)


def test_where_nothing_can_be_remembered_all_is_read(folder: Path) -> None:
    write_releases(folder)
    (folder / ".cache").write_text("in the way", encoding="utf-8")
    assert held_ids(folder) == ids(folder)
    assert propose(page_of(), folder).may_be_added


def test_the_memory_is_no_part_of_the_corpus(folder: Path) -> None:
    accept(propose(page_of(), folder), folder)
    assert (folder / ".cache" / ".gitignore").read_text(encoding="ascii") == "*\n"
    assert len(load_corpus(folder).files) == 1


def test_a_folder_that_is_named_relative_to_here_is_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_releases(folder)
    monkeypatch.chdir(folder)
    assert held_ids(Path()) == ids(folder)
    with Holdings.open(Path()) as holdings:
        held = holdings.by_id("2031-04-01-lanterns")
        assert held is not None
        assert holdings.read(held) is not None
