"""The normal form that all offsets count in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import paragraphs
from corpus.text import (
    NotUtf8,
    decode,
    forbidden_characters,
    is_visible,
    normal_form,
    without_forbidden,
)

ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from("\n\n\r \t\u00a0\u200b\ufeff\u00ad\u202e\u0301\u0338e=A\U0001f600”"),
        st.characters(exclude_categories=["Cs"]),
    )
)


@given(ANY_TEXT)
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normal_form(text)
    assert normal_form(once) == once


@given(ANY_TEXT)
def test_a_normal_form_keeps_every_promise_of_the_form(text: str) -> None:
    form = normal_form(text)
    assert unicodedata.is_normalized("NFC", form)
    assert "\r" not in form
    assert "\n\n\n" not in form
    assert not any(line.endswith((" ", "\t")) for line in form.split("\n"))
    assert not form.startswith("\n")
    assert not form.endswith("\n")


@given(ANY_TEXT)
def test_only_spaces_tabs_and_line_ends_are_ever_lost(text: str) -> None:
    def kept(text: str) -> list[str]:
        return [character for character in text if character not in " \t\r\n"]

    assert kept(normal_form(text)) == kept(unicodedata.normalize("NFC", text))


@given(ANY_TEXT)
def test_paragraphs_hold_all_of_a_normal_form_but_the_blank_lines(text: str) -> None:
    form = normal_form(text)
    assert "\n\n".join(span.of(form) for span in paragraphs(form)) == form


@pytest.mark.parametrize(
    "text",
    [
        "a\u00a0 b",  # no-break space
        "co\u00adoperate",  # soft hyphen
        "a\u200bb\u200db\ufeffc",  # zero-width space, joiner, no-break space
        "\u200fשלום\u202c",  # right-to-left marks
        "“curly” ‘quotes’ – dashes…",
        "a\tb",
        "😀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧",
        "two  spaces",
        "    an indented line",
        "ends in a no-break space\u00a0",
        "a\n\u00a0\nb",  # a line of a no-break space is no blank line
        "a\n\u200b\nb",
    ],
)
def test_everything_else_stays_as_published(text: str) -> None:
    assert normal_form(text) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_become_line_feeds(end: str) -> None:
    assert normal_form(f"one{end}two{end}{end}{end}three{end}") == "one\ntwo\n\nthree"


def test_letters_and_their_accents_are_composed() -> None:
    assert normal_form("Pen\u0303a") == "Peña"


def test_lines_of_spaces_and_tabs_are_blank_lines() -> None:
    assert normal_form(" \t\n\none \t\n \n\t\n\ntwo\n \n") == "one\n\ntwo"


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff"])
def test_byte_order_marks_are_dropped(marks: str) -> None:
    assert decode(f"{marks}one".encode()) == "one"


@pytest.mark.parametrize("data", [b"one\r\ntwo\rthr\xe9e\n", b"\xef\xbb\xbfone\n\nthr\xff"])
def test_a_byte_that_is_no_utf8_is_reported_with_its_line(data: bytes) -> None:
    with pytest.raises(NotUtf8) as caught:
        decode(data)
    assert caught.value.fault[:2] == (3, "not-utf8")


def test_surrogates_written_as_bytes_are_no_utf8() -> None:
    with pytest.raises(NotUtf8):
        decode(b"\xed\xa0\x80")


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\u2028", "\u2029"],
)
def test_a_control_character_is_reported_with_its_line(character: str) -> None:
    text = f"fine\nfine {character} {character}\nfine\n{character}"
    faults = list(forbidden_characters(text))
    assert [(fault.line, fault.code) for fault in faults] == [
        (2, "control-character"),
        (4, "control-character"),
    ]
    assert f"U+{ord(character):04X} in column 6" in faults[0].message


@given(ANY_TEXT)
def test_what_stands_in_for_control_characters_moves_no_line(text: str) -> None:
    text = decode(text.encode())
    clean = without_forbidden(text)
    assert not list(forbidden_characters(clean))
    assert len(clean.split("\n")) == len(text.split("\n"))


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\u200b\ufeff\u00ad\u2060\u202e", "\ufe0f"])
def test_blanks_and_invisible_characters_are_nothing_to_read(text: str) -> None:
    assert not is_visible(text)


@pytest.mark.parametrize("text", ["a", "1", "–", "€", "é", "字", "😀"])
def test_letters_digits_punctuation_and_symbols_are_something_to_read(text: str) -> None:
    assert is_visible(f"\u200b {text}")
