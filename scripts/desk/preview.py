"""A proposal as the curator sees it: where each thing comes from, and the file as it will be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus import Span
from scripts.page import Page
from scripts.printable import printable, unclosed

if TYPE_CHECKING:
    from corpus.desk import Proposal
    from corpus.desk.choice import Choice

HEAD = 24
"""Rows of a file that are shown before the curator asks for the rest."""

_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]")
_WIDTH = 80  # columns that are reckoned with
_KEY = 11  # columns


def about(proposal: Proposal, page: Page) -> Iterator[str]:
    """Yield what is taken and why, and what there is to know before it is added."""
    for choice in proposal.choices:
        yield _taken(choice, page)
    imported = proposal.basis.imported if proposal.basis else None
    if imported:
        yield f"{'source':{_KEY}}{printable(imported.source)}"
    for note in proposal.notes:
        yield f"note: {printable(note)}"
    for finding in proposal.findings:
        yield f"line {finding.line}: {finding.code} {printable(finding.message)}"
    for repeat in proposal.repeats:
        yield f"repeats: it has {repeat}"
    if proposal.replaces:
        yield f"changed: it is a new version of {proposal.replaces.release.id}"


def file_shown(proposal: Proposal, page: Page, *, whole: bool = False) -> Iterator[str]:
    """Yield the lines of the file, or of what changes in it; only the first, if not all of it."""
    lines = _lines(proposal)
    shown = len(lines) if whole else _first(lines)
    for line in lines[:shown]:
        for part in page.lines(line, Span(0, len(line)), 0):
            yield safe(part.of(line))
    if shown < len(lines):
        yield f"… {len(lines) - shown} more lines"


def is_long(proposal: Proposal) -> bool:
    """Whether `file_shown` leaves something out."""
    lines = _lines(proposal)
    return _first(lines) < len(lines)


def safe(line: str) -> str:
    """Return a line of a release so that nothing in it steers the terminal, or outlasts it."""
    # What the curator has edited may hold what no release may.
    shown = _CONTROLS.sub(lambda found: printable(found[0]), line)
    return shown + unclosed(shown)


def _lines(proposal: Proposal) -> tuple[str, ...]:
    return proposal.diff() or tuple(proposal.content.removesuffix("\n").split("\n"))


def _taken(choice: Choice, page: Page) -> str:
    mark = "?" if choice.is_open else " "
    value = printable(choice.value or "–")
    evidence = page.styled(f"({printable(choice.evidence)})", "quiet")
    return f"{choice.key:{_KEY - 2}}{mark} {value}  {evidence}"


def _first(lines: tuple[str, ...]) -> int:
    """Return how many lines are shown at first, reckoning with those that are wrapped."""
    rows = 0
    for number, line in enumerate(lines):
        rows += 1 + len(line) // _WIDTH
        if rows > HEAD:
            return number
    return len(lines)
