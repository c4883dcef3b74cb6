"""The quick way into a front matter: it reads what YAML reads, or leaves the block to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.entries import entries
from corpus.fields import Scalar
from corpus.front_matter import read
from corpus.plain_entries import plain_entries
from corpus.quick_front_matter import quick_fields

ORDINARY = """title: Lanterns counted in 'the old town' & elsewhere
date: 2031-04-01
publisher: "Invented Agency: press office"
place: 'Port Nowhere, l''Autre'
url: https://agency.example/news?id=1#top
language: en
tags: [sea, old town, no-1]
retrieved: 2031-04-02T10:00:00Z"""

UNUSUAL = (
    "2013-08-14;2026-01-02T03:04:05Z;12;1.5;1e5;0x1F;yes;No;null;~;NaN;.inf;1:30;12_000;"
    "a: b;a #b;'it''s';\"x\";\"x\" y;[a, b];[a,b];[];[ ];[1, true];[a b, c-d];[a,];a];-;- a;<<;"
    "0b1;0o7;+1;OFF;---;...;%a;https://a.example/b#c;[a: b];[[a]];'a;\"a;a:;a: ;[-];[- a]"
)
KEYS = st.sampled_from(["title", "date", "tags", "y", "null", "on", "url", "_odd", "Title", "a b"])
WORDS = st.one_of(
    st.text("abcyesno01-:#, \"'[]{}&*!|>%@`~=<.?\\\u00a0é😀\x85\u2028\t…", max_size=12),
    st.sampled_from(UNUSUAL.split(";")),
)
LINES = st.one_of(
    st.builds(lambda key, gap, words: f"{key}:{gap}{words}", KEYS, st.sampled_from(" _"), WORDS),
    st.text("abc: -#'\"[\n", max_size=8),
    st.sampled_from(["", "---", "...", "# a comment", "  - indented", "?"]),
).map(lambda line: line.replace(":_", ":"))


@given(st.lists(LINES, min_size=1, max_size=3).map("\n".join))
def test_what_is_read_the_quick_way_is_what_yaml_reads(block: str) -> None:
    found = plain_entries(block)
    if found is not None:
        assert found == [(entry.key, entry.value) for entry in entries(block)]


@given(st.lists(LINES, min_size=1, max_size=4).map(lambda lines: "\n".join([ORDINARY, *lines])))
def test_fields_read_the_quick_way_are_those_of_a_front_matter_without_faults(block: str) -> None:
    fields = quick_fields(block)
    if fields is not None:
        front = read(block)
        assert (fields, []) == (front.fields, front.faults)


def test_an_ordinary_front_matter_is_read_the_quick_way() -> None:
    assert quick_fields(ORDINARY) == read(ORDINARY).fields
    found = dict(plain_entries(ORDINARY) or ())
    assert found["place"] == Scalar("Port Nowhere, l'Autre", "str")
    assert found["tags"] == (
        Scalar("sea", "str"),
        Scalar("old town", "str"),
        Scalar("no-1", "str"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "title: Lanterns: counted",  # no YAML
        "title: Lanterns # counted",  # a comment
        'title: "Lan\\terns"',  # an escape
        'title: "Lan\tterns"',
        "title: 'Lan\x85terns'",
        "title: Lan\u2028terns",
        'title: "\ufeffLanterns"',
        "title: >",
        "title: &a b",
        "title:",
        "# a comment",
        "tags: [a, {b: c}]",
        "tags:\n- a",
        "place: a\n  b",
    ],
)
def test_whatever_is_unusual_is_left_to_yaml(line: str) -> None:
    assert plain_entries(line) is None


@pytest.mark.parametrize(
    "change",
    [
        ("date: 2031-04-01", "date: 2031-02-30"),
        ("title:", "titel:"),
        ("language: en", "language: english"),
        ("url: https://agency.example", "url: https://"),
        ("place: 'Port", "title: 'Port"),
        ("publisher:", "version:"),
    ],
)
def test_whatever_is_at_fault_is_left_to_the_reader_that_says_why(change: tuple[str, str]) -> None:
    block = ORDINARY.replace(*change)
    assert quick_fields(block) is None
    assert read(block).faults
