"""From an update handed to the bot to its answer accepted, beside the engine's own time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from bot_api import Sent

from scripts.benchmarks.load.engine_times import EngineTimes
from scripts.benchmarks.load.traffic import Asked


@dataclass(frozen=True, slots=True)
class Latency:
    """One question's way, in milliseconds; `engine_ms` is None where no call was found for it.

    Attributes:
        is_calm: Nothing failed and nobody was killed while it was on its way.
    """

    asked: Asked
    total_ms: float
    engine_ms: float | None
    is_calm: bool


def latencies(
    answers: Iterable[tuple[Asked, Sent]],
    handed_out: Mapping[int, Sequence[float]],
    times: EngineTimes,
    troubles: Sequence[float],
) -> list[Latency]:
    """Return the way of every answered question; `troubles` are the moments of faults and kills."""
    sorted_troubles = sorted(troubles)
    return [
        _latency(asked, sent.at, handed_out[asked.update], times, sorted_troubles)
        for asked, sent in answers
        if asked.update in handed_out
    ]


def _latency(
    asked: Asked,
    sent_at: float,
    handed: Sequence[float],
    times: EngineTimes,
    troubles: Sequence[float],
) -> Latency:
    start = handed[0]
    call = times.within(asked.text, start, sent_at)
    next_trouble = bisect_left(troubles, start)
    is_troubled = next_trouble < len(troubles) and troubles[next_trouble] <= sent_at
    engine_ms = call.took_s * 1000 if call else None
    is_calm = len(handed) == 1 and not is_troubled
    return Latency(asked, (sent_at - start) * 1000, engine_ms, is_calm)


def percentiles(values: Sequence[float]) -> dict[str, float]:
    """Return p50, p95 and p99, and how many values there are."""
    if not values:
        return {"count": 0}
    p50, p95, p99 = np.percentile(values, [50, 95, 99]).round(2).tolist()
    return {"count": len(values), "p50": p50, "p95": p95, "p99": p99}


def compared(found: Sequence[Latency]) -> dict[str, Any]:
    """Return the percentiles of all ways, of the engine, and of what is between the two."""
    paired = [one for one in found if one.engine_ms is not None]
    return {
        "total_ms": percentiles([one.total_ms for one in found]),
        "engine_ms": percentiles([one.engine_ms or 0.0 for one in paired]),
        "over_engine_ms": percentiles([one.total_ms - (one.engine_ms or 0.0) for one in paired]),
    }
