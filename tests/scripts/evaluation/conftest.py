"""Invented questions over invented releases, outcomes made to measure, and one small real index."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from invented_releases import RELEASES
from tiny_model import make_model

from scripts.evaluation.asked import Asked
from scripts.evaluation.outcome import Outcome

HERON = "2031-03-04-operation-heron"
LANTERNS = "2031-04-01-lanterns"

MakeOutcome = Callable[..., Outcome]
WriteLines = Callable[..., Path]


def outcome_of(**fields: Any) -> Outcome:
    """Return an outcome of a question that release `a` answers with "nine boats", got right."""
    names = set(Asked.__dataclass_fields__)
    asked = Asked("q", "How many boats?", "x:1", releases=("a",), answers=("nine boats",))
    outcome = Outcome(
        replace(asked, **{name: fields.pop(name) for name in names & set(fields)}),
        answered=True,
        confidence=0.9,
        release="a",
        quote="They seized nine boats.",
        highlights=("nine boats",),
        values=("nine boats",),
        quoted=("a",),
        ranked=("a", "b"),
        latency_ms=5.0,
        evidence_length=20,
    )
    return replace(outcome, **fields)


@pytest.fixture
def make_outcome() -> MakeOutcome:
    return outcome_of


@pytest.fixture
def write_lines(tmp_path: Path) -> WriteLines:
    def write(*lines: dict[str, Any], name: str = "invented.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def corpus_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented releases, one a line."""
    path = tmp_path_factory.mktemp("corpus") / "invented-corpus.jsonl"
    lines = [
        {"id": id_, "title": title, "date": id_[:10], "publisher": "Invented Agency", "text": text}
        for id_, (title, text) in RELEASES.items()
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the index of the invented releases is kept, and built by the first to ask."""
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture
def settled(tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings are: a model with random weights, no reader."""
    monkeypatch.chdir(tmp_path)  # no .env of this machine
    monkeypatch.setenv("VERBATIM_MODEL", str(tiny_model))
    monkeypatch.setenv("VERBATIM_READER", "none")


@pytest.fixture
def questions(write_lines: WriteLines) -> Path:
    """Two questions with an answer, one of them a list, and one without."""
    return write_lines(
        {
            "question": "How many boats were seized in Operation Heron?",
            "release": HERON,
            "answers": ["nine boats", "nine"],
            "evidence": "Invented harbour police seized",
            "kind": "how_many",
            "style": "named",
        },
        {
            "question": "How many lanterns of the old town were broken?",
            "release": LANTERNS,
            "answers": ["Twelve of them"],
            "evidence": "Twelve of them",
            "kind": "how_many",
            "style": "vague",
        },
        {
            "question": "Who was the judge in Operation Heron?",
            "unanswerable": True,
            "near": HERON,
            "why": "no judge is named",
        },
    )
