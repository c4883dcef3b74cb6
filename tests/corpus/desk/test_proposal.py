"""Proposing: what would be added, with its evidence; nothing is written before it is accepted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented_sources import BODY, LANTERNS, SEALS, file_of, page_of, text_of

from corpus import Release, VerbatimError, load_corpus
from corpus.desk import CannotAdd, Proposal, accept, amend, propose, revise
from corpus.importing import CannotImport, Found, Source


def choice(proposal: Proposal, key: str) -> tuple[str | None, bool]:
    [found] = [one for one in proposal.choices if one.key == key]
    return found.value, found.is_open


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_a_page_is_proposed_as_the_release_that_it_becomes(folder: Path) -> None:
    source = page_of()
    proposal = propose(source, folder)
    assert proposal.release == Release(
        id="2019-05-06-harbour-seals-counted",
        title="Harbour seals counted",
        date=date(2019, 5, 6),
        publisher="Invented Harbour Office",
        text="\n\n".join(BODY),
        place="Port Nowhere",
        url=SEALS,
        source=SEALS,
        retrieved="2019-06-07T09:30:00Z",
        source_sha256=source.sha256,
    )
    assert proposal.may_be_added
    assert not proposal.doubtful
    assert not proposal.is_known


def test_proposing_writes_no_release(folder: Path) -> None:
    propose(page_of(), folder)
    assert files(folder) == []


def test_what_is_accepted_is_what_was_proposed(folder: Path) -> None:
    proposal = propose(page_of(), folder)
    path = accept(proposal, folder)
    assert path == proposal.path
    assert path.read_text(encoding="utf-8") == proposal.content
    [file] = load_corpus(folder).files
    assert (file.path, file.release) == (path, proposal.release)


def test_each_piece_of_metadata_has_its_evidence(folder: Path) -> None:
    evidence = {one.key: one.evidence for one in propose(page_of(), folder).choices}
    assert "article:published_time" in evidence["date"]
    assert "og:site_name" in evidence["publisher"]
    assert evidence["place"].startswith('dateline "PORT NOWHERE')
    assert evidence["language"] == "lang of html"


@pytest.mark.parametrize("key", ["publisher", "date"])
def test_without_a_field_that_all_releases_have_it_may_not_be_added(folder: Path, key: str) -> None:
    if key == "publisher":
        source = text_of("A made-up title", *BODY)
    else:
        source = page_of(*LANTERNS, date=None)
    proposal = propose(source, folder)
    assert choice(proposal, key) == (None, True)
    assert any(line.startswith(f"{key} is missing") for line in proposal.doubtful)
    assert not proposal.may_be_added
    with pytest.raises(CannotAdd, match=f"{key} is missing"):
        accept(proposal, folder)


def test_what_is_doubtful_is_taken_and_said_with_its_evidence(folder: Path) -> None:
    proposal = propose(text_of("A made-up title", *BODY), folder)
    assert choice(proposal, "title") == ("A made-up title", True)
    assert (
        "title is doubtful: A made-up title (first line, which stands alone)" in proposal.doubtful
    )


def test_what_the_curator_gives_goes_before_what_the_source_says(folder: Path) -> None:
    given = {
        "title": "Seals",
        "date": "2019-05-04",
        "publisher": "Another Office",
        "place": "",
        "url": "https://other.example/seals",
        "language": "PT-br",
        "tags": "seals, harbour",
    }
    release = propose(page_of(), folder, overrides=given).release
    assert (release.id, release.title) == ("2019-05-04-seals", "Seals")
    assert (release.publisher, release.place) == ("Another Office", None)
    assert (release.url, release.language) == ("https://other.example/seals", "pt-BR")
    assert release.tags == ("seals", "harbour")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("date", "2019-02-30", "date names no day"),
        ("date", "", "date is empty"),
        ("url", "harbour", "url is no web address"),
        ("language", "english", "language is no language tag"),
        ("source", "x", "'source' is no key"),
    ],
)
def test_a_value_that_no_release_can_have_is_refused(
    folder: Path, key: str, value: str, said: str
) -> None:
    with pytest.raises(CannotAdd, match=said):
        propose(page_of(), folder, overrides={key: value})


def test_a_hint_is_taken_only_where_the_source_says_nothing_sure(folder: Path) -> None:
    hints = {
        "date": Found("2019-05-05", "the feed's entry"),
        "title": Found("What the feed calls it", "the feed's entry"),
    }
    proposal = propose(page_of(*LANTERNS, date=None), folder, hints=hints)
    assert choice(proposal, "date") == ("2019-05-05", False)
    assert choice(proposal, "title") == ("Harbour seals counted", False)


def test_the_publisher_of_a_host_is_known_from_its_other_releases(folder: Path) -> None:
    accept(propose(page_of(), folder), folder)
    other = page_of(
        *LANTERNS, url="https://harbour.example/news/lanterns", title="Lanterns", publisher=None
    )
    [found] = [one for one in propose(other, folder).choices if one.key == "publisher"]
    assert (found.value, found.is_doubtful) == ("Invented Harbour Office", False)
    assert found.evidence == "the publisher of another release from harbour.example"


def test_revising_gives_what_was_missing(folder: Path) -> None:
    proposal = propose(text_of("A made-up title", *BODY), folder)
    revised = revise(proposal, folder, overrides={"publisher": "Invented Office"})
    revised = revise(revised, folder, overrides={"title": "A made-up title"})
    assert not revised.doubtful
    assert revised.may_be_added
    assert accept(revised, folder).name == "2019-05-06-a-made-up-title.md"


def test_a_file_that_was_edited_is_taken_as_it_stands(folder: Path) -> None:
    proposal = propose(page_of(), folder)
    content = proposal.content.replace("title: Harbour seals", "# check: a note\ntitle: Many seals")
    edited = amend(proposal, content.replace("2019-05-06", "2019-05-05", 1), folder)
    assert edited.may_be_added
    assert edited.release.id == "2019-05-05-many-seals-counted"
    assert edited.release.source_sha256 == proposal.release.source_sha256
    assert "# check: a note" in accept(edited, folder).read_text(encoding="utf-8")


def test_a_file_that_was_edited_into_no_release_may_not_be_added(folder: Path) -> None:
    proposal = propose(page_of(), folder)
    edited = amend(proposal, proposal.content.replace("publisher:", "publishers:"), folder)
    assert {finding.code for finding in edited.findings} == {"unknown-key", "missing-key"}
    assert not edited.may_be_added
    with pytest.raises(CannotAdd, match="publisher is missing"):
        accept(edited, folder)
    assert files(folder) == []


def test_a_release_file_is_taken_as_it_is(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "2019-05-06-my-own-name.md"
    path.write_text(
        "---\ntitle: Seals *here*\ndate: 2019-05-06\npublisher: Office\ntags: [a, b]\n"
        "source: https://office.example/seals\n---\n* One.\nTwo.\n",
        encoding="utf-8",
    )
    release = propose(file_of(path), folder).release
    assert release.id == "2019-05-06-my-own-name"
    assert (release.title, release.text) == ("Seals *here*", "* One.\nTwo.")
    assert (release.tags, release.source) == (("a", "b"), "https://office.example/seals")


def test_of_a_local_file_only_its_name_is_told(folder: Path) -> None:
    release = propose(text_of(name="/home/ada/secret/seals.txt"), folder).release
    assert release.source == "seals.txt"
    assert propose(text_of(name="-"), folder).release.source == "stdin"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"%PDF-1.4 but no more", b"PK\x03\x04"])
def test_a_source_of_which_nothing_can_be_made_is_said_to_be_one(folder: Path, data: bytes) -> None:
    with pytest.raises(CannotImport):
        propose(Source("thing", data), folder)


def test_without_a_folder_of_releases_nothing_is_proposed(tmp_path: Path) -> None:
    with pytest.raises(VerbatimError, match="folder of releases"):
        propose(page_of(), tmp_path / "nowhere")
