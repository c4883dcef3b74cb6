"""Every contender's figures on one corpus, out of the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.corpora import Corpus
from scripts.benchmarks.side_by_side.journal import Journal, Key
from scripts.benchmarks.side_by_side.laid_out import LaidOut
from scripts.benchmarks.side_by_side.quality import quality
from scripts.benchmarks.side_by_side.spread import Spread
from scripts.benchmarks.side_by_side.steps import ADD, ALONE, BUILD, COLD, INSTALL, WARM

FLOOR = "bare"
"""The plain script: its own encoding is what builds are measured by."""
_MB = 1e6


@dataclass(frozen=True, slots=True)
class Row:
    """A contender's figures by name, and why some are missing."""

    contender: Contender
    figures: Mapping[str, Spread]
    why: str = ""


def rows(journal: Journal, place: LaidOut, contenders: Sequence[Contender]) -> list[Row]:
    """Return the figures of all contenders, as far as they have been measured."""
    corpus = place.corpus
    return [
        Row(
            one,
            dict(_figures(journal, place, one)),
            _why(journal, one, corpus),
        )
        for one in contenders
    ]


def _why(journal: Journal, contender: Contender, corpus: Corpus) -> str:
    """Return what failed: the environment, the index that it answers from, or itself."""
    places = (contender.home, ""), (contender.builder, corpus.key)
    told = (journal.why(*place) for place in (*places, (contender.name, corpus.asked_key)))
    return next(filter(None, told), "")


def _figures(
    journal: Journal, place: LaidOut, contender: Contender
) -> Iterator[tuple[str, Spread]]:
    corpus = place.corpus
    if installed := journal.found(Key(INSTALL, contender.home)):
        yield from _of_install(installed)
    if built := journal.found(Key(BUILD, contender.builder, corpus.key)):
        yield from _of_build(built, place.number_of_passages, _encoding_s(journal, corpus.key))
    yield from _of_turns(journal, contender, corpus)
    if alone := journal.found(Key(ALONE, contender.name, corpus.asked_key)):
        yield "ready_s", Spread.once(alone["ready_s"])
        if alone["memory_mb"]:
            yield "memory_mb", Spread.once(alone["memory_mb"]["pss"])
        yield from quality(corpus.questions, alone["replies"]).items()


def _of_turns(
    journal: Journal, contender: Contender, corpus: Corpus
) -> Iterator[tuple[str, Spread]]:
    if added := journal.turns(ADD, contender.builder, corpus.key).values():
        yield "add_s", Spread.of([one["wall_s"] for one in added])
        yield "add_inside_s", Spread.of([one["add_s"] for one in added])
    if cold := journal.turns(COLD, contender.name, corpus.asked_key).values():
        yield "cold_s", Spread.of([one["wall_s"] for one in cold])
    if warm := journal.turns(WARM, contender.name, corpus.asked_key).values():
        yield from _of_warm([one["inside_ms"] for one in warm])


def _of_install(installed: Mapping[str, Any]) -> Iterator[tuple[str, Spread]]:
    yield "install_mb", Spread.once(installed["bytes"] / _MB)
    if installed["seconds"] is not None:
        yield "install_s", Spread.once(installed["seconds"])


def _of_build(
    built: Mapping[str, Any], passages: int, encoding_s: float | None
) -> Iterator[tuple[str, Spread]]:
    yield "build_s", Spread.once(built["wall_s"])
    yield "build_per_s", Spread.once(passages / built["wall_s"])
    if encoding_s is not None:
        yield "build_to_encoding", Spread.once(encoding_s / built["wall_s"])
        if built["encode_s"]:
            yield "encoding_to_encoding", Spread.once(encoding_s / built["encode_s"])
    yield "index_mb", Spread.once(built["index_bytes"] / _MB)


def _encoding_s(journal: Journal, corpus: str) -> float | None:
    """Return the seconds that sentence-transformers' own `encode` took for the same passages."""
    floor = journal.found(Key(BUILD, FLOOR, corpus))
    return floor["encode_s"] if floor else None


def _of_warm(turns: Sequence[Sequence[float]]) -> Iterator[tuple[str, Spread]]:
    """Yield the median of the turns' medians, and percentiles over all questions."""
    yield "warm_p50_ms", Spread.of([float(np.median(turn)) for turn in turns])
    p95, p99 = np.percentile(np.concatenate([np.array(turn) for turn in turns]), (95, 99))
    yield "warm_p95_ms", Spread.once(float(p95))
    yield "warm_p99_ms", Spread.once(float(p99))
