"""Characters that came out wrong on the way into a release."""

from __future__ import annotations

import pytest
from checking_desk import Desk
from checking_text import TEXT, Look
from hypothesis import given
from hypothesis import strategies as st

from corpus.checking.mojibake import garbled

TYPICAL = [
    "café",
    "l’été à Saint-Étienne",
    "“quoted” – and dashed — words…",
    "naïve Straße, mañana, coração, Łódź, šťastný",
    "€ 1,500",
    "операция закончилась",
    "انتهت العملية",
    "η επιχείρηση έληξε",
    "行动已经结束",
    "the ﬁrst",
    "well done 🎉",
]


@pytest.mark.parametrize("text", TYPICAL)
def test_utf_8_that_was_read_as_windows_1252_is_garbled(text: str) -> None:
    read_wrongly = "".join(_as_windows_reads(byte) for byte in text.encode())
    assert list(garbled(f"It says {read_wrongly} there."))


@pytest.mark.parametrize("text", TYPICAL)
def test_utf_8_that_was_read_as_mac_roman_is_garbled(text: str) -> None:
    assert list(garbled(f"It says {text.encode().decode('mac_roman')} there."))


@pytest.mark.parametrize("text", TYPICAL)
def test_what_was_read_rightly_is_not(text: str) -> None:
    assert list(garbled(text)) == []
    assert list(garbled(text.upper())) == []


@pytest.mark.parametrize(
    "text",
    [
        "« CAFÉ » et “CAFÉ”",
        "„Ä“ und „Ö“",
        "«Å» og »Æ«",
        "IRMÃ” – AMANHÃ—",
        "5 Å² and 12 Å³",
        "voilà… voilà\u00a0»",
        "Nº 5, 1ª",
        "Ñ°",
        "×“",
        "Þór, Æsir, ðis",
        "“É verdade”",
        "‚Äpfel‘",
        "√2 ± 0",
    ],
)
def test_what_may_be_meant_as_it_stands_is_left_alone(text: str) -> None:
    assert list(garbled(text)) == []


@given(st.text(st.characters(max_codepoint=0xA0)))
def test_text_without_letters_that_begin_a_sequence_is_never_garbled(text: str) -> None:
    assert list(garbled(text)) == []


@given(st.text())
def test_where_a_text_is_garbled_stands_what_is_shown(text: str) -> None:
    for one in garbled(text):
        assert text[one.start :].startswith(one.shown)
        assert one.meant != one.shown


def test_garbled_letters_are_reported_where_they_stand_with_what_they_were(desk: Desk) -> None:
    desk.write(f"{TEXT}\n\nThe cafÃ© isnâ€™t open.", title="Operation HÃ©ron ends")
    title, *body = desk.problems()
    assert (title.line, title.code) == (2, "mojibake")
    assert [(one.line, one.code) for one in body] == [(12, "mojibake"), (12, "mojibake")]
    assert "'Ã©' was 'é'" in body[0].message or "'Ã©' was 'é'" in body[1].message


def test_of_a_text_that_is_garbled_throughout_three_places_are_shown(look: Look) -> None:
    assert look(TEXT + " cafÃ©" * 50) == [(10, "mojibake")] * 3


def test_a_stand_in_for_a_lost_character_is_reported_once_in_a_text(look: Look) -> None:
    text = f"{TEXT}\n\nThe caf\ufffd isn\ufffdt open."
    assert look(text, place="Port N\ufffdwhere") == [(5, "lost-character"), (13, "lost-character")]


@pytest.mark.parametrize(
    "markup", ["boats &amp; crews", "boats&nbsp;seized", "a<br>b", "<p class='x'>"]
)
def test_markup_that_was_left_in_is_reported(look: Look, markup: str) -> None:
    assert look(f"{TEXT}\n\nThere were {markup} there.") == [(12, "markup")]


@pytest.mark.parametrize("text", ["AT&T; R&D", "a < b > c", "<info@press.example>", "x &y; z"])
def test_other_uses_of_the_same_signs_are_not(look: Look, text: str) -> None:
    assert look(f"{TEXT}\n\nThere were {text} there.") == []


def _as_windows_reads(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)
