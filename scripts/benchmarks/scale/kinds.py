"""Compare kinds of dense index: recall against latency, memory and the time to build.

    .venv/bin/python -m scripts.benchmarks.scale.kinds --real INDEX --sizes 10000 100000 1000000

This is what `index.dense` chose by. Every kind but the flat ones finds candidates, of which the
best are then compared exactly, as `index.dense` does it. One thread; times are of the processor.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.compressed import CompressedVectors, write_compressed
from index.encoder import Vectors
from index.fixed_point import fixed_point
from scripts.argument_types import positive
from scripts.benchmarks.scale.drawn import Drawing, nearest, passage_vectors

_TIMED = 60
_TRAINED_ON = 65_536
_FLAT = {"flat, float32": "Flat", "flat, float16": "SQfp16", "flat, 8 bits": "SQ8"}
_INVERTED = {"IVF, 8 bits": "SQ8", "IVF, 4 bits for 4 components": "PQ96x4fs"}

Integers = npt.NDArray[np.int64]
Search = Callable[[Vectors, int], Integers]
"""Returns rows of the nearest to each query, `(queries, number)`."""


@dataclass(frozen=True, slots=True)
class Point:
    """One kind of index, with one way to search it.

    Attributes:
        way: How many lists or nodes are gone through, and how many are compared exactly.
        recall_10, recall_100: Of what an exact search finds.
        ms: Of the processor, for one query: the median.
    """

    kind: str
    way: str
    build_s: float
    bytes_a_vector: float
    recall_10: float
    recall_100: float
    ms: float


class Trial:
    """Vectors and queries on which kinds are tried."""

    def __init__(self, vectors: Vectors, queries: Vectors) -> None:
        self.vectors, self.queries = vectors, queries
        self.exact, _ = nearest(vectors, queries, 100)

    def point(self, kind: str, way: str, built: tuple[float, float], search: Search) -> Point:
        """Try one way to search; `built` is what building took, and the bytes a vector."""
        found = search(self.queries, 100)
        return Point(
            kind, way, *built, self._recall(found, 10), self._recall(found, 100), self._ms(search)
        )

    def refined(self, search: Search, compared: int) -> Search:
        """Return a search whose candidates are compared exactly."""

        def refine(queries: Vectors, number: int) -> Integers:
            return np.array([self._best(query, search, compared, number) for query in queries])

        return refine

    def _best(self, query: Vectors, search: Search, compared: int, number: int) -> Integers:
        [rows] = search(query[None, :], compared)
        rows = rows[rows >= 0]
        best = rows[np.argsort(-np.vecdot(self.vectors[rows], query))[:number]]
        return np.pad(best, (0, number - len(best)), constant_values=-1)

    def _recall(self, found: Integers, number: int) -> float:
        shares = [
            len(np.intersect1d(one[:number], best[:number])) / number
            for one, best in zip(found, self.exact, strict=True)
        ]
        return float(np.mean(shares))

    def _ms(self, search: Search) -> float:
        times = []
        for query in self.queries[:_TIMED]:
            start = time.thread_time()
            search(query[None, :], 100)
            times.append(time.thread_time() - start)
        return float(np.median(times)) * 1e3


def points(trial: Trial, *, with_graph: bool) -> Iterator[Point]:
    """Yield every kind in every way it is searched."""
    yield from _flat(trial)
    yield from _compressed(trial)
    yield from _inverted(trial)
    if with_graph:
        yield from _graph(trial)


def _flat(trial: Trial) -> Iterator[Point]:
    for name, factory in _FLAT.items():
        index, built = _built(factory, trial.vectors)
        yield trial.point(name, "all", built, _search(index))


def _compressed(trial: Trial) -> Iterator[Point]:
    """What `index.dense` does, with fewer or more candidates, and fitted code books beside."""
    path = Path("scale-kinds.faiss")
    start = time.process_time()
    write_compressed(fixed_point([trial.vectors], *trial.vectors.shape), path)
    built = time.process_time() - start, path.stat().st_size / len(trial.vectors)
    opened = CompressedVectors.open(path)

    def likely(queries: Vectors, number: int) -> Integers:
        return np.array([opened.likely(query, number) for query in queries])

    for compared in (200, 400, 800):
        refined = trial.refined(likely, compared)
        yield trial.point("compressed (ours)", f"compared {compared}", built, refined)
    path.unlink()
    for codes in (96, 192):
        index, built = _built(f"PQ{codes}x4fs", trial.vectors)
        refined = trial.refined(_search(index), 400)
        yield trial.point(f"k-means, {codes} codes", "compared 400", built, refined)


def _inverted(trial: Trial) -> Iterator[Point]:
    import faiss

    lists = 2 ** round(np.log2(4 * np.sqrt(len(trial.vectors))))
    for name, codes in _INVERTED.items():
        index, built = _built(f"IVF{lists},{codes}", trial.vectors)
        for share in (32, 8, 4, 2):
            faiss.extract_index_ivf(index).nprobe = lists // share
            refined = trial.refined(_search(index), 400)
            yield trial.point(name, f"{lists // share} of {lists} lists", built, refined)


def _graph(trial: Trial) -> Iterator[Point]:
    index, built = _built("HNSW32,SQ8", trial.vectors)
    for effort in (64, 128, 256, 512):
        index.hnsw.efSearch = effort
        yield trial.point(
            "HNSW32, 8 bits", f"effort {effort}", built, trial.refined(_search(index), 100)
        )


def _built(factory: str, vectors: Vectors) -> tuple[Any, tuple[float, float]]:
    import faiss

    start = time.process_time()
    index = faiss.index_factory(vectors.shape[1], factory, faiss.METRIC_INNER_PRODUCT)
    step = max(1, len(vectors) // _TRAINED_ON)
    index.train(np.ascontiguousarray(vectors[::step]))
    index.add(vectors)
    seconds = time.process_time() - start
    return index, (seconds, len(faiss.serialize_index(index)) / len(vectors))


def _search(index: Any) -> Search:
    def search(queries: Vectors, number: int) -> Integers:
        found: Integers = index.search(queries, number)[1]
        return found

    return search


def main() -> None:
    """Try every kind at every size and print the tables."""
    import faiss

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--real", type=Path, nargs="+", required=True, help="indexes to draw after")
    parser.add_argument("--sizes", type=positive, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--vectors", type=Path, help="numpy file of real questions' vectors")
    parser.add_argument("--queries", type=positive, default=200)
    parser.add_argument("--graph-up-to", type=positive, default=100_000)
    arguments = parser.parse_args()
    faiss.omp_set_num_threads(1)
    drawing = Drawing(np.concatenate([passage_vectors(index) for index in arguments.real]))
    asked = np.load(arguments.vectors) if arguments.vectors else drawing.vectors(1_000, seed=77)
    queries = asked[np.random.default_rng(2).permutation(len(asked))[: arguments.queries]]
    for size in arguments.sizes:
        trial = Trial(drawing.vectors(size, seed=5), np.ascontiguousarray(queries))
        print(f"\n{size:,} vectors\n")
        print("| kind | searched | build, s | bytes a vector | recall@10 | recall@100 | ms |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for one in points(trial, with_graph=size <= arguments.graph_up_to):
            print(
                f"| {one.kind} | {one.way} | {one.build_s:.1f} | {one.bytes_a_vector:.0f} | "
                f"{one.recall_10:.4f} | {one.recall_100:.4f} | {one.ms:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
