"""The corpora and how they are laid out on disk for the contenders."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import VerbatimError, load_corpus
from scripts.benchmarks.side_by_side.corpora import Corpus, corpora
from scripts.benchmarks.side_by_side.laid_out import LaidOut, laid_out, release_of
from scripts.failures import UsageError

INVENTED = {
    "id": "2031-03-04-heron",
    "title": "Operation Heron (an invented release)",
    "date": "2031-03-04",
    "publisher": "Invented Agency",
    "text": "Nine boats were seized on Lake Invented.",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of invented data, laid out as the real one is."""
    (tmp_path / "questions").mkdir()
    for name in ("releases.jsonl.gz", "federal.jsonl.gz"):
        (tmp_path / name).write_bytes(gzip.compress(json.dumps(INVENTED).encode()))
    asked = {"question": "How many boats?", "release": INVENTED["id"], "answers": ["Nine boats"]}
    for name in ("prosecutors", "federal"):
        (tmp_path / "questions" / f"{name}-dev.jsonl").write_text(json.dumps(asked))
    paragraph = {
        "context": INVENTED["text"],
        "qas": [{"question": "Where?", "answers": [{"text": "Lake Invented", "answer_start": 26}]}],
    }
    squad = {"data": [{"title": "Invented_lakes", "paragraphs": [paragraph]}]}
    (tmp_path / "squad2-dev.json").write_text(json.dumps(squad))
    return tmp_path


def test_without_a_data_folder_there_is_the_generated_corpus() -> None:
    [found] = corpora(None, (), generated=5, questions=3)
    assert (found.name, len(found.releases), len(found.questions)) == ("generated", 5, 3)


def test_with_one_there_are_the_real_ones_before_it(data: Path) -> None:
    found = corpora(data, (), generated=5, questions=None)
    assert [one.name for one in found] == ["squad2", "prosecutors", "federal", "generated"]
    assert found[0].releases[0].title == "Invented lakes"
    assert found[1].questions[0].answers == ("Nine boats",)


@pytest.mark.parametrize("name", ["squad2", "prosecutors", "federal"])
def test_a_real_corpus_takes_a_data_folder_and_an_unknown_one_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="takes --data FOLDER"):
        corpora(None, [name], generated=5, questions=None)
    with pytest.raises(UsageError, match="there is no corpus novels, only squad2"):
        corpora(None, ["novels"], generated=5, questions=None)


def test_results_on_other_releases_or_other_questions_are_kept_apart() -> None:
    [few], [more], [longer] = (
        corpora(None, (), generated=number, questions=asked)
        for number, asked in ((5, 3), (5, 4), (6, 3))
    )
    assert few.key == more.key
    assert few.asked_key != more.asked_key
    assert few.key != longer.key


def test_passages_hold_every_word_of_the_releases_under_the_id_of_each(
    corpus: Corpus, place: LaidOut
) -> None:
    lines = [json.loads(line) for line in place.passages.read_text().splitlines()]
    assert len(lines) == place.number_of_passages
    assert len({line["id"] for line in lines}) == len(lines)
    for release in corpus.releases:
        mine = [line for line in lines if line["release"] == release.id]
        assert " ".join(" ".join(line["text"] for line in mine).split()) == " ".join(
            release.text.split()
        )
        assert {release_of(line["id"]) for line in mine} == {release.id}
        assert {line["title"] for line in mine} == {release.title}


def test_release_files_lie_beside_the_passages_and_those_to_be_added_apart(
    corpus: Corpus, place: LaidOut
) -> None:
    known = {file.release.id for file in load_corpus(place.passages.with_name("releases")).files}
    assert known == {release.id for release in corpus.releases}
    assert len(place.added) == 2
    for passages in place.added:
        [file] = load_corpus(passages.with_name("releases")).files
        assert file.release.id not in known
        assert file.release.id in passages.read_text()


def test_a_question_on_a_release_that_cannot_be_read_is_an_error(
    corpus: Corpus, tmp_path: Path
) -> None:
    lost = replace(corpus.questions[0], releases=("2031-01-01-lost",), place="invented.jsonl:7")
    with pytest.raises(VerbatimError, match=r"invented\.jsonl:7: its release"):
        laid_out(replace(corpus, questions=(lost,)), tmp_path, added=1)
