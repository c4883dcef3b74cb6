"""The reader that is shipped: whole or refused, and the same whoever else is asking."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from exact_quotes import assert_sound
from hypothesis import given
from hypothesis import settings as budget
from invented_releases import HERON, LANTERN, ORCHARD
from read_all import read_all
from unruly_releases import BODIES, QUESTIONS, texts

import index.bundled_reader
from index.bundled_reader import FOLDER, SHA256, bundled_reader
from index.choose import FEATURES as CHEAP
from index.confidence import SIGNS
from index.engine import Engine
from index.errors import ModelError
from index.onnx_reader import OnnxReader
from index.open_reader import open_reader
from index.read import FEATURES
from index.reader import Reading, Stretch
from index.reader_record import ReaderRecord
from index.settings import Settings

PROJECT = Path(__file__).parents[2]
QUESTION = "How many boats did harbour police seize?"
STRETCHES = [
    Stretch("Operation Heron ends", HERON, 0),
    Stretch("Lanterns counted", LANTERN, 0),
    Stretch("An orchard replanted", ORCHARD, 120),
    Stretch("", "Oil.", 7),
    Stretch("A long one", "Nobody counted the boats of Port Nowhere. " * 60, 3),
]


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader(bundled_reader())


def equal(one: Reading, other: Reading) -> bool:
    assert one.tags is not None
    assert other.tags is not None
    return (one.none, one.several) == (other.none, other.several) and all(
        np.array_equal(mine, theirs)
        for mine, theirs in (
            (one.spans, other.spans),
            (one.starts, other.starts),
            (one.ends, other.ends),
            (one.tags, other.tags),
        )
    )


def test_the_shipped_files_are_the_known_ones_and_small() -> None:
    folder = bundled_reader()
    assert set(SHA256) <= {path.name for path in folder.iterdir()}
    assert sum((folder / name).stat().st_size for name in SHA256) < 26_000_000


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the reader's folder that is taken for the shipped one."""
    shutil.copytree(FOLDER, tmp_path / "reader")
    monkeypatch.setattr(index.bundled_reader, "FOLDER", tmp_path / "reader")
    return tmp_path / "reader"


@pytest.mark.parametrize("name", SHA256)
def test_a_changed_byte_is_said_in_one_line_with_the_file_and_what_mends_it(
    copy: Path, name: str
) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ModelError, match="has sha256") as caught:
        open_reader("")
    said = str(caught.value)
    assert str(copy / name) in said
    assert "scripts/setup" in said
    assert "\n" not in said


@pytest.mark.parametrize("name", SHA256)
def test_a_missing_file_is_said_in_one_line_with_the_file_and_what_mends_it(
    copy: Path, name: str
) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match="cannot read") as caught:
        open_reader("")
    said = str(caught.value)
    assert str(copy / name) in said
    assert "scripts/setup" in said
    assert "\n" not in said


def test_a_damaged_reader_is_said_when_it_is_waited_for_and_not_before(
    copy: Path, base: Settings
) -> None:
    (copy / "model.onnx").unlink()
    with Engine.open(base.index) as engine:
        assert engine.number_of_releases() == 3
        with pytest.raises(ModelError, match=r"model\.onnx"):
            engine.ask(QUESTION)
        with pytest.raises(ModelError, match=r"model\.onnx"):
            engine.finish_loading()
    with Engine.open(base.index, reader="none", min_confidence=0.0) as engine:
        assert engine.ask(QUESTION).answered


def test_an_installed_package_holds_the_reader_and_every_other_file_beside_the_code() -> None:
    setuptools = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["setuptools"]
    patterns = setuptools.get("package-data", {}).get("index", [])
    package = PROJECT / "index"
    shipped = {path for pattern in patterns for path in package.glob(pattern)}
    beside = {
        path
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    }
    assert beside - shipped == set()


def test_what_was_fitted_weighs_only_what_is_known_of_a_sentence() -> None:
    record = ReaderRecord.read(FOLDER)
    assert set(record.weights) <= {*CHEAP, *FEATURES}
    assert set(record.confidence) <= set(SIGNS)
    assert 0 < record.threshold < 1
    assert record.further >= 0


