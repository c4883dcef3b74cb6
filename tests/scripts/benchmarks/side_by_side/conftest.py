"""An invented contender: a program of the standard library that ranks by shared words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.corpora import Corpus, corpora
from scripts.benchmarks.side_by_side.journal import Journal
from scripts.benchmarks.side_by_side.laid_out import LaidOut, laid_out
from scripts.benchmarks.side_by_side.measuring import Bench

_PROGRAM = """
import json, pathlib, sys, time
FAILS_AT = {fails_at!r}
command, *given = sys.argv[1:]
if command == FAILS_AT:
    sys.exit("invented trouble")
folder = pathlib.Path(given[0] if command in ("ask", "serve") else given[1])
stored = folder / "passages.jsonl"
if command in ("build", "add"):
    folder.mkdir(parents=True, exist_ok=True)
    with stored.open("a") as file:
        file.write(pathlib.Path(given[0]).read_text())
    took = {{"build_s": 0.5, "encode_s": 0.25}} if command == "build" else {{"add_s": 0.1}}
    print(json.dumps(took))
    sys.exit()
passages = [json.loads(line) for line in stored.read_text().splitlines()]
def ranked(question):
    words = set(question.lower().strip("?").split())
    shared = lambda one: len(words & set((one["title"] + " " + one["text"]).lower().split()))
    return sorted(passages, key=shared, reverse=True)
if command == "ask":
    print(ranked(given[1])[0]["text"])
    sys.exit()
print("a library says hello")
print(json.dumps({{"ready": True}}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    if FAILS_AT == "question" and "invented" not in asked["question"] and "Who spoke" not in line:
        sys.exit("invented trouble with a question")
    found = ranked(asked["question"])[: asked["limit"]]
    reply = {{"ids": [one["id"] for one in found], "quote": found[0]["text"], "ms": 1.5}}
    print(json.dumps(reply), flush=True)
"""

MakeContender = Callable[..., Contender]


@pytest.fixture
def make_contender(tmp_path: Path) -> MakeContender:
    def make(name: str, fails_at: str = "") -> Contender:
        program = tmp_path / f"{name}.py"
        program.write_text(_PROGRAM.format(fails_at=fails_at))
        return Contender(name, str(program.with_suffix("")))

    return make


@pytest.fixture
def corpus() -> Corpus:
    """Six generated releases and four questions."""
    [found] = corpora(None, (), generated=6, questions=4)
    return found


@pytest.fixture
def place(corpus: Corpus, tmp_path: Path) -> LaidOut:
    return laid_out(corpus, tmp_path / "work", added=2)


@pytest.fixture
def bench(place: LaidOut, tmp_path: Path) -> Bench:
    return Bench(place, tmp_path / "model", tmp_path / "logs", idle_s=0.0)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "measured.jsonl")
