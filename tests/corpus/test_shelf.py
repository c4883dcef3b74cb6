"""The shelf: what a folder of releases looks like to somebody who browses."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from invented_releases import HERON, release_file, write_release, write_releases

from corpus import VerbatimError, load_corpus
from corpus.shelf import read_shelf, read_shelved


def test_the_shelf_holds_what_the_loader_finds(tmp_path: Path) -> None:
    write_releases(tmp_path)
    write_release(tmp_path / "more", "2032-01-01-ropes", HERON, tags="[rope, sea]", language="fr")
    loaded = [file.release for file in load_corpus(tmp_path).files]
    assert [shelved.release for shelved in read_shelf(tmp_path, with_text=True).releases] == loaded
    without = [shelved.release for shelved in read_shelf(tmp_path).releases]
    assert without == [replace(release, text="") for release in loaded]


@pytest.mark.parametrize("with_text", [False, True])
@pytest.mark.parametrize(
    "written",
    [
        lambda text: text,
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("date:", f"place: {'far ' * 2000}\ndate:"),  # a long one
        lambda text: text.replace("date:", "# a comment\ndate:"),
        lambda text: text.replace("---\nInvented", "--- \t\nInvented"),
    ],
)
def test_however_a_sound_file_is_written_it_is_on_the_shelf(
    tmp_path: Path, written: object, with_text: bool
) -> None:
    stem = "2031-03-04-heron"
    content = written(release_file(HERON, stem=stem))  # type: ignore[operator]
    (tmp_path / f"{stem}.md").write_bytes(content.encode())
    [file] = load_corpus(tmp_path).files
    [shelved] = read_shelf(tmp_path, with_text=with_text).releases
    assert shelved.release == replace(file.release, text=file.release.text if with_text else "")


def test_what_cannot_be_read_is_named_and_hides_nothing(tmp_path: Path) -> None:
    write_releases(tmp_path)
    bad = tmp_path / "2031-07-07-bad.md"
    bad.write_bytes(b"---\ntitle: \xff\n---\nWords.")
    headless = tmp_path / "2031-07-08-headless.md"
    headless.write_text("Words without a head.")
    pipe = tmp_path / "2031-07-09-pipe.md"
    os.mkfifo(pipe)
    gone = tmp_path / "2031-07-10-gone.md"
    gone.symlink_to("nowhere")
    shelf = read_shelf(tmp_path)
    assert len(shelf.releases) == 3
    assert shelf.unreadable == (bad, headless, pipe, gone)


def test_a_file_that_holds_no_release_says_why_and_where(tmp_path: Path) -> None:
    path = write_release(tmp_path, "2031-03-04-heron", HERON, date="yesterday")
    with pytest.raises(VerbatimError) as raised:
        read_shelved(path)
    assert str(raised.value).startswith(f"{path}:3: bad-date ")
