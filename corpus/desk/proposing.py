"""From what was read to what is proposed, in view of what the corpus holds already."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corpus.desk.checks import errors_in, warnings_in
from corpus.desk.choice import choices
from corpus.desk.compose import compose, says_the_same
from corpus.desk.doubts import comments_in
from corpus.desk.held import Held
from corpus.desk.holdings import Holdings
from corpus.desk.imported import Imported
from corpus.desk.predecessor import predecessor
from corpus.desk.proposed import Basis, Proposal
from corpus.desk.release_file import as_file
from corpus.desk.repeats import repeats
from corpus.desk.same_page import page_keys
from corpus.importing.extract import Found
from corpus.load import ReleaseFile
from corpus.release import Release


def proposed(basis: Basis, holdings: Holdings, releases: Path) -> Proposal:
    """Return what is proposed.

    Raises:
        CannotAdd: An override is no value for its key.
    """
    imported = basis.imported
    held = _predecessor(basis, holdings)
    replaces = holdings.read(held) if held else None
    before = replaces.release if replaces else None
    taken = choices(
        imported.extract,
        basis.overrides,
        before=before,
        hints=_hints(basis, holdings),
        tags=imported.tags,
    )
    release = compose(imported, taken, before, holdings.stems)
    if replaces and says_the_same(release, replaces.release):
        return unchanged(replaces, basis)
    path = _path(release, replaces, releases)
    old = _content(replaces)
    comments = _comments(old, imported)
    content = as_file(release, comments)
    errors = errors_in(content, path)
    found = repeats(release.text, holdings, frozenset([held.id]) if held else frozenset())
    is_sound = not errors and not any(one.is_missing for one in taken)
    return Proposal(
        release,
        content,
        path,
        findings=errors or warnings_in(content, path),
        repeats=found,
        doubtful=tuple(str(one) for one in taken if one.is_open),
        may_be_added=is_sound and (basis.allow_repeats or not found),
        is_sound=is_sound,
        replaces=replaces,
        before=old,
        comments=comments,
        choices=taken,
        basis=basis,
    )


def unchanged(file: ReleaseFile, basis: Basis) -> Proposal:
    """Return what is proposed where the corpus has it all already: to leave it as it is."""
    content = _content(file)
    return Proposal(
        file.release,
        content,
        file.path,
        may_be_added=False,
        is_known=True,
        replaces=file,
        before=content,
        basis=basis,
    )


def _predecessor(basis: Basis, holdings: Holdings) -> Held | None:
    title, date = basis.imported.extract.title, basis.imported.extract.date
    return predecessor(
        basis.imported,
        holdings,
        title=basis.overrides.get("title") or (title.value if title else None),
        date=basis.overrides.get("date") or (date.value if date else None),
    )


def _hints(basis: Basis, holdings: Holdings) -> Mapping[str, Found]:
    imported = basis.imported
    url = imported.extract.url
    publisher = holdings.usual_publisher(page_keys(imported.source, url.value if url else None))
    return {**basis.hints, "publisher": publisher} if publisher else basis.hints


def _path(release: Release, replaces: ReleaseFile | None, releases: Path) -> Path:
    if replaces and replaces.release.id == release.id:
        return replaces.path
    folder = replaces.path.parent if replaces else releases
    return folder / f"{release.id}.md"


def _content(file: ReleaseFile | None) -> str:
    return file.path.read_text(encoding="utf-8", errors="replace") if file else ""


def _comments(old: str, imported: Imported) -> tuple[str, ...]:
    """Return the comments of the file that is replaced, and of the file that was read."""
    return tuple(dict.fromkeys((*comments_in(old), *imported.comments)))
