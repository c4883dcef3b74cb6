"""Products in 8 bits: near to what they were, and each token's for itself."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from index.onnx_session import onnx_session
from index.quantise import OPSET
from index.row_wise import random_feeds, row_wise

WORDS, WIDTH, OUT = 300, 64, 96
Floats = npt.NDArray[np.float32]
TOKENIZER = Tokenizer(WordLevel({str(word): word for word in range(WORDS)}, "0"))
GELU_FLOOR, LOUD, LOUDNESS = 0.17, 5, 60


def tables() -> dict[str, Floats]:
    """Embeddings with one column that is always loud, and three matrices of weights."""
    rng = np.random.default_rng(1)
    embeddings = rng.normal(size=(WORDS, WIDTH)).astype(np.float32)
    embeddings[:, LOUD] *= LOUDNESS
    weights = rng.normal(size=(3, WIDTH, OUT)).astype(np.float32)
    names = ("query", "value", "output")
    return {"embeddings": embeddings, **dict(zip(names, weights, strict=True))}


def network(activation: str = "Identity") -> onnx.ModelProto:
    """Return a network that looks words up and multiplies what it found, in two ways at once."""
    nodes = [
        helper.make_node("Gather", ["embeddings", "input_ids"], ["found"]),
        helper.make_node(activation, ["found"], ["active"]),
        helper.make_node("MatMul", ["active", "query"], ["asked"], name="/self/query/MatMul"),
        helper.make_node("MatMul", ["active", "value"], ["worth"], name="/self/value/MatMul"),
    ]
    shape: list[str | int | None] = ["texts", "tokens", OUT]
    graph = helper.make_graph(
        nodes,
        "invented",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape[:2])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in OUTPUTS],
        [numpy_helper.from_array(table, name) for name, table in tables().items()],
    )
    opset = helper.make_opsetid("", OPSET)
    return helper.make_model(graph, opset_imports=[opset], ir_version=9)


OUTPUTS = ("asked", "worth")


def run(model: onnx.ModelProto, ids: list[list[int]]) -> tuple[Floats, Floats]:
    asked, worth = onnx_session(model.SerializeToString()).run(
        None, {"input_ids": np.array(ids, np.int64)}
    )
    return asked, worth


def in_bytes(model: onnx.ModelProto, *exact: str) -> onnx.ModelProto:
    row_wise(model, random_feeds(["input_ids"], TOKENIZER), exact=exact)
    return model


def error(found: Floats, expected: Floats) -> float:
    return float(np.abs(found - expected).mean() / np.abs(expected).mean())


ALL = [list(range(WORDS))]


def test_a_loud_column_costs_the_others_next_to_nothing() -> None:
    """With one scale a token and no more, the loud column leaves the others two steps."""
    exact, _ = run(network(), ALL)
    quiet_columns = np.delete(tables()["embeddings"], LOUD, axis=1)
    steps = np.abs(tables()["embeddings"]).max(axis=1, keepdims=True) / 127
    plain = np.round(quiet_columns / steps) * steps
    lost = error(plain @ np.delete(tables()["query"], LOUD, axis=0), exact)
    found, _ = run(in_bytes(network()), ALL)
    assert error(found, exact) < 0.02
    assert error(found, exact) < lost / 2


@pytest.mark.parametrize("activation", ["Identity", "Relu", "Softplus", "Tanh"])
def test_what_never_falls_far_below_nothing_is_as_near(activation: str) -> None:
    exact, _ = run(network(activation), ALL)
    found, _ = run(in_bytes(network(activation)), ALL)
    assert error(found, exact) < 0.02


def test_a_product_that_is_to_stay_exact_does() -> None:
    exact, exact_worth = run(network(), ALL)
    model = in_bytes(network(), "/value/")
    found, worth = run(model, ALL)
    assert np.array_equal(worth, exact_worth)
    assert not np.array_equal(found, exact)
    kinds = [node.op_type for node in model.graph.node]
    assert (kinds.count("MatMul"), kinds.count("MatMulIntegerToFloat")) == (1, 1)


def test_weights_that_no_product_takes_any_more_are_gone() -> None:
    names = {one.name for one in in_bytes(network()).graph.initializer}
    assert names.isdisjoint(tables().keys() - {"embeddings"})


WORD = st.integers(0, WORDS - 1)


@given(st.lists(WORD, min_size=1, max_size=20), st.lists(WORD, min_size=1, max_size=20))
def test_a_token_is_the_same_to_the_last_bit_whatever_stands_beside_it(
    ids: list[int], others: list[int]
) -> None:
    model = SHARED
    alone, _ = run(model, [ids])
    beside, _ = run(model, [others + ids])
    assert np.array_equal(alone[0], beside[0, len(others) :])


SHARED = in_bytes(network())


def test_random_inputs_are_the_same_each_time_and_stand_between_the_marks() -> None:
    first = random_feeds(["input_ids", "attention_mask", "token_type_ids"], TOKENIZER)
    again = random_feeds(["input_ids", "attention_mask", "token_type_ids"], TOKENIZER)
    for one, other in zip(first, again, strict=True):
        assert {name: ids.tolist() for name, ids in one.items()} == {
            name: ids.tolist() for name, ids in other.items()
        }
        assert one["attention_mask"].all()
        assert not one["token_type_ids"].any()
        assert one["input_ids"].max() < WORDS
