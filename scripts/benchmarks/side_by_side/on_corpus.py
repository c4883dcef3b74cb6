"""All steps on one corpus, in order; whoever fails at one takes part in none after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.journal import Journal
from scripts.benchmarks.side_by_side.measuring import Bench
from scripts.benchmarks.side_by_side.steps import ADD, ALONE, BUILD, COLD, WARM
from scripts.benchmarks.side_by_side.turns import Turns
from scripts.benchmarks.side_by_side.warm import ask_warm

_LEAST_IN_A_TURN = 2  # questions: the first of a turn is not counted


@dataclass(frozen=True, slots=True)
class Plan:
    """How often each thing is done.

    Attributes:
        rounds: Turns of cold questions, and of warm ones.
        added: Releases added one by one.
    """

    rounds: int = 10
    added: int = 3


def measure(bench: Bench, journal: Journal, contenders: Sequence[Contender], plan: Plan) -> None:
    """Measure everything on a corpus that has not been measured before."""
    corpus = bench.place.corpus
    builders = [one for one in contenders if one.builder == one.name]
    built = Turns(journal, BUILD, corpus.key, builders).take(
        1, lambda one, _: bench.build(one), at_once=False
    )
    names = {one.name for one in built}
    able = [one for one in contenders if one.builder in names]
    names = {one.name for one in _asked(bench, journal, able, plan)}
    adding = Turns(journal, ADD, corpus.key, [one for one in built if one.name in names])
    adding.take(plan.added, bench.add, at_once=False)


def _asked(
    bench: Bench, journal: Journal, contenders: Sequence[Contender], plan: Plan
) -> list[Contender]:
    """Ask everybody alone, then warm and cold in turns; return who answered to the end."""
    questions, key = bench.place.corpus.questions, bench.place.corpus.asked_key
    able = Turns(journal, ALONE, key, contenders).take(
        1, lambda one, _: bench.alone(one, questions), at_once=False
    )
    warm = Turns(journal, WARM, key, able)
    ask_warm(bench, warm, questions, warm_turns(len(questions), plan.rounds))
    return _cold(bench, Turns(journal, COLD, key, warm.contenders), plan.rounds)


def warm_turns(questions: int, rounds: int) -> int:
    """Return in how many turns the questions are asked, so that some are counted in each."""
    return max(1, min(rounds, questions // _LEAST_IN_A_TURN))


def _cold(bench: Bench, turns: Turns, rounds: int) -> list[Contender]:
    """Ask cold, another question in each turn."""
    questions = bench.place.corpus.questions
    if not turns.are_taken(rounds):
        for contender in list(turns.contenders):  # fills the disk's cache, and is not counted
            turns.attempt(contender, lambda one: bench.cold(one, questions[0].question))

    def ask(contender: Contender, turn: int) -> Mapping[str, Any]:
        question = questions[turn % len(questions)].question
        return {"wall_s": bench.cold(contender, question)}

    return turns.take(rounds, ask)
