"""The releases that a question set is asked over, made into release files and an index."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from corpus import VerbatimError, load_corpus
from scripts.building import build
from scripts.evaluation.asked import SourceRelease

if TYPE_CHECKING:
    from index import Settings

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Releases and their index.

    Attributes:
        texts: Text of every release by id; empty where the release files are not at hand.
        work: Folder for further indexes of the same releases.
    """

    settings: Settings
    texts: Mapping[str, str]
    work: Path


def configured_corpus(settings: Settings, work: Path) -> Corpus:
    """Return what is configured; an index may be served without its release files."""
    try:
        files = load_corpus(settings.releases).files
    except VerbatimError:
        return Corpus(settings, {}, work)
    return Corpus(settings, {file.release.id: file.release.text for file in files}, work)


def built_corpus(
    releases: Sequence[SourceRelease], name: str, settings: Settings, work: Path
) -> Corpus:
    """Write releases as release files and build their index, as far as both aren't there yet.

    They lie in a folder named after their content, so that no file of any other is ever touched.
    """
    folder = work / f"{name}-{_fingerprint(releases)}"
    made = replace(settings, releases=folder / "releases", index=folder / "index")
    write_releases(releases, made.releases)
    report = build(made, skip_invalid=True)
    if report.skipped:
        print(
            f"verbatim: {name}: {len(report.skipped)} problems, those releases are left out; "
            f"the first: {report.skipped[0]}",
            file=sys.stderr,
        )
    texts = configured_corpus(made, folder).texts
    return Corpus(made, texts, folder)


def with_setting(corpus: Corpus, name: str, settings: Settings) -> Corpus:
    """Return the same releases under other settings, with an index of their own.

    A copy of the index is brought up to date: what both have in common is not encoded again.
    """
    index = corpus.work / f"index-{name}"
    if not index.exists() and corpus.settings.index.exists():
        shutil.copytree(corpus.settings.index, index)
    changed = replace(settings, index=index, releases=corpus.settings.releases)
    build(changed, skip_invalid=True)
    return Corpus(changed, corpus.texts, corpus.work)


def _fingerprint(releases: Sequence[SourceRelease]) -> str:
    digest = hashlib.sha256()
    for release in releases:
        digest.update(repr(astuple(release)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]


def write_releases(releases: Sequence[SourceRelease], folder: Path) -> None:
    """Write releases as release files; those that stand there as they are stay untouched."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for release in releases:
            content = "".join(_file(release))
            path = folder / f"{release.id}.md"
            if not path.exists() or path.read_text(encoding="utf-8") != content:
                path.write_text(content, encoding="utf-8")
    except OSError as error:
        what = f"cannot write the releases to {folder}: {error.strerror}"
        raise VerbatimError(what, mend="name another folder with --work") from error


def _file(release: SourceRelease) -> Iterator[str]:
    known = {
        "title": " ".join(_CONTROL.sub(" ", release.title).split()),
        "date": release.date,
        "publisher": release.publisher,
        "url": release.url,
        "language": release.language,
    }
    front = {key: value for key, value in known.items() if value}
    yield f"---\n{yaml.safe_dump(front, allow_unicode=True, width=10_000, sort_keys=False)}---\n"
    yield _CONTROL.sub(" ", release.text) + "\n"
