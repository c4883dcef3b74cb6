"""The command line that all contenders share.

    NAME.py build PASSAGES.jsonl FOLDER --model DIR [--hybrid]    {"build_s": …, "encode_s": …}
    NAME.py add PASSAGES.jsonl FOLDER --model DIR [--hybrid]      {"add_s": …}
    NAME.py ask FOLDER QUESTION --model DIR [--hybrid]            the best passages, for a person
    NAME.py serve FOLDER --model DIR [--hybrid]                   {"ready": true}, then a line each:
        {"question": …, "limit": …}  →  {"ids": […], "quote": …, "ms": …}

A line of PASSAGES.jsonl is {"id", "release", "title", "text"}. Only the standard library is
imported here, and the tools only inside functions, so that a program pays for what it uses.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",  # Chroma
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",  # LangChain
}
"""Nothing is fetched and nothing reported: no tool waits for a network that others don't use."""

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a release, as it is handed to every tool."""

    id: str
    release: str
    title: str
    text: str

    @property
    def indexed(self) -> str:
        """What is encoded and stored: the title, a line break, the text."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Setup:
    """Where a tool's index lies, the folder of the model, and whether the search is hybrid."""

    folder: Path
    model: Path
    hybrid: bool = False

    @property
    def graph(self) -> Path:
        """The same weights as an ONNX graph, its tokenizer beside it."""
        return self.model / "onnx" / "model.onnx"

    @property
    def max_tokens(self) -> int:
        """How much of a text the model reads, which some tools must be told."""
        told = (self.model / "sentence_bert_config.json").read_text(encoding="utf-8")
        return int(json.loads(told)["max_seq_length"])


Found = tuple[str, str]
"""A passage's id, and what of it is indexed."""

Build = Callable[[Setup, Sequence[Passage]], float | None]
"""Makes an index; returns the seconds of encoding, None where the tool does not tell them apart."""

Add = Callable[[Setup, Sequence[Passage]], object]
Search = Callable[[str, int], Sequence[Found]]
"""Takes a question and a limit; returns the best first."""


def run(
    build: Build, add: Add, open_index: Callable[[Setup], Search], *, can_hybrid: bool = False
) -> None:
    """Do what the command line says, with one tool's three functions."""
    arguments = _parser(can_hybrid).parse_args()
    setup = Setup(arguments.folder, arguments.model, can_hybrid and arguments.hybrid)
    os.environ.update(_OFFLINE)
    # A program has the name of its tool: its folder comes last, lest it be imported as that tool.
    sys.path.append(sys.path.pop(0))
    answers = _kept_from_the_tool()
    if arguments.command == "ask":
        _show(open_index(setup)(arguments.question, _SHOWN), answers)
    elif arguments.command == "serve":
        _serve(open_index(setup), answers)
    else:
        passages = list(read_passages(arguments.passages))
        setup.folder.mkdir(parents=True, exist_ok=True)
        start = time.perf_counter()
        if arguments.command == "build":
            encode_s = build(setup, passages)
            _say({"build_s": time.perf_counter() - start, "encode_s": encode_s}, answers)
        else:
            add(setup, passages)
            _say({"add_s": time.perf_counter() - start}, answers)


def read_passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Passage(**json.loads(line))


def _parser(can_hybrid: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("build", "add", "ask", "serve"):
        command = commands.add_parser(name)
        if name in ("build", "add"):
            command.add_argument("passages", type=Path)
        command.add_argument("folder", type=Path)
        if name == "ask":
            command.add_argument("question")
        command.add_argument("--model", type=Path, required=True)
        if can_hybrid:
            command.add_argument("--hybrid", action="store_true")
    return parser


def _kept_from_the_tool() -> TextIO:
    """Return standard output; whatever else is printed from here on goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _serve(search: Search, answers: TextIO) -> None:
    _say({"ready": True}, answers)
    for line in sys.stdin:
        asked = json.loads(line)
        start = time.perf_counter()
        found = search(asked["question"], asked["limit"])
        ms = (time.perf_counter() - start) * 1000
        quote = _text(found[0]) if found else ""
        _say({"ids": [found_id for found_id, _ in found], "quote": quote, "ms": ms}, answers)


def _show(found: Sequence[Found], answers: TextIO) -> None:
    for rank, one in enumerate(found, 1):
        print(f"{rank}. {one[1].partition(chr(10))[0]} ({one[0]})\n{_text(one)}\n", file=answers)
    answers.flush()


def _text(found: Found) -> str:
    return found[1].partition("\n")[2]


def _say(what: dict[str, Any], answers: TextIO) -> None:
    print(json.dumps(what, ensure_ascii=False), file=answers, flush=True)
