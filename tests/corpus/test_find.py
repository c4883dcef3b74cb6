"""Which files are taken for release files, and that finding them reads none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import find_releases, load_corpus, release_paths
from corpus.find import stem_of

Write = Callable[..., Path]


def test_names_are_below_the_folder_however_that_is_named(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(name="2031-05-06-a.md")
    write(name="deep/er/2031-05-06-b.md")
    names = ("2031-05-06-a.md", "deep/er/2031-05-06-b.md")
    monkeypatch.chdir(folder)
    for named in (folder, Path(), Path("..", folder.name), Path("deep", "..")):
        assert find_releases(named).names == names
        assert release_paths(named) == sorted(named / name for name in names)


def test_nothing_is_read(folder: Path) -> None:
    os.mkfifo(folder / "2031-05-06-pipe.md")
    assert find_releases(folder).names == ("2031-05-06-pipe.md",)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("2031-05-06-a.md", "2031-05-06-a"),
        ("deep/er/b.MD", "b"),
        ("c..md", "c."),
        ("d.e.md", "d.e"),
    ],
)
def test_a_stem_is_the_name_without_folders_and_ending(name: str, stem: str) -> None:
    assert stem_of(name) == stem == Path(name).stem


def test_what_is_known_is_not_read_again(folder: Path, write: Write) -> None:
    write("no release at all", "2031-05-06-a.md")
    write(name="below/2031-05-06-b.md")
    corpus = load_corpus(folder, known={"2031-05-06-a.md", "2031-05-06-gone.md"})
    assert corpus.unread == ("2031-05-06-a.md",)
    assert [file.release.id for file in corpus.files] == ["2031-05-06-b"]
    assert corpus.problems == ()


def test_what_is_known_is_read_where_another_has_come_to_its_name(
    folder: Path, write: Write
) -> None:
    write(name="2031-05-06-a.md")
    write(name="below/2031-05-06-a.md")
    corpus = load_corpus(folder, known={"2031-05-06-a.md"})
    assert (corpus.unread, corpus.files) == ((), ())
    assert {problem.code for problem in corpus.problems} == {"duplicate-stem"}
