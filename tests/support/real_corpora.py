"""Real releases and questions from a folder that is not part of the project.

FOLDER/*.jsonl.gz               one release a line, with `title`, `text` and `language`
FOLDER/questions/*-dev.jsonl    one question a line, with `question`
"""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

from corpus.text import normal_form
from index.cut import titled
from index.passages import passages
from index.sentences import sentences

_RELEASES = 400


def release_texts(folder: Path, number: int) -> list[str]:
    """Return passages of real releases, as they are encoded."""
    found: list[str] = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for _, line in zip(range(_RELEASES), lines, strict=False):
                release = json.loads(line)
                text = normal_form(release["text"])
                found += [
                    titled(release["title"], text[passage.start : passage.end])
                    for passage in passages(text, sentences(text))
                ]
    return random.Random(1).sample(found, number)


def questions(folder: Path, number: int) -> list[str]:
    """Return real questions."""
    found = [
        json.loads(line)["question"]
        for path in sorted((folder / "questions").glob("*-dev.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return random.Random(1).sample(found, number)
