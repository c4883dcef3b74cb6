"""Question sets on disk, and the releases that they ask about, made into release files.

Two layouts: a corpus of releases as JSON lines with questions beside it, and SQuAD's, in which
each paragraph stands for a release with its article's title.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_PUBLISHER, _DATE = "SQuAD", "2018-06-11"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is known of its answer.

    Attributes:
        release: Id of the release that answers, or that comes nearest where none does.
        answers: Strings of that release, any of which is right; empty where none answers.
    """

    question: str
    release: str
    answers: tuple[str, ...]
    kind: str


def read_questions(path: Path) -> list[Asked]:
    """Read questions from JSON lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_asked(json.loads(line)) for line in lines if line.strip()]


def read_squad(path: Path) -> tuple[list[dict[str, Any]], list[Asked]]:
    """Read SQuAD's layout into releases and questions."""
    releases: list[dict[str, Any]] = []
    questions: list[Asked] = []
    for article in json.loads(path.read_bytes())["data"]:
        for paragraph in article["paragraphs"]:
            name = f"{_DATE}-paragraph-{len(releases)}"
            title = article.get("title", "untitled").replace("_", " ")
            releases.append({"id": name, "title": title, "text": paragraph["context"]})
            for question in paragraph["qas"]:
                answers = tuple(dict.fromkeys(answer["text"] for answer in question["answers"]))
                is_silent = question.get("is_impossible", False)
                found = () if is_silent else answers
                questions.append(Asked(question["question"], name, found, "squad"))
    return releases, questions


def read_releases(path: Path) -> list[dict[str, Any]]:
    """Read releases from JSON lines packed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write_releases(releases: Sequence[dict[str, Any]], folder: Path) -> None:
    """Write releases as release files, where they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for release in releases:
        text = "".join(_file(release))
        path = folder / f"{release['id']}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _asked(fields: dict[str, Any]) -> Asked:
    is_silent = fields.get("unanswerable", False)
    return Asked(
        fields["question"],
        fields.get("near") or "" if is_silent else fields["release"],
        () if is_silent else tuple(fields["answers"]),
        fields.get("kind", ""),
    )


def _file(release: dict[str, Any]) -> Iterator[str]:
    front = {
        "title": release["title"],
        "date": release.get("date", _DATE),
        "publisher": release.get("publisher", _PUBLISHER),
    }
    if release.get("url"):
        front["url"] = release["url"]
    dumped = yaml.safe_dump(front, allow_unicode=True, width=10_000, sort_keys=False)
    yield f"---\n{dumped.replace(_quoted_date(front), front['date'])}---\n"
    yield _CONTROL.sub(" ", release["text"]) + "\n"


def _quoted_date(front: dict[str, Any]) -> str:
    return f"'{front['date']}'"
