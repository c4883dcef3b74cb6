"""Plain text is taken as it is, in any encoding; only what a program wrapped is joined again."""

from __future__ import annotations

import codecs
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pdfs import prose

from corpus.importing import CannotImport, Extract, Source, extract
from corpus.importing.plain_text import extract_text
from corpus.text import normal_form


def read(data: bytes | str) -> Extract:
    return extract(Source("release.txt", data if isinstance(data, bytes) else data.encode()))


LINES = "Nine “seals” were counted in Ålesund’s bay.\nThey were glad."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_common_encoding_is_read(encoding: str) -> None:
    assert read(LINES.encode(encoding)).text == LINES


def test_utf16_without_the_other_order_is_read_by_its_mark() -> None:
    assert read(codecs.BOM_UTF16_BE + LINES.encode("utf-16-be")).text == LINES


def test_the_servers_word_on_the_encoding_counts() -> None:
    text = "В бухте насчитали девять тюленей.\nОни были рады."
    source = Source("release.txt", text.encode("koi8-r"), media_type="text/plain", charset="koi8-r")
    assert extract(source).text == text


def test_an_encoding_that_had_to_be_guessed_is_named() -> None:
    assert any("1252" in note for note in read(LINES.encode("cp1252")).notes)


def test_a_first_line_that_stands_alone_is_a_doubtful_title() -> None:
    found = read("Nine seals counted\n\nOSTMOLE, 14 May 2031 – They were counted.\n")
    assert found.text == "OSTMOLE, 14 May 2031 – They were counted."
    assert found.title is not None
    assert (found.title.value, found.title.is_doubtful) == ("Nine seals counted", True)
    assert found.place is not None
    assert found.date is not None
    assert (found.place.value, found.date.value) == ("Ostmole", "2031-05-14")


def test_a_first_sentence_is_no_title() -> None:
    assert read("They were counted.\n\nAll nine.").title is None


def test_lines_that_a_program_wrapped_are_joined_and_that_is_noted() -> None:
    paragraphs = prose(3)
    found = read("\n\n".join(textwrap.fill(one, 72) for one in paragraphs))
    assert found.text == "\n\n".join(paragraphs)
    assert any("joined into paragraphs" in note for note in found.notes)


def test_lists_and_addresses_in_a_wrapped_text_keep_their_lines() -> None:
    wrapped = textwrap.fill(prose(1)[0], 72)
    listed = "- salt in sacks\n- two nets"
    address = "Office of the Wardens\n12 Quay Road\nOstmole"
    found = read(f"{wrapped}\n\n{listed}\n\n{address}")
    assert found.text == f"{prose(1)[0]}\n\n{listed}\n\n{address}"


def test_a_line_with_a_no_break_space_alone_stays_where_a_program_wrapped_the_others() -> None:
    wrapped = textwrap.fill(prose(1)[0], 72)
    found = read(f"{wrapped}\n\u00a0\n{wrapped}")
    assert found.text == f"{prose(1)[0]}\n\u00a0\n{prose(1)[0]}"


def test_a_compound_that_was_broken_behind_its_hyphen_is_whole_again() -> None:
    text = " ".join(f"The well-known warden number {n} met a co-keeper." for n in range(20))
    assert read(textwrap.fill(text, 66)).text == text


def test_lines_that_nobody_wrapped_stay() -> None:
    poem = "\n".join(["Nine seals in the bay,", "and a tenth on its way", "to the quay."] * 4)
    assert read(f"{poem}\n\n{prose(1)[0]}").text == f"{poem}\n\n{prose(1)[0]}"


def test_no_break_spaces_double_spaces_and_tabs_stay() -> None:
    text = "Nine\u00a0seals,  two\tpups."
    assert read(text).text == text


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(CannotImport, match="is no text"):
        read(b"seals" + bytes(range(1, 9)) * 20)


def test_controls_are_left_out_and_named() -> None:
    found = read("Nine seals\x0c were counted " + "again " * 60 + "\x07.")
    assert "\x07" not in found.text
    assert any("control characters" in note for note in found.notes)


@given(st.lists(st.text("ab cdé\n", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_every_word_is_kept_in_order(paragraphs: list[str]) -> None:
    text = normal_form("\n\n".join(paragraphs))
    found = extract_text(Source("release.txt", text.encode()))
    title = f"{found.title.value} " if found.title else ""
    assert (title + found.text).split() == text.split()


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = extract_text(Source("release.txt", data))
    except CannotImport:
        return
    assert normal_form(found.text) == found.text
