"""Measure retrieval and answers on question sets, over whole corpora of real releases.

    .venv/bin/python -m scripts.benchmarks.quality --data FOLDER --work FOLDER federal-dev

The data folder holds `NAME.jsonl.gz` and `questions/NAME-PART.jsonl` for each corpus, or SQuAD's
JSON. `squad2-dev@federal` asks the questions of one over the releases of another, where none has an
answer. Releases and indexes are kept in the work folder, so that a second run only asks.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index import Settings, rebuild
from index.choose import choose
from index.confidence import DEFAULT_THRESHOLD, confidence
from index.fold import fold
from index.generation import Generation, open_current
from index.question import understand
from index.quotes import quote
from index.retrieve import retrieve
from scripts.benchmarks.question_sets import (
    Asked,
    read_questions,
    read_releases,
    read_squad,
    write_releases,
)

_CORPORA = {"prosecutors": "releases", "federal": "federal"}
_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    Attributes:
        rank: Place of the right release among those retrieved, from 1; 0 beyond the tenth.
        is_right: Whether the top quote is of the right release and holds an answer.
        length: Of the top quote, in characters.
    """

    asked: Asked
    rank: int
    is_right: bool
    length: int
    confidence: float


def main() -> None:
    """Print a line of figures for each question set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of corpora and questions")
    parser.add_argument("--work", type=Path, required=True, help="folder for releases and indexes")
    parser.add_argument("--sample", type=int, help="ask every n-th question only")
    parser.add_argument("sets", nargs="+", help="such as prosecutors-dev, federal-dev, squad2-dev")
    arguments = parser.parse_args()
    for name in arguments.sets:
        outcomes = list(evaluate(arguments.data, arguments.work, name, arguments.sample or 1))
        print(f"{name:16} {' '.join(figures(outcomes))}", flush=True)


def evaluate(data: Path, work: Path, name: str, step: int = 1) -> Iterator[Outcome]:
    """Yield what comes of every `step`-th question of a set."""
    asked_of, _, other = name.partition("@")
    corpus = other or asked_of.rpartition("-")[0]
    releases, questions = _read(data, asked_of, corpus)
    if other:
        questions = [replace(asked, answers=()) for asked in questions]
    settings = Settings(releases=work / corpus / "releases", index=work / corpus / "index")
    write_releases(releases, settings.releases)
    rebuild(settings, skip_invalid=True)
    generation = open_current(settings.index)
    for asked in questions[::step]:
        yield _outcome(generation, asked)
    generation.close()


def _read(data: Path, name: str, corpus: str) -> tuple[list[dict[str, Any]], list[Asked]]:
    """Return the releases of a corpus and the questions of a set."""
    releases = []
    if corpus in _CORPORA:
        releases = read_releases(data / f"{_CORPORA[corpus]}.jsonl.gz")
    if (data / "questions" / f"{name}.jsonl").exists():
        return releases, read_questions(data / "questions" / f"{name}.jsonl")
    paragraphs, questions = read_squad(data / f"{name}.json")
    return releases or paragraphs, questions


def figures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the figures of a question set, each with its name."""
    answerable = [outcome for outcome in outcomes if outcome.asked.answers]
    scores = np.array([outcome.confidence for outcome in outcomes])
    has_answer = np.array([bool(outcome.asked.answers) for outcome in outcomes])
    is_right = np.array([outcome.is_right for outcome in outcomes])
    given = scores >= DEFAULT_THRESHOLD
    yield f"n={len(answerable)}+{len(outcomes) - len(answerable)}"
    if answerable:
        yield from _of_answerable(answerable)
        yield f"coverage={np.mean(given[has_answer]):.3f}"
        yield f"right-where-answered={np.mean(is_right[given]) if given.any() else 0:.3f}"
        yield f"AUROC-right={auroc(scores, is_right):.3f}"
        yield f"ECE={expected_calibration_error(scores, is_right):.3f}"
    if answerable and not has_answer.all():
        yield f"AUROC-answerable={auroc(scores, has_answer):.3f}"
    if not has_answer.all():
        yield f"abstained-on-unanswerable={np.mean(~given[~has_answer]):.3f}"


def _of_answerable(outcomes: Sequence[Outcome]) -> Iterator[str]:
    ranks = np.array([outcome.rank for outcome in outcomes])
    yield f"recall@1={np.mean(ranks == 1):.3f}"
    yield f"recall@5={np.mean((ranks > 0) & (ranks <= 5)):.3f}"
    yield f"MRR@10={np.mean([1 / rank if rank else 0 for rank in ranks]):.3f}"
    yield f"answer-in-quote={np.mean([outcome.is_right for outcome in outcomes]):.3f}"
    yield f"quote-length={np.median([outcome.length for outcome in outcomes]):.0f}"


def auroc(scores: npt.NDArray[np.float64], is_positive: npt.NDArray[np.bool_]) -> float:
    """Return the probability that a positive scores higher than a negative, ties counted half."""
    positive, negative = np.sort(scores[is_positive]), np.sort(scores[~is_positive])
    if len(positive) == 0 or len(negative) == 0:
        return float("nan")
    below = np.searchsorted(negative, positive, "left")
    up_to = np.searchsorted(negative, positive, "right")
    return float(np.mean((below + up_to) / 2 / len(negative)))


def expected_calibration_error(
    scores: npt.NDArray[np.float64], is_right: npt.NDArray[np.bool_], bins: int = 10
) -> float:
    """Return the mean gap between confidence and accuracy over bins of equal size."""
    parts = np.array_split(np.argsort(scores, kind="stable"), bins)
    gaps = [len(part) * abs(scores[part].mean() - is_right[part].mean()) for part in parts]
    return float(sum(gaps) / len(scores))


def _outcome(generation: Generation, asked: Asked) -> Outcome:
    question = understand(asked.question, generation)
    candidates = retrieve(generation, question, None)
    tables = generation.tables
    numbers = tables.passages[candidates.rows, 0].tolist()
    ranked = [tables.releases[number].id for number in dict.fromkeys(numbers)][:_DEPTH]
    sentences = choose(generation, question, candidates)
    top = quote(generation, int(sentences.rows[0]), question.stems, 0.0)
    return Outcome(
        asked,
        rank=ranked.index(asked.release) + 1 if asked.release in ranked else 0,
        is_right=top.release == asked.release and _holds(top.text, asked.answers),
        length=len(top.text),
        confidence=confidence(sentences),
    )


def _holds(text: str, answers: Sequence[str]) -> bool:
    folded = _bare(text)
    return any(_bare(answer) in folded for answer in answers)


def _bare(text: str) -> str:
    """Fold a text and take its punctuation out: neither makes an answer wrong."""
    words = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    return f" {' '.join(words)} "


if __name__ == "__main__":
    main()
