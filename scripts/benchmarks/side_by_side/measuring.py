"""What is measured of one contender by itself: its build, its answers, and what it weighs."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.laid_out import LaidOut, release_of
from scripts.benchmarks.side_by_side.program import cold_answer, run
from scripts.benchmarks.side_by_side.serving import Reply, Serving
from scripts.benchmarks.side_by_side.weight import disk_bytes
from scripts.evaluation.asked import Asked

WARM_UP = (
    "Who spoke about the harbour festival?",
    "How many kites were flown over the old town?",
    "When does the invented exhibition open?",
)
"""Asked first and not counted: of no corpus, so that no answer is known before it is timed."""

_DEEP = 50
"""Passages asked for where releases are ranked: ten releases, whatever share of them is alike."""
_RANKED = 10
_BUILD_S, _ANSWER_S = 6 * 3600.0, 300.0  # when a contender is given up


@dataclass(frozen=True, slots=True)
class Bench:
    """Measures contenders on one corpus.

    Attributes:
        model: Folder of the model that they are given.
        logs: Folder for what they complain of.
        idle_s: How long they are asked nothing before they are weighed, in seconds.
    """

    place: LaidOut
    model: Path
    logs: Path
    idle_s: float = 65.0

    def build(self, contender: Contender) -> Mapping[str, Any]:
        """Build its index from nothing.

        Raises:
            ContenderFailed: It could not.
        """
        index = self.index(contender)
        shutil.rmtree(index, ignore_errors=True)
        index.parent.mkdir(parents=True, exist_ok=True)
        found = self._run(contender, "build", self.place.passages)
        return found | {"index_bytes": disk_bytes(index)}

    def add(self, contender: Contender, number: int) -> Mapping[str, Any]:
        """Add one of the releases that are to be added, the number counted from 0.

        Raises:
            ContenderFailed: It could not.
        """
        return self._run(contender, "add", self.place.added[number])

    def cold(self, contender: Contender, question: str) -> float:
        """Return the seconds from a process's start to its end, its answer printed.

        Raises:
            ContenderFailed: It gave none.
        """
        command = contender.cold_command(self.index(contender), question, self.model)
        log = self._log(contender, "ask")
        return cold_answer(
            command,
            contender.environment(),
            log,
            timeout_s=_ANSWER_S,
            may_abstain=contender.is_ours,
        )

    def alone(self, contender: Contender, questions: Sequence[Asked]) -> Mapping[str, Any]:
        """Let it serve with no other beside it, ask all questions, and weigh it then.

        Raises:
            ContenderFailed: It did not serve to the end.
        """
        with self.serving(contender) as serving:
            replies = [serving.ask(asked.question, _DEEP) for asked in questions]
            time.sleep(self.idle_s)
            weight = serving.weight()
        return {
            "ready_s": serving.ready_s,
            "memory_mb": asdict(weight) if weight else None,
            "replies": [_kept(reply) for reply in replies],
        }

    def serving(self, contender: Contender) -> Serving:
        """Return a serving process that has answered a few questions.

        Raises:
            ContenderFailed: It does not serve.
        """
        command = contender.command("serve", self.index(contender), model=self.model)
        log = self._log(contender, "serve")
        serving = Serving(command, contender.environment(), log, timeout_s=_ANSWER_S)
        try:
            for question in WARM_UP:
                serving.ask(question, _RANKED)
        except BaseException:
            serving.close()
            raise
        return serving

    def index(self, contender: Contender) -> Path:
        """Return the folder of the index that it answers from."""
        return contender.index(self.place.folder)

    def _run(self, contender: Contender, step: str, passages: Path) -> dict[str, Any]:
        command = contender.command(step, passages, self.index(contender), model=self.model)
        log = self._log(contender, step)
        ran = run(command, contender.environment(), log, timeout_s=_BUILD_S)
        return ran.figures() | {"wall_s": ran.seconds}

    def _log(self, contender: Contender, step: str) -> Path:
        return self.logs / f"{self.place.corpus.name}-{contender.name}-{step}.log"


def _kept(reply: Reply) -> Mapping[str, Any]:
    """Return what is judged of a reply: its releases, each once, and its words."""
    ranked = list(dict.fromkeys(map(release_of, reply.ids)))[:_RANKED]
    return {
        "ranked": ranked,
        "release": reply.release or (ranked[0] if ranked else ""),
        "quote": reply.quote,
        "nearest": reply.nearest,
        "ms": reply.inside_ms,
    }
