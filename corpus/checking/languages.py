"""The rule on the declared language."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.language_of_text import are_alike, detected_language, is_plainly
from corpus.release import Release

_FEWEST_LETTERS = 200  # of a text whose language can be told for sure
_SAMPLE = 1500  # characters


def _not_as_declared(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    release = subject.release
    sample = release.text[:_SAMPLE]
    if len(sample) < _FEWEST_LETTERS or is_plainly(release.language, sample):
        return
    if sum(map(str.isalpha, sample)) >= _FEWEST_LETTERS and (seen := _seen(release, sample)):
        message = f"the text looks like {seen}, not {release.language}; correct the language"
        yield Remark("language", message)


def _seen(release: Release, sample: str) -> str | None:
    """Return the language that a text looks like, None where it may be the declared one."""
    half = len(sample) // 2
    try:
        seen = detected_language(sample)
        # A list of names, or a long quote, looks like another language in a part of the text only.
        halves = {detected_language(sample[:half]), detected_language(sample[half:])}
    except ModuleNotFoundError:  # it comes with what importing needs, and nothing else does
        return None
    if seen is None or are_alike(release.language, seen):
        return None
    return seen if halves == {seen} else None


RULES = (
    Rule(
        "language",
        "the text is in another language than declared, which is English where none is; correct it",
        _not_as_declared,
    ),
)
