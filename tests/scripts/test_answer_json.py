"""The JSON that scripts rely on: these keys, these types, in every case."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Answer, Context, Filters, Quote
from scripts.answer_json import as_json

Quoting = Callable[..., Quote]

SENTENCE = "Inspectors found “twelve green lanterns” and three red ones."


@pytest.fixture
def answer(quote: Quoting) -> Answer:
    return Answer(
        "How many lanterns?",
        answered=True,
        confidence=0.934567,
        quotes=(quote(SENTENCE, "twelve", "three"),),
        values=("twelve", "three"),
        total=1,
        elapsed_ms=21.4499,
        context=Context("How many lanterns?"),
    )


def test_an_answer_has_exactly_this_shape(answer: Answer) -> None:
    assert json.loads(as_json(answer)) == {
        "question": "How many lanterns?",
        "answered": True,
        "confidence": 0.9346,
        "values": ["twelve", "three"],
        "quotes": [
            {
                "release": "2020-02-03-lanterns",
                "title": "Lanterns counted",
                "date": "2020-02-03",
                "publisher": "Harbour Office of Lower Quay",
                "url": "https://quay.example/lanterns",
                "paragraph": 2,
                "context": [60, 162],
                "start": 60,
                "end": 120,
                "text": SENTENCE,
                "highlights": [[78, 84], [105, 110]],
                "score": 7.125,
            }
        ],
        "nearest": [],
        "filters": {},
        "understood_as": None,
        "total": 1,
        "elapsed_ms": 21.4,
    }


def test_an_abstention_has_the_same_keys_and_its_nearest_are_shaped_as_quotes(
    answer: Answer,
) -> None:
    abstention = replace(answer, answered=False, quotes=(), values=(), nearest=answer.quotes)
    given_answer, none = json.loads(as_json(answer)), json.loads(as_json(abstention))
    assert list(none) == list(given_answer)
    assert none["quotes"] == []
    assert none["nearest"] == given_answer["quotes"]


def test_what_a_release_lacks_is_null(quote: Quoting) -> None:
    bare = quote(SENTENCE, publisher=None, url=None, link=None)
    found = json.loads(as_json(Answer("?", answered=True, confidence=1, quotes=(bare,))))
    assert found["quotes"][0]["publisher"] is None
    assert found["quotes"][0]["url"] is None


def test_only_the_filters_that_restrict_are_listed(answer: Answer) -> None:
    filtered = replace(answer, filters=Filters(since=date(2013, 1, 1), release="a"))
    assert json.loads(as_json(filtered))["filters"] == {"since": "2013-01-01", "release": "a"}


def test_letters_stay_letters(answer: Answer) -> None:
    assert "“twelve" in as_json(answer)
    assert "\\u201ctwelve" in as_json(answer, ascii_only=True)


@given(st.text())
def test_any_question_comes_back_from_one_line_that_steers_no_terminal(question: str) -> None:
    line = as_json(Answer(question, answered=False, confidence=0))
    assert json.loads(line)["question"] == question
    assert not [c for c in line if ord(c) < 32 or 127 <= ord(c) < 160]
