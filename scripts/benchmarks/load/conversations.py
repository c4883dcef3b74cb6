"""What is asked: short conversations over the seed release, or over what a file has of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions of which the first stands alone and the others follow up on it."""

    questions: tuple[str, ...]


SEED = tuple(
    Conversation(questions)
    for questions in (
        ("Which countries took part in Operation Pureza II?", "And how many people were arrested?"),
        ("How many raids did police conduct?", "In how many cities?"),
        ("What was discovered in the international distribution centre?",),
        ("Who is Rafael Peña?", "What did he say about borders?"),
        ("When did Operation Historia take place?", "Who started it?", "What does the name mean?"),
        ("What did police find above a ceiling in Argentina?", "What was it for?"),
        ("How many items containing images or videos of child abuse were seized?",),
        ("Who is Michael Moran?",),
        ("What is the capital of Australia?",),
        ("Who was arrested in Costa Rica?", "And what about Brazil?"),
        ("Who coordinated the operations?",),
        ("What did the Technology Crime Division raid?", "How many CDs did they seize?"),
        ("How many child abuse images did the Guardia Civil discover?",),
        ("What was stolen from the National Museum?",),
    )
)


def read_conversations(path: Path) -> tuple[Conversation, ...]:
    """Read a file of conversations, one JSON object with `turns` a line, each with a `question`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(
        Conversation(tuple(turn["question"] for turn in json.loads(line)["turns"]))
        for line in lines
        if line.strip()
    )
