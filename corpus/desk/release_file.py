"""A release as a file: its front matter as a curator would write it, then the text as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.desk.errors import CannotWrite
from corpus.load import ReleaseFile, load_corpus
from corpus.problem import Problem
from corpus.release import Release

_WIDTH = 10**9  # columns: nothing is folded
_FENCE = "---"


def as_file(
    release: Release, comments: Iterable[str] = (), left_out: frozenset[str] = frozenset()
) -> str:
    """Return the content of a release's file; keys without a value do not stand there.

    Args:
        release: The release.
        comments: Lines of the front matter that are for curators, each with its sign.
        left_out: Keys that must not stand there either, of a file that is no release's yet.
    """
    lines = [line for line in _lines(release) if line.partition(":")[0] not in left_out]
    lines += comments
    return "\n".join([_FENCE, *lines, _FENCE, release.text, ""])


def read_as_file(content: bytes, path: Path) -> ReleaseFile | tuple[Problem, ...]:
    """Read content as the loader would if it stood in the file `path`; nothing is written there.

    Returns:
        What was read, or all that is wrong with it.

    Raises:
        CannotWrite: There is no room for a temporary file.
    """
    try:
        with TemporaryDirectory(prefix="verbatim-") as folder:
            (Path(folder) / path.name).write_bytes(content)
            corpus = load_corpus(Path(folder))
    except OSError as error:
        what = f"cannot write a temporary file to check {path.name}: {error.strerror or error}"
        raise CannotWrite(
            what, mend="nothing was changed; free or permit what is missing"
        ) from None
    if corpus.files:
        [file] = corpus.files
        return ReleaseFile(path, file.sha256, file.release)
    return tuple(Problem(path, one.line, one.code, one.message) for one in corpus.problems)


def _lines(release: Release) -> Iterator[str]:
    yield f"title: {_scalar(release.title)}"
    yield f"date: {release.date.isoformat()}"
    yield f"publisher: {_scalar(release.publisher)}"
    if release.place is not None:
        yield f"place: {_scalar(release.place)}"
    if release.url is not None:
        yield f"url: {_scalar(release.url)}"
    yield f"language: {_scalar(release.language)}"
    if release.tags:
        yield f"tags: [{', '.join(_scalar(tag, in_list=True) for tag in release.tags)}]"
    if release.source is not None:
        yield f"source: {_scalar(release.source)}"
    if release.retrieved is not None:
        yield f"retrieved: {release.retrieved}"
    if release.source_sha256 is not None:
        yield f"source_sha256: {release.source_sha256}"


def _scalar(value: str, *, in_list: bool = False) -> str:
    """Write a value as YAML has it: plain where that reads back as the same text, else quoted."""
    import yaml

    shown = [value] if in_list else value
    dumped = yaml.dump(
        shown,
        Dumper=yaml.SafeDumper,  # libyaml's writes an emoji as its number
        default_flow_style=True,
        allow_unicode=True,
        width=_WIDTH,
    )
    line = str(dumped).removesuffix("\n").removesuffix("\n...")
    return line[1:-1] if in_list else line
