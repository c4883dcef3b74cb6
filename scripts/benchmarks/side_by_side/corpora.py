"""The corpora: real ones out of a data folder, and a generated one, which takes none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path

from scripts.benchmarks.generated_corpus import generated_releases
from scripts.benchmarks.side_by_side.known_facts import questions_on_generated
from scripts.evaluation.asked import Asked, QuestionSet, SourceRelease
from scripts.evaluation.json_lines import read_question_lines, read_release_lines
from scripts.evaluation.squad import read_squad
from scripts.failures import UsageError

GENERATED = "generated"
_ADDED_SEED = 1914
"""Of the releases that are added one by one: no corpus holds them."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Releases, and questions over them.

    Attributes:
        told: What it is, in a few words.
    """

    name: str
    told: str
    releases: tuple[SourceRelease, ...] = field(repr=False)
    questions: tuple[Asked, ...] = field(repr=False)

    @property
    def key(self) -> str:
        """A name that no other releases have: results are kept under it."""
        return f"{self.name}-{_fingerprint([astuple(release) for release in self.releases])}"

    @property
    def asked_key(self) -> str:
        """A name that no other questions over these releases have."""
        return f"{self.key}-{_fingerprint([asked.question for asked in self.questions])}"


def corpora(
    data: Path | None, wanted: Sequence[str], *, generated: int, questions: int | None
) -> list[Corpus]:
    """Return the corpora wanted, by name; all that there are where none is named.

    Args:
        data: Folder with the real ones, laid out as the README says; None for none.
        wanted: Names.
        generated: How many releases the generated one has.
        questions: How many questions each is asked; None for all.

    Raises:
        UsageError: A name is unknown, or takes a data folder, or a file is missing there.
        BadQuestionFile: A file cannot be read.
    """
    names = wanted or [*(_REAL if data else ()), GENERATED]
    found = []
    for name in names:
        if name == GENERATED:
            found.append(_generated(generated, questions))
        elif name not in _REAL:
            raise UsageError(f"there is no corpus {name}, only {', '.join([*_REAL, GENERATED])}")
        elif data is None:
            raise UsageError(f"the corpus {name} takes --data FOLDER")
        else:
            found.append(_REAL[name](data, questions))
    return found


def added_releases(number: int) -> list[SourceRelease]:
    """Return the invented releases that are added one by one."""
    return _sources(number, _ADDED_SEED)


def _generated(number: int, questions: int | None) -> Corpus:
    told = f"{number:,} generated releases, questions made of the facts they tell"
    asked = questions_on_generated(number)
    return Corpus(GENERATED, told, tuple(_sources(number)), _drawn(asked, questions))


def _sources(number: int, seed: int | None = None) -> list[SourceRelease]:
    of_seed = {} if seed is None else {"seed": seed}
    return [
        SourceRelease(
            one.id, one.title, one.text, one.date.isoformat(), one.publisher, one.url, one.language
        )
        for one in generated_releases(number, **of_seed)
    ]


def _squad(data: Path, questions: int | None) -> Corpus:
    found = read_squad(data / "squad2-dev.json", "squad2")
    told = "SQuAD 2.0, development articles: each paragraph a release under its article's title"
    return Corpus("squad2", told, found.releases, _drawn(found, questions))


def _prosecutors(data: Path, questions: int | None) -> Corpus:
    return _real("prosecutors", "prosecutors’ offices", data, "releases.jsonl.gz", questions)


def _federal(data: Path, questions: int | None) -> Corpus:
    return _real("federal", "US federal bodies", data, "federal.jsonl.gz", questions)


def _real(name: str, by: str, data: Path, file: str, questions: int | None) -> Corpus:
    asked = read_question_lines(data / "questions" / f"{name}-dev.jsonl", name)
    told = f"real releases of {by}, with the development questions written by hand"
    releases = tuple(read_release_lines(data / file))
    return Corpus(name, told, releases, _drawn(asked, questions))


_REAL: Mapping[str, Callable[[Path, int | None], Corpus]] = {
    "squad2": _squad,
    "prosecutors": _prosecutors,
    "federal": _federal,
}


def _drawn(asked: QuestionSet, number: int | None) -> tuple[Asked, ...]:
    """Return so many questions that stand alone and ask for words, always the same ones."""
    alone = tuple(
        turns for turns in asked.conversations if len(turns) == 1 and not turns[0].is_cross
    )
    return tuple(QuestionSet(asked.name, alone).sampled(number).questions())


def _fingerprint(values: Sequence[object]) -> str:
    digest = hashlib.sha256()
    for value in values:
        digest.update(repr(value).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:8]
