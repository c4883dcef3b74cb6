"""How a file is written, where that changes nothing of the release."""

from __future__ import annotations

import pytest
from checking_desk import Desk
from checking_text import TEXT, Look
from invented_releases import release_file

STEM = "2031-05-06-operation-heron"
CONTENT = release_file(TEXT, stem=STEM, title="Operation Heron ends").encode()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xef\xbb\xbf" + CONTENT, "byte-order mark"),
        (CONTENT.replace(b"\n", b"\r\n"), "line ends"),
        (CONTENT.replace(b"Monday.", b"Monday. \t"), "ends of lines"),
        (CONTENT.replace(b"\n\n", b"\n\n\n"), "blank lines in a row"),
        (CONTENT[:-1], "no line end"),
        (CONTENT + b"\n", "blank lines at its end"),
        (CONTENT.replace(b"Voss", "Vo\u0308ss".encode()), "not composed"),
    ],
)
def test_what_reading_drops_is_reported_once_with_its_names(
    desk: Desk, content: bytes, what: str
) -> None:
    (desk.folder / f"{STEM}.md").write_bytes(content)
    [problem] = desk.problems()
    assert (problem.line, problem.code) == (1, "not-normal")
    assert what in problem.message


def test_a_blank_line_below_the_front_matter_is_usual(desk: Desk) -> None:
    (desk.folder / f"{STEM}.md").write_bytes(CONTENT.replace(b"---\nInv", b"---\n\nInv"))
    assert desk.codes() == []


@pytest.mark.parametrize("tag", ["EN", "en-us", "En-Latn"])
def test_a_language_tag_in_another_case_is_reported(look: Look, tag: str) -> None:
    assert look(language=tag) == [(5, "language-case")]


@pytest.mark.parametrize("tag", ["en", "en-US", '"en"'])
def test_a_tag_as_it_is_written_is_not(look: Look, tag: str) -> None:
    assert look(language=tag) == []


def test_a_value_that_ends_at_a_comment_is_reported(desk: Desk) -> None:
    content = CONTENT.replace(b'"Operation Heron ends"', b"Operation Heron #2 ends")
    (desk.folder / f"{STEM}.md").write_bytes(content)
    assert desk.codes() == [(2, "cut-value")]


def test_the_same_in_quotes_is_not(look: Look) -> None:
    assert look(title="Operation Heron #2 ends") == []
