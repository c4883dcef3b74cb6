"""A question with what is known of its answer, and a set of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

FOREIGN = "of another corpus"
"""Why a question that was taken from a set over other releases has no answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is known of its answer.

    Attributes:
        place: Where it was read, as `FILE:LINE` or a path inside the file.
        releases: Ids of the releases that answer, all of which are wanted where `is_cross`; empty
            where none answers.
        answers: Strings of that release, any of which is right.
        all_of: Every item of a list; empty where the answer is no list.
        evidence: First words of the sentence that holds the answer, or any that lie in it.
        why: Why there is no answer, in free words.
        turn: Place in its conversation, from 1; 0 where it stands alone.
        is_cross: Whether it asks for releases, not for words of one.
        is_foreign: Whether it was taken from a set over other releases, so that none answers.
    """

    id: str
    question: str
    place: str
    kind: str = ""
    style: str = ""
    releases: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    evidence: str = ""
    why: str = ""
    turn: int = 0
    is_cross: bool = False
    is_foreign: bool = False

    @property
    def is_answerable(self) -> bool:
        """Whether any release answers."""
        return bool(self.releases)


Conversation = tuple[Asked, ...]
"""Questions that are asked one after the other, each in the context of the one before."""


@dataclass(frozen=True, slots=True)
class SourceRelease:
    """A release that a question set brings along, before it is a release file."""

    id: str
    title: str
    text: str
    date: str
    publisher: str
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions of one file, and the releases in the same file, where there are any.

    Attributes:
        conversations: A question that stands alone is a conversation of one turn.
    """

    name: str
    conversations: tuple[Conversation, ...]
    releases: tuple[SourceRelease, ...] = field(default=(), repr=False)

    def questions(self) -> Iterator[Asked]:
        """Yield every question, in order."""
        for conversation in self.conversations:
            yield from conversation

    def sampled(self, number: int | None) -> QuestionSet:
        """Return the set with so many conversations drawn from it, always the same ones."""
        if number is None or number >= len(self.conversations):
            return self
        drawn = sorted(random.Random(1).sample(range(len(self.conversations)), number))  # noqa: S311
        return replace(self, conversations=tuple(self.conversations[place] for place in drawn))

    def as_foreign(self) -> QuestionSet:
        """Return the answerable questions, each alone, as such that nothing here answers."""
        foreign = (
            Asked(asked.id, asked.question, asked.place, why=FOREIGN, is_foreign=True)
            for asked in self.questions()
            if asked.is_answerable and asked.turn <= 1
        )
        return QuestionSet(self.name, tuple((asked,) for asked in foreign))
