"""Removing a release, and having it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_sources import page_of

from corpus import VerbatimError, load_corpus
from corpus.desk import accept, propose, remove, versions_of

ID = "2019-05-06-harbour-seals-counted"


@pytest.fixture
def file(folder: Path) -> Path:
    return accept(propose(page_of(), folder), folder)


def test_a_removed_release_is_no_longer_there_and_its_copy_is(folder: Path, file: Path) -> None:
    content = file.read_bytes()
    removed = remove(ID, folder)
    assert not load_corpus(folder).files
    assert removed.path == file
    assert removed.copy.read_bytes() == content
    assert versions_of(folder, ID) == (removed.copy,)


def test_the_copy_put_back_is_the_release(folder: Path, file: Path) -> None:
    removed = remove(ID, folder)
    removed.copy.rename(removed.path)
    assert [one.release.id for one in load_corpus(folder).files] == [ID]


def test_its_source_can_be_added_again(folder: Path, file: Path) -> None:
    remove(ID, folder)
    again = propose(page_of(), folder)
    assert (again.is_known, again.may_be_added) == (False, True)
    assert again.release.id == ID


def test_a_release_at_fault_can_be_removed_too(folder: Path) -> None:
    (folder / "2019-05-06-broken.md").write_bytes(b"\xff")
    remove("2019-05-06-broken", folder)
    assert not load_corpus(folder).problems


def test_of_an_id_that_is_not_there_the_nearest_is_named(folder: Path, file: Path) -> None:
    with pytest.raises(VerbatimError, match=f"is {ID} meant"):
        remove(ID[:-3], folder)
    with pytest.raises(VerbatimError, match="there is no release 'x'"):
        remove("x", folder)
    assert file.exists()
