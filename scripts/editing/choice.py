"""What is to be done with what was edited, asked where somebody can be asked."""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.editing.verdict import Verdict


class Choice(Enum):
    """What may be done; the first letter is what is typed."""

    SAVE = "save"
    RENAME = "rename"
    EDIT = "edit again"
    KEEP = "keep as a draft"
    DISCARD = "discard"


_NOT_NOW = (Choice.EDIT, Choice.KEEP, Choice.DISCARD)


def choose(verdict: Verdict, *, may_rename: bool) -> Choice:
    """Say on stderr what was found, and return what is to be done about it.

    On a terminal that is asked. Elsewhere a draft that may not be saved as it is is kept, and one
    on which there are only remarks is saved.
    """
    for problem in (*verdict.errors, *verdict.warnings):
        print(problem, file=sys.stderr)
    if verdict.errors:
        return _asked(*_NOT_NOW, otherwise=Choice.KEEP)
    if verdict.renamed and not may_rename:
        print(f"verbatim: its date makes it {verdict.renamed.stem}", file=sys.stderr)
        return _asked(Choice.RENAME, *_NOT_NOW, otherwise=Choice.KEEP)
    if verdict.warnings:
        return _asked(Choice.SAVE, *_NOT_NOW, otherwise=Choice.SAVE)
    return Choice.SAVE


def _asked(*choices: Choice, otherwise: Choice) -> Choice:
    """Ask which; `otherwise` is taken where nobody can be asked, and at an end the draft kept."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return otherwise
    letters = {choice.value[0]: choice for choice in choices}
    shown = ", ".join(f"[{choice.value[0]}]{choice.value[1:]}" for choice in choices)
    while True:
        print(f"{shown}? ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            print(file=sys.stderr)
            return Choice.KEEP
        if chosen := letters.get(line.strip().lower()[:1]):
            return chosen
