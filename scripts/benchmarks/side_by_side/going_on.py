"""Whether a run may be gone on with: only as it was begun, and with the code that was measured."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.journal import Journal, Key
from scripts.benchmarks.side_by_side.on_corpus import Plan
from scripts.failures import UsageError

_PROJECT = Path(__file__).parents[3]
_MEASURED = ("corpus", "index")
_BEGUN = Key("begun", "")


def go_on(
    journal: Journal, plan: Plan, contenders: Sequence[Contender], anew: Sequence[str], code: str
) -> None:
    """Forget what is to be measured anew, and see that the rest still holds.

    Args:
        journal: What was measured.
        plan: The rounds say who is asked what when.
        contenders: Who takes part.
        anew: Names of contenders of whom nothing is to be kept.
        code: What `code_fingerprint` gives now.

    Raises:
        UsageError: The run was begun with other rounds, or with other code of ours.
    """
    begun = journal.found(_BEGUN)
    if begun is not None and begun["rounds"] != plan.rounds:
        rounds = begun["rounds"]
        raise UsageError(f"this run was begun with --rounds {rounds}: give that, or another --out")
    forgotten = [one for one in contenders if {one.name, one.builder}.intersection(anew)]
    ours = [one for one in contenders if one.is_ours]
    if begun is not None and begun["code"] != code and any(one not in forgotten for one in ours):
        names = " ".join(one.name for one in ours)
        raise UsageError(f"the code has changed since: give --anew {names}, or another --out")
    for one in forgotten:
        journal.forget(one.name)
    if ours or begun is None:
        journal.note(_BEGUN, {"rounds": plan.rounds, "code": code})


def code_fingerprint() -> str:
    """Return a name for all that builds the index and answers, which no other version has."""
    digest = hashlib.sha256()
    files = (path for name in _MEASURED for path in (_PROJECT / name).rglob("*.py"))
    for path in sorted(files):
        digest.update(f"{path.relative_to(_PROJECT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
