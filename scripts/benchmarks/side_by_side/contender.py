"""A contender: which program it is, in which environment it runs, and how it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROGRAMS = Path(__file__).parents[1] / "contenders"
_PROJECT = Path(__file__).parents[3]
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "PYTHONUTF8": "1"}
OURS = "verbatim"


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table.

    Attributes:
        program: The stem of its program's name.
        flags: Given with each of the program's commands.
        requirements: The stem of the list that its environment is made from, where that is not the
            program's.
        answers_from: Whose index it answers from, where it has none of its own.
        settings: Environment variables that it is run with.
        python: The interpreter of its environment.
    """

    name: str
    program: str
    flags: tuple[str, ...] = ()
    requirements: str = ""
    answers_from: str = ""
    settings: Mapping[str, str] = field(default_factory=dict, hash=False)
    python: Path = Path(sys.executable)

    @property
    def is_ours(self) -> bool:
        """Whether it is Verbatim."""
        return self.program == OURS

    @property
    def builder(self) -> str:
        """The name of the contender that builds its index."""
        return self.answers_from or self.name

    @property
    def home(self) -> str:
        """The name of its environment, which may be another's too."""
        return self.requirements or self.program

    def index(self, corpus: Path) -> Path:
        """Return the folder of its index of the corpus in a folder."""
        return corpus / "indexes" / self.builder

    def command(self, *arguments: str | Path, model: Path) -> list[str]:
        """Return a command of its program: ours is a module of the project, others' stand alone."""
        module = f"scripts.benchmarks.contenders.{self.program}"
        program = ["-m", module] if self.is_ours else [str(PROGRAMS / f"{self.program}.py")]
        given = map(str, arguments)
        return [str(self.python), *program, *given, "--model", str(model), *self.flags]

    def cold_command(self, index: Path, question: str, model: Path) -> list[str]:
        """Return what somebody types to ask one question: of ours, the real command."""
        if not self.is_ours:
            return self.command("ask", index, question, model=model)
        verbatim = str(self.python.with_name("verbatim"))
        releases = str(releases_of(index))
        return [verbatim, "--releases", releases, "--index", str(index), "ask", question]

    def environment(self) -> dict[str, str]:
        """Return the environment that it is run in: without settings of this machine."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("VERBATIM")
        }
        if self.is_ours:
            paths = [str(_PROJECT), *kept.get("PYTHONPATH", "").split(os.pathsep)]
            kept["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        return {**kept, **_OFFLINE, **self.settings}


def releases_of(index: Path) -> Path:
    """Return the folder of the release files that our index is built of.

    It lies beside the index, not inside: an index can be served without them.
    """
    return index.with_name(f"{index.name}-releases")
