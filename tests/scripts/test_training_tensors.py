"""Examples as numbers, and what is lowered in training; all texts here are invented."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from tiny_reader import tiny_tokenizer
from tokenizers import Tokenizer

from corpus import Span
from scripts.training.examples import ONE, SEVERAL, UNKNOWN, Example, Reading
from scripts.training.losses import PARTS, loss
from scripts.training.tensors import BEGIN, INSIDE, OUTSIDE, UNSURE, Group, Tokens, groups

TEXT = "Invented harbour police seized nine boats and two old lamps on Monday."
QUESTION = "What was seized?"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return tiny_tokenizer(TEXT)


def tokens(tokenizer: Tokenizer, reading: Reading, number: int = ONE) -> Tokens:
    [group] = groups(tokenizer, [Example(QUESTION, (reading,), number)])
    return group.readings[0]


def words(tokenizer: Tokenizer, read: Tokens, places: np.ndarray) -> list[str]:
    return [str(tokenizer.id_to_token(int(read.ids[place]))) for place in places]


def test_an_answer_starts_and_ends_at_its_own_tokens(tokenizer: Tokenizer) -> None:
    answers = (span("nine boats"), span("two old lamps"))
    read = tokens(tokenizer, Reading("A title", TEXT, answers, answers))
    assert words(tokenizer, read, read.starts) == ["nine", "two"]
    assert words(tokenizer, read, read.ends) == ["boats", "lamps"]
    assert read.answers_here


def test_where_whole_sentences_answer_any_of_their_tokens_may_start_and_end(
    tokenizer: Tokenizer,
) -> None:
    answer = (span("nine boats and"),)
    read = tokens(tokenizer, Reading("", TEXT, answer, is_whole=True))
    assert words(tokenizer, read, read.starts) == ["nine", "boats", "and"]
    assert read.ends.tolist() == read.starts.tolist()
    assert set(read.tags.tolist()) == {UNSURE}


def test_items_begin_and_go_on_and_all_else_is_outside(tokenizer: Tokenizer) -> None:
    items = (span("nine boats"), span("two old lamps"))
    read = tokens(tokenizer, Reading("A title", TEXT, items, items), SEVERAL)
    names = {OUTSIDE: "O", BEGIN: "B", INSIDE: "I", UNSURE: "?"}
    assert "".join(names[tag] for tag in read.tags.tolist()) == "OOOOBIOBIIOOO"
    assert len(read.tags) == read.last - read.first


def test_another_wording_of_the_answer_and_what_may_answer_are_tagged_unsure(
    tokenizer: Tokenizer,
) -> None:
    reading = Reading(
        "", TEXT, (span("nine"), span("nine boats")), (span("nine"),), unsure=(span("Monday"),)
    )
    read = tokens(tokenizer, reading)
    of_text = words(tokenizer, read, np.arange(read.first, read.last))
    tags = dict(zip(of_text, read.tags.tolist(), strict=True))
    assert (tags["nine"], tags["boats"], tags["monday"], tags["police"]) == (
        BEGIN, UNSURE, UNSURE, OUTSIDE,
    )  # fmt: skip
    assert words(tokenizer, read, read.barred) == ["monday"]


def test_what_is_right_is_never_barred(tokenizer: Tokenizer) -> None:
    reading = Reading("", TEXT, (span("nine boats"),), unsure=(span("boats and two"),))
    read = tokens(tokenizer, reading)
    assert words(tokenizer, read, read.barred) == ["and", "two"]


def test_items_that_are_not_known_are_not_learnt(tokenizer: Tokenizer) -> None:
    read = tokens(tokenizer, Reading("", TEXT, (span("nine boats"),), knows_items=False))
    assert set(read.tags.tolist()) == {UNSURE}


def test_a_silent_text_has_no_answer_and_nothing_tagged(tokenizer: Tokenizer) -> None:
    read = tokens(tokenizer, Reading("", TEXT))
    assert not read.answers_here
    assert (len(read.starts), len(read.ends)) == (0, 0)
    assert set(read.tags.tolist()) == {OUTSIDE}


def test_a_reading_that_truncation_cut_the_answer_from_is_left_out(tokenizer: Tokenizer) -> None:
    long = "boats " * 600 + "lamps"
    answer = (Span(len(long) - 5, len(long)),)
    example = Example(QUESTION, (Reading("", long, answer, answer), Reading("", TEXT)))
    [group] = groups(tokenizer, [example])
    assert len(group.readings) == 1
    assert list(groups(tokenizer, [replace(example, readings=example.readings[:1])])) == []


@pytest.mark.parametrize(("number", "kept"), [(ONE, 0), (SEVERAL, 1), (UNKNOWN, UNSURE)])
def test_how_many_things_are_asked_for_is_learnt_where_it_is_known(
    tokenizer: Tokenizer, number: int, kept: int
) -> None:
    [group] = groups(tokenizer, [Example(QUESTION, (Reading("", TEXT),), number)])
    assert group.number == kept


def parts_of(group: Group, spans: torch.Tensor, tags: float = 0.0) -> dict[str, float]:
    readings = len(group.readings)
    found = loss(
        [group],
        [spans] * readings,
        [torch.full((len(spans), 3), tags)] * readings,
        [torch.tensor(0.0)] * readings,
    )
    return {name: float(value) for name, value in found.items()}


@given(st.integers(0, 12), st.integers(0, 12))
def test_the_loss_of_a_reading_is_least_where_its_answer_stands(
    tokenizer: Tokenizer, first: int, last: int
) -> None:
    [group] = groups(tokenizer, [Example(QUESTION, (Reading("", TEXT, (span("nine boats"),)),))])
    read = group.readings[0]

    def at(start: int, end: int) -> float:
        logits = torch.zeros(len(read.ids), 2)
        logits[start, 0], logits[end, 1] = 9.0, 9.0
        return parts_of(group, logits)["alone"]

    right = at(int(read.starts[0]), int(read.ends[0]))
    assert right < 0.01
    assert right <= at(read.first + first, read.first + last) + 1e-6
    assert at(0, 0) > 5


def test_a_silent_reading_is_right_where_the_first_token_wins(tokenizer: Tokenizer) -> None:
    [group] = groups(tokenizer, [Example(QUESTION, (Reading("", TEXT),))])
    logits = torch.zeros(len(group.readings[0].ids), 2)
    logits[0] = 9
    assert parts_of(group, logits)["alone"] < 0.01
    assert parts_of(group, torch.zeros_like(logits))["alone"] > 1


def test_what_is_neither_right_nor_wrong_costs_nothing(tokenizer: Tokenizer) -> None:
    reading = Reading("", TEXT, (span("nine boats"),), unsure=(span("Monday"),))
    [group] = groups(tokenizer, [Example(QUESTION, (reading,))])
    read = group.readings[0]
    logits = torch.zeros(len(read.ids), 2)
    before = parts_of(group, logits)
    logits[torch.from_numpy(read.barred).long()] = 9
    assert parts_of(group, logits) == before


def test_of_all_readings_of_a_question_the_answer_must_win(tokenizer: Tokenizer) -> None:
    right = Reading("", TEXT, (span("nine boats"),))
    [group] = groups(tokenizer, [Example(QUESTION, (right, Reading("", TEXT)))])
    read = group.readings[0]
    empty = torch.zeros(len(read.ids), 2)
    high = empty.clone()
    high[int(read.starts[0]), 0] = high[int(read.ends[0]), 1] = 9
    rest = ([torch.zeros(len(empty), 3)] * 2, [torch.tensor(0.0)] * 2)
    won = loss([group], [high, empty], *rest)["together"]
    lost = loss([group], [empty, high], *rest)["together"]
    assert float(won) < 0.01
    assert float(lost) > 5


def test_every_part_of_the_loss_has_a_gradient_or_is_nothing(tokenizer: Tokenizer) -> None:
    [group] = groups(tokenizer, [Example(QUESTION, (Reading("", TEXT),))])
    logits = torch.zeros(len(group.readings[0].ids), 2, requires_grad=True)
    found = loss([group], [logits], [torch.zeros(len(logits), 3)], [torch.tensor(0.0)])
    assert tuple(found) == PARTS
    assert (found["together"].item(), found["several"].item()) == (0, 0)
    torch.stack(list(found.values())).sum().backward()  # type: ignore[no-untyped-call]
    assert logits.grad is not None
    assert torch.isfinite(logits.grad).all()
