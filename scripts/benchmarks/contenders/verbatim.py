"""Verbatim itself as a contender: the same command line as the others', through our own engine.

It is run in this project's environment, as a module. The release files are taken from the folder
`releases` beside the file of passages, and its index is Verbatim's own. With `VERBATIM_READER=none`
it serves retrieval alone. The model is the default one, which the others are given too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from index import Engine, Settings, rebuild
from scripts.benchmarks.side_by_side.contender import releases_of


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
        _serve(arguments.folder)
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
    with Engine.open(index, reader=os.environ.get("VERBATIM_READER", "")) as engine:
        engine.finish_loading()
        _say({"ready": True})
        for line in sys.stdin:
            asked = json.loads(line)
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


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("build", "add", "serve"):
        command = commands.add_parser(name)
        if name != "serve":
            command.add_argument("passages", type=Path)
        command.add_argument("folder", type=Path)
        command.add_argument("--model", type=Path, help="not used: it is the default one")
    return parser.parse_args()


def _say(what: dict[str, Any]) -> None:
    print(json.dumps(what, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
