"""Questions kept as places in releases; the releases and questions here are invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_releases import write_releases
from reader_questions import HERON_ID
from tiny_model import make_model

from corpus import Span
from index.build import rebuild
from index.generation import Generation, open_current
from index.settings import Settings
from scripts.evaluation.json_lines import read_release_lines
from scripts.training import written as module
from scripts.training.located import read_lines
from scripts.training.written import INVENTED_RELEASES, written


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("written")
    write_releases(folder / "releases")
    model = make_model(folder / "model")
    settings = Settings(releases=folder / "releases", index=folder / "index", model=str(model))
    rebuild(settings)
    opened = open_current(settings.index)
    yield opened
    opened.close()


def kept(folder: Path, *questions: dict[str, object]) -> None:
    lines = [json.dumps(fields) + "\n" for fields in questions]
    (folder / "tiny.jsonl").write_text("".join(lines), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    return tmp_path


def test_places_become_the_words_that_stand_there(generation: Generation, folder: Path) -> None:
    text = generation.tables.text(generation.tables.number_of[HERON_ID])
    start = text.index("nine boats")
    places = {"answers": [[start, start + 10]], "all_of": [[start, start + 4]], "evidence": 0}
    kept(folder, {"question": "How many?", "release": HERON_ID, "kind": "how_many"} | places)
    [fields] = written("tiny", generation.tables)
    assert fields["answers"] == ["nine boats"]
    assert fields["all_of"] == ["nine"]
    assert fields["evidence"]
    assert text.startswith(fields["evidence"])
    assert (fields["question"], fields["kind"]) == ("How many?", "how_many")


def test_a_question_without_an_answer_stays_as_it_is(generation: Generation, folder: Path) -> None:
    fields = {"question": "Why?", "near": HERON_ID, "unanswerable": True}
    kept(folder, fields)
    assert list(written("tiny", generation.tables)) == [fields]


@pytest.mark.parametrize("place", [[3, 4], [3, 3], [0, 99_999]], ids=["blank", "empty", "beyond"])
def test_a_release_that_is_another_text_than_was_asked_about_is_told(
    generation: Generation, folder: Path, place: list[int]
) -> None:
    text = generation.tables.text(generation.tables.number_of[HERON_ID])
    if place == [3, 4]:
        place = [text.index(" "), text.index(" ") + 1]
    kept(folder, {"question": "Who?", "release": HERON_ID, "answers": [place]})
    with pytest.raises(ValueError, match=r"tiny\.jsonl:1: the release is not the text"):
        list(written("tiny", generation.tables))


def test_a_release_that_is_not_there_is_told(generation: Generation, folder: Path) -> None:
    kept(folder, {"question": "Who?", "release": "2031-01-01-none", "answers": []})
    with pytest.raises(ValueError, match=r"tiny\.jsonl:1: no such release"):
        list(written("tiny", generation.tables))


def test_the_invented_questions_are_about_the_invented_releases() -> None:
    texts = {release.id: release.text for release in read_release_lines(INVENTED_RELEASES)}
    questions = read_lines(INVENTED_RELEASES.with_name("invented.jsonl"))
    assert {fields.get("release") or fields["near"] for fields in questions} == set(texts)
    for fields in questions:
        if fields.get("unanswerable"):
            assert "answers" not in fields
            continue
        text = texts[fields["release"]]
        spans = [Span(*place) for place in (*fields["answers"], *fields.get("all_of", ()))]
        assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
        assert all(span.end <= len(text) for span in spans)


@pytest.mark.parametrize("corpus", ["prosecutors", "federal"])
def test_the_questions_over_real_releases_carry_none_of_their_words(corpus: str) -> None:
    known = {"question", "release", "near", "unanswerable", "kind", "style"}
    for fields in read_lines(INVENTED_RELEASES.with_name(f"{corpus}.jsonl")):
        assert set(fields) <= known | {"evidence", "answers", "all_of"}
        assert isinstance(fields.get("evidence", 0), int)
        for place in (*fields.get("answers", ()), *fields.get("all_of", ())):
            start, end = place
            assert 0 <= start < end
