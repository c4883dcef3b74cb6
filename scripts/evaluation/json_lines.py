"""The layout of a question a line: over one release, across releases, or as a conversation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, model_validator

from scripts.evaluation.asked import Asked, Conversation, QuestionSet, SourceRelease
from scripts.evaluation.file_lines import checked, read_lines

Words = Annotated[str, Field(min_length=1)]


class _Question(BaseModel):
    """One question, in whichever of three ways its answer is given."""

    question: Words
    kind: str = ""
    style: str = ""
    release: Words | None = None
    answers: tuple[Words, ...] = ()
    all_of: tuple[Words, ...] = ()
    evidence: str | None = None
    releases: tuple[Words, ...] = ()
    unanswerable: bool = False
    why: str | None = None

    @model_validator(mode="after")
    def _knows_its_answer(self) -> _Question:
        ways = (self.release is not None, bool(self.releases), self.unanswerable)
        if sum(ways) != 1:
            raise ValueError("it needs either `release`, `releases` or `unanswerable: true`")
        if self.release is not None and not self.answers:
            raise ValueError("it names a `release` but gives no `answers`")
        return self

    def asked(self, name: str, place: str, turn: int) -> Asked:
        return Asked(
            name,
            self.question,
            place,
            kind=self.kind,
            style=self.style,
            releases=(self.release,) if self.release is not None else self.releases,
            answers=self.answers if self.release is not None else (),
            all_of=self.all_of if self.release is not None else (),
            evidence=self.evidence or "",
            why=self.why or "",
            turn=turn,
            is_cross=bool(self.releases),
        )


class _Conversation(BaseModel):
    turns: Annotated[tuple[_Question, ...], Field(min_length=1)]


class _Release(BaseModel):
    id: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Words
    text: Words
    date: Words
    publisher: Words
    url: str | None = None
    language: str | None = None


def read_question_lines(path: Path, name: str) -> QuestionSet:
    """Read a question or conversation a line.

    Raises:
        UsageError: There is no such file.
        BadQuestionFile: It cannot be read, or a line is wrong.
    """
    return QuestionSet(name, tuple(_conversation(fields, at) for at, fields in read_lines(path)))


def read_release_lines(path: Path) -> Iterator[SourceRelease]:
    """Yield a release a line; its id is the date and a slug, for a release file is named so.

    Raises:
        UsageError: There is no such file.
        BadQuestionFile: It cannot be read, or a line is wrong.
    """
    for place, fields in read_lines(path):
        yield SourceRelease(**checked(_Release, fields, place).model_dump())


def _conversation(fields: dict[str, Any], place: str) -> Conversation:
    name = str(fields.get("id") or place)
    if "turns" not in fields:
        return (checked(_Question, fields, place).asked(name, place, 0),)
    turns = enumerate(checked(_Conversation, fields, place).turns, start=1)
    return tuple(turn.asked(f"{name}-{number}", place, number) for number, turn in turns)
