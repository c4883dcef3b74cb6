"""What a release was before: the versions that were kept of it, each with what changed after."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from scripts.failures import UsageError
from scripts.printable import printable
from scripts.showing.line_changes import line_changes


@dataclass(frozen=True, slots=True)
class Version:
    """A release file as it once was.

    Attributes:
        kept: When it was replaced or removed, in UTC.
        then: How the version after it differs, or that the release was removed.
    """

    file: str
    kept: str
    then: str


def versions_shown(releases: Path, words: Sequence[str], *, as_json: bool) -> Iterator[str]:
    """Yield a line for each version of the release that is meant, the newest first.

    Raises:
        UsageError: None is meant, or several may be.
        VerbatimError: The releases cannot be read.
    """
    found = versions(releases, words)
    if not found and not as_json:
        print("verbatim: no other version of this release was kept", file=sys.stderr)
    for version in found:
        yield json.dumps(asdict(version)) if as_json else _line(version)


def versions(releases: Path, words: Sequence[str]) -> list[Version]:
    """Return the versions of the release that is meant, the newest first; removed ones count."""
    from corpus import release_paths
    from corpus.desk.versions import FOLDER, versions_of
    from scripts.showing.named import meant_id

    paths = {path.stem: path for path in release_paths(releases)}
    kept = [folder.name for folder in (releases / FOLDER).glob("*") if folder.is_dir()]
    try:
        meant = meant_id(paths, words)
    except UsageError:
        meant = meant_id([*paths, *kept], words)  # it may have been removed
    files = versions_of(releases, meant)
    after = [*files, paths.get(meant)][1:]
    return [_version(*pair) for pair in zip(files, after, strict=True)][::-1]


def _version(file: Path, after: Path | None) -> Version:
    kept = datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(timespec="seconds")
    then = line_changes(file.read_bytes(), after.read_bytes()) if after else "removed"
    return Version(str(file), kept, then)


def _line(version: Version) -> str:
    return "\t".join([version.kept, version.then, printable(version.file)])
