"""Public question sets in SQuAD's layout, made into examples."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus import Span
from scripts.training.examples import ONE, SEVERAL, UNKNOWN, Example, Reading

MAX_CHARACTERS = 1_000
HELD_OUT_SHARE = 10
"""One article of so many of `train/wiki.json` is kept out, to measure on."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[\"“'(]?[A-Z0-9])|\n+")
_WORD = re.compile(r"[a-z0-9]{3,}")
_FEW, _DRAWN = 3, 12
"""An article of so few paragraphs has none to draw silent ones from; so many are drawn."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of questions.

    Attributes:
        path: Inside the data folder.
        number: Questions taken of it at most.
        negatives: Share of its questions that are also asked of a paragraph that is silent.
        has_titles: Whether its titles say what the paragraph is about.
        is_whole: Whether it marks sentences instead of answers.
        several: How many things a question without `spans` asks for.
    """

    path: str
    number: int
    negatives: float = 0.3
    has_titles: bool = True
    is_whole: bool = False
    several: int = ONE


SOURCES = (
    Source("public/squad_train_pieces.json.gz", 17_000, 0.4),
    Source("public/squad2_unanswerable_lexical.json.gz", 4_600, 0.0, has_titles=False),
    Source("train/wiki.json", 7_000, 0.4),
    Source("public/qed_nq.json.gz", 6_000),
    Source("public/squad_train_pieces_tokenized.json.gz", 5_000, has_titles=False),
    Source("public/tydiqa_en.json.gz", 4_000),
    Source("public/quoref.json.gz", 4_000, has_titles=True),
    Source("train/reddit.json", 2_500, has_titles=False),
    Source("train/amazon.json", 2_500, has_titles=False),
    Source("public/muc34_roles_news.json.gz", 2_500, 0.0, has_titles=False, several=UNKNOWN),
    Source("public/tweetqa.json.gz", 2_000, has_titles=False),
    Source("public/multispanqa_dev.json.gz", 1_200, has_titles=False),
    Source("public/drop_spans.json.gz", 1_500, has_titles=False),
    Source("public/onestopqa_guardian.json.gz", 900, is_whole=True),
    Source("public/selqa_sentences.json.gz", 2_000, is_whole=True),
    Source("public/tatqa_text.json.gz", 700, has_titles=False, several=UNKNOWN),
    Source("public/qasrl_gold_wikinews_wikipedia.json.gz", 1_500, 0.0, has_titles=False),
    Source("public/qamr_wikinews_wikipedia.json.gz", 1_500, 0.0, has_titles=False),
    Source("public/qadiscourse_wikinews_wikipedia.json.gz", 1_500, 0.0, has_titles=False),
)


def public_examples(data: Path, rng: np.random.Generator) -> list[Example]:
    """Return examples of all public sets, in random order."""
    found = [example for source in SOURCES for example in _examples(data, source, rng)]
    return [found[place] for place in rng.permutation(len(found))]


def is_held_out(title: str) -> bool:
    """Whether an article of `train/wiki.json` is kept out of training."""
    return zlib.crc32(title.encode()) % HELD_OUT_SHARE == 0


