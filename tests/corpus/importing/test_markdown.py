"""Markdown comes out as its reader sees it, and a release file of ours as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.importing import CannotImport, Extract, Source, extract
from corpus.importing.markdown import extract_markdown
from corpus.text import normal_form

RELEASE = """---
title: Nine seals counted
date: 2031-05-14
publisher: Invented Wardens
place: Ostmole
url: https://wardens.example/seals
language: en-GB
tags: [seals]
---
Nine *seals* were counted.

- one
"""


def read(text: str, name: str = "release.md") -> Extract:
    return extract(Source(name, text.encode()))


def test_a_release_file_is_taken_as_it_is() -> None:
    found = read(RELEASE)
    assert found.text == "Nine *seals* were counted.\n\n- one"
    pieces = [found.title, found.date, found.place, found.publisher, found.url, found.language]
    assert [(piece.value, piece.evidence) for piece in pieces if piece] == [
        ("Nine seals counted", "front matter"),
        ("2031-05-14", "front matter"),
        ("Ostmole", "front matter"),
        ("Invented Wardens", "front matter"),
        ("https://wardens.example/seals", "front matter"),
        ("en-GB", "front matter"),
    ]
    assert any("tags" in note for note in found.notes)


def test_what_is_wrong_with_a_front_matter_is_noted_and_the_rest_taken() -> None:
    found = read("---\ntitle: Nine seals\nlayout: post\n---\nNine *seals*.\n")
    assert found.title is not None
    assert (found.title.value, found.text) == ("Nine seals", "Nine seals.")
    assert any("layout" in note for note in found.notes)


@pytest.mark.parametrize("heading", ["# Nine *seals*", "Nine seals\n====", "## Nine seals #"])
def test_a_heading_at_the_beginning_is_the_title(heading: str) -> None:
    found = read(f"{heading}\n\nThey were counted.\n\n# More\n")
    assert found.title is not None
    assert (found.title.value, found.title.is_doubtful) == ("Nine seals", False)
    assert found.text == "They were counted.\n\nMore"


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("**Nine** _seals_ ~~ten~~", "Nine seals ten"),
        (
            "[Nine seals](https://x.example 'y') in <https://x.example>",
            "Nine seals in https://x.example",
        ),
        ("![a picture](x.png)Nine `seals`", "Nine seals"),
        ("Nine\nseals  \nin the bay", "Nine seals\nin the bay"),
        ("Nine seals<br>in &amp; out \\*", "Nine seals\nin & out *"),
        ("> Nine seals,\n> he said.", "Nine seals, he said."),
        (
            "Seals:\n\n* grey\n* harbour\n  1. old\n  2. young\n",
            "Seals:\n• grey\n• harbour\n  1. old\n  2. young",
        ),
        ("3. three\n4. four", "3. three\n4. four"),
        ("| Port | kg |\n|---|--:|\n| *A* | 5 |\n| B | |", "Port | kg\nA | 5\nB |"),
        ("```\n  as  it *is*\n```", "  as  it *is*"),
        ("One.\n\n---\n\nTwo.", "One.\n\nTwo."),
        ("14\\. seals", "14. seals"),
        ("Nine\u00a0seals", "Nine\u00a0seals"),
    ],
)
def test_markup_is_read_as_its_reader_sees_it(markup: str, seen: str) -> None:
    assert read(markup).text == seen


def test_blocks_of_html_are_left_out_and_that_is_noted() -> None:
    found = read("Nine seals.\n\n<div>menu</div>\n")
    assert found.text == "Nine seals."
    assert any("HTML" in note for note in found.notes)


def test_lists_nested_without_end_do_no_harm() -> None:
    found = read("\n".join(" " * 2 * n + f"- item {n}" for n in range(500)))
    assert "item 0" in found.text


def test_markdown_without_words_is_refused() -> None:
    with pytest.raises(CannotImport, match="no text"):
        read("![picture](x.png)\n")


@given(st.text("ab*_[]()#>-|`1. \n\t<>&;!~", max_size=200))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        found = extract_markdown(Source("release.md", markup.encode() or b" "))
    except CannotImport:
        return
    assert normal_form(found.text) == found.text


@given(st.lists(st.text("abcdé", min_size=1, max_size=8), min_size=1))
def test_plain_words_come_through_untouched(words: list[str]) -> None:
    assert extract_markdown(Source("x.md", " ".join(words).encode())).text == " ".join(words)