def test_a_reading_has_scores_for_every_token_and_offsets_in_the_release(
    reader: OnnxReader,
) -> None:
    for stretch, reading in zip(STRETCHES, read_all(reader, QUESTION, STRETCHES), strict=True):
        number = len(reading.spans)
        assert number > 0
        assert reading.tags is not None
        assert (len(reading.starts), len(reading.ends), reading.tags.shape) == (
            number, number, (number, 3),
        )  # fmt: skip
        assert {reading.starts.dtype, reading.ends.dtype} == {np.dtype(np.float32)}
        start, end = reading.spans[0].tolist()
        first = stretch.text[start - stretch.start : end - stretch.start]
        assert first
        assert stretch.text.startswith(first)
        assert reading.spans[-1, 1] <= stretch.start + len(stretch.text)


def test_a_reading_depends_on_nothing_that_is_read_beside_it(reader: OnnxReader) -> None:
    together = read_all(reader, QUESTION, STRETCHES)
    backwards = read_all(reader, QUESTION, STRETCHES[::-1])[::-1]
    for stretch, one, other in zip(STRETCHES, together, backwards, strict=True):
        [alone] = read_all(reader, QUESTION, [stretch])
        assert equal(alone, one)
        assert equal(alone, other)


def test_many_may_ask_at_the_same_time(reader: OnnxReader) -> None:
    questions, short = [QUESTION, "What was counted?", "Who planted?", "Pears?"], STRETCHES[:4]
    expected = [read_all(reader, question, short) for question in questions]
    fresh = OnnxReader(FOLDER)
    with ThreadPoolExecutor(8) as askers:
        found = list(askers.map(lambda question: read_all(fresh, question, short), questions * 2))
    for one, other in zip(expected * 2, found, strict=True):
        assert all(equal(mine, theirs) for mine, theirs in zip(one, other, strict=True))


def test_of_nothing_there_is_no_reading(reader: OnnxReader) -> None:
    assert read_all(reader, QUESTION, []) == []


@budget(max_examples=25)
@given(question=QUESTIONS, body=BODIES)
def test_any_question_is_read_against_any_text(
    reader: OnnxReader, question: str, body: str
) -> None:
    [reading] = read_all(reader, question, [Stretch(body[:50], body, 5)])
    assert np.isfinite([*reading.starts, *reading.ends, reading.none]).all()
    assert ((reading.spans >= 5) & (reading.spans <= 5 + len(body))).all()


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_a_text_without_a_word_is_read_without_an_error(reader: OnnxReader, text: str) -> None:
    [reading] = read_all(reader, QUESTION, [Stretch("A title", text, 0)])
    assert len(reading.spans) == len(reading.starts) == 0


@pytest.mark.parametrize("question", ["", "boats \udcff?", "\ud800", "간간 " * 400, "東" * 4_000])
def test_no_question_ends_in_an_error(reader: OnnxReader, question: str) -> None:
    [reading] = read_all(reader, question, [Stretch("A title", "Nine boats.", 0)])
    assert reading.spans.tolist() == [[0, 4], [5, 10], [10, 11]]


def test_answers_are_sound_and_mark_words_of_the_quote(base: Settings) -> None:
    with Engine.open(base.index, min_confidence=0.0) as engine:
        answer = engine.ask(QUESTION, limit=5)
        assert_sound(answer, texts(base.releases))
        assert 0 < answer.confidence < 1
        assert answer.quotes[0].highlights
        assert answer.values[0] in answer.quotes[0].text


def test_asking_imports_no_library_that_only_trains(base: Settings) -> None:
    program = f"""
import sys
from pathlib import Path
from index.engine import Engine
with Engine.open(Path({str(base.index)!r}), min_confidence=0.0) as engine:
    assert engine.ask({QUESTION!r}).quotes
unwanted = {{"torch", "transformers", "sentence_transformers", "scipy", "onnx"}}
print(sorted(unwanted & set(sys.modules)))
"""
    child = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, check=False, capture_output=True, text=True
    )
    assert (child.stdout, child.stderr) == ("[]\n", "")
