"""The way of an evaluation: read, build, ask, judge, compare, report."""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.asking import open_engine
from scripts.evaluation.as_json import as_json, write_outcomes
from scripts.evaluation.asked import Conversation, QuestionSet
from scripts.evaluation.asking import ask_all
from scripts.evaluation.comparison import Comparison, differences
from scripts.evaluation.corpora import Corpora
from scripts.evaluation.corpus_of_set import Corpus
from scripts.evaluation.evaluation import Evaluation, Place, evaluated
from scripts.evaluation.evidence import EvidenceLengths
from scripts.evaluation.findings import Findings
from scripts.evaluation.floor import missed, read_floor
from scripts.evaluation.outcome import Outcome
from scripts.evaluation.plots import write_plots
from scripts.evaluation.question_sets import read_question_set, read_question_sets
from scripts.evaluation.report import report
from scripts.evaluation.setting_change import SettingChange
from scripts.failures import UsageError
from scripts.index_settings import read_index_settings
from scripts.progress import progress_bars

if TYPE_CHECKING:
    from index import Settings


def evaluate_and_report(arguments: Namespace) -> list[str]:
    """Do all that was asked for, and return a line for each floor that was missed."""
    floor = read_floor(arguments.floor) if arguments.floor else {}
    findings = _evaluate(arguments)
    short = list(missed(floor, findings.all))
    if arguments.outcomes:
        write_outcomes(findings, arguments.outcomes)
    if arguments.plot:
        write_plots(findings.all, arguments.plot)
    print(as_json(findings, short) if arguments.json else "\n".join(report(findings)))
    for line in short:
        print(f"verbatim: {line}", file=sys.stderr)
    return short


def _evaluate(arguments: Namespace) -> Findings:
    """Ask every set; what can be wrong with the arguments is found before anything is built."""
    settings = _settings(arguments)
    change = SettingChange.parse(arguments.compare, settings) if arguments.compare else None
    sets = [each.sampled(arguments.sample) for each in read_question_sets(arguments.files)]
    foreign = _foreign(arguments)
    evaluations: list[Evaluation] = []
    comparisons: list[Comparison] = []
    with _work_folder(arguments.work) as work:
        corpora = Corpora(settings, work, arguments.corpus)
        for questions in sets:
            corpus = corpora.of(questions)
            evaluations.append(_evaluated(questions, foreign, corpus))
            if change is not None:
                other = corpora.changed(corpus, change)
                comparisons.append(_compared(questions, evaluations[-1], other, change))
    return Findings(tuple(evaluations), tuple(comparisons))


def _settings(arguments: Namespace) -> Settings:
    if arguments.corpus and (arguments.index or arguments.releases):
        raise UsageError("--corpus builds an index of its own: leave --index and --releases out")
    return read_index_settings(arguments)


def _foreign(arguments: Namespace) -> tuple[Conversation, ...]:
    if not arguments.foreign:
        return ()
    foreign = read_question_set(arguments.foreign).as_foreign()
    return foreign.sampled(arguments.sample).conversations


@contextmanager
def _work_folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="verbatim-eval-") as folder:
        yield Path(folder)


def _evaluated(
    questions: QuestionSet, foreign: Sequence[Conversation], corpus: Corpus
) -> Evaluation:
    conversations = (*questions.conversations, *foreign)
    return evaluated(questions.name, *asked_over(questions.name, conversations, corpus))


def _compared(
    questions: QuestionSet, first: Evaluation, other: Corpus, change: SettingChange
) -> Comparison:
    place, outcomes = asked_over(f"{questions.name}, {change}", questions.conversations, other)
    found = differences(first.outcomes, outcomes)
    return Comparison(questions.name, ("as set", str(change)), place, tuple(outcomes), found)


def asked_over(
    name: str, conversations: Sequence[Conversation], corpus: Corpus
) -> tuple[Place, list[Outcome]]:
    """Ask all questions over a corpus, and tell the name on the way."""
    total = sum(map(len, conversations))
    with closing(open_engine(corpus.settings)) as engine, progress_bars() as progress:
        outcomes = ask_all(
            engine,
            conversations,
            EvidenceLengths(corpus.texts),
            lambda done: progress(f"asking {name}", done, total),
        )
        place = Place.of(corpus.settings, engine.generation, engine.number_of_releases())
    return place, outcomes
