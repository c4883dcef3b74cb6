"""What the linter found, as a person reads it and as programs do."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import Problem
from corpus.checking import RULES, Rule, is_error
from scripts.printable import printable


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found.

    Attributes:
        fixed: Problems that are no more; their lines are those before they were fixed.
        number: How many files were looked at.
    """

    problems: tuple[Problem, ...]
    fixed: tuple[Problem, ...]
    number: int


def written(outcome: Outcome, how: str) -> Iterator[str]:
    """Yield the lines of a report in one of the formats."""
    yield from _FORMATS[how](outcome)


def summary(outcome: Outcome) -> str:
    """Return the counts.

    >>> summary(Outcome((), (), 3))
    '3 releases, no problems'
    """
    errors = sum(map(is_error, outcome.problems))
    warnings = len(outcome.problems) - errors
    files = len({problem.path for problem in outcome.problems})
    found = [_count(errors, "error")] * bool(errors) + [_count(warnings, "warning")] * bool(
        warnings
    )
    fixed = [f"{len(outcome.fixed)} fixed"] * bool(outcome.fixed)
    if not found:
        return ", ".join([_count(outcome.number, "release"), *fixed, "no problems"])
    fixable = sum(RULES[problem.code].is_fixable for problem in outcome.problems)
    mend = [f"try --fix for {fixable}"] * bool(fixable and not outcome.fixed)
    of = f"in {files} of {_count(outcome.number, 'release')}"
    return ", ".join([*fixed, f"{' and '.join(found)} {of}", *mend])


def explanations(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield what codes mean: aligned where there are several, with all that is known of one."""
    width = max(len(rule.code) for rule in rules)
    for rule in rules:
        yield f"{rule.code:{width}}  {_kind(rule):17}  {rule.explanation}"


def _kind(rule: Rule) -> str:
    kind = "error" if rule.is_error else "warning"
    more = ", fixable" if rule.is_fixable else ", --remote" if rule.is_online else ""
    return kind + more


def _as_text(outcome: Outcome) -> Iterator[str]:
    for problem in outcome.fixed:
        whole = Problem(problem.path, problem.line, problem.code, f"fixed: {problem.message}")
        yield printable(str(whole))
    for problem in outcome.problems:
        yield printable(str(problem))


def _as_json(outcome: Outcome) -> Iterator[str]:
    for problems, is_fixed in ((outcome.fixed, True), (outcome.problems, False)):
        for problem in problems:
            said = {
                "path": _place(problem.path),
                "line": problem.line,
                "code": problem.code,
                "severity": _severity(problem),
                "message": problem.message,
                "fixable": RULES[problem.code].is_fixable,
                "fixed": is_fixed,
            }
            yield json.dumps(said, ensure_ascii=False)


def _as_github(outcome: Outcome) -> Iterator[str]:
    """Yield the commands with which a workflow of GitHub Actions marks lines."""
    for problem in outcome.problems:
        file = _escaped(_place(problem.path), ":,")
        place = f"file={file},line={problem.line},title={_escaped(problem.code, ':,')}"
        yield f"::{_severity(problem)} {place}::{_escaped(problem.message)}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _as_sarif(outcome: Outcome) -> Iterator[str]:
    """Yield one document of SARIF 2.1.0, which code scanning takes."""
    driver = {
        "name": "Verbatim",
        "rules": [
            {"id": rule.code, "shortDescription": {"text": rule.explanation}}
            for rule in RULES.values()
        ],
    }
    results = [_result(problem) for problem in outcome.problems]
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    yield json.dumps(document, ensure_ascii=False)


def _result(problem: Problem) -> dict[str, Any]:
    from urllib.parse import quote

    location = {
        "artifactLocation": {"uri": quote(os.fsencode(_place(problem.path)))},
        "region": {"startLine": problem.line},
    }
    return {
        "ruleId": problem.code,
        "level": _severity(problem),
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": location}],
    }


def _place(path: Path) -> str:
    """Return a path as other programs want it: from the folder they all work in, if it is there."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _severity(problem: Problem) -> str:
    return "error" if is_error(problem) else "warning"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_FORMATS: dict[str, Callable[[Outcome], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
    "sarif": _as_sarif,
}
