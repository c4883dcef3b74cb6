"""What is rewritten for one text at a time returns what it returned before."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from tiny_model import make_model

import index.row_wise
from index.export import _trace
from index.lone_texts import rewrite_for_lone_texts
from index.model import ModelSource
from index.onnx_session import onnx_session
from index.quantise import quantise, quiet, settle
from index.torch_encoder import load_model

LENGTHS = (2, 3, 17, 64)


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model as it is before it is rewritten."""
    folder = tmp_path_factory.mktemp("lone")
    model = load_model(ModelSource.from_setting(str(make_model(folder / "tiny"))))
    with quiet(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.row_wise, "_LEAST_COLUMNS", 8)  # so that all of it is in bytes
        _trace(model, folder / "model.onnx", with_mask=False)
        quantise(folder / "model.onnx", model.tokenizer.backend_tokenizer, exact=["/value/"])
        settle(folder / "model.onnx")
    return folder / "model.onnx"


@pytest.fixture
def rewritten(settled: Path, tmp_path: Path) -> Path:
    shutil.copy(settled, tmp_path)
    rewrite_for_lone_texts(tmp_path / settled.name)
    return tmp_path / settled.name


def kinds(path: Path) -> list[str]:
    return [node.op_type for node in onnx.load(str(path)).graph.node]


def test_what_a_model_returns_stays_as_it_was(settled: Path, rewritten: Path) -> None:
    before, after = (onnx_session(str(path), threads=1) for path in (settled, rewritten))
    names = [one.name for one in before.get_inputs()]
    random = np.random.default_rng(0)
    for length in LENGTHS:
        ids = {"input_ids": random.integers(5, 40, (1, length))}
        feed = {name: ids.get(name, np.zeros((1, length), np.int64)) for name in names}
        assert np.allclose(before.run(None, feed)[0], after.run(None, feed)[0], atol=1e-5)


def test_nothing_is_divided_only_to_be_quantised_and_no_bias_is_added_by_gelu(
    settled: Path, rewritten: Path
) -> None:
    assert "BiasGelu" in kinds(settled)
    assert "BiasGelu" not in kinds(rewritten)
    assert kinds(settled).count("QuantizeLinear") == kinds(rewritten).count("QuantizeLinear") > 0
    assert kinds(rewritten).count("Div") < kinds(settled).count("Div")


def test_a_model_in_floats_is_left_as_it_works(tmp_path: Path) -> None:
    model = load_model(ModelSource.from_setting(str(make_model(tmp_path / "tiny"))))
    target = tmp_path / "model.onnx"
    with quiet():
        _trace(model, target, with_mask=False)
        settle(target)
    shutil.copy(target, tmp_path / "before.onnx")
    rewrite_for_lone_texts(target)
    feed = {"input_ids": np.array([[5, 6, 7]])}
    sessions = [onnx_session(str(path), threads=1) for path in (target, tmp_path / "before.onnx")]
    for one in sessions[0].get_inputs():
        feed.setdefault(one.name, np.zeros((1, 3), np.int64))
    one, other = (session.run(None, feed)[0] for session in sessions)
    assert np.allclose(one, other, atol=1e-6)
