"""What is mended without touching a word of a release."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking_desk import Desk
from checking_text import TEXT
from hypothesis import given
from hypothesis import strategies as st
from invented_releases import release_file

from corpus import load_corpus
from corpus.checking import RULES, fix_all, fix_content
from corpus.front_matter import Parts, read, split
from corpus.text import decode, normal_form

STEM = "2031-05-06-operation-heron"
CONTENT = release_file(TEXT, stem=STEM, title="Operation Heron ends")
FIXABLE = [code for code, rule in RULES.items() if rule.is_fixable]


def fixed(content: str) -> str:
    return fix_content(content.encode(), FIXABLE).decode()


def with_title(value: str) -> str:
    return CONTENT.replace('"Operation Heron ends"', value)


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Operation Heron: nine boats seized", "Operation Heron: nine boats seized"),
        ("2031", "2031"),
        ("yes", "yes"),
        ('"Heron" ends', '"Heron" ends'),
        ("'It's over'", "It's over"),
        ("[Update] Heron ends", "[Update] Heron ends"),
        ("@press: it’s over", "@press: it’s over"),
        ("100 % of boats: seized", "100 % of boats: seized"),
        ("*Heron* ends", "*Heron* ends"),
    ],
)
def test_text_that_yaml_takes_for_something_else_is_put_in_quotes(
    desk: Desk, value: str, title: str
) -> None:
    path = desk.folder / f"{STEM}.md"
    path.write_text(with_title(value), encoding="utf-8")
    assert load_corpus(desk.folder).problems
    path.write_text(fixed(with_title(value)), encoding="utf-8")
    [file] = load_corpus(desk.folder).files
    assert (file.release.title, file.release.text) == (title, TEXT)


@pytest.mark.parametrize("value", ["", '""', "|\n  Operation Heron: ends", "[a]\n  - b"])
def test_what_cannot_be_guessed_is_left_as_it_is(value: str) -> None:
    content = with_title(value).encode()
    assert fix_content(content, ["bad-yaml", "bad-value"]) == content


def test_an_address_loses_what_does_not_belong_to_it() -> None:
    content = CONTENT.replace(
        "\n---\nInv", "\nurl: https://Press.example/1?utm_source=x#top\n---\nInv"
    )
    assert "\nurl: https://press.example/1\n" in fixed(content)


def test_a_language_tag_gets_its_case() -> None:
    content = CONTENT.replace("\n---\nInv", "\nlanguage: 'EN-gb'\n---\nInv")
    assert "\nlanguage: 'en-GB'\n" in fixed(content)


def test_comments_and_the_order_of_keys_stay() -> None:
    content = CONTENT.replace("date:", "language: EN # as published\n# a remark\ndate:")
    after = fixed(content.replace("\n", "\r\n"))
    assert after == content  # the tag with its comment is not written plainly


def test_a_file_is_brought_into_normal_form_with_its_blank_line_below_the_front_matter() -> None:
    untidy = "\ufeff" + CONTENT.replace("---\nInv", "---\n\nInv").replace("\n", " \r\n") + "\n\n"
    assert fixed(untidy) == CONTENT.replace("---\nInv", "---\n\nInv")


@pytest.mark.parametrize("content", ["no front matter", CONTENT.replace("Nobody", "No\x00body")])
def test_a_file_that_cannot_be_read_is_left_as_it_is(content: str) -> None:
    assert fixed(content) == content


def test_bytes_that_are_no_utf_8_are_left_as_they_are() -> None:
    assert fix_content(b"\xff\xfe", FIXABLE) == b"\xff\xfe"


def test_only_what_was_asked_for_is_mended() -> None:
    untidy = CONTENT.replace("\n---\nInv", "\nlanguage: EN\n---\nInv").replace("\n", "\r\n")
    assert (
        fix_content(untidy.encode(), ["language-case"])
        == untidy.replace("\r", "").replace("EN", "en").encode()
    )
    assert b"language: EN" in fix_content(untidy.encode(), ["not-normal"])


PIECES = [
    *("---", "title: A: b", "title: 'x'", "date: 2031-05-06", "publisher: 5", "place: [x"),
    *("url: HTTPS://A.b/#c", "language: EN", "tags: [a, b]", "# note", "  more", " ", "", "\r"),
    *(
        "\ufeff",
        "e\u0301 \t",
        "A text. ",
        "\u00a0",
        "title: |",
        "title: >",
        "key: &a b",
        "source: x #y",
    ),
]
CONTENTS = st.lists(st.sampled_from(PIECES), max_size=14).map(
    lambda lines: "\n".join(["---", *lines])
)


@given(CONTENTS)
def test_mending_twice_is_mending_once(content: str) -> None:
    once = fix_content(content.encode(), FIXABLE)
    assert fix_content(once, FIXABLE) == once


@given(CONTENTS)
def test_no_word_of_a_text_and_no_sound_value_is_ever_touched(content: str) -> None:
    before, after = (split(decode(data)) for data in _before_and_after(content))
    if not isinstance(before, Parts):
        assert before == after
        return
    assert isinstance(after, Parts)
    assert normal_form(after.body) == normal_form(before.body)
    was, is_now = read(before.block), read(after.block)
    assert len(is_now.faults) <= len(was.faults)
    kept = {key: value for key, value in was.fields.items() if key != "url"}
    assert kept.items() <= is_now.fields.items()


def _before_and_after(content: str) -> tuple[bytes, bytes]:
    return content.encode(), fix_content(content.encode(), FIXABLE)


def test_files_are_mended_until_nothing_more_can_be(desk: Desk) -> None:
    path = desk.folder / f"{STEM}.md"
    path.write_text(with_title("Operation Heron: it ends") + "\n\n", encoding="utf-8")
    problems, fixed_ones = fix_all(desk.problems, list(RULES.values()))
    assert problems == ()
    # Only a file that can be read is looked over further, so its end was seen last.
    assert [problem.code for problem in fixed_ones] == ["bad-yaml", "not-normal"]
    assert desk.codes() == []


def test_a_link_to_a_file_stays_a_link(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text(CONTENT + "\n\n", encoding="utf-8")
    (desk.folder / f"{STEM}.md").symlink_to(elsewhere)
    fix_all(desk.problems, list(RULES.values()))
    assert (desk.folder / f"{STEM}.md").is_symlink()
    assert elsewhere.read_text(encoding="utf-8") == CONTENT


def test_without_a_fixable_rule_nothing_is_written(desk: Desk) -> None:
    path = desk.folder / f"{STEM}.md"
    path.write_text(CONTENT + "\n\n", encoding="utf-8")
    problems, fixed_ones = fix_all(desk.problems, [RULES["mojibake"]])
    assert [problem.code for problem in problems] == ["not-normal"]
    assert fixed_ones == ()
    assert path.read_text(encoding="utf-8") == CONTENT + "\n\n"
