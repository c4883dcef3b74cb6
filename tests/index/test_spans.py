"""The best span of a sentence is the best one there is."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_reader import any_readings

from corpus import Span
from index.reader import Reading
from index.spans import MAX_TOKENS, best_span, likelihood, tagged, tokens_of

SENTENCES = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(0, 60)
)


def inside(reading: Reading, sentence: Span) -> list[int]:
    """Return the places of a sentence's tokens, looked up one by one."""
    return [
        place
        for place, (start, end) in enumerate(reading.spans.tolist())
        if sentence.start <= start and end <= sentence.end
    ]


def log_sum(numbers: list[float]) -> float:
    best = max(numbers)
    return best + math.log(sum(math.exp(number - best) for number in numbers))


@given(any_readings(), SENTENCES)
def test_the_tokens_of_a_sentence_are_those_that_lie_in_it(
    reading: Reading, sentence: Span
) -> None:
    tokens = tokens_of(reading, sentence)
    assert list(range(len(reading.spans)))[tokens] == inside(reading, sentence)


@given(any_readings(), SENTENCES)
def test_no_span_inside_a_sentence_beats_its_best_one(reading: Reading, sentence: Span) -> None:
    places = inside(reading, sentence)
    scores = {
        (int(reading.spans[first, 0]), int(reading.spans[last, 1])): float(
            reading.starts[first] + reading.ends[last]
        )
        for first, last in product(places, places)
        if first <= last
    }
    best = best_span(reading, tokens_of(reading, sentence))
    if not scores:
        assert best is None
        return
    assert best is not None
    assert best.score == max(scores.values())
    assert scores[best.span.start, best.span.end] == best.score


@given(any_readings(), SENTENCES)
def test_the_best_span_lies_inside_its_sentence(reading: Reading, sentence: Span) -> None:
    best = best_span(reading, tokens_of(reading, sentence))
    if best is not None:
        assert sentence.holds(best.span)
        assert best.span.start < best.span.end


def test_no_span_is_longer_than_the_longest_that_is_looked_for() -> None:
    number = MAX_TOKENS + 20
    starts, ends = np.zeros(number, np.float32), np.zeros(number, np.float32)
    starts[0], ends[MAX_TOKENS - 1], ends[MAX_TOKENS] = 9, 5, 9
    spans = np.stack([np.arange(number), np.arange(1, number + 1)], axis=1)
    best = best_span(Reading(spans, starts, ends, none=0.0), slice(0, number))
    assert best is not None
    assert best.span == Span(0, MAX_TOKENS)


@given(any_readings(), SENTENCES)
def test_a_likelihood_is_the_sum_over_all_starts_and_ends(reading: Reading, sentence: Span) -> None:
    places = inside(reading, sentence)
    found = likelihood(reading, tokens_of(reading, sentence))
    if not places:
        assert found == -math.inf
        return
    pairs = [float(reading.starts[s]) + float(reading.ends[e]) for s, e in product(places, places)]
    assert found == pytest.approx(log_sum(pairs), abs=1e-3)


@given(any_readings(), st.data())
def test_what_two_parts_hold_the_whole_holds_with_what_runs_from_one_to_the_other(
    reading: Reading, data: st.DataObject
) -> None:
    number = len(reading.spans)
    middle = data.draw(st.integers(0, number))
    parts = [likelihood(reading, slice(0, middle)), likelihood(reading, slice(middle, number))]
    crossing = [
        float(reading.starts[s]) + float(reading.ends[e])
        for s, e in product(range(number), range(number))
        if (s < middle) != (e < middle)
    ]
    whole = likelihood(reading, slice(0, number))
    if number:
        assert whole == pytest.approx(log_sum([*parts, *crossing]), abs=1e-3)
        assert max(parts) <= whole + 1e-5


@given(any_readings(), SENTENCES)
def test_a_sentence_is_tagged_as_surely_as_its_surest_token(
    reading: Reading, sentence: Span
) -> None:
    assert reading.tags is not None
    places = inside(reading, sentence)
    sure = [log_sum(reading.tags[one, 1:].tolist()) - reading.tags[one, 0] for one in places]
    found = tagged(reading, tokens_of(reading, sentence))
    assert found == pytest.approx(max(sure, default=0.0), abs=1e-3)


@given(any_readings(), SENTENCES)
def test_a_reader_without_tags_tags_nothing(reading: Reading, sentence: Span) -> None:
    untagged = replace(reading, tags=None, several=None)
    assert tagged(untagged, tokens_of(untagged, sentence)) == 0
