"""Readers that a setting names; all models and releases here are invented."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from exact_quotes import assert_sound
from invented_releases import HERON, LANTERN, ORCHARD
from read_all import read_all
from tiny_reader import make_encoder, make_reader
from unruly_releases import texts

from index.confidence import WITHOUT_READER
from index.engine import Engine
from index.errors import ModelError
from index.open_reader import open_reader
from index.reader import Stretch
from index.settings import Settings
from index.torch_reader import TorchReader

QUESTION = "How many boats did harbour police seize?"
STRETCHES = [
    Stretch("Operation Heron ends", HERON, 0),
    Stretch("", LANTERN, 40),
    Stretch("A long one", "Nobody counted the boats. " * 200, 3),
]


@pytest.fixture(scope="module", params=["bert", "distilbert"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("reader")
    return make_reader(home / request.param, HERON, LANTERN, ORCHARD, kind=request.param)


@pytest.fixture(scope="module")
def reader(folder: Path) -> TorchReader:
    return TorchReader(str(folder))


def one_line(error: pytest.ExceptionInfo[ModelError]) -> str:
    said = str(error.value)
    assert "\n" not in said
    assert error.value.mend
    return said


def test_a_model_is_read_with_by_its_path(reader: TorchReader) -> None:
    for stretch, reading in zip(STRETCHES, read_all(reader, QUESTION, STRETCHES), strict=True):
        assert len(reading.spans) == len(reading.starts) == len(reading.ends) > 0
        assert {reading.starts.dtype, reading.ends.dtype} == {np.dtype(np.float32)}
        assert reading.spans[0, 0] == stretch.start
        assert reading.spans[-1, 1] <= stretch.start + len(stretch.text)
        assert np.isfinite([*reading.starts, *reading.ends, reading.none]).all()


def test_it_tells_no_lists(reader: TorchReader) -> None:
    [reading] = read_all(reader, QUESTION, STRETCHES[:1])
    assert (reading.tags, reading.several) == (None, None)


def test_a_reading_depends_on_the_question_and_on_nothing_beside_it(reader: TorchReader) -> None:
    together = read_all(reader, QUESTION, STRETCHES)
    for stretch, reading in zip(STRETCHES, together, strict=True):
        [alone] = read_all(reader, QUESTION, [stretch])
        [otherwise] = read_all(reader, "Who planted trees?", [stretch])
        assert np.array_equal(alone.starts, reading.starts)
        assert not np.array_equal(alone.starts, otherwise.starts)


def test_a_question_that_is_no_text_is_read_without_an_error(reader: TorchReader) -> None:
    assert len(read_all(reader, "boats \udcff?", STRETCHES)) == len(STRETCHES)


@pytest.mark.parametrize("setting", ["/nowhere/at-all", "./nowhere", "../nowhere", "~/nowhere-x"])
def test_a_folder_that_is_not_there_is_no_reader(setting: str) -> None:
    with pytest.raises(ModelError, match="no reader in") as caught:
        open_reader(setting)
    assert setting in one_line(caught)


@pytest.mark.parametrize("name", ["nobody/no-such-reader", "no such reader", "none at all"])
def test_a_name_that_is_not_on_this_machine_is_said_in_one_line(name: str) -> None:
    with pytest.raises(ModelError, match="cannot load the reader") as caught:
        open_reader(name)
    assert name in one_line(caught)


def break_config(folder: Path) -> None:
    (folder / "config.json").write_text("{ no JSON")


def cut_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"cut off")


def remove_everything(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def remove_tokenizer(folder: Path) -> None:
    for path in folder.glob("*token*"):
        path.unlink()


@pytest.mark.parametrize("damage", [break_config, cut_weights, remove_everything, remove_tokenizer])
def test_a_broken_model_is_said_in_one_line(folder: Path, tmp_path: Path, damage: object) -> None:
    shutil.copytree(folder, tmp_path / "reader")
    assert callable(damage)
    damage(tmp_path / "reader")
    with pytest.raises(ModelError, match="cannot load the reader") as caught:
        open_reader(str(tmp_path / "reader"))
    assert str(tmp_path / "reader") in one_line(caught)


def test_loading_says_nothing_though_the_model_holds_more_than_is_needed(
    tmp_path: Path,
) -> None:
    # As some of the hub do: what is left of an earlier head.
    from safetensors.torch import load_file, save_file

    path = make_reader(tmp_path / "reader", HERON) / "model.safetensors"
    weights = load_file(path)
    weights["cls.predictions.bias"] = weights["bert.embeddings.LayerNorm.bias"].clone()
    save_file(weights, path, metadata={"format": "pt"})
    # In a Python of its own: in this one, transformers writes to what was stderr when it came.
    program = f"from index.torch_reader import TorchReader; TorchReader({str(path.parent)!r})"
    child = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (child.returncode, child.stdout, child.stderr) == (0, "", "")


def test_a_model_that_was_not_trained_to_answer_is_refused(tmp_path: Path) -> None:
    # transformers gives it a head of random numbers, and a warning that nobody sees.
    folder = make_encoder(tmp_path / "encoder")
    with pytest.raises(ModelError) as caught:
        open_reader(str(folder))
    assert str(folder) in one_line(caught)


def test_without_transformers_it_is_named_with_what_installs_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ModelError, match="transformers, which is not installed") as caught:
        open_reader(str(folder))
    assert "scripts/setup" in one_line(caught)


def test_answers_that_it_reads_are_sound_and_mark_one_span(folder: Path, base: Settings) -> None:
    with Engine.open(base.index, reader=str(folder), min_confidence=0.0) as engine:
        answer = engine.ask(QUESTION, limit=5)
        assert_sound(answer, texts(base.releases))
        assert answer.quotes
        assert all(len(quote.highlights) == 1 for quote in answer.quotes)


def test_a_reader_may_be_none(base: Settings) -> None:
    assert open_reader("none") is None
    with Engine.open(base.index, reader="none") as engine:
        answer = engine.ask(QUESTION)
        assert_sound(answer, texts(base.releases))
        assert answer.answered == (answer.confidence >= WITHOUT_READER.threshold)
