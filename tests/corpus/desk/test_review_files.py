"""What waits for review: doubts stand in the file, and come back when it is added."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_sources import BODY, SEALS, file_of, page_of, text_of

from corpus import load_corpus
from corpus.desk import accept, propose, revise
from corpus.desk.choice import Choice
from corpus.desk.doubts import comments, doubts
from corpus.desk.review import for_review, put_by
from corpus.front_matter import Parts, read, split

_LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40)
_VALUES = _LINES.map(lambda line: re.sub("[\ufeff\ufffe\uffff]", "", line).strip()).filter(bool)


@pytest.fixture
def review(tmp_path: Path) -> Path:
    return tmp_path / "review"


def test_what_is_beyond_doubt_waits_as_the_release_it_will_be(folder: Path, review: Path) -> None:
    path = put_by(propose(page_of(), folder), review)
    assert path.parent == review
    [file] = load_corpus(review).files
    assert file.release.source == SEALS
    again = propose(file_of(path), folder)
    assert again.may_be_added
    assert again.content == path.read_text(encoding="utf-8")


def test_what_is_doubtful_or_missing_stands_in_comments(folder: Path, review: Path) -> None:
    path = put_by(propose(text_of("Seals", *BODY), folder), review)
    assert path.read_text(encoding="utf-8").split("---\n")[1].splitlines()[-4:] == [
        "# doubtful, first line, which stands alone:",
        "# title: Seals",
        "# missing, nothing says it:",
        "# publisher:",
    ]


def test_a_doubt_is_as_doubtful_when_the_file_is_added(folder: Path, review: Path) -> None:
    first = propose(text_of("Seals", *BODY), folder)
    again = propose(file_of(put_by(first, review)), folder)
    assert sorted(again.doubtful) == sorted(first.doubtful)
    assert again.release.source_sha256 == first.release.source_sha256
    assert again.release.text == first.release.text


def test_a_doubt_is_settled_in_the_file_or_when_it_is_added(folder: Path, review: Path) -> None:
    path = put_by(propose(text_of("Seals", *BODY), folder), review)
    content = path.read_text(encoding="utf-8").replace("# title: Seals", "title: Grey seals")
    path.write_text(content, encoding="utf-8")
    proposal = revise(propose(file_of(path), folder), folder, overrides={"publisher": "Office"})
    assert not proposal.doubtful
    text = accept(proposal, folder).read_text(encoding="utf-8")
    assert "\ntitle: Grey seals\n" in text
    assert "#" not in text


def test_two_releases_of_one_title_wait_side_by_side(folder: Path, review: Path) -> None:
    first = put_by(propose(page_of(), folder), review)
    second = put_by(propose(page_of(*BODY[:2], url=f"{SEALS}/2"), folder), review)
    assert {first.name, second.name} == {path.name for path in review.glob("*.md")}
    # In the corpus it needs no number: there is no other.
    assert propose(file_of(second), folder).release.id == first.stem


@given(
    st.sampled_from(["title", "date", "publisher", "place", "url"]),
    _VALUES,
    _VALUES,
)
def test_whatever_is_doubtful_and_why_is_read_back(key: str, value: str, evidence: str) -> None:
    written = comments([Choice(key, value, evidence, is_doubtful=True)])
    block = "\n".join(["source: x", *written])
    [(found_key, found)] = doubts(block).items()
    assert (found_key, found.value, found.is_doubtful) == (key, value, True)
    assert found.evidence == evidence


def test_a_doubt_holds_nothing_that_would_spoil_the_file() -> None:
    doubt = Choice("title", "Seals\ufeff\tand\x1b\u2028so", "a\nb", is_doubtful=True)
    content = "\n".join(["---", *comments([doubt]), "date: 2019-05-06", "---", "Text."])
    parts = split(content)
    assert isinstance(parts, Parts)
    found = read(parts.block)
    assert [fault.code for fault in found.faults] == ["missing-key", "missing-key"]


def test_the_file_for_review_holds_no_stand_in(folder: Path) -> None:
    shown = for_review(propose(text_of(*BODY), folder))
    assert "(no " not in shown
