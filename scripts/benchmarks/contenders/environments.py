"""The contenders' environments: each made once from its list, in a cache folder, and measured."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import VerbatimError
from scripts.benchmarks.side_by_side.weight import disk_bytes

LISTS = Path(__file__).parent
VERSIONS = "versions.lock"
_SETUP = Path(__file__).parents[2] / "setup"
_MEASURED = "measured.json"


@dataclass(frozen=True, slots=True)
class Environment:
    """Where a contender's Python is, and what it took to install it and its packages.

    Attributes:
        install_s: Seconds, downloads included: pip's own cache is not used.
        size_bytes: Room on the disk, without the weights of the model.
    """

    python: Path
    install_s: float
    size_bytes: int


def environment(
    name: str, cache: Path, *, lists: Path = LISTS, tell: Callable[[str], None] = lambda _: None
) -> Environment:
    """Return a contender's environment, made at first need and whenever its list has changed.

    Args:
        name: Of the contender; `NAME.txt` lists what it requires.
        cache: Folder that keeps the environments.
        lists: Folder of the lists, and of the versions that they are resolved with.
        tell: Is told what is going on, since it may take minutes.

    Raises:
        VerbatimError: There is no such list, or installing failed.
    """
    wanted = lists / f"{name}.txt"
    if not wanted.is_file():
        raise VerbatimError(f"there is no list of what {name} requires", mend=f"write {wanted}")
    folder = cache.resolve() / f"{name}-{_key(wanted)}"
    measured = folder / _MEASURED
    if not measured.exists():  # which is written last: without it, the rest is unfinished
        tell(f"installing {name} into {folder}")
        shutil.rmtree(folder, ignore_errors=True)
        took = _install(name, wanted, folder)
        record = {"install_s": round(took, 1), "size_bytes": disk_bytes(folder)}
        measured.write_text(json.dumps(record), encoding="utf-8")
    return Environment(python_of(folder), **json.loads(measured.read_text(encoding="utf-8")))


def python_of(folder: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return folder / "bin" / "python"


def _key(wanted: Path) -> str:
    parts = [platform.platform(), platform.python_version(), wanted.read_text(encoding="utf-8")]
    versions = wanted.with_name(VERSIONS)
    if versions.exists():
        parts.append(versions.read_text(encoding="utf-8"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _install(name: str, wanted: Path, folder: Path) -> float:
    start = time.perf_counter()
    venv.create(folder, symlinks=True)  # pip stays outside: no tool's size holds it
    for torch in re.findall(r"^torch==(\S+)", wanted.read_text(encoding="utf-8"), re.MULTILINE):
        _install_torch(torch, folder)
    done = _pip(folder, ["--requirement", str(wanted)])
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or [f"pip ended with {done.returncode}"]
        raise VerbatimError(
            f"the environment of {name} cannot be made: {said[-1].strip()}",
            mend=f"see that {wanted} names what is to be had, and that the network is there",
        )
    return time.perf_counter() - start


def _install_torch(version: str, folder: Path) -> None:
    """Try for the build without CUDA, a fifth of the size; the list brings the usual one else.

    Alone, since every name would be looked up there. Where it is published, scripts/setup knows.
    """
    published = re.search(r"--extra-index-url (\S+)", _SETUP.read_text(encoding="utf-8"))
    if sys.platform == "linux" and published:
        where = ["--extra-index-url", published[1], "--retries", "1", "--timeout", "30"]
        _pip(folder, ["--no-deps", *where, f"torch=={version}+cpu"])


def _pip(folder: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    quiet = ["--disable-pip-version-check", "--no-input", "--quiet", "--no-cache-dir"]
    command = [sys.executable, "-m", "pip", "--python", str(python_of(folder)), "install", *quiet]
    return subprocess.run(
        [*command, *arguments],
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
