"""What Verbatim's own install takes: the one that answers and serves, without PyTorch."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path

from corpus import VerbatimError

_PROJECT = Path(__file__).parents[3]
_OURS = "verbatim"
_PACKAGES = ("corpus", "index", "bot", "scripts")


def own_list(folder: Path) -> Path:
    """Write the list of what the install requires into a folder, as the others have theirs.

    Raises:
        VerbatimError: It cannot be written.
    """
    wanted = [line for line in _requires(_OURS) if not re.search(r"\bextra\b", line)]
    path = folder / "own" / f"{_OURS}.txt"
    lock = _PROJECT / "requirements.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([f"--constraint {lock}", *wanted, ""]), encoding="utf-8")
    except OSError as error:
        what = f"cannot write {path}: {error.strerror}"
        raise VerbatimError(what, mend="name another folder with --environments") from error
    return path


def own_bytes() -> int:
    """Return the bytes of the project's own packages."""
    files = (path for name in _PACKAGES for path in (_PROJECT / name).rglob("*"))
    return sum(one.stat().st_size for one in files if one.is_file() and one.suffix != ".pyc")


def packages_bytes() -> int:
    """Return the bytes of all that the install requires, counted in the environment that is there.

    It has more in it: each package's files are those that it says are its own.
    """
    return sum(_files_bytes(name) for name in required_packages() - {_OURS})


def required_packages() -> set[str]:
    """Return the names of the packages that the install requires, and of all that those do."""
    found: set[tuple[str, str]] = set()
    due = [(_OURS, "")]
    while due:
        one = due.pop()
        if one not in found:
            found.add(one)
            due += _required(*one)
    return {name for name, _ in found}


def _required(name: str, extra: str) -> Iterator[tuple[str, str]]:
    """Yield what a package requires on this machine for one of its extras, or for none."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    for requirement in map(Requirement, _requires(name)):
        marker = requirement.marker
        is_for_extra = marker is not None and "extra" in str(marker)
        if bool(extra) != is_for_extra or (marker and not marker.evaluate({"extra": extra})):
            continue
        for wanted in ("", *requirement.extras):
            yield canonicalize_name(requirement.name), wanted


def _requires(name: str) -> list[str]:
    try:
        return importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return []


def _files_bytes(name: str) -> int:
    try:
        files = importlib.metadata.files(name) or []
    except importlib.metadata.PackageNotFoundError:
        return 0
    paths = (Path(str(file.locate())) for file in files)
    return sum(path.stat().st_size for path in paths if path.is_file())
