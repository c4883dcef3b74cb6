"""Verbatim itself as a contender: the same command line as the others', through our own engine.

It is run in this project's environment, as a module. The release files are taken from the folder
`releases` beside the file of passages, and its index is Verbatim's own. With `--passages` it serves
what the other tools give: the best passages, with no sentence chosen and no judgement whether they
answer. The model is the default one, which the others are given too.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from index import Engine, Settings, rebuild
from index.generation import Generation, open_current
from index.memory import give_back, keep_together
from index.question import understand
from index.question_dates import date_ranges
from index.retrieve import retrieve
from scripts.benchmarks.side_by_side.contender import releases_of

_REST_S = 60.0
"""As `bot.asking` has it."""


class Stages:
    """Times the stages that a rebuild tells of."""

    def __init__(self) -> None:
        self._stage, self._since = "", time.perf_counter()
        self._took: dict[str, float] = {}

    def tell(self, stage: str, _done: int, _total: int) -> None:
        """Take note of a stage that goes on, or of the next."""
        if stage != self._stage:
            now = time.perf_counter()
            self._took[self._stage] = self._took.get(self._stage, 0.0) + now - self._since
            self._stage, self._since = stage, now

    def seconds(self, stage: str) -> float | None:
        """Return how long a stage took that another has followed, or None if there was none."""
        return self._took.get(stage)


def main() -> None:
    """Do what the command line says."""
    arguments = _arguments()
    if arguments.command == "serve":
        keep_together()  # as the bot does
        _serve_passages(arguments.folder) if arguments.passages_only else _serve(arguments.folder)
        return
    if arguments.command == "build":
        shutil.rmtree(arguments.folder, ignore_errors=True)
        shutil.rmtree(releases_of(arguments.folder), ignore_errors=True)
    start = time.perf_counter()
    encode_s = _rebuild(arguments.passages, arguments.folder)
    took = time.perf_counter() - start
    _say(
        {"build_s": took, "encode_s": encode_s} if arguments.command == "build" else {"add_s": took}
    )


def _rebuild(passages: Path, index: Path) -> float | None:
    """Put the releases beside the passages among those of an index, and bring it up to date."""
    releases = releases_of(index)
    releases.mkdir(parents=True, exist_ok=True)
    for path in sorted(passages.with_name("releases").iterdir()):
        if not (releases / path.name).exists():
            os.link(path, releases / path.name)
    stages = Stages()
    settings = Settings(index=index, releases=releases)
    rebuild(settings, skip_invalid=True, progress=stages.tell)
    return stages.seconds("encoding")


def _serve(index: Path) -> None:
    with Engine.open(index) as engine:
        engine.finish_loading()
        _say({"ready": True})
        for asked in _asked(engine.rest):
            _say(_reply(engine, asked["question"], asked["limit"]))


def _reply(engine: Engine, question: str, limit: int) -> dict[str, Any]:
    """Answer; where it abstains, what is nearest is told apart from the quote."""
    start = time.perf_counter()
    answer = engine.ask(question)
    ms = (time.perf_counter() - start) * 1000
    answer.check()
    top = next(iter(answer.quotes or answer.nearest), None)
    words = top.text if top else ""
    return {
        "ids": list(answer.ranking[:limit]),
        "quote": words if answer.answered else "",
        "nearest": "" if answer.answered else words,
        "release": top.release if top else "",
        "ms": ms,
    }


def _serve_passages(index: Path) -> None:
    generation = open_current(index, with_encoder=True)
    generation.encoder()
    _say({"ready": True})

    def rest() -> None:
        generation.rest()
        give_back()

    for asked in _asked(rest):
        start = time.perf_counter()
        ids, text = _passages(generation, asked["question"], asked["limit"])
        ms = (time.perf_counter() - start) * 1000
        _say({"ids": ids, "quote": text, "ms": ms})


def _asked(rest: Callable[[], None]) -> Iterator[dict[str, Any]]:
    """Yield what is asked; memory is given back as the bot does it, where nobody asks."""
    while True:
        if not select.select([sys.stdin], [], [], _REST_S)[0]:
            rest()
        elif line := sys.stdin.readline():
            yield json.loads(line)
        else:
            return


def _passages(generation: Generation, question: str, limit: int) -> tuple[list[str], str]:
    """Return the ids of the best passages, and the text of the first."""
    tables = generation.tables
    dates = date_ranges(question, date.today(), tables.languages)
    rows = retrieve(generation, understand(question, generation, dates), None).rows[:limit]
    if not len(rows):
        return [], ""
    ids = [
        f"{tables.releases[number].id}#{row}"
        for row, number in zip(rows.tolist(), tables.passages[rows, 0].tolist(), strict=True)
    ]
    number, start, end = tables.passages[rows[0], :3].tolist()
    return ids, tables.checked_text(number)[start:end]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("build", "add", "serve"):
        command = commands.add_parser(name)
        if name != "serve":
            command.add_argument("passages", type=Path)
        command.add_argument("folder", type=Path)
        command.add_argument("--model", type=Path, help="not used: it is the default one")
        command.add_argument(
            "--passages", action="store_true", dest="passages_only", help="serve passages alone"
        )
    return parser.parse_args()


def _say(what: dict[str, Any]) -> None:
    print(json.dumps(what, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
