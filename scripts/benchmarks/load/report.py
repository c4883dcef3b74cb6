"""The figures of a run: as one JSON object, and as a table for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from bot_api import Telegram

from scripts.benchmarks.load.bot_process import BotProcess, Weight
from scripts.benchmarks.load.engine_times import read_engine_times
from scripts.benchmarks.load.latencies import Latency, compared, latencies
from scripts.benchmarks.load.tally import Tally
from scripts.benchmarks.load.traffic import Asked

_WARM_SHARE = 0.2
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """All that a run left behind; `expected` is as in `Tally.misplaced`."""

    telegram: Telegram
    bot: BotProcess
    tally: Tally
    expected: Mapping[str, str | None]
    window_s: float


def figures(run: Run, calm: Sequence[Asked]) -> Figures:
    """Return all figures of a run; `calm` are the questions that were asked one by one."""
    alone = {(asked.chat, asked.message) for asked in calm}
    found = _latencies(run)
    calmly = [one for one in found if (one.asked.chat, one.asked.message) in alone]
    loaded = [one for one in found if (one.asked.chat, one.asked.message) not in alone]
    undisturbed = [one for one in loaded if one.is_calm and not one.asked.is_in_burst]
    faults = sorted(run.telegram.faults.counted.items())
    return {
        "promises": promises(run.telegram, run.tally, run.bot.kills, run.expected, run.window_s),
        "faults": {f"{method}: {kind}": count for (method, kind), count in faults},
        "kills": len(run.bot.kills),
        "one_by_one": compared(calmly),
        "one_by_one_p95_over_engine_p95_ms": _p95_apart(compared(calmly)),
        "under_load": compared(loaded),
        "under_load_undisturbed": compared(undisturbed),
        "throughput_per_s": _throughput(run.tally, alone),
        "memory": _memory(run.bot.weights),
        "calls": dict(sorted(run.telegram.calls.items())),
    }


def promises(
    telegram: Telegram,
    tally: Tally,
    kills: Sequence[float],
    expected: Mapping[str, str | None],
    window_s: float,
) -> Figures:
    """Return what became of the questions."""
    repeats = tally.repeats(kills)
    inside = [repeat for repeat in repeats if repeat.is_in_window(window_s)]
    outside = [repeat for repeat in repeats if not repeat.is_in_window(window_s)]
    return {
        "asked": len(tally.asked),
        "answered": len(tally.answered),
        "lost": [f"{one.chat}: {one.text}" for one in tally.lost()],
        "twice_news_of_acceptance_lost": sum(repeat.unseen for repeat in inside),
        "twice_killed_before_the_mark": sum(not repeat.unseen for repeat in inside),
        "twice_outside_the_window": [repeat.described() for repeat in outside],
        "accepted_unknown_to_the_bot": len(telegram.ledger.unseen),
        "misplaced": [f"{sent.chat}: {sent.text[:60]}" for sent in tally.misplaced(expected)],
        "strays": [f"{sent.chat}: {sent.text[:60]}" for sent in tally.strays],
        "refused": dict(Counter(f"{one.method}: {one.description}" for one in telegram.refusals)),
        "dropped": telegram.ledger.updates.dropped,
    }


def broken(promises: Mapping[str, Any]) -> list[str]:
    """Return the promises that were not kept."""
    must_be_zero = ("lost", "twice_outside_the_window", "misplaced", "strays", "refused", "dropped")
    return [name for name in must_be_zero if promises[name]]


def table(told: Figures) -> str:
    """Return the figures as a Markdown table."""
    rows = [*told["promises"].items(), ("kills", told["kills"])]
    rows += [("faults", sum(told["faults"].values()))]
    for name in ("one_by_one", "under_load", "under_load_undisturbed"):
        for what, values in told[name].items():
            shown = " / ".join(str(values.get(p, "–")) for p in ("p50", "p95", "p99"))
            rows.append((f"{name.replace('_', ' ')}: {what.replace('_', ' ')} p50/p95/p99", shown))
    apart = "one_by_one_p95_over_engine_p95_ms"
    rows += [(apart, told[apart])]
    rows += [("throughput, answers per s", told["throughput_per_s"])]
    rows += [(f"memory: {name.replace('_', ' ')}", value) for name, value in told["memory"].items()]
    lines = [f"| {str(name).replace('_', ' ')} | {_shown(value)} |" for name, value in rows]
    return "\n".join(["| | |", "| --- | ---: |", *lines])


def _latencies(run: Run) -> list[Latency]:
    tally = run.tally
    answers = [(tally.asked[key], sent[0]) for key, sent in tally.answers.items()]
    troubles = [*run.telegram.faults.happened, *run.bot.kills, *run.bot.starts]
    handed_out = run.telegram.ledger.updates.handed_out
    return latencies(answers, handed_out, read_engine_times(run.bot.times), troubles)


def _p95_apart(told: Figures) -> float | None:
    """Return how far the 95th percentiles of whole ways and of the engine are apart."""
    if not told["engine_ms"]["count"]:
        return None
    return round(float(told["total_ms"]["p95"]) - float(told["engine_ms"]["p95"]), 2)


def _throughput(tally: Tally, alone: set[tuple[int, int]]) -> float:
    """Return answers per second, from the first question to the last answer of the loaded part."""
    loaded = [sent[0].at for key, sent in tally.answers.items() if key not in alone]
    asked = [one.at for key, one in tally.asked.items() if key not in alone]
    return round(len(loaded) / (max(loaded) - min(asked)), 2) if loaded else 0.0


def _memory(weights: Sequence[Weight]) -> Figures:
    """Return the last life's memory, and how it grows after the first fifth of that life."""
    last = [one for one in weights if weights and one.life == weights[-1].life]
    warm = last[round(len(last) * _WARM_SHARE) :]
    if len(warm) < 3 or warm[-1].answered == warm[0].answered:
        return {"samples": len(warm)}  # too short a life for a slope
    answered = [one.answered for one in warm]
    rss, _ = np.polyfit(answered, [one.rss_mb for one in warm], 1)
    pss, _ = np.polyfit(answered, [one.pss_mb for one in warm], 1)
    return {
        "samples": len(warm),
        "answers_meanwhile": answered[-1] - answered[0],
        "rss_mb_first": round(warm[0].rss_mb, 1),
        "rss_mb_last": round(warm[-1].rss_mb, 1),
        "rss_mb_most": round(max(one.rss_mb for one in weights), 1),
        "pss_mb_last": round(warm[-1].pss_mb, 1),
        "rss_mb_per_1000_answers": round(float(rss) * 1000, 2),
        "pss_mb_per_1000_answers": round(float(pss) * 1000, 2),
    }


def _shown(value: Any) -> str:
    return str(len(value)) if isinstance(value, list | dict) else str(value or 0)
