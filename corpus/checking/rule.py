"""A rule: what a code means, and the look at a release that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings


class Remark(NamedTuple):
    """What a rule finds, before it is known in which line of a file that stands.

    Attributes:
        at: A key of the front matter, or an offset into the release's text.
        message: What is wrong, and after a semicolon what mends it.
    """

    at: str | int
    message: str


Look = Callable[[Subject, Surroundings], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the linter.

    Attributes:
        code: A short, stable name, such as `future-date`.
        explanation: What is wrong, why it matters and what mends it, in one line.
        look: Finds it in a release; None where it is found on reading the file, or online.
        is_error: Whether a release with it is no release: it stops a rebuild.
        is_fixable: Whether `corpus.checking.fix` may mend it.
        is_online: Whether it is found by asking the release's page only.
    """

    code: str
    explanation: str
    look: Look | None = None
    is_error: bool = False
    is_fixable: bool = False
    is_online: bool = False
