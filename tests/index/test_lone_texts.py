"""What is rewritten for one text at a time returns what it returned before."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tiny_model import make_model

import index.row_wise
from index.export import _trace
from index.lone_texts import rewrite_for_lone_texts
from index.model import ModelSource
from index.onnx_session import onnx_session
from index.quantise import OPSET, quantise, quiet, settle
from index.torch_encoder import load_model

LENGTHS = (2, 3, 17, 64)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("tiny")
    return load_model(ModelSource.from_setting(str(make_model(folder / "tiny"))))


@pytest.fixture(scope="module")
def settled(model: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model as it is before it is rewritten."""
    folder = tmp_path_factory.mktemp("lone")
    with quiet(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.row_wise, "_LEAST_COLUMNS", 8)  # so that all of it is in bytes
        _trace(model, folder / "model.onnx", with_mask=False)
        quantise(folder / "model.onnx", model.tokenizer.backend_tokenizer, exact=["/value/"])
        settle(folder / "model.onnx")
    return folder / "model.onnx"


@pytest.fixture
def rewritten(model: Any, settled: Path, tmp_path: Path) -> Path:
    shutil.copy(settled, tmp_path)
    rewrite_for_lone_texts(tmp_path / settled.name, model.tokenizer.backend_tokenizer)
    return tmp_path / settled.name


def kinds(path: Path) -> list[str]:
    return [node.op_type for node in onnx.load(str(path)).graph.node]


def computed_shapes(path: Path) -> list[str]:
    graph = onnx.load(str(path)).graph
    known = {one.name for one in graph.initializer}
    shapes = [node.input[1] for node in graph.node if node.op_type == "Reshape"]
    return [name for name in shapes if name not in known]


def test_what_a_model_returns_stays_as_it_was(settled: Path, rewritten: Path) -> None:
    before, after = (onnx_session(str(path)) for path in (settled, rewritten))
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


def test_shapes_are_told_beforehand_and_computed_no_more(settled: Path, rewritten: Path) -> None:
    assert len(computed_shapes(settled)) > len(computed_shapes(rewritten)) == 0
    assert kinds(rewritten).count("Concat") < kinds(settled).count("Concat")


def test_zeros_are_made_once_of_a_kind_and_a_bias_is_added_once(
    settled: Path, rewritten: Path
) -> None:
    assert kinds(rewritten).count("ConstantOfShape") <= kinds(settled).count("ConstantOfShape") + 2
    assert "Sub" in kinds(settled)
    assert "Sub" not in kinds(rewritten)


def test_heads_are_multiplied_where_they_stand_and_moved_back_once_a_layer(
    settled: Path, rewritten: Path
) -> None:
    layers = kinds(settled).count("Softmax")
    assert kinds(settled).count("Transpose") == 4 * layers
    assert kinds(rewritten).count("Transpose") == layers
    assert kinds(rewritten).count("FusedMatMul") == 2 * layers


def test_a_mask_that_masks_nothing_is_not_added(tmp_path: Path, model: Any) -> None:
    """What is nought by chance, and not for the number of tokens, stays."""
    nodes = [
        helper.make_node("Shape", ["input_ids"], ["size"]),
        helper.make_node("ConstantOfShape", ["size"], ["nought"]),
        helper.make_node("Cast", ["input_ids"], ["ids"], to=TensorProto.FLOAT),
        helper.make_node("Add", ["ids", "nought"], ["same"]),
        helper.make_node("Cast", ["token_type_ids"], ["types"], to=TensorProto.FLOAT),
        helper.make_node("Add", ["same", "types"], ["out"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "token_type_ids")
    ]
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, ["batch", "tokens"])
    made = helper.make_model(
        helper.make_graph(nodes, "masked", inputs, [out]),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=8,
    )
    target = tmp_path / "model.onnx"
    onnx.save(made, str(target))
    rewrite_for_lone_texts(target, model.tokenizer.backend_tokenizer)
    assert sorted(kinds(target)) == ["Add", "Cast", "Cast"]
    feed = {"input_ids": np.array([[5, 6]]), "token_type_ids": np.array([[0, 1]])}
    assert onnx_session(str(target)).run(None, feed)[0].tolist() == [[5.0, 7.0]]


def test_nothing_is_left_that_nothing_takes(rewritten: Path) -> None:
    graph = onnx.load(str(rewritten)).graph
    taken = {name for node in graph.node for name in node.input}
    taken.update(one.name for one in graph.output)
    assert all(taken.intersection(node.output) for node in graph.node)
    assert all(one.name in taken for one in graph.initializer)


def test_a_shape_of_which_two_sizes_vary_is_computed_still(model: Any, tmp_path: Path) -> None:
    """A matrix of all pairs of tokens, flattened and made square again."""
    pairs = [
        helper.make_node("Reshape", ["input_ids", "column"], ["down"]),
        helper.make_node("Reshape", ["input_ids", "row"], ["across"]),
        helper.make_node("Add", ["down", "across"], ["square"]),
        helper.make_node("Shape", ["square"], ["size"]),
        helper.make_node("Reshape", ["square", "flat"], ["line"]),
        helper.make_node("Reshape", ["line", "size"], ["out"]),
    ]
    constants = [
        numpy_helper.from_array(np.array(value, np.int64), name)
        for name, value in (("column", [-1, 1]), ("row", [1, -1]), ("flat", [-1]))
    ]
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])
    out = helper.make_tensor_value_info("out", TensorProto.INT64, ["tokens", "other"])
    made = helper.make_model(
        helper.make_graph(pairs, "pairs", [ids], [out], constants),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=8,
    )
    target = tmp_path / "model.onnx"
    onnx.save(made, str(target))
    rewrite_for_lone_texts(target, model.tokenizer.backend_tokenizer)
    for length in LENGTHS:
        [square] = onnx_session(str(target)).run(None, {"input_ids": np.ones((1, length), int)})
        assert square.shape == (length, length)


def test_a_model_in_floats_is_left_as_it_works(model: Any, tmp_path: Path) -> None:
    target = tmp_path / "model.onnx"
    with quiet():
        _trace(model, target, with_mask=False)
        settle(target)
    shutil.copy(target, tmp_path / "before.onnx")
    rewrite_for_lone_texts(target, model.tokenizer.backend_tokenizer)
    feed = {"input_ids": np.array([[5, 6, 7]])}
    sessions = [onnx_session(str(path)) for path in (target, tmp_path / "before.onnx")]
    for one in sessions[0].get_inputs():
        feed.setdefault(one.name, np.zeros((1, 3), np.int64))
    one, other = (session.run(None, feed)[0] for session in sessions)
    assert np.allclose(one, other, atol=1e-6)
