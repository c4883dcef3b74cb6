"""The report of a run: Markdown for people, JSON for programs, and the plots."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus import VerbatimError
from scripts.benchmarks.side_by_side.comparisons import Comparison, comparisons
from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.journal import Journal
from scripts.benchmarks.side_by_side.laid_out import LaidOut
from scripts.benchmarks.side_by_side.machine import described
from scripts.benchmarks.side_by_side.plots import write_plots
from scripts.benchmarks.side_by_side.rows import Row, rows
from scripts.benchmarks.side_by_side.table import LEGEND, compared, table

MARKDOWN, JSON, PLOTS = "report.md", "results.json", "plots"


@dataclass(frozen=True, slots=True)
class Results:
    """What was found out on one corpus."""

    place: LaidOut
    rows: Sequence[Row]
    comparisons: Sequence[Comparison]


def results(journal: Journal, place: LaidOut, contenders: Sequence[Contender]) -> Results:
    """Return what has been found out on a corpus so far."""
    found = rows(journal, place, contenders)
    return Results(place, found, comparisons(journal, place, found))


def write_report(
    found: Sequence[Results], about: Mapping[str, Any], journal: Journal, out: Path
) -> str:
    """Write the report into a folder, and return its Markdown.

    Args:
        found: For each corpus.
        about: The machine and the versions that were compared.
        journal: Says when it was measured.
        out: The folder.

    Raises:
        VerbatimError: It cannot be written.
    """
    told = dict(about) | {"measured": journal.span()}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for one in found:
            write_plots(one.place.corpus.name, one.rows, out / PLOTS)
        text = "\n".join(_markdown(found, told))
        (out / MARKDOWN).write_text(text, encoding="utf-8")
        written = json.dumps(_json(found, told), indent=1, ensure_ascii=False, allow_nan=False)
        (out / JSON).write_text(written + "\n", encoding="utf-8")
    except OSError as error:
        what = f"cannot write the report to {out}: {error.strerror}"
        raise VerbatimError(what, mend="name another folder with --out") from error
    return text


def _markdown(found: Sequence[Results], about: Mapping[str, Any]) -> Iterator[str]:
    yield "# Side by side"
    yield ""
    yield described(about["machine"])
    if about["measured"]:
        first, last = about["measured"]
        yield f"Measured from {first} to {last}."
    for one in found:
        yield ""
        yield from _section(one)
    yield ""
    for line in LEGEND:
        yield line
        yield ""


def _section(one: Results) -> Iterator[str]:
    yield f"## {one.place.corpus.name}"
    yield ""
    yield _told(one.place)
    yield ""
    yield from table(one.rows)
    if one.comparisons:
        yield ""
        yield from compared(one.comparisons)


def _told(place: LaidOut) -> str:
    questions = place.corpus.questions
    answerable = sum(asked.is_answerable for asked in questions)
    return (
        f"{place.corpus.told[0].upper()}{place.corpus.told[1:]}. {place.number_of_releases:,} "
        f"releases, {place.number_of_passages:,} passages, {len(questions):,} questions, "
        f"{answerable:,} of them answerable."
    )


def _json(found: Sequence[Results], about: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**about, "corpora": {one.place.corpus.name: _corpus(one) for one in found}}


def _corpus(one: Results) -> Mapping[str, Any]:
    return {
        "told": one.place.corpus.told,
        "releases": one.place.number_of_releases,
        "passages": one.place.number_of_passages,
        "questions": len(one.place.corpus.questions),
        "contenders": {
            row.contender.name: {
                "failed": row.why or None,
                "figures": {name: asdict(spread) for name, spread in row.figures.items()},
            }
            for row in one.rows
        },
        "comparisons": [asdict(each) for each in one.comparisons],
    }
