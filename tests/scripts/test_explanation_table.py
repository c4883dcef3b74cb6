"""What decided about an answer, shown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_what_decided_stands_below_the_answer(verbatim: Run, engine: Any) -> None:
    out = verbatim("ask", "--explain", "How many lanterns?").out
    answer, _, explained = out.partition("    Taken for: answer\n")
    assert "Inspectors found “twelve green lanterns” and three red ones." in answer
    rows = [line.split() for line in explained.splitlines() if line]
    assert rows[0] == ["dense", "lexical", "release", "reader", "score", "in", "sentence"]
    assert rows[1][:5] == ["0.50", "0.25", "0.75", "–", "7.12"]
    assert rows[2][3] == "-3.50"
    assert ["standing_out", "-0.50", "-0.75"] in rows
    assert ["retrieve", "1.0"] in rows


def test_what_a_sentence_says_is_never_taken_for_markup(verbatim: Run, engine: Any) -> None:
    assert "Inspectors [bold]" in verbatim("ask", "--explain", "How many lanterns?").out


def test_in_json_what_decided_is_one_more_key(verbatim: Run, engine: Any) -> None:
    plain = json.loads(verbatim("ask", "--json", "How many lanterns?").out)
    explained = json.loads(verbatim("ask", "--json", "--explain", "How many lanterns?").out)
    found = explained.pop("explain")
    assert explained == plain
    assert found["form"] == "answer"
    assert [one["score"] for one in found["considered"]] == [7.125, 1.0]
    assert found["considered"][0]["reader"] is None
    assert found["stages_ms"] == {"understand": 2.0, "retrieve": 1.0}
    assert found["signs"] == [{"name": "standing_out", "value": -0.5, "effect": -0.75}]


def test_the_best_quotes_may_be_left_out(verbatim: Run, engine: Any) -> None:
    verbatim("ask", "--offset", "3", "lanterns?")
    assert engine.offset == 3
    assert "no number from 0" in verbatim("ask", "--offset", "-1", "lanterns?").err
