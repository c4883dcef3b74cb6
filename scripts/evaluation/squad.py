"""SQuAD's layout (Rajpurkar et al. 2016, 2018): each paragraph stands for a release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from scripts.evaluation.asked import Asked, QuestionSet, SourceRelease
from scripts.evaluation.file_lines import checked, read_json, read_text

_PUBLISHER, _DATE = "SQuAD", "2018-06-11"
_LANGUAGE = re.compile(r"[-_]([a-z]{2})\.json")
_EVIDENCE = 60
"""Characters from the answer on that find its sentence again."""


class _Answer(BaseModel):
    text: str
    answer_start: int = -1


class _Question(BaseModel):
    question: str
    id: str | int = ""
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False
    spans: tuple[_Answer, ...] = ()


class _Paragraph(BaseModel):
    context: str
    qas: tuple[_Question, ...]


class _Article(BaseModel):
    title: str = ""
    paragraphs: tuple[_Paragraph, ...]


class _File(BaseModel):
    data: tuple[_Article, ...]
    language: str | None = None


def read_squad(path: Path, name: str) -> QuestionSet:
    """Read articles into releases, each with its article's title, and questions.

    The language is what the file says under `language`, else the two letters that its name ends
    with, as in xquad-es.json, else English.

    A question without answers counts as unanswerable; `spans`, where there are several, as a list.

    Raises:
        UsageError: There is no such file.
        BadQuestionFile: It cannot be read, or lacks something.
    """
    file = checked(_File, read_json(read_text(path), str(path), "SQuAD's JSON"), str(path))
    releases: list[SourceRelease] = []
    questions: list[Asked] = []
    told = _LANGUAGE.search(path.name)
    language = file.language or (told[1] if told else None)
    for article in file.data:
        title = article.title.replace("_", " ").strip() or "untitled"
        for paragraph in article.paragraphs:
            release = f"{_DATE}-paragraph-{len(releases)}"
            releases.append(
                SourceRelease(
                    release, title, paragraph.context, _DATE, _PUBLISHER, language=language
                )
            )
            questions += _asked(paragraph, release, path)
    return QuestionSet(name, tuple((asked,) for asked in questions), tuple(releases))


def _asked(paragraph: _Paragraph, release: str, path: Path) -> Iterator[Asked]:
    for number, question in enumerate(paragraph.qas):
        id_ = str(question.id or f"{release}-{number}")
        answers = _texts(question.answers)
        if question.is_impossible or not answers:
            yield Asked(id_, question.question, f"{path}: {id_}")
            continue
        start = question.answers[0].answer_start
        yield Asked(
            id_,
            question.question,
            f"{path}: {id_}",
            releases=(release,),
            answers=answers,
            all_of=_texts(question.spans) if len(question.spans) > 1 else (),
            evidence=paragraph.context[start : start + _EVIDENCE].strip() if start >= 0 else "",
        )


def _texts(answers: tuple[_Answer, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(answer.text for answer in answers if answer.text.strip()))
