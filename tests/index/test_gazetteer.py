"""Which words name a country or a people; all texts are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.country_names import DATA, country_names
from index.gazetteer import find_countries


def named(text: str, language: str = "en") -> list[str]:
    return [mention.span.of(text) for mention in find_countries(text, language)]


def codes(text: str, language: str = "en") -> list[str]:
    return [mention.code for mention in find_countries(text, language)]


def test_the_longest_name_counts() -> None:
    text = (
        "Papua New Guinea, Guinea-Bissau, Equatorial Guinea, Guinea, the United Arab Emirates, "
        "South Sudan and the Republic of Korea"
    )
    assert codes(text) == ["PG", "GW", "GQ", "GN", "AE", "SS", "KR"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Côte d’Ivoire", "CI"), ("Cote d'Ivoire", "CI"), ("Ivory Coast", "CI"),
        ("Türkiye", "TR"), ("Turkey", "TR"), ("Czech Republic", "CZ"), ("Czechia", "CZ"),
        ("Bosnia & Herzegovina", "BA"), ("Bosnia and Herzegovina", "BA"), ("St. Lucia", "LC"),
        ("Saint Lucia", "LC"), ("U.S.", "US"), ("USA", "US"), ("U.K.", "GB"), ("UAE", "AE"),
        ("SPAIN", "ES"), ("Myanmar", "MM"), ("Burma", "MM"), ("Kosovo", "XK"), ("Hong Kong", "HK"),
    ],
)  # fmt: skip
def test_a_country_goes_by_many_names(text: str, code: str) -> None:
    assert codes(text) == [code]
    assert named(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He told us of a turkey, a chad and a guinea.",
        "They drove through New Mexico, New Jersey and New England.",
        "Jordan Heron was charged. Jordan pleaded guilty.",
        "A warehouse in Atlanta, Georgia, and one in Lebanon, Pennsylvania.",
        "The U.S. Attorney and the Bank of England paid US$ 300.",
        "She is from Mexico City.",
        "Northern Irelandish Chinatowns",
    ],
)
def test_what_only_looks_like_a_country_is_none(text: str) -> None:
    assert named(text) == []


def test_a_doubtful_name_counts_in_a_row_of_countries() -> None:
    assert named("Armenia, Georgia and Jordan") == ["Armenia", "Georgia", "Jordan"]


def test_peoples_are_told_from_countries() -> None:
    text = "Spanish police and two Brazilians, in Portugal"
    assert [(m.code, m.is_nationality) for m in find_countries(text)] == [
        ("ES", True), ("BR", True), ("PT", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "en Alemania, España y Perú", ["DE", "ES", "PE"]),
        ("fr", "en Allemagne et aux Émirats arabes unis", ["DE", "AE"]),
        ("pt-BR", "na Alemanha e no Brasil", ["DE", "BR"]),
        ("ar", "في المغرب وتونس والمملكة العربية السعودية", ["MA", "TN", "SA"]),
    ],
)
def test_other_languages_have_their_own_names(language: str, text: str, found: list[str]) -> None:
    assert codes(text, language) == found


def test_a_prefix_is_no_part_of_an_arabic_name() -> None:
    assert named("المغرب وتونس", "ar") == ["المغرب", "تونس"]


def test_the_names_are_few_and_quickly_read() -> None:
    country_names.cache_clear()
    start = time.process_time()
    country_names()
    assert time.process_time() - start < 0.1  # about a millisecond
    assert DATA.stat().st_size < 150_000


@given(
    st.text() | st.text(alphabet="SpainCubU.S &,-'\n’", max_size=60), st.sampled_from(["en", "ar"])
)
def test_mentions_lie_in_order_in_any_text(text: str, language: str) -> None:
    end = 0
    for mention in find_countries(text, language):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end


def test_in_arabic_texts_a_country_is_named_once_where_a_number_follows() -> None:
    assert [mention.code for mention in find_countries("US: 40", "ar")] == ["US"]
