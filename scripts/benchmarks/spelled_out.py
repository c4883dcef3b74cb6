"""Conversations that are kept as places in releases, written out with the releases' words.

    .venv/bin/python -m scripts.benchmarks.spelled_out \
        tests/evaluation/prosecutors-dialogs-dev.jsonl --corpus FILE > dialogs.jsonl

`verbatim eval` reads what this writes. The releases are not ours to carry.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.evaluation.json_lines import read_release_lines
from scripts.training.located import read_lines
from scripts.training.written import with_words


def main() -> None:
    """Print one conversation a line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("conversations", type=Path)
    parser.add_argument("--corpus", type=Path, required=True, help="releases, one a line")
    arguments = parser.parse_args()
    texts = {release.id: release.text for release in read_release_lines(arguments.corpus)}
    for conversation in read_lines(arguments.conversations):
        turns = list(_spelled_out(conversation, texts))
        print(json.dumps({**conversation, "turns": turns}, ensure_ascii=False))


def _spelled_out(conversation: dict[str, Any], texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    for number, turn in enumerate(conversation["turns"], start=1):
        place = f"{conversation['id']}, turn {number}"
        yield dict(with_words(turn, texts.get(turn.get("release", ""), ""), place))


if __name__ == "__main__":
    main()
