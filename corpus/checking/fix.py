"""Mending what can be mended without touching a word of a release.

After each step the content is read again: it must hold the same text, and the same metadata but for
what the step is about, or the step is not taken. So a file is as it was, or better.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus.canonical_address import canonical
from corpus.checking.form import form_faults
from corpus.checking.front_lines import with_quotes, with_value
from corpus.checking.rule import Rule
from corpus.fields import Scalar, read_language
from corpus.front_matter import Parts, read, split
from corpus.problem import Problem
from corpus.text import NotUtf8, decode, forbidden_characters, normal_form

_BLANKS = " \t"


@dataclass(frozen=True, slots=True)
class _Content:
    """A file's content, taken apart and read as far as it can be."""

    parts: Parts
    fields: dict[str, Any]
    faults: int

    @property
    def text(self) -> str:
        return normal_form(self.parts.body)

    def written(self) -> str:
        return f"---\n{self.parts.block}\n---\n{self.parts.body}"


def fix_files(problems: Iterable[Problem], rules: Collection[Rule]) -> frozenset[Path]:
    """Mend the files of problems that can be, as far as the rules say; return those that changed.

    Raises:
        CannotWrite: A file can't be written; it and those after it are as they were.
    """
    from corpus.desk.durable import write_file, writing

    fixable = {rule.code for rule in rules if rule.is_fixable}
    codes: dict[Path, set[str]] = {}
    for problem in problems:
        if problem.code in fixable:
            codes.setdefault(problem.path, set()).add(problem.code)
    changed = set()
    for path, wanted in codes.items():
        with writing(path.parent):
            data = path.read_bytes()
            if (fixed := fix_content(data, wanted)) != data:
                write_file(path.resolve(), fixed)  # a link stays one
                changed.add(path)
    return frozenset(changed)


def fix_all(
    look: Callable[[], tuple[Problem, ...]], rules: Collection[Rule]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Look and mend until nothing more can be mended; return what is left, and what was fixed.

    Raises:
        CannotWrite: A file can't be written.
    """
    problems, fixed = look(), []
    while changed := fix_files(problems, rules):
        left = look()
        still = {(problem.path, problem.code) for problem in left}
        fixable = (one for one in problems if one.path in changed and _is_fixable(one, rules))
        fixed += [one for one in fixable if (one.path, one.code) not in still]
        problems = left
    return problems, tuple(fixed)


def _is_fixable(problem: Problem, rules: Collection[Rule]) -> bool:
    return any(rule.code == problem.code and rule.is_fixable for rule in rules)


def fix_content(data: bytes, codes: Collection[str]) -> bytes:
    """Return a file's content with its problems of some codes mended, as far as they can be."""
    try:
        content = decode(data)
    except NotUtf8:
        return data
    parts = split(content)
    if any(forbidden_characters(content)) or not isinstance(parts, Parts):
        return data
    before = after = _read(parts)
    for code, step in _STEPS.items():
        if code in codes:
            after = step(after)
    # What is left is written as the file was, or in normal form.
    if "not-normal" in codes and (normal := _in_normal_form(after)) is not None:
        return normal
    return data if after is before else after.written().encode()


def _read(parts: Parts) -> _Content:
    front = read(parts.block)
    return _Content(parts, front.fields, len(front.faults))


def _with_block(content: _Content, block: str) -> _Content:
    return _read(replace(content.parts, block=block))


def _quoted(content: _Content) -> _Content:
    """Put quotes around text that YAML takes for something else."""
    after = _with_block(content, with_quotes(content.parts.block))
    is_better = after.faults < content.faults and after.fields.items() >= content.fields.items()
    return after if is_better else content


def _with_canonical_url(content: _Content) -> _Content:
    return _with_new(content, "url", canonical)


def _with_language_case(content: _Content) -> _Content:
    return _with_new(content, "language", lambda tag: read_language(Scalar(tag, "str")))


def _with_new(content: _Content, key: str, better: Callable[[str], str]) -> _Content:
    """Give a key a better value, where it is written plainly."""
    block, fields = content.parts.block, content.fields
    if key not in fields:
        return content
    for value in _as_written(block, key, fields[key]):
        after = _with_block(content, with_value(block, key, value, better(value)))
        if after.faults == content.faults and after.fields == fields | {key: better(fields[key])}:
            return after
    return content


def _as_written(block: str, key: str, value: str) -> list[str]:
    """Return how a value may stand in its line: a language tag in any case."""
    start = block.lower().find(value.lower(), block.find(f"{key}:"))
    return [block[start : start + len(value)]] if start >= 0 else []


def _in_normal_form(content: _Content) -> bytes | None:
    """Return the content of a file in normal form, None where that would be another release."""
    block = "\n".join(line.rstrip(_BLANKS) for line in content.parts.block.split("\n"))
    while "\n\n\n" in block:
        block = block.replace("\n\n\n", "\n\n")
    first = content.parts.body.partition("\n")[0]
    gap = "" if first.strip(_BLANKS) else "\n"  # a blank line below the fence is usual too
    written = f"---\n{block}\n---\n{gap}{content.text}\n"
    written = unicodedata.normalize("NFC", written)
    parts = split(written)
    if not isinstance(parts, Parts):
        return None
    again = _read(parts)
    is_same = (again.fields, again.faults, again.text) == (
        content.fields,
        content.faults,
        content.text,
    )
    data = written.encode()
    return data if is_same and not any(form_faults(data)) else None


_STEPS: dict[str, Callable[[_Content], _Content]] = {
    "bad-yaml": _quoted,
    "bad-value": _quoted,
    "url-not-canonical": _with_canonical_url,
    "language-case": _with_language_case,
}
"""What mends a problem, by its code; the normal form comes last."""
