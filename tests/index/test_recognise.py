"""What the recognisers find; all texts are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.recognise import recognise


def found(text: str, kind: str) -> list[str]:
    return [one.span.of(text) for one in recognise(text) if one.kind == kind]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("money", "$1.2 million"), ("money", "US$ 3,000"), ("money", "€5 million"),
        ("money", "1.5 million euros"), ("money", "12,000 dollars"), ("money", "£20k"),
        ("money", "more than $81,000"), ("money", "5 millones de euros"), ("money", "1.200.000 €"),
        ("quantity", "14 kilograms"), ("quantity", "1,200 pills"),
        ("quantity", "3.5 kg of cocaine"),
        ("quantity", "nine boats"), ("quantity", "2,000 rounds"),
        ("quantity", "more than 640,000 fentanyl pills"), ("quantity", "one count of wire fraud"),
        ("number", "1,327,061"), ("number", "several hundred"),
        ("date", "14 August 2013"), ("date", "August 14, 2013"), ("date", "Aug. 3"),
        ("date", "Monday"), ("date", "between May and June 2012"), ("date", "2013-08-14"),
        ("date", "Tuesday, June 3, 2014"), ("date", "14 de agosto de 2013"),
        ("date", "1er août 2014"),
        ("percent", "35%"), ("percent", "20 percent"), ("percent", "about two per cent"),
        ("age", "34-year-old"), ("age", "aged 34"),
        ("country", "Spain"), ("nationality", "Spanish"),
        ("name", "Ann B. Heron"), ("name", "Ludwig van Heron"), ("name", "Heron Holdings, Inc."),
        ("name", "Federal Office of Herons"),
    ],
)  # fmt: skip
def test_each_kind_is_found_in_its_whole_extent(kind: str, words: str) -> None:
    assert found(f"It was {words} that counted", kind) == [words]


def test_an_age_stands_behind_a_name() -> None:
    text = "Ann Heron, 34, of Lowerquay, fled"
    assert found(text, "age") == ["34"]
    assert found(text, "name") == ["Ann Heron", "Lowerquay"]


def test_a_year_is_a_date_where_time_is_meant() -> None:
    assert found("In 2013 they took 2013 coins", "date") == ["2013"]


def test_counted_things_end_before_what_happened_to_them() -> None:
    assert found("Police say nine boats were seized and two men fled", "quantity") == [
        "nine boats",
        "two men",
    ]


def test_a_code_is_no_number() -> None:
    assert found("the form A-123 and COVID-19", "number") == []


@given(st.text() | st.text(alphabet="AJ an1,.$%-’\nofMy20 ", max_size=80))
def test_findings_lie_in_order_in_any_text(text: str) -> None:
    end = 0
    for one in recognise(text):
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end


@pytest.mark.parametrize(
    "piece",
    ["a, ", "1,", "A ", "A.B.", "A of the ", "two a b c ", "more than ", "1.000", "’'", "X, Inc. "],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    start = time.process_time()
    recognise(piece * (20_000 // len(piece)))
    assert time.process_time() - start < 2  # a tenth of a second on an ordinary machine
