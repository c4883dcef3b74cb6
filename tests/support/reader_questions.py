"""Questions about invented releases and paragraphs, in the layouts that the reader learns from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from invented_releases import RELEASES

HERON_ID, LANTERN_ID, ORCHARD_ID = RELEASES

OVER_RELEASES: Sequence[Mapping[str, Any]] = (
    {
        "question": "How many boats did harbour police seize?",
        "release": HERON_ID,
        "answers": ["nine boats", "nine"],
        "evidence": "Invented harbour police seized nine boats in Operation Heron on Monday.",
    },
    {
        "question": "Who said that nobody was hurt?",
        "release": HERON_ID,
        "answers": ["Captain Ada Voss"],
        "evidence": '"Nobody was hurt," said Captain Ada Voss.',
    },
    {
        "question": "What is in the list?",
        "release": LANTERN_ID,
        "answers": ["glass, wire and oil"],
        "all_of": ["glass", "wire", "oil"],
        "evidence": "• glass",
        "kind": "list",
    },
    {
        "question": "How many lanterns were broken?",
        "release": LANTERN_ID,
        "answers": ["Twelve"],
        "evidence": "Twelve of them were broken.",
    },
    {
        "question": "Who owned the boats?",
        "near": HERON_ID,
        "answers": [],
        "unanswerable": True,
        "why": "not said",
    },
    {"question": "How high is the moon?", "answers": [], "unanswerable": True, "why": "elsewhere"},
)
"""None of them is about the orchard, which stands for a release that is held out."""

PARAGRAPHS: Sequence[tuple[str, str, Sequence[tuple[str, Sequence[str]]]]] = (
    (
        "Fair of Nowhere",
        "The invented fair of Nowhere opened in 1931. Ada Voss sold forty kites on its first day.",
        (("When did the fair open?", ["1931"]), ("What was sold?", ["forty kites", "kites"])),
    ),
    (
        "Fair of Nowhere",
        "Three judges weighed the pumpkins of Elsewhere. The heaviest had ninety pounds.",
        (("Who weighed the pumpkins?", ["Three judges"]), ("Who won?", [])),
    ),
    (
        "Fair of Nowhere",
        "Rain fell on the last evening. Nobody came to the made-up concert in the barn.",
        (("When did it rain?", ["the last evening"]),),
    ),
    (
        "Fair of Nowhere",
        "Lamp oil, glass and copper wire were on offer. The barn was painted green.",
        (("What colour had the barn?", ["green"]), ("What was on offer?", ["LIST"])),
    ),
)
_LIST = ("Lamp oil", "glass", "copper wire")


def write_lines(path: Path, questions: Sequence[Mapping[str, Any]] = OVER_RELEASES) -> Path:
    """Write questions over releases, an object a line."""
    path.write_text("".join(json.dumps(one) + "\n" for one in questions), encoding="utf-8")
    return path


def squad(title: str = "Fair_of_Nowhere") -> dict[str, Any]:
    """Return the paragraphs as one article in SQuAD's layout."""
    paragraphs = [
        {"context": context, "qas": [_asked(context, *question) for question in questions]}
        for _, context, questions in PARAGRAPHS
    ]
    return {"data": [{"title": title, "paragraphs": paragraphs}]}


def _asked(context: str, question: str, answers: Sequence[str]) -> dict[str, Any]:
    if list(answers) == ["LIST"]:
        spans = [_placed(context, item) for item in _LIST]
        return {"question": question, "answers": spans[:1], "spans": spans}
    return {
        "question": question,
        "answers": [_placed(context, answer) for answer in answers],
        "is_impossible": not answers,
    }


def _placed(context: str, words: str) -> dict[str, Any]:
    return {"text": words, "answer_start": context.index(words)}
