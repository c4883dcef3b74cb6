"""Question sets in SQuAD's layout; all questions here are invented."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from reader_questions import PARAGRAPHS, squad

import scripts.training.public_sets
from scripts.training.examples import ONE, SEVERAL, UNKNOWN, Example
from scripts.training.public_sets import (
    MAX_CHARACTERS,
    Source,
    is_held_out,
    public_examples,
    read_squad,
)

ANSWERS = {question: answers for _, _, questions in PARAGRAPHS for question, answers in questions}
CONTEXTS = [context for _, context, _ in PARAGRAPHS]
LIST = "What was on offer?"


def written(folder: Path, data: dict[str, Any], name: str = "invented.json") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = json.dumps(data).encode()
    path.write_bytes(gzip.compress(packed) if path.suffix == ".gz" else packed)
    return folder


def examples(
    data: Path, monkeypatch: pytest.MonkeyPatch, *sources: Source, seed: int = 1
) -> list[Example]:
    monkeypatch.setattr(scripts.training.public_sets, "SOURCES", sources)
    return public_examples(data, np.random.default_rng(seed))


def test_a_file_is_read_packed_or_not(tmp_path: Path) -> None:
    written(tmp_path, squad(), "a.json")
    written(tmp_path, squad(), "b.json.gz")
    assert read_squad(tmp_path / "a.json") == read_squad(tmp_path / "b.json.gz") == squad()["data"]


def test_spans_are_the_answers_words_in_their_own_paragraph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = examples(written(tmp_path, squad()), monkeypatch, Source("invented.json", 99))
    assert {example.question for example in found} == set(ANSWERS)
    for example in found:
        reading, answers = example.readings[0], ANSWERS[example.question]
        assert (reading.title, reading.text in CONTEXTS) == ("Fair of Nowhere", True)
        if example.question != LIST:
            assert [span.of(reading.text) for span in reading.answers] == list(answers)
            assert [span.of(reading.text) for span in reading.items] == list(answers[:1])


def test_of_a_list_every_item_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = examples(written(tmp_path, squad()), monkeypatch, Source("invented.json", 99))
    numbers = {example.question: example.number for example in found}
    assert numbers.pop(LIST) == SEVERAL
    assert set(numbers.values()) == {ONE}
    [reading, *_] = next(one for one in found if one.question == LIST).readings
    items = [span.of(reading.text) for span in reading.items]
    assert items == [span.of(reading.text) for span in reading.answers]
    assert items == ["Lamp oil", "glass", "copper wire"]


def test_a_silent_paragraph_is_another_one_that_holds_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = squad()
    repeated = "Ada Voss sold FORTY KITES once more, and 1931 was long ago."
    data["data"][0]["paragraphs"].append({"context": repeated, "qas": []})
    source = Source("invented.json", 99, negatives=1.0)
    silent = 0
    for seed in range(20):
        for example in examples(written(tmp_path, data), monkeypatch, source, seed=seed):
            first, *others = example.readings
            silent += len(others)
            for other in others:
                assert other.text != first.text
                assert (other.answers, other.items) == ((), ())
                for span in first.answers:
                    assert span.of(first.text).lower() not in other.text.lower()
    assert silent > 0


def test_without_negatives_a_question_is_asked_of_its_paragraph_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source("invented.json", 99, negatives=0.0)
    found = examples(written(tmp_path, squad()), monkeypatch, source)
    assert {len(example.readings) for example in found} == {1}


def test_a_source_says_what_its_titles_and_answers_are_worth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source("invented.json", 99, has_titles=False, is_whole=True, several=UNKNOWN)
    for example in examples(written(tmp_path, squad()), monkeypatch, source):
        reading = example.readings[0]
        assert (reading.title, reading.is_whole, reading.knows_items) == ("", True, False)
        assert example.number in (UNKNOWN, SEVERAL)


def test_no_more_questions_are_taken_than_were_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(examples(written(tmp_path, squad()), monkeypatch, Source("invented.json", 3))) == 3


def test_the_seed_draws_the_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, source = written(tmp_path, squad()), Source("invented.json", 5, negatives=0.5)
    one, same, other = (examples(data, monkeypatch, source, seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert one != other


@pytest.mark.parametrize("place", [0, 40, 79])
def test_a_long_paragraph_is_read_in_whole_sentences_around_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    sentences = [f"Kite {number} of the fair flew over the hill." for number in range(80)]
    context, answer = " ".join(sentences), f"Kite {place} "
    start = context.index(answer)
    asked = {
        "question": "Which kite?",
        "answers": [{"text": answer.strip(), "answer_start": start}],
    }
    data = {"data": [{"title": "Kites", "paragraphs": [{"context": context, "qas": [asked]}]}]}
    for seed in range(10):
        source = Source("invented.json", 1, negatives=0.0)
        [example] = examples(written(tmp_path, data), monkeypatch, source, seed=seed)
        [reading] = example.readings
        assert [span.of(reading.text) for span in reading.answers] == [answer.strip()]
        assert len(reading.text) <= MAX_CHARACTERS
        assert reading.text.startswith("Kite")
        assert reading.text.rstrip().endswith("hill.")


def test_articles_that_are_held_out_are_never_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = [f"Article {number}" for number in range(60)]
    held_out = [title for title in titles if is_held_out(title)]
    assert 0 < len(held_out) < 30
    articles = [
        {
            "title": title,
            "paragraphs": [{"context": f"{title} is here.", "qas": [_where(title)]}],
        }
        for title in titles
    ]
    data = written(tmp_path, {"data": articles}, "train/wiki.json")
    source = Source("train/wiki.json", 99, negatives=1.0)
    found = examples(data, monkeypatch, source)
    read = {reading.text for example in found for reading in example.readings}
    assert len(found) == len(titles) - len(held_out)
    assert not {f"{title} is here." for title in held_out} & read


def test_a_silent_paragraph_of_another_article_has_that_articles_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [
        {"title": title, "paragraphs": [{"context": f"{title} is here.", "qas": [_where(title)]}]}
        for title in ("One", "Two", "Three", "Four")
    ]
    data = written(tmp_path, {"data": articles})
    for seed in range(10):
        source = Source("invented.json", 99, negatives=1.0)
        for example in examples(data, monkeypatch, source, seed=seed):
            for reading in example.readings:
                assert reading.text == f"{reading.title} is here."


def _where(title: str) -> dict[str, Any]:
    return {"question": f"Where is {title}?", "answers": [{"text": title, "answer_start": 0}]}
