"""The same source again: known, changed, or another release in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_sources import BODY, LANTERNS, SEALS, file_of, page_of, text_of

from corpus import load_corpus
from corpus.desk import Proposal, accept, propose, versions_of
from corpus.importing import Source

ID = "2019-05-06-harbour-seals-counted"
CHANGED = (BODY[0].replace("Nine seals", "Eleven seals"), *BODY[1:])


@pytest.fixture
def before(folder: Path) -> Path:
    """The file of a page that was added."""
    return accept(propose(page_of(), folder), folder)


def ids(folder: Path) -> list[str]:
    return [file.release.id for file in load_corpus(folder).files]


def is_new(proposal: Proposal) -> bool:
    return proposal.replaces is None and not proposal.is_known


def test_the_same_source_is_known(folder: Path, before: Path) -> None:
    again = propose(page_of(), folder)
    assert again.is_known
    assert not again.may_be_added
    assert again.content == before.read_text(encoding="utf-8")


def test_it_is_known_also_when_the_curator_has_edited_the_release(
    folder: Path, before: Path
) -> None:
    edited = before.read_text(encoding="utf-8").replace("Port Nowhere\n", "Port Elsewhere\n")
    before.write_text(edited, encoding="utf-8")
    assert propose(page_of(), folder).content == edited


@pytest.mark.parametrize(
    "url",
    [
        SEALS,
        f"{SEALS}/",
        f"{SEALS}#top",
        f"{SEALS}?utm_source=feed",
        SEALS.replace("https://", "http://www."),
    ],
)
def test_a_page_that_differs_in_nothing_that_is_taken_is_known(
    folder: Path, before: Path, url: str
) -> None:
    other_bytes = page_of(url=url, head="<meta name='generator' content='x'>")
    canonical = Source(SEALS, other_bytes.data, url, "text/html", "utf-8", other_bytes.retrieved)
    assert propose(canonical, folder).is_known


def test_a_changed_page_is_a_new_version_of_its_release(folder: Path, before: Path) -> None:
    old = before.read_text(encoding="utf-8")
    proposal = propose(page_of(*CHANGED), folder)
    assert proposal.replaces is not None
    assert proposal.release.id == ID
    assert any(line.startswith("+PORT NOWHERE, 6 May 2019 – Eleven") for line in proposal.diff())
    assert before.read_text(encoding="utf-8") == old
    assert accept(proposal, folder) == before
    [kept] = versions_of(folder, ID)
    assert kept.read_text(encoding="utf-8") == old
    assert ids(folder) == [ID]


def test_each_version_is_kept_and_none_of_them_is_a_release(folder: Path, before: Path) -> None:
    for seals in ("Eleven seals", "Twelve seals", "Thirteen seals"):
        text = (BODY[0].replace("Nine seals", seals), *BODY[1:])
        accept(propose(page_of(*text), folder), folder)
    kept = [path.read_text(encoding="utf-8") for path in versions_of(folder, ID)]
    assert [seals in text for seals, text in zip(("Nine", "Eleven", "Twelve"), kept, strict=True)]
    assert ids(folder) == [ID]
    assert not load_corpus(folder).problems


def test_a_new_title_leaves_the_id_and_a_new_date_changes_it(folder: Path, before: Path) -> None:
    renamed = propose(page_of(*CHANGED, title="Seals counted anew"), folder)
    assert renamed.release.id == ID
    text = (CHANGED[0].replace("6 May", "4 May"), *CHANGED[1:])
    redated = propose(page_of(*text, date="2019-05-04"), folder)
    path = accept(redated, folder)
    assert path.name == "2019-05-04-harbour-seals-counted.md"
    assert ids(folder) == [path.stem]
    assert len(versions_of(folder, ID)) == 1


def test_what_the_curator_had_to_give_needs_not_be_given_again(folder: Path) -> None:
    given = {"title": "Seals", "publisher": "Invented Office", "tags": "seals"}
    accept(propose(text_of("Seals", *BODY), folder, overrides=given), folder)
    again = propose(text_of("Seals", *CHANGED), folder)
    assert not again.doubtful
    assert (again.release.publisher, again.release.tags) == ("Invented Office", ("seals",))
    assert again.may_be_added


def test_tags_stay_as_they_are_commas_and_all(folder: Path, before: Path) -> None:
    content = before.read_text(encoding="utf-8")
    tags = "\ntags: ['seals, grey', pier]\nsource:"
    before.write_text(content.replace("\nsource:", tags), encoding="utf-8")
    assert propose(page_of(*CHANGED), folder).release.tags == ("seals, grey", "pier")


def test_comments_of_the_curator_outlive_a_new_version(folder: Path, before: Path) -> None:
    content = before.read_text(encoding="utf-8")
    before.write_text(content.replace("\ndate:", "\n# check: ignore x\ndate:"), encoding="utf-8")
    accept(propose(page_of(*CHANGED), folder), folder)
    assert "\n# check: ignore x\n" in before.read_text(encoding="utf-8")


def test_metadata_that_is_given_for_a_known_source_changes_its_release(
    folder: Path, before: Path
) -> None:
    proposal = propose(page_of(), folder, overrides={"place": "Port Elsewhere"})
    assert (proposal.is_known, proposal.may_be_added) == (False, True)
    assert "+place: Port Elsewhere" in proposal.diff()
    same = propose(page_of(), folder, overrides={"place": "Port Nowhere"})
    assert same.is_known


def test_another_release_at_the_same_address_replaces_nothing(folder: Path, before: Path) -> None:
    other = page_of(*LANTERNS, title="Lanterns hung", date="2019-06-01")
    proposal = propose(other, folder)
    assert is_new(proposal)
    accept(proposal, folder)
    assert ids(folder) == [ID, "2019-06-01-lanterns-hung"]


def test_a_site_that_gives_all_its_pages_one_address_loses_no_release(
    folder: Path, before: Path
) -> None:
    head = f'<link rel="canonical" href="{SEALS}">'
    other = page_of(
        *LANTERNS, url="https://harbour.example/news/lanterns", title="Lanterns hung", head=head
    )
    assert is_new(propose(other, folder))


def test_files_of_one_name_are_one_source_only_where_they_say_much_the_same(folder: Path) -> None:
    given = {"title": "Seals", "publisher": "Invented Office", "date": "2019-05-06"}
    accept(propose(text_of(*BODY, name="a/release.txt"), folder, overrides=given), folder)
    changed = propose(text_of(*CHANGED, name="b/release.txt"), folder, overrides=given)
    other = propose(text_of(*LANTERNS, name="release.txt"), folder, overrides=given)
    assert not is_new(changed)
    # Of one title and day: the same release, and the curator sees what changes.
    assert not is_new(other)
    given |= {"title": "Lanterns"}
    assert is_new(propose(text_of(*LANTERNS, name="release.txt"), folder, overrides=given))


HALF = (BODY[0], BODY[1], *LANTERNS)
"""A text that shares a third of its words with the release."""


def test_much_may_change_on_a_page_as_long_as_its_release_has_the_same_date(
    folder: Path, before: Path
) -> None:
    assert not is_new(propose(page_of(*HALF, title="Seals and lanterns"), folder))


def test_the_report_of_the_next_week_does_not_replace_that_of_the_last(
    folder: Path, before: Path
) -> None:
    text = (HALF[0].replace("6 May", "13 May"), *HALF[1:])
    assert is_new(propose(page_of(*text, date="2019-05-13"), folder))


def test_where_a_page_only_says_to_be_another_much_must_be_the_same(
    folder: Path, before: Path
) -> None:
    head = f'<link rel="canonical" href="{SEALS}">'
    mirror = "https://harbour.example/print/7"
    assert is_new(propose(page_of(*HALF, url=mirror, title="Other", head=head), folder))
    assert not is_new(propose(page_of(*CHANGED, url=mirror, title="Other", head=head), folder))


def test_a_release_can_be_had_back_from_its_version(folder: Path, before: Path) -> None:
    old = before.read_bytes()
    accept(propose(page_of(*CHANGED), folder), folder)
    [kept] = versions_of(folder, ID)
    accept(propose(file_of(kept), folder), folder)
    assert before.read_bytes() == old
