"""A source that was read: what it says, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from corpus.desk.doubts import comments_in, doubts
from corpus.front_matter import FrontMatter, Parts, read, split
from corpus.importing.extract import Extract, Found, extract
from corpus.importing.source import Source
from corpus.problem import one_line
from corpus.text import NotUtf8, decode, forbidden_characters, is_visible, normal_form

_FRONT = "front matter"
_FOUND = ("title", "date", "place", "publisher", "url", "language")


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read, and the provenance that goes into the front matter.

    Attributes:
        name: As the curator gave the source.
        source: Where it was in the end: an address, the name of a file, or `stdin`.
        stem: Of the release file that it is already, its id where that can be had.
        comments: Of that file, for curators.
    """

    name: str
    extract: Extract
    source: str
    retrieved: str | None
    source_sha256: str
    tags: tuple[str, ...] = ()
    stem: str | None = None
    comments: tuple[str, ...] = ()


def import_source(source: Source) -> Imported:
    """Read a source; a release file is taken as it is, its provenance with it.

    Raises:
        CannotImport: Nothing can be made of it.
    """
    return import_release_file(source) or Imported(
        source.name,
        extract(source),
        source_name(source),
        _moment(source.retrieved),
        source.sha256,
    )


def import_release_file(source: Source) -> Imported | None:
    """Read a release file, None where it is none.

    Of one that waits for review, keys may be missing: those that are doubtful.
    """
    parts = _parts(source.data)
    if parts is None:
        return None
    front = read(parts.block)
    if not _is_ours(front):
        return None
    fields = front.fields
    found: dict[str, Any] = {
        key: Found(str(fields[key]), _FRONT) for key in _FOUND if key in fields
    }
    return Imported(
        source.name,
        Extract(normal_form(parts.body), **(doubts(parts.block) | found)),
        fields.get("source") or source_name(source),
        fields.get("retrieved") or _moment(source.retrieved),
        fields.get("source_sha256") or source.sha256,
        fields.get("tags", ()),
        PurePath(source.name).stem,
        comments_in(decode(source.data)),
    )


def source_name(source: Source) -> str:
    """Return what the front matter calls a source; of a path only the name, which is no secret."""
    if source.url or source.name.lower().startswith(("http://", "https://")):
        return one_line(source.url or source.name)
    return "stdin" if source.name == "-" else one_line(PurePath(source.name).name)


def _parts(data: bytes) -> Parts | None:
    if not data.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
        return None
    try:
        text = decode(data)
    except NotUtf8:
        return None
    if any(forbidden_characters(text)):
        return None
    parts = split(text)
    return parts if isinstance(parts, Parts) and is_visible(parts.body) else None


def _is_ours(front: FrontMatter) -> bool:
    codes = {fault.code for fault in front.faults}
    return not codes or (codes == {"missing-key"} and "source_sha256" in front.fields)


def _moment(retrieved: datetime | None) -> str | None:
    if retrieved is None:
        return None
    return retrieved.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
