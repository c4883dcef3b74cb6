"""Figures as a person reads them: aligned tables no wider than a hundred columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index import Settings
from scripts.evaluation.comparison import Comparison, Difference
from scripts.evaluation.evaluation import Evaluation
from scripts.evaluation.figures import BY_KEY, Figure
from scripts.evaluation.findings import Findings
from scripts.evaluation.groups import Group
from scripts.printable import printable

_HEADINGS = {
    "kind": "answerable, by kind",
    "style": "answerable, by style",
    "turn": "answerable, by place in the conversation",
    "reason": "unanswerable, by why",
}
_SHORT = {
    "recall@1": "recall@1",
    "answer-in-quote": "in quote",
    "F1": "F1",
    "list-completeness": "items",
    "values-F1": "values",
    "releases-F1": "releases",
    "coverage": "answered",
    "abstention": "abstained",
    "AUROC-answerable": "AUROC",
}
_INTERVAL_OF = "answer-in-quote"
"""The one figure of a group that is shown with its interval; JSON has them all."""

_NAME = 26
"""Columns for a group's name."""

LEGEND = (
    "Top quotes, highlights and values are judged whether or not they were given as an answer.",
    "An answer is in a quote if its words stand in it, case, punctuation and quote marks aside;",
    "the quote must be of the right release. Of highlights and values the words alone are judged.",
    "A value is an item of a list if both are the same words, or their token F1 is 0.8 or more.",
    "Intervals are of 95 %, by the bootstrap over questions (1,000 samples).",
)


def report(findings: Findings) -> Iterator[str]:
    """Yield the lines of all tables."""
    for evaluation in findings.all:
        yield from _evaluation(evaluation)
        yield ""
    for comparison in findings.comparisons:
        yield from _comparison(comparison)
        yield ""
    yield from LEGEND


def _evaluation(evaluation: Evaluation) -> Iterator[str]:
    yield _title(evaluation)
    if evaluation.place is not None:
        yield f"index {evaluation.place.generation}{_chosen(evaluation.place.settings)}"
    yield ""
    yield f"  {'':48}{'figure':>9}   {'95 % interval':17}{'questions':>10}"
    for figure in evaluation.figures:
        yield _figure(figure)
    for heading, groups in evaluation.groups.items():
        yield ""
        yield from _groups(_HEADINGS[heading], groups)


def _title(evaluation: Evaluation) -> str:
    own = evaluation.own
    answerable = sum(outcome.asked.is_answerable for outcome in own)
    over = f", over {evaluation.place.releases:,} releases" if evaluation.place else ""
    silent = len(own) - answerable
    name = printable(evaluation.name)
    return f"{name}: {answerable:,} answerable questions, {silent:,} unanswerable{over}"


_DEFAULT = Settings()


def _chosen(settings: dict[str, str | float | None]) -> str:
    """Return the settings that say how it answers, where they were chosen."""
    return "".join(
        f" · {name} {printable(str(value))}"
        for name, value in settings.items()
        if name not in ("releases", "index") and value != getattr(_DEFAULT, name)
    )


def _figure(figure: Figure) -> str:
    decimals = figure.measure.decimals
    bounds = f"{figure.low:.{decimals}f} – {figure.high:.{decimals}f}"
    value = f"{figure.value:.{decimals}f}"
    return f"  {figure.measure.label:48}{value:>9}   {bounds:17}{figure.number:>10,}"


def _groups(heading: str, groups: Sequence[Group]) -> Iterator[str]:
    keys = [key for key in _SHORT if any(_of(group, key) for group in groups)]
    titles = "".join(f"{_SHORT[key]:>{_width(key)}}" for key in keys)
    yield f"  {heading}"
    yield f"  {'':{_NAME}}{'questions':>10}{titles}"
    for group in groups:
        cells = "".join(f"{_cell(_of(group, key), key):>{_width(key)}}" for key in keys)
        yield f"  {printable(group.name)[:_NAME]:{_NAME}}{group.number:>10,}{cells}"


def _of(group: Group, key: str) -> Figure | None:
    return next((figure for figure in group.figures if figure.measure is BY_KEY[key]), None)


def _width(key: str) -> int:
    return 16 if key == _INTERVAL_OF else max(len(_SHORT[key]), 4) + 2


def _cell(figure: Figure | None, key: str) -> str:
    if figure is None:
        return "–"
    value = _point(figure.value)
    if key == _INTERVAL_OF:
        return f"{value} {_point(figure.low)}–{_point(figure.high)}"
    return value


def _point(value: float) -> str:
    """Write a share with two decimals: `.93`, and `1.0` so that it is as wide."""
    text = f"{value:.2f}"
    return "1.0" if text == "1.00" else text.removeprefix("0")


def _comparison(comparison: Comparison) -> Iterator[str]:
    first, second = map(printable, comparison.names)
    yield f"{printable(comparison.name)}: first {first}, second {second}"
    yield ""
    yield (
        f"  {'':44}{'first':>8}{'second':>9}{'differs':>9}   {'95 % interval':16}{'p':>8}".rstrip()
    )
    for difference in comparison.differences:
        yield _difference(difference)
    yield "  p of shares of questions by McNemar's exact test, of the others by the bootstrap."


def _difference(found: Difference) -> str:
    decimals = found.measure.decimals
    first, second = f"{found.first:.{decimals}f}", f"{found.second:.{decimals}f}"
    change = f"{found.second - found.first:+.{decimals}f}"
    bounds = f"{found.low:+.{decimals}f} – {found.high:+.{decimals}f}"
    probability = "<0.001" if found.probability < 0.001 else f"{found.probability:.3f}"
    label = found.measure.label
    return f"  {label:44}{first:>8}{second:>9}{change:>9}   {bounds:16}{probability:>8}"
