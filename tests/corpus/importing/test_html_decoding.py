"""The bytes of a page are read in the encoding they are in, and doubts are noted."""

import pytest

from corpus.importing import Source
from corpus.importing.html_decoding import decode_page

TEXT = "<p>“Nine bells” – the café’s bell, too – rang in Zürich…</p>"


def decoded(data: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    found = decode_page(Source("page", data, charset=charset))
    return found.text, found.notes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_counts_before_all_else(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), "windows-1251") == (TEXT, ())


def test_the_server_s_word_counts_before_the_page_s() -> None:
    page = "<meta charset=iso-8859-2>" + TEXT
    assert decoded(page.encode("cp1252"), "windows-1252") == (page, ())


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "US-ASCII", "ISO-8859-1"])
def test_windows_1252_that_is_called_latin_1_is_read_as_what_it_is(label: str) -> None:
    assert decoded(TEXT.encode("cp1252"), label) == (TEXT, ())


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1251">',
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_page_s_own_word_is_read(declaration: str) -> None:
    page = declaration + "<p>Девять колоколов</p>"
    assert decoded(page.encode("cp1251")) == (page, ())


def test_utf_8_that_is_called_otherwise_is_read_as_utf_8_and_noted() -> None:
    text, notes = decoded(TEXT.encode(), "iso-8859-1")
    assert text == TEXT
    assert "UTF-8" in notes[0]


def test_utf_8_that_is_not_declared_is_read_as_such() -> None:
    assert decoded(TEXT.encode()) == (TEXT, ())


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "“Neuf cloches” ont sonné à Zürich – c’était l’été dernier, près du café. "),
        ("cp1251", "Девять колоколов звонили в гавани, и каждый из них был слышен далеко. "),
        ("shift_jis", "港の鐘は九つあり、すべてが昨日の朝に鳴らされた。その音は遠くまで聞こえた。"),
    ],
)
def test_an_encoding_that_nothing_declares_is_detected_and_noted(encoding: str, words: str) -> None:
    page = f"<html><body><p>{words * 12}</p></body></html>"
    text, notes = decoded(page.encode(encoding))
    assert text == page
    assert "declares no encoding" in notes[0]


@pytest.mark.parametrize("label", ["x-unknown", "utf-7-not", "base64", "", "é"])
def test_a_label_that_names_no_encoding_is_passed_over(label: str) -> None:
    assert decoded(TEXT.encode(), label)[0] == TEXT


def test_what_cannot_be_read_is_marked_and_counted() -> None:
    page = b"<meta charset=utf-8><p>Nine \xff\xfe bells"
    text, notes = decoded(page)
    assert "\ufffd" in text
    assert "2 characters" in notes[0]
