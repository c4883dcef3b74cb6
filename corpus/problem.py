"""What is wrong with a release file, said in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_LINE_BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LONGEST_QUOTED = 60


class Fault(NamedTuple):
    """A problem before it is known in which file it stands.

    Attributes:
        line: Line of the file, from 1.
        code: A short, stable word for this kind of problem, such as `bad-date`.
        message: What is wrong, and after a semicolon what mends it.
    """

    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault and its file; `str()` of it is always exactly one line.

    >>> str(Problem(Path("a.md"), 2, "bad-date", "there is no 30 February; give another day"))
    'a.md:2: bad-date there is no 30 February; give another day'
    """

    path: Path
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{one_line(str(self.path))}:{self.line}: {self.code} {one_line(self.message)}"


def one_line(text: str) -> str:
    r"""Write what would break a line, or cannot be printed at all, as its escape.

    >>> one_line("a\nb")
    'a\\nb'
    """
    return _LINE_BREAKING.sub(lambda found: _escape(found[0]), text)


def quoted(value: str) -> str:
    """Return a value as a message shows it: on one line, in quotes, cut where it is long."""
    if len(value) > _LONGEST_QUOTED:
        value = value[: _LONGEST_QUOTED - 1] + "…"
    return f"'{one_line(value)}'"


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
