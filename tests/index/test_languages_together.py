"""Releases of several languages in one index: none hides another; all are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from invented_releases import RELEASES, write_release, write_releases

import index.known_languages
from index import Engine
from index.generation import Generation, open_current
from index.question import understand
from index.retrieve import Candidates, retrieve
from index.settings import Settings

FAROLES = """La agencia inventada contó cuarenta faroles en el casco viejo.

Doce de ellos estaban rotos. La inspectora dijo que son para el puerto, una vez pagados."""
GARZA = """La policía del puerto inventado incautó nueve barcos en la Operación Garza el lunes.

Los barcos fueron remolcados a Puerto Ninguno."""
FANUS = """أحصت الوكالة الخيالية أربعين فانوسا في المدينة القديمة.

كان اثنا عشر منها مكسورا."""
FOREIGN = {
    "2031-07-01-faroles": ("Faroles contados", FAROLES, "es"),
    "2031-07-02-garza": ("Operación Garza", GARZA, "es"),
    "2031-07-03-fanus": ("إحصاء الفوانيس", FANUS, "ar"),
}
ENGLISH_QUESTIONS = {
    "How many boats were seized in Operation Heron?": 0,
    "Where were the boats towed?": 0,
    "How many lanterns were counted once?": 1,
    "What did the repairs cost?": 1,
    "Who planted trees in Elsewhere?": 2,
}
FOREIGN_QUESTIONS = {
    "¿Cuántos faroles estaban rotos?": "2031-07-01-faroles",
    "¿Adónde fueron remolcados los barcos?": "2031-07-02-garza",
    "كم فانوسا كان مكسورا؟": "2031-07-03-fanus",
}


@pytest.fixture(scope="module")
def mixed(fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = write_releases(tmp_path_factory.mktemp("mixed"))
    for stem, (title, text, language) in FOREIGN.items():
        write_release(folder, stem, text, title=title, language=language)
    return fresh(folder)


@pytest.fixture(params=["knows all", "knows English"])
def models(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder is taken for one that knows every language, and for one of English alone."""
    if request.param == "knows English":
        fingerprint = "_BUNDLED_ENCODER"
        monkeypatch.setattr(index.known_languages, fingerprint, _Anything())


class _Anything:
    def __eq__(self, _other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


@pytest.fixture
def both(base: Settings, mixed: Settings) -> Iterator[tuple[Generation, Generation]]:
    one, other = open_current(base.index), open_current(mixed.index)
    yield one, other
    one.close()
    other.close()


def found(generation: Generation, question: str) -> tuple[Candidates, list[str]]:
    candidates = retrieve(generation, understand(question, generation), None)
    numbers = generation.tables.passages[candidates.rows, 0]
    return candidates, [generation.tables.releases[number].id for number in numbers]


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize(("question", "place"), ENGLISH_QUESTIONS.items())
def test_releases_of_other_languages_do_not_hide_the_one_asked_for(
    both: tuple[Generation, Generation], question: str, place: int
) -> None:
    wanted = list(RELEASES)[place]
    (alone, one), (beside, other) = (found(generation, question) for generation in both)
    assert one[0] == other[0] == wanted
    # Rarer in a larger corpus, but no more than that.
    assert np.allclose(alone.scores[0], beside.scores[0], atol=0.05)


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize(("question", "release"), FOREIGN_QUESTIONS.items())
def test_a_question_in_another_language_finds_its_release(
    both: tuple[Generation, Generation], question: str, release: str
) -> None:
    assert found(both[1], question)[1][0] == release


@pytest.mark.parametrize(("question", "release"), FOREIGN_QUESTIONS.items())
@pytest.mark.parametrize("reader", ["", "none"])
def test_a_question_in_another_language_is_answered_from_its_release(
    mixed: Settings, question: str, release: str, reader: str
) -> None:
    with Engine.open(mixed.index, min_confidence=0.0, reader=reader) as engine:
        answer = engine.ask(question)
    assert answer.ranking[0] == release
    assert answer.quotes[0].release == release
    assert answer.quotes[0].highlights
