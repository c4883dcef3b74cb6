"""The corpora of releases that the reader is trained and fitted on, indexed in the work folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import Settings
from index.environment import Environment
from index.generation import Generation, open_current
from scripts.building import build
from scripts.evaluation.corpus_of_set import built_corpus
from scripts.evaluation.json_lines import read_release_lines
from scripts.training.located import read_lines
from scripts.training.written import INVENTED_RELEASES, written

CORPORA = {"prosecutors": "releases", "federal": "federal"}
"""Files of releases, by the name that their questions bear."""

_PROJECT = Path(__file__).resolve().parents[2]
_EVALUATION = _PROJECT / "tests/evaluation"
_OUR_OWN = {"seed": _PROJECT / "corpus/releases", "invented": _EVALUATION / "releases"}

INVENTED = "invented"
"""Releases written for training alone."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things are.

    Attributes:
        data: Question sets and corpora of releases.
        work: Checkpoints and indexes.
    """

    data: Path
    work: Path

    def questions(self, corpus: str, part: str) -> list[dict[str, Any]]:
        """Return a corpus's questions."""
        return read_lines(self.data / "questions" / f"{corpus}-{part}.jsonl")

    def generations(self) -> Iterator[tuple[str, Generation]]:
        """Yield each corpus with an index over it, built where it is not there yet."""
        for name, file in CORPORA.items():
            yield name, self._indexed(name, self.data / f"{file}.jsonl.gz")

    def trained_on(self) -> Iterator[tuple[Generation, list[dict[str, Any]]]]:
        """Yield each corpus as above and the invented one, with all questions to train on."""
        for name, generation in self.generations():
            given = self.questions(name, "train")
            yield generation, [*given, *written(name, generation.tables)]
        invented = self._indexed(INVENTED, INVENTED_RELEASES)
        yield invented, list(written(INVENTED, invented.tables))

    def our_own(self) -> Iterator[tuple[Generation, list[dict[str, Any]]]]:
        """Yield the releases that come with the project, indexed, with development questions.

        Without those on whether one country took part: another question is asked in their place.
        """
        for name, releases in _OUR_OWN.items():
            configured = Settings(releases=releases, index=self.work / f"{name}-index")
            build(configured)
            questions = read_lines(_EVALUATION / f"{name}-dev.jsonl")
            asked = [fields for fields in questions if fields.get("policy") != "quote_list"]
            yield open_current(configured.index), asked

    def _indexed(self, name: str, file: Path) -> Generation:
        settings = Environment().settings()
        made = built_corpus(list(read_release_lines(file)), name, settings, self.work)
        return open_current(made.settings.index)
