"""The way of a run: measure what has not been measured yet, write everything down, report.

With no data folder it goes over a generated corpus, so that anyone can reproduce the table; with
`--smoke` it shows that everything works, and no times are to be had from it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from scripts.benchmarks.side_by_side.arguments import parsed
from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.corpora import corpora
from scripts.benchmarks.side_by_side.entrants import entrants
from scripts.benchmarks.side_by_side.going_on import code_fingerprint, go_on
from scripts.benchmarks.side_by_side.installing import installed, model_for, versions
from scripts.benchmarks.side_by_side.journal import Journal
from scripts.benchmarks.side_by_side.laid_out import LaidOut, laid_out
from scripts.benchmarks.side_by_side.machine import machine
from scripts.benchmarks.side_by_side.measuring import Bench
from scripts.benchmarks.side_by_side.on_corpus import Plan, measure
from scripts.benchmarks.side_by_side.report import results, write_report
from scripts.failures import report


def main(given: Sequence[str] | None = None) -> int:
    """Do it; 0 where all went well, 1 where a contender failed, else as the command line has it."""
    arguments = parsed(given)
    try:
        return _bench(arguments)
    except (Exception, KeyboardInterrupt) as error:
        if isinstance(error, KeyboardInterrupt):
            print("bench: stopped; the same command goes on from here", file=sys.stderr)
            return 130
        return report(error)


def _bench(arguments: argparse.Namespace) -> int:
    out = arguments.out.resolve()
    about = {"machine": machine()}
    chosen = entrants(arguments.contenders)
    found = corpora(
        arguments.data,
        arguments.corpora or (),
        generated=arguments.generated,
        questions=arguments.questions,
    )
    journal = Journal(out / "measured.jsonl")
    places = [laid_out(corpus, out / "work", added=arguments.added) for corpus in found]
    if not arguments.report:
        _measure(arguments, journal, chosen, places)
    told = [results(journal, place, chosen) for place in places]
    print(write_report(told, about | {"versions": versions(chosen)}, journal, out))
    print(f"bench: everything is in {out}", file=sys.stderr)
    return int(any(row.why for one in told for row in one.rows))


def _measure(
    arguments: argparse.Namespace,
    journal: Journal,
    chosen: Sequence[Contender],
    places: Sequence[LaidOut],
) -> None:
    plan = Plan(arguments.rounds, arguments.added)
    go_on(journal, plan, chosen, arguments.anew or (), code_fingerprint())
    out = arguments.out.resolve()
    environments = (arguments.environments or out / "environments").resolve()
    ready = installed(chosen, journal, environments, smoke=arguments.smoke)
    model = model_for(environments, smoke=arguments.smoke)
    idle = {"idle_s": 0.0} if arguments.smoke else {}
    for place in places:
        measure(Bench(place, model, out / "logs", **idle), journal, ready, plan)


if __name__ == "__main__":
    sys.exit(main())
