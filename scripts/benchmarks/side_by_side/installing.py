"""The environments that contenders run in, and what each takes to install."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus import VerbatimError
from index.bundled_model import bundled_model
from scripts.benchmarks.contenders.environments import LISTS, environment
from scripts.benchmarks.contenders.weights import model_folder
from scripts.benchmarks.side_by_side.contender import OURS, Contender
from scripts.benchmarks.side_by_side.journal import Journal, Key
from scripts.benchmarks.side_by_side.own_install import own_bytes, own_list, packages_bytes
from scripts.benchmarks.side_by_side.steps import INSTALL

_OWN_LIBRARIES = ("bm25s", "faiss-cpu", "onnxruntime", "tokenizers")
_PIN = re.compile(r"^([\w.\[\]-]+)==(\S+)", re.MULTILINE)


def model_for(folder: Path, *, smoke: bool) -> Path:
    """Return the folder of the model: our default one, the same for everybody."""
    return bundled_model() if smoke else model_folder(bundled_model(), folder)


def installed(
    contenders: Sequence[Contender], journal: Journal, folder: Path, *, smoke: bool
) -> list[Contender]:
    """Return the contenders whose environments are there, each with its interpreter.

    Args:
        contenders: Who takes part.
        journal: Where it is noted what an install takes, or why it failed.
        folder: Where the environments are, and those that are missing are made.
        smoke: Whether all run in our own, which has what the bare script takes.
    """
    if smoke:
        return list(contenders)
    pythons = {home: _python(home, journal, folder) for home in {one.home for one in contenders}}
    return [
        replace(one, python=python)
        for one in contenders
        if (python := pythons[one.home]) is not None
    ]


def _python(home: str, journal: Journal, folder: Path) -> Path | None:
    """Return the interpreter of an environment, or None where it cannot be made."""
    try:
        python, found = _ours(folder) if home == OURS else _theirs(home, folder)
    except VerbatimError as failure:
        _say(f"{home}: {failure}")
        journal.fail(Key(INSTALL, home), str(failure))
        return None
    journal.note(Key(INSTALL, home), found)
    return python


def versions(contenders: Sequence[Contender]) -> dict[str, dict[str, str]]:
    """Return the versions that were compared, by contender: ours, and those that lists pin."""
    return {one.name: dict(_versions(one)) for one in contenders}


def _theirs(home: str, folder: Path) -> tuple[Path, Mapping[str, Any]]:
    made = environment(home, folder, tell=_say)
    return made.python, {"seconds": made.install_s, "bytes": made.size_bytes}


def _ours(folder: Path) -> tuple[Path, Mapping[str, Any]]:
    """Measure the install that answers; what runs is the environment that is there, and the tree.

    Without a network the packages that this environment has are counted, and nothing is timed.
    """
    python = Path(sys.executable)
    try:
        made = environment(OURS, folder, lists=own_list(folder).parent, tell=_say)
    except VerbatimError as failure:
        _say(f"the own install is counted, not made: {failure}")
        return python, {"seconds": None, "bytes": packages_bytes() + own_bytes()}
    return python, {"seconds": made.install_s, "bytes": made.size_bytes + own_bytes()}


def _versions(contender: Contender) -> Iterator[tuple[str, str]]:
    if contender.is_ours:
        for name in _OWN_LIBRARIES:
            yield name, importlib.metadata.version(name)
    elif (wanted := LISTS / f"{contender.home}.txt").exists():
        yield from _PIN.findall(wanted.read_text(encoding="utf-8"))


def _say(what: str) -> None:
    print(f"bench: {what}", file=sys.stderr, flush=True)
