"""Question sets from files, in whichever layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scripts.evaluation.asked import QuestionSet
from scripts.evaluation.json_lines import read_question_lines
from scripts.evaluation.squad import read_squad
from scripts.failures import UsageError

_LAYOUTS = {".jsonl": read_question_lines, ".json": read_squad}


def read_question_sets(paths: Sequence[Path]) -> list[QuestionSet]:
    """Read question sets; each is named after its file, by the whole path where two are alike.

    Raises:
        UsageError: There is no such file, or its name tells no layout.
        BadQuestionFile: A file cannot be read, or something in it is wrong.
    """
    stems = Counter(_stem(path) for path in paths)
    return [
        read_question_set(path, _stem(path) if stems[_stem(path)] == 1 else str(path))
        for path in paths
    ]


def read_question_set(path: Path, name: str | None = None) -> QuestionSet:
    """Read one question set: SQuAD's layout from `.json`, questions from `.jsonl`, also packed.

    Raises:
        UsageError: There is no such file, or its name tells no layout.
        BadQuestionFile: It cannot be read, or something in it is wrong.
    """
    layout = _LAYOUTS.get(Path(path.name.removesuffix(".gz")).suffix)
    if layout is None:
        raise UsageError(
            f"{path} is no question set: its name must end in .jsonl or .json (or .gz)"
        )
    found = layout(path, name or _stem(path))
    if not found.conversations:
        raise UsageError(f"{path} holds no questions")
    return found


def _stem(path: Path) -> str:
    return Path(path.name.removesuffix(".gz")).stem
