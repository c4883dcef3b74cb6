"""The real command, run in a process of its own, on releases and an index somewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What came of a command."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Place:
    """Releases and their index, and the command to be run on them."""

    releases: Path
    index: Path

    def verbatim(self, *arguments: str, stdin: str = "", program: str = "") -> Outcome:
        """Run the command, or a Python program in its place."""
        start = ["-c", program] if program else ["-m", "scripts.main"]
        folders = ["--releases", str(self.releases), "--index", str(self.index)]
        child = subprocess.run(
            [sys.executable, *start, *folders, *arguments],
            cwd=self.index.parent,  # no .env of this machine
            env=environment(),
            input=stdin,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        return Outcome(child.returncode, child.stdout, child.stderr)

    def generation_file(self, name: str) -> Path:
        """Return a file of the one generation there is."""
        [generation] = (self.index / "generations").iterdir()
        return generation / name


@dataclass(frozen=True)
class Seed:
    """The seed's index, and what the command said that built it."""

    place: Place
    first: Outcome


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment, without settings of this machine, and with more."""
    paths = [str(PROJECT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VERBATIM_")}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONUTF8": "1"} | more


def without(packages: Sequence[str]) -> str:
    """Return a program that is the command where some packages cannot be imported."""
    return f"""
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {tuple(packages)!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocker())
from scripts.main import main
sys.exit(main())
"""
