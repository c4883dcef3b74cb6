"""What came of a source, for a person and for a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from corpus.errors import VerbatimError
from corpus.fetching.errors import shown
from scripts.printable import printable

if TYPE_CHECKING:
    from corpus.desk import Proposal

Kind = Literal[
    "added",  # to the corpus
    "changed",  # a new version of a release
    "unchanged",  # the corpus has it as it is
    "proposed",  # would be added or changed: a dry run
    "for review",  # written into the review folder
    "declined",  # by the curator
    "repeated",  # says the same as another release
    "incomplete",  # metadata is missing or doubtful
    "invalid",  # no release can be like that
    "failed",  # could not be got or read
]
_PROBLEMS = frozenset(("repeated", "incomplete", "invalid", "failed"))
_SUMMARY: tuple[Kind, ...] = ("added", "changed", "for review", "proposed", "unchanged", "declined")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source.

    Attributes:
        source: As the curator gave it, or the page that a feed lists.
        release: Id of the release that it became, would become or is.
        path: The file that was written.
        before: The file in which the version before is kept.
        why: Why it was not added, without a full stop; and `mend`, what mends that.
        feed: The feed that lists it.
    """

    source: str
    kind: Kind
    release: str | None = None
    proposal: Proposal | None = None
    path: Path | None = None
    before: Path | None = None
    why: str = ""
    mend: str = ""
    feed: str | None = None

    @classmethod
    def failed(cls, source: str, error: VerbatimError) -> Outcome:
        """Return the outcome of a source that cannot be got or read."""
        return cls(source, "failed", why=error.what, mend=error.mend)

    @property
    def is_problem(self) -> bool:
        """Whether something about the source kept it from being added."""
        return self.kind in _PROBLEMS

    @property
    def has_written(self) -> bool:
        """Whether the corpus is no longer as it was."""
        return self.kind in {"added", "changed"}

    def of_feed(self, feed: str) -> Outcome:
        """Return it as the outcome of a feed's entry."""
        return replace(self, feed=feed)

    def line(self) -> str:
        """Return what is said of it, on one line."""
        source = called(self.source)
        if self.is_problem:
            mend = f"; {self.mend}" if self.mend else ""
            # Many a reason names the source itself.
            named = self.why if source in self.why else f"{source}: {self.why}"
            return printable(named + mend)
        of = {"for review": str(self.path), "declined": source}.get(self.kind, self.release)
        said = f"{_NAMES.get(self.kind, self.kind)}: {of}"
        if self.kind == "unchanged":
            said += f" ({source})"
        if self.before is not None:
            said += f" (as it was: {self.before})"
        return printable(said)

    def as_json(self) -> str:
        """Return it as one JSON object on one line."""
        return json.dumps(_fields(self))  # in ASCII: no page can steer a terminal


def called(source: str) -> str:
    """Return what a source is called in a message: an address without the password it may hold."""
    return "stdin" if source == "-" else printable(shown(source))


_NAMES = {"proposed": "would be added", "declined": "not added"}


def summary(outcomes: Sequence[Outcome]) -> str:
    """Return how often each thing happened, on one line."""
    counts = Counter(one.kind for one in outcomes)
    parts = [f"{counts[kind]} {_NAMES.get(kind, kind)}" for kind in _SUMMARY if counts[kind]]
    if problems := sum(one.is_problem for one in outcomes):
        parts.append(f"{problems} with problems")
    return ", ".join(parts)


def _fields(outcome: Outcome) -> dict[str, Any]:
    path, before = outcome.path, outcome.before
    fields: dict[str, Any] = {
        "source": outcome.source,
        "outcome": outcome.kind.replace(" ", "-"),
        "release": outcome.release,
        "path": None if path is None else str(path),
        "before": None if before is None else str(before),
        "why": outcome.why or None,
        "mend": outcome.mend or None,
        "feed": outcome.feed,
    }
    return fields | dict(_details(outcome.proposal))


def _details(proposal: Proposal | None) -> Iterator[tuple[str, Any]]:
    choices = proposal.choices if proposal else ()
    yield (
        "metadata",
        {
            one.key: {"value": one.value, "evidence": one.evidence, "doubtful": one.is_open}
            for one in choices
        },
    )
    yield "doubtful", list(proposal.doubtful) if proposal else []
    yield "notes", list(proposal.notes) if proposal else []
    findings = proposal.findings if proposal else ()
    yield "problems", [{"line": x.line, "code": x.code, "message": x.message} for x in findings]
    repeats = proposal.repeats if proposal else ()
    yield "repeats", [{"release": x.release, "nearness": round(x.nearness, 4)} for x in repeats]
