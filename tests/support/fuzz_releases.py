"""What has to hold of a release file of any bytes: it is read, or all that is wrong is said.

For hypothesis in `test_any_release_file.py`, and for a long run of a fuzzer that is guided by
coverage: the function takes bytes and raises only when a promise is broken.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.checking import check_content
from corpus.checking.fix import fix_content
from corpus.checking.rules import RULES
from corpus.desk.release_file import as_file, read_as_file
from corpus.front_matter import Parts, read, split
from corpus.load import ReleaseFile
from corpus.problem import Problem
from corpus.quick_front_matter import quick_fields
from corpus.release import Release
from corpus.text import NotUtf8, decode, normal_form

_PATH = Path("2031-05-06-lanterns.md")
_TODAY = date(2031, 6, 1)
_FIXABLE = frozenset(code for code, rule in RULES.items() if rule.is_fixable)


def fuzz_release(data: bytes) -> None:
    """Read a release file in every way there is; check, mend and write it."""
    outcome = read_as_file(data, _PATH)
    _check_quick(data)
    if isinstance(outcome, tuple):
        assert outcome
        _check_problems(outcome)
        _check_mended(data, None)
        return
    assert normal_form(outcome.release.text) == outcome.release.text
    _check_problems(check_content(data, outcome, today=_TODAY))
    _check_mended(data, outcome.release)
    again = read_as_file(as_file(outcome.release).encode(), _PATH)
    assert isinstance(again, ReleaseFile)
    assert again.release == outcome.release


def _check_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert problem.code in RULES
        assert len(str(problem).splitlines()) == 1


def _check_mended(data: bytes, release: Release | None) -> None:
    """What is mended is the same release, and has nothing more to mend."""
    mended = fix_content(data, _FIXABLE)
    assert fix_content(mended, _FIXABLE) == mended
    if release is not None and mended != data:
        again = read_as_file(mended, _PATH)
        assert isinstance(again, ReleaseFile)
        assert again.release.text == release.text
        assert again.release.title == release.title


def _check_quick(data: bytes) -> None:
    """The quick way into a front matter reads what the slow one reads, or nothing."""
    try:
        parts = split(decode(data))
    except NotUtf8:
        return
    if isinstance(parts, Parts):
        fields = quick_fields(parts.block)
        front = read(parts.block)
        assert fields is None or (fields, []) == (front.fields, front.faults)
