"""All that was measured, a JSON object a line, written as it comes.

A run that was stopped goes on from here, and can be reported at any time. Of two lines on the same
thing the later counts; a line cut off by a crash counts as not there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus import VerbatimError


@dataclass(frozen=True, slots=True)
class Key:
    """What a line is about.

    Attributes:
        step: What was measured.
        corpus: On what; empty for what has nothing to do with one.
        turn: Which of several, from 0.
    """

    step: str
    contender: str
    corpus: str = ""
    turn: int = 0


class Journal:
    """Keeps what was found, and why what was not found was not."""

    def __init__(self, path: Path) -> None:
        """Read what is there.

        Raises:
            VerbatimError: It cannot be read.
        """
        self._path = path
        self._found: dict[Key, dict[str, Any]] = {}
        self._failed: dict[Key, str] = {}
        self._moments: dict[Key, str] = {}
        try:
            written = path.read_text(encoding="utf-8") if path.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            what = f"cannot read {path}: {getattr(error, 'strerror', None) or error}"
            raise VerbatimError(what, mend="name another folder with --out") from error
        # A line without its end was cut off, and what is added must not be joined to it.
        self._is_cut = bool(written) and not written.endswith("\n")
        for line in written.split("\n"):
            self._take(line)

    def note(self, key: Key, found: Mapping[str, Any]) -> None:
        """Keep what was found."""
        self._write(key, {"found": dict(found)})

    def fail(self, key: Key, why: str) -> None:
        """Keep why it was not found."""
        self._write(key, {"why": why})

    def forget(self, contender: str) -> None:
        """Count all that was kept of a contender as not there."""
        self._append({"forgotten": contender})

    def found(self, key: Key) -> dict[str, Any] | None:
        """Return what was found, or None."""
        return self._found.get(key)

    def turns(self, step: str, contender: str, corpus: str) -> dict[int, dict[str, Any]]:
        """Return what was found in each turn."""
        return {
            key.turn: found
            for key, found in sorted(self._found.items(), key=lambda item: item[0].turn)
            if (key.step, key.contender, key.corpus) == (step, contender, corpus)
        }

    def why(self, contender: str, corpus: str) -> str:
        """Return what failed last for a contender, and of which step; empty where nothing did."""
        failed = [
            f"{key.step}: {why}"
            for key, why in self._failed.items()
            if (key.contender, key.corpus) == (contender, corpus)
        ]
        return failed[-1] if failed else ""

    def span(self) -> tuple[str, str] | None:
        """Return when the first and the last of it were measured."""
        moments = self._moments.values()
        return (min(moments), max(moments)) if moments else None

    def _write(self, key: Key, what: Mapping[str, Any]) -> None:
        self._append({**asdict(key), **what})

    def _append(self, told: Mapping[str, Any]) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        line = json.dumps({"at": at, **told}, ensure_ascii=False)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"\n{line}\n" if self._is_cut else f"{line}\n")
        except OSError as error:
            what = f"cannot write {self._path}: {error.strerror}"
            raise VerbatimError(what, mend="name another folder with --out") from error
        self._is_cut = False
        self._take(line)

    def _take(self, line: str) -> None:
        try:
            told = json.loads(line)
            if "forgotten" in told:
                self._drop(told["forgotten"])
                return
            key = Key(told["step"], told["contender"], told["corpus"], told["turn"])
        except (ValueError, KeyError, TypeError):
            return
        self._failed.pop(key, None)  # the last to fail comes last
        if "found" in told:
            self._found[key] = told["found"]
            self._moments[key] = told["at"]
        else:
            self._failed[key] = told["why"]

    def _drop(self, contender: str) -> None:
        for kept in (self._found, self._failed, self._moments):
            for key in [key for key in kept if key.contender == contender]:
                del kept[key]
