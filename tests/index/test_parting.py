"""One span with several things in it, parted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from index.listing import read_listing
from index.parting import part, trimmed, united


def parted(text: str) -> list[Span]:
    whole = Span(0, len(text))
    return part(read_listing(text, [whole], whole, "en"), whole)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Spain, Peru and Chile", ["Spain", "Peru", "Chile"]),
        ("Spain, Peru, and Chile", ["Spain", "Peru", "Chile"]),
        ("Spain and Peru", ["Spain", "Peru"]),
        ("rum as well as tea", ["rum", "tea"]),
        (
            "Ada Voss, 41, of Port Nowhere; and Bo Lind, 39",
            ["Ada Voss, 41, of Port Nowhere", "Bo Lind, 39"],
        ),
        ("• glass beads\n• copper wire", ["• glass beads", "copper wire"]),
        ("Lund, Texas, and Rome, Italy", ["Lund, Texas", "Rome, Italy"]),
        ("Heron, Inc., Voss and Quay, LLC", ["Heron, Inc.", "Voss", "Quay, LLC"]),
        (
            "Quay Police, South Dakota Rangers and Voss",
            ["Quay Police", "South Dakota Rangers", "Voss"],
        ),
        (
            "rent, travel and living expenses, and wine",
            ["rent", "travel and living expenses", "wine"],
        ),
        ("“ups” and “downs”", ["ups", "downs"]),
        ("1,500 crowns", ["1,500 crowns"]),
        ("sandals", ["sandals"]),
    ],
)
def test_a_span_is_parted_at_its_strongest_separators(text: str, parts: list[str]) -> None:
    assert [one.of(text) for one in parted(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "four years and eight months",
        "eleven months and 3 days",
        "between 3,000 and 5,000 crowns",
        "the intersection of Quay Street and Mill Lane",
        "three and a half crates",
        "goods worth 300 crowns or more",
        "towns in Lund and elsewhere",
    ],
)
def test_one_thing_with_an_and_in_it_is_not_parted(text: str) -> None:
    assert [one.of(text) for one in parted(text)] == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a packing and sorting centre", ["a packing and sorting centre"]),
        ("the owner or chief of the mill", ["the owner or chief of the mill"]),
        ("two years in jail and a fine", ["two years in jail", "a fine"]),
        ("rum and tea", ["rum", "tea"]),
        ("rum, tea and fish oil", ["rum", "tea", "fish oil"]),
    ],
)
def test_what_may_be_one_thing_is_parted_only_where_that_is_sure(
    text: str, parts: list[str]
) -> None:
    whole = Span(0, len(text))
    listing = read_listing(text, [whole], whole, "en")
    assert [one.of(text) for one in part(listing, whole, surely=True)] == parts


@given(st.text(st.sampled_from("aB1 ,;.\n“”’–and•"), max_size=60))
def test_parts_are_inside_in_order_apart_and_not_empty(text: str) -> None:
    found = parted(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_spans_that_overlap_are_one() -> None:
    assert united([Span(4, 9), Span(0, 5), Span(12, 14)]) == [Span(0, 9), Span(12, 14)]


def test_quote_marks_and_separators_at_the_ends_are_left_out() -> None:
    text = "(meaning ‘purity’)"
    assert trimmed(text, Span(9, 17)).of(text) == "purity"
