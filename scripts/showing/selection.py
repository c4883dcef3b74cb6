"""Which releases are meant: by date, publisher, language, tag, and words of title and text."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from scripts.argument_types import first_day, last_day
from scripts.failures import UsageError

if TYPE_CHECKING:
    from corpus import Release

_PHRASES = re.compile(r'"([^"]*)"|(\S+)')
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
# Folding changes no other text but by writing it small; quotes and dashes are no part of words.
_TO_FOLD = re.compile("[^\x00-\x7f‘’“”–—•…]")

Test = Callable[["Release"], bool]


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Declare the options that select releases."""
    add = parser.add_argument
    add("--since", type=first_day, metavar="DATE", help="only releases of this day or later")
    add("--until", type=last_day, metavar="DATE", help="only releases of this day or earlier")
    add("--publisher", action="append", metavar="NAME", help="only of this publisher, or these")
    add("--language", action="append", metavar="TAG", help="only in it; pt is also pt-BR")
    add("--tag", action="append", metavar="WORD", help="only with this tag; again: and this one")
    add(
        "--text",
        metavar="WORDS",
        help='only where title and text hold all the words; "…" inside is a phrase',
    )


def needs_text(arguments: argparse.Namespace) -> bool:
    """Whether the releases' texts must be read to select them."""
    return arguments.text is not None


def selected(
    releases: Sequence[Release], arguments: argparse.Namespace
) -> Iterator[tuple[int, Release]]:
    """Yield the releases that are meant, each with its place.

    Raises:
        UsageError: No release can be meant.
    """
    tests = list(_tests(arguments))
    return (
        (place, release)
        for place, release in enumerate(releases)
        if all(test(release) for test in tests)
    )


def _tests(arguments: argparse.Namespace) -> Iterator[Test]:
    since, until = arguments.since, arguments.until
    if since and until and since > until:
        raise UsageError("--since is later than --until, so that no release can match")
    if since:
        yield lambda release: release.date >= since
    if until:
        yield lambda release: release.date <= until
    if arguments.publisher:
        yield _is_of(arguments.publisher)
    if arguments.language:
        yield _is_in(arguments.language)
    if arguments.tag:
        yield _has_tags(arguments.tag)
    if arguments.text is not None:
        yield _holds(arguments.text)


def _is_of(names: Sequence[str]) -> Test:
    from index.fold import fold

    wanted = {fold(name).strip() for name in names}
    return lambda release: fold(release.publisher).strip() in wanted


def _is_in(languages: Sequence[str]) -> Test:
    wanted = [f"{language.lower()}-" for language in languages]
    return lambda release: f"{release.language.lower()}-".startswith(tuple(wanted))


def _has_tags(tags: Sequence[str]) -> Test:
    from index.fold import fold

    wanted = {fold(tag).strip() for tag in tags}
    return lambda release: wanted <= {fold(tag).strip() for tag in release.tags}


def _holds(words: str) -> Test:
    from index.fold import fold

    phrases = [fold(phrase or word).split() for phrase, word in _PHRASES.findall(words)]
    patterns = [
        re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, phrase))) for phrase in phrases if phrase
    ]
    if not patterns:
        raise UsageError("--text holds no words")

    plain = [word for phrase in phrases for word in phrase if _PLAIN_WORD.fullmatch(word)]

    def test(release: Release) -> bool:
        told = f"{release.title}\n{release.text}"
        if not _TO_FOLD.search(told):
            small = told.lower()
            if not all(word in small for word in plain):
                return False  # without folding, which takes ten times as long
        told = fold(told)
        return all(pattern.search(told) for pattern in patterns)

    return test
