import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fold import fold
from index.terms import terms


def stems(text: str, language: str = "en") -> list[str]:
    return [term.stem for term in terms(text, language)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,500 CDs", "1500 cds"),
        ("the U.S. agency", "The US agencies"),
        ("INTERPOL’s raids", "interpol raid"),
        ("Rafael Peña", "rafael pena"),
        ("inter\u00adnational", "international"),
        ("a 30-day sentence", "a 30 day sentence"),
        ("No. 12-cr-5", "no 12 CR 5"),
        ("O’Brien", "O'Brien"),
    ],
)
def test_two_ways_to_write_the_same_words_have_the_same_terms(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_a_decimal_is_one_number() -> None:
    assert stems("$1.5 million in 3.14 seconds") == ["1.5", "million", "in", "3.14", "second"]


def test_stems_follow_the_language() -> None:
    assert stems("operaciones policiales", "es-MX") == stems("operacion policial", "es")
    assert stems("raids", "tlh") == ["raids"]


def test_scripts_with_vowel_signs_keep_their_words_whole() -> None:
    assert len(terms("हिन्दी में", "und")) == 2


def test_scripts_that_part_no_words_give_a_term_a_character() -> None:
    assert stems("他走了。", "zh") == ["他", "走", "了"]


def test_a_term_knows_where_it_stands() -> None:
    text = "Straße and INTERPOL’s 1,500 CDs"
    assert [text[term.start : term.end] for term in terms(text)] == [
        "Straße", "and", "INTERPOL", "1,500", "CDs",
    ]  # fmt: skip


@given(st.text(), st.sampled_from(["en", "ar", "ru", "xx"]))
def test_terms_stand_in_order_inside_the_text(text: str, language: str) -> None:
    found = terms(text, language)
    assert [term.start for term in found] == sorted(term.start for term in found)
    assert all(0 <= term.start < term.end <= len(text) for term in found)
    assert all(term.stem for term in found)


@given(st.text(alphabet="aé\u00ad ’s-1,.ß\u0301", max_size=30))
def test_a_text_and_its_folded_form_have_the_same_terms(text: str) -> None:
    assert stems(text) == stems(fold(text))
