"""A process that opens an index, retrieves for questions, and tells what it took.

    .venv/bin/python -m scripts.benchmarks.scale.asking INDEX QUESTIONS.json [VECTORS.npy]

With vectors, the questions are looked for with these in place of their own. Nothing is compared
exactly before the memory was measured.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from index.dense import DenseIndex
from index.encoder import Vectors
from index.generation import Generation, open_current
from index.question import Question, understand
from index.retrieve import retrieve
from scripts.benchmarks.side_by_side.weight import weight_of

_WARM_UP = 3
_NEAREST = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What opening an index and asking took.

    Attributes:
        open_s: Until the index was open, without the encoder.
        ms, cpu_ms: For each question: to retrieve, by the clock and of the processor.
        dense_ms: The search for near vectors alone.
        encode_ms: For each question: to take it apart and encode it.
        memory_mb: Proportional set size after all questions; None where the system does not tell.
        recall: Share of the ten nearest passages that are among the ten found, against comparing
            all vectors.
    """

    open_s: float
    ms: list[float]
    cpu_ms: list[float]
    dense_ms: list[float]
    encode_ms: list[float]
    memory_mb: float | None
    recall: float


def asked(index: Path, texts: list[str], vectors: Vectors | None) -> Asked:
    """Open an index and retrieve for some questions."""
    start = time.perf_counter()
    generation = open_current(index)
    open_s = time.perf_counter() - start
    generation.encoder()
    for text in texts[:_WARM_UP]:
        retrieve(generation, understand(text, generation), None)
    taken = [_taken(generation, text, _vector(vectors, at)) for at, text in enumerate(texts)]
    weight = weight_of(os.getpid())
    ms, cpu_ms, dense_ms, encode_ms = (list(times) for times in zip(*taken, strict=True))
    used = vectors if vectors is not None else generation.encoder().encode_queries(texts)
    return Asked(
        open_s,
        ms,
        cpu_ms,
        dense_ms,
        encode_ms,
        weight.pss if weight else None,
        recall(generation.dense_passages, used[: len(texts)]),
    )


def _vector(vectors: Vectors | None, at: int) -> Vectors | None:
    return None if vectors is None else vectors[at % len(vectors)]


def _taken(
    generation: Generation, text: str, vector: Vectors | None
) -> tuple[float, float, float, float]:
    begun = time.perf_counter()
    question: Question = understand(text, generation)
    if vector is not None:
        question = replace(question, vector=vector)
    start, cpu = time.perf_counter(), time.process_time()
    retrieve(generation, question, None)
    middle, cpu_end = time.perf_counter(), time.process_time()
    generation.dense_passages.search(question.vector, 100)
    end = time.perf_counter()
    return (
        (middle - start) * 1e3,
        (cpu_end - cpu) * 1e3,
        (end - middle) * 1e3,
        (start - begun) * 1e3,
    )


def recall(index: DenseIndex, queries: Vectors) -> float:
    """Return which share of the nearest ten is found: against comparing all vectors."""
    best = np.full((len(queries), _NEAREST), -1, np.int64)
    cosines = np.full((len(queries), _NEAREST), -np.inf, np.float32)
    for start in range(0, len(index), 65_536):
        rows = np.arange(start, min(start + 65_536, len(index)))
        these = np.concatenate([cosines, queries @ index.vectors(rows).T], axis=1)
        numbers = np.concatenate([best, np.broadcast_to(rows, (len(queries), len(rows)))], axis=1)
        kept = np.argpartition(-these, _NEAREST - 1, axis=1)[:, :_NEAREST]
        cosines = np.take_along_axis(these, kept, axis=1)
        best = np.take_along_axis(numbers, kept, axis=1)
    wanted = min(_NEAREST, len(index))
    found = [index.search(query, 100)[0][:_NEAREST] for query in queries]
    hits = [len(np.intersect1d(one, other)) for one, other in zip(found, best, strict=True)]
    return float(np.mean(hits)) / wanted


def main() -> None:
    """Ask, and print what it took as JSON."""
    index, questions, *vectors = sys.argv[1:]
    texts = json.loads(Path(questions).read_text(encoding="utf-8"))
    drawn = np.load(vectors[0]) if vectors else None
    print(json.dumps(asdict(asked(Path(index), texts, drawn))))


if __name__ == "__main__":
    main()
