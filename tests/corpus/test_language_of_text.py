"""The language of a text is told by its words. All texts here are invented."""

from __future__ import annotations

import sys

import pytest

from corpus.language_of_text import are_alike, detected_language

ENGLISH = "Nine people were arrested at the old quay on Monday, the harbour office said in a note. "
DUTCH = "De politie heeft in de haven negen mensen aangehouden, zei het havenbedrijf in een brief. "


def test_plain_english_is_told_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert detected_language(ENGLISH * 3) == "en"
    with pytest.raises(ModuleNotFoundError):
        detected_language(DUTCH * 3)


def test_all_others_are_told_by_it() -> None:
    assert detected_language(DUTCH * 3) == "nl"


def test_a_few_letters_are_in_no_language() -> None:
    assert detected_language("The end of it. 1234567890 1234567890 1234567890 1234567890") is None


@pytest.mark.parametrize(
    ("declared", "seen", "may_be"),
    [("en-GB", "en", True), ("nb", "da", True), ("fr", "ht", True), ("en", "fr", False)],
)
def test_near_languages_pass_for_one_another(declared: str, seen: str, may_be: bool) -> None:
    assert are_alike(declared, seen) is may_be
