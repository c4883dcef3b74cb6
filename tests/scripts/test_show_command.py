"""`verbatim show`: the release that is meant, as text, JSON and a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_releases import HERON, LANTERN, write_release, write_releases

from corpus.desk import remove
from corpus.shelf import read_shelved
from index.passages import MAX_CHARACTERS
from scripts.page import Page
from scripts.showing.release_text import told

Run = Callable[..., Any]


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    return write_releases(tmp_path / "releases")


def test_off_a_terminal_the_text_stands_as_it_is_after_what_is_known(
    verbatim: Run, releases: Path
) -> None:
    outcome = verbatim("show", "--releases", str(releases), "2031-04-01-lanterns")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "id: 2031-04-01-lanterns\ntitle: Lanterns counted\ndate: 2031-04-01\n"
        f"publisher: Invented Agency\nlanguage: en\n\n{LANTERN}\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["2031-03-04-operation-heron"],
        ["2031-03"],
        ["heron"],
        ["Operation", "Heron"],
        ["corpus/releases/2031-03-04-operation-heron.md"],
    ],
)
def test_as_much_of_an_id_as_is_unique_suffices(
    verbatim: Run, releases: Path, words: list[str]
) -> None:
    outcome = verbatim("show", "--releases", str(releases), *words)
    assert outcome.out.startswith("id: 2031-03-04-operation-heron\n")


def test_an_id_that_begins_another_is_still_that_release(verbatim: Run, releases: Path) -> None:
    write_release(releases, "2031-03-04-operation-heron-2", HERON)
    outcome = verbatim("show", "--releases", str(releases), "2031-03-04-operation-heron")
    assert outcome.out.startswith("id: 2031-03-04-operation-heron\n")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nothing", "no release has 'nothing' in its id; `verbatim list` shows them"),
        (
            "2031",
            "3 releases have '2031' in their ids: 2031-03-04-operation-heron, 2031-04-01-lanterns,"
            " 2031-05-06-orchard",
        ),
    ],
)
def test_where_none_or_several_may_be_meant_it_is_2_and_says_which(
    verbatim: Run, releases: Path, word: str, said: str
) -> None:
    outcome = verbatim("show", "--releases", str(releases), word)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"verbatim: {said}\n")


def test_a_file_that_holds_no_release_is_3_and_says_where_it_is_wrong(
    verbatim: Run, releases: Path
) -> None:
    write_release(releases, "2031-07-07-odd", HERON, date="soon")
    outcome = verbatim("show", "--releases", str(releases), "odd")
    assert (outcome.code, outcome.out) == (3, "")
    assert "2031-07-07-odd.md:3: bad-date" in outcome.err


def test_json_counts_paragraphs_sentences_and_passages_in_the_text(
    verbatim: Run, releases: Path
) -> None:
    arguments = ["show", "--releases", str(releases), "heron", "--json"]
    shown = json.loads(verbatim(*arguments, "--passages").out)
    text = shown["text"]
    assert text == HERON
    assert [text[start:end] for start, end in shown["paragraphs"]] == HERON.split("\n\n")
    sentences = [text[start:end] for start, end in shown["sentences"]]
    assert sentences[0] == (
        "Invented harbour police seized nine boats in Operation Heron on Monday."
    )
    [passage] = shown["passages"]
    assert passage == {"start": 0, "end": len(text), "sentences": [0, len(sentences)]}
    assert "passages" not in json.loads(verbatim(*arguments).out)


def test_passages_off_a_terminal_are_a_sentence_a_line_with_its_place(
    verbatim: Run, releases: Path
) -> None:
    write_release(releases, "2031-08-08-long", "\n\n".join([HERON, LANTERN, HERON]))
    text = read_shelved(releases / "2031-08-08-long.md").text
    lines = verbatim("show", "--releases", str(releases), "long", "--passages").out.splitlines()
    rows = [line.split("\t") for line in lines]
    for _, _, start, end, words in rows:
        assert text[int(start) : int(end)] == words
    assert [int(row[1]) for row in rows] == list(range(1, len(rows) + 1))
    assert max(int(row[0]) for row in rows) > len(text) // (MAX_CHARACTERS + 50)


def test_on_a_terminal_paragraphs_are_numbered_and_wrapped_and_addresses_are_not(
    tmp_path: Path,
) -> None:
    url = "https://agency.example/a/rather/long/address/of/a/release"
    path = write_release(tmp_path, "2031-03-04-heron", HERON, title="Boats", url=url)
    assert list(told(read_shelved(path), Page(width=44))) == [
        "id             2031-03-04-heron",
        "title          Boats",
        "date           2031-03-04",
        "publisher      Invented Agency",
        f"url            {url}",
        "language       en",
        "",
        "  1  Invented harbour police seized nine",
        "     boats in Operation Heron on Monday.",
        "",
        '  2  "Nobody was hurt," said Captain Ada',
        "     Voss. The boats were towed to Port",
        "     Nowhere.",
        "",
        "  3  Two crews were questioned. A hearing is",
        "     set for May.",
    ]


def test_no_direction_that_a_text_sets_outlasts_its_line(tmp_path: Path) -> None:
    path = write_release(tmp_path, "2031-03-04-heron", "Left \u202e thgir\u2067 more")
    assert list(told(read_shelved(path), Page(width=60)))[-1].endswith("\u2069\u202c")


def test_a_page_is_written_where_it_is_named_or_to_stdout(
    verbatim: Run, releases: Path, tmp_path: Path
) -> None:
    page = tmp_path / "heron.html"
    outcome = verbatim("show", "--releases", str(releases), "heron", "--html", str(page))
    assert (outcome.code, outcome.out) == (0, "")
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert outcome.err == f"verbatim: wrote {page}\n"
    shown = verbatim("show", "--releases", str(releases), "heron", "--html", "-")
    assert (shown.code, shown.out, shown.err) == (0, page.read_text(), "")


def test_a_page_that_cannot_be_written_is_3(verbatim: Run, releases: Path, tmp_path: Path) -> None:
    page = tmp_path / "nowhere" / "heron.html"
    outcome = verbatim("show", "--releases", str(releases), "heron", "--html", str(page))
    assert (outcome.code, outcome.out) == (3, "")
    assert "nowhere" in outcome.err
    assert outcome.err.count("\n") == 1


def test_versions_are_listed_the_newest_first_of_a_removed_release_too(
    verbatim: Run, releases: Path
) -> None:
    remove("2031-04-01-lanterns", releases)
    arguments = ["show", "--releases", str(releases), "lanterns", "--versions"]
    outcome = verbatim(*arguments)
    assert outcome.code == 0
    [line] = outcome.out.splitlines()
    assert line.split("\t")[1:] == [
        "removed",
        str(releases / ".versions" / "2031-04-01-lanterns" / "0001.md"),
    ]
    assert json.loads(verbatim(*arguments, "--json").out)["then"] == "removed"


def test_a_release_without_versions_says_so(verbatim: Run, releases: Path) -> None:
    outcome = verbatim("show", "--releases", str(releases), "heron", "--versions")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "verbatim: no other version of this release was kept\n"
