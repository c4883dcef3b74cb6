"""What each part of the way to an answer adds: the same questions asked without it.

    .venv/bin/python -m scripts.benchmarks.ablations QUESTIONS --corpus FILE --work FOLDER

Nothing is fitted anew for what is left, so a part that others could make up for may look dearer
than it is. With 5, 10 and 20 passages read, the times of one run compare.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

import numpy as np

from index.environment import Environment
from index.reader import Stretch
from index.reader_record import ReaderRecord
from index.stretches import stretch
from scripts.evaluation.command import asked_over
from scripts.evaluation.corpora import Corpora
from scripts.evaluation.corpus_of_set import Corpus
from scripts.evaluation.evaluation import evaluated
from scripts.evaluation.question_sets import read_question_set

_SHOWN = (
    "recall@1", "answer-in-quote", "F1", "list-completeness", "values-F1", "AUROC-answerable",
    "ECE", "Brier-skill", "latency-p50", "latency-p99",
)  # fmt: skip


@contextmanager
def _read(passages: int) -> Iterator[None]:
    with patch("index.read.PASSAGES_READ", passages):
        yield


@contextmanager
def _without_words() -> Iterator[None]:
    """Retrieve by vectors alone: no word has a score."""

    def nothing(lexical: object, _: object) -> np.ndarray:
        return np.zeros(lexical._size, np.float32)  # type: ignore[attr-defined]

    with patch("index.lexical.LexicalIndex.scores", nothing):
        yield


@contextmanager
def _without_titles() -> Iterator[None]:
    """Read passages without their releases' titles, which retrieval still knows."""

    def untitled(*arguments: object) -> Stretch:
        titled = stretch(*arguments)  # type: ignore[arg-type]
        return Stretch("", titled.text, titled.start)

    with patch("index.read.stretch", untitled):
        yield


@contextmanager
def _in_one_step() -> Iterator[None]:
    """Read the best passages, whichever releases they are of."""
    with patch("index.retrieve.TOP_RELEASES", 0), patch("index.read.RELEASES_READ", 10):
        yield


@contextmanager
def _uncalibrated() -> Iterator[None]:
    """Be as sure as the reader is of the best span against none."""

    def bare(_: ReaderRecord, seen: Mapping[str, float]) -> float:
        return float(1 / (1 + np.exp(-seen["over_none"])))

    with patch("index.reader_record.ReaderRecord.probability", bare):
        yield


ABLATIONS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "as it is": nullcontext,
    "without the reader": nullcontext,
    "without the lexical index": _without_words,
    "without titles": _without_titles,
    "without the step by release": _in_one_step,
    "without calibration": _uncalibrated,
    "5 passages read": partial(_read, 5),
    "20 passages read": partial(_read, 20),
}


def main() -> None:
    """Print a line of figures for each ablation."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", action="append", choices=ABLATIONS)
    arguments = parser.parse_args()
    corpora = Corpora(Environment().settings(), arguments.work, arguments.corpus)
    print("".ljust(28), *(f"{key:>17}" for key in _SHOWN))
    for name in arguments.only or ABLATIONS:
        _measure(name, arguments.questions, corpora)


def _measure(name: str, path: Path, corpora: Corpora) -> None:
    questions = read_question_set(path)
    corpus = corpora.of(questions)
    if name == "without the reader":
        changed = replace(corpus.settings, reader="none")
        corpus = Corpus(changed, corpus.texts, corpus.work)
    with ABLATIONS[name]():
        found = evaluated(name, *asked_over(name, questions.conversations, corpus))
    shown = [found.value(key) for key in _SHOWN]
    print(name.ljust(28), *(f"{value:17.3f}" for value in shown if value is not None), flush=True)


if __name__ == "__main__":
    main()
