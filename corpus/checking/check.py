"""Looking releases over: what is found on reading them, then rule by rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from pathlib import Path

from corpus.checking.rule import Rule
from corpus.checking.rules import RULES
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.load import Corpus, ReleaseFile
from corpus.problem import Problem

_ALL = tuple(RULES.values())


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of looking releases over.

    Attributes:
        paths: The files that were looked at, sound or not.
        problems: By file and line.
    """

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]


def check_corpus(
    corpus: Corpus,
    rules: Collection[Rule] = _ALL,
    *,
    only: Collection[Path] | None = None,
    today: Date | None = None,
) -> Checked:
    """Look the releases of a corpus over, on `today` or another day.

    With `only`, report on these of its files; all are still what each is compared with.
    """
    around = _surroundings(corpus.files, today)
    files = [file for file in corpus.files if only is None or file.path in only]
    codes = {rule.code for rule in rules}
    problems = [
        problem
        for problem in corpus.problems
        if problem.code in codes and (only is None or problem.path in only)
    ]
    paths = dict.fromkeys([*(file.path for file in files), *(one.path for one in problems)])
    for file in files:
        if subject := Subject.of(file):  # who changes a file meanwhile may look once more
            problems.extend(_look(file.path, subject, rules, around))
    return Checked(tuple(paths), tuple(sorted(problems)))


def check_content(
    content: bytes,
    file: ReleaseFile,
    rules: Collection[Rule] = _ALL,
    *,
    corpus: Sequence[ReleaseFile] = (),
    today: Date | None = None,
) -> tuple[Problem, ...]:
    """Look one release over that was read from `content` and is not written yet.

    It is compared with the `corpus` that it will stand among, if that is given.
    """
    others = [other for other in corpus if other.release.id != file.release.id]
    around = _surroundings([*others, file], today)
    subject = Subject(file.release, content)
    return tuple(sorted(_look(file.path, subject, rules, around)))


def is_error(problem: Problem) -> bool:
    """Whether a problem stops a rebuild; the others are warnings."""
    rule = RULES.get(problem.code)
    return rule is None or rule.is_error


def _surroundings(files: Sequence[ReleaseFile], today: Date | None) -> Surroundings:
    return Surroundings(today or Date.today(), [file.release for file in files])


def _look(
    path: Path, subject: Subject, rules: Collection[Rule], around: Surroundings
) -> Iterator[Problem]:
    found = [
        (rule.code, remark)
        for rule in rules
        if rule.look is not None
        for remark in rule.look(subject, around)
    ]
    ignored = subject.ignored() if found else frozenset()
    for code, remark in found:
        if code not in ignored:
            yield Problem(path, subject.line_of(remark.at), code, remark.message)