def read_squad(path: Path) -> list[dict[str, Any]]:
    """Return the articles of a file in SQuAD's layout, packed with gzip or not."""
    data = path.read_bytes()
    unpacked = gzip.decompress(data) if path.suffix == ".gz" else data
    articles: list[dict[str, Any]] = json.loads(unpacked)["data"]
    return articles


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its paragraph, and titles and texts that may be silent about it."""

    title: str
    context: str
    question: Mapping[str, Any]
    others: Sequence[tuple[str, str]]


def _examples(data: Path, source: Source, rng: np.random.Generator) -> Iterator[Example]:
    asked = list(_asked(data, source))
    for place in rng.permutation(len(asked))[: source.number]:
        yield _example(source, asked[place], rng)


def _asked(data: Path, source: Source) -> Iterator[_Asked]:
    articles = read_squad(data / source.path)
    if source.path == "train/wiki.json":
        articles = [article for article in articles if not is_held_out(article["title"])]
    everything = [one for article in articles for one in _texts(source, article)]
    for article in articles:
        title = _title(source, article)
        siblings = list(_texts(source, article))
        others = siblings if len(siblings) > _FEW else everything
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                yield _Asked(title, paragraph["context"], question, others)


def _texts(source: Source, article: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for paragraph in article["paragraphs"]:
        yield _title(source, article), paragraph["context"]


def _title(source: Source, article: Mapping[str, Any]) -> str:
    title: str = article["title"].replace("_", " ") if source.has_titles else ""
    return title


def _example(source: Source, asked: _Asked, rng: np.random.Generator) -> Example:
    answers, items = _spans(asked.question, asked.context)
    start, end = _window(asked.context, answers[0] if answers else None, rng)
    reading = Reading(
        asked.title,
        asked.context[start:end],
        _inside(answers, start, end),
        _inside(items, start, end),
        is_whole=source.is_whole,
        knows_items=not source.is_whole and source.several != UNKNOWN,
    )
    readings = [reading]
    if answers and rng.random() < source.negatives:
        readings.extend(_silent(asked, answers, rng))
    number = SEVERAL if len(items) > 1 else source.several
    return Example(asked.question["question"], tuple(readings), number)


def _spans(question: Mapping[str, Any], context: str) -> tuple[list[Span], list[Span]]:
    """Return the answers of a question and the items of its list, as spans."""
    if question.get("is_impossible"):
        return [], []
    answers = [_span(answer) for answer in question["answers"]]
    items = [_span(answer) for answer in question.get("spans") or question["answers"][:1]]
    known = [span for span in dict.fromkeys(answers) if span.end <= len(context)]
    return (items if len(items) > 1 else known), sorted(set(items), key=lambda span: span.start)


def _span(answer: dict[str, Any]) -> Span:
    start = int(answer["answer_start"])
    return Span(start, start + len(answer["text"]))


def _window(context: str, answer: Span | None, rng: np.random.Generator) -> tuple[int, int]:
    """Return bounds of whole sentences around an answer, where the context is too long."""
    if len(context) <= MAX_CHARACTERS:
        return 0, len(context)
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(context)), len(context)]
    middle = answer or _point(int(rng.integers(len(context) - 1)))
    first = bisect_right(bounds, middle.start, hi=len(bounds) - 1) - 1
    last = max(first + 1, bisect_left(bounds, middle.end))
    while True:
        can_precede = first > 0 and bounds[last] - bounds[first - 1] <= MAX_CHARACTERS
        can_follow = last < len(bounds) - 1 and bounds[last + 1] - bounds[first] <= MAX_CHARACTERS
        if not can_precede and not can_follow:
            return bounds[first], bounds[last]
        if can_precede and (not can_follow or rng.random() < 0.5):
            first -= 1
        else:
            last += 1


def _point(place: int) -> Span:
    return Span(place, place)


def _inside(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    return tuple(
        Span(span.start - start, span.end - start)
        for span in spans
        if start <= span.start and span.end <= end and span.start < span.end
    )


def _silent(asked: _Asked, answers: Sequence[Span], rng: np.random.Generator) -> Iterator[Reading]:
    """Yield, of a few paragraphs drawn that lack the answer, the one with most words in common."""
    wanted = set(_WORD.findall(asked.question["question"].lower()))
    given = [answer.of(asked.context).lower() for answer in answers]
    drawn = [asked.others[place] for place in rng.integers(len(asked.others), size=_DRAWN)]
    silent = [
        (title, text)
        for title, text in drawn
        if text != asked.context and not any(answer in text.lower() for answer in given)
    ]
    if silent:
        title, text = max(silent, key=lambda one: len(wanted & set(_WORD.findall(one[1].lower()))))
        start, end = _window(text, None, rng)
        yield Reading(title, text[start:end])
