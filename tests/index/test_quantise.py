"""Models made small stay near to what they were."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from index.onnx_session import onnx_session
from index.quantise import OPSET, quantise, quiet

WORDS, WIDTH, OUT = 500, 64, 96
Floats = npt.NDArray[np.float32]
TOKENIZER = Tokenizer(WordLevel({str(word): word for word in range(WORDS)}, "0"))


@pytest.fixture
def tables() -> dict[str, Floats]:
    """A table of embeddings and a matrix of weights, the embeddings of very different sizes."""
    rng = np.random.default_rng(1)
    sizes = 10 ** rng.uniform(-3, 1, (WORDS, 1))
    embeddings = (rng.normal(size=(WORDS, WIDTH)) * sizes).astype(np.float32)
    embeddings[3] = 0
    return {"embeddings": embeddings, "weights": rng.normal(size=(WIDTH, OUT)).astype(np.float32)}


@pytest.fixture
def model(tmp_path: Path, tables: dict[str, Floats]) -> Path:
    """A model that looks words up and multiplies what it found."""
    nodes = [
        helper.make_node("Gather", ["embeddings", "input_ids"], ["looked_up"]),
        helper.make_node("MatMul", ["looked_up", "weights"], ["out"]),
    ]
    graph = helper.make_graph(
        nodes,
        "invented",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
        [
            helper.make_tensor_value_info(
                "looked_up", TensorProto.FLOAT, ["texts", "tokens", WIDTH]
            ),
            helper.make_tensor_value_info("out", TensorProto.FLOAT, ["texts", "tokens", OUT]),
        ],
        [numpy_helper.from_array(table, name) for name, table in tables.items()],
    )
    opset = helper.make_opsetid("", OPSET)
    path = tmp_path / "model.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=8), path)
    return path


def run(path: Path) -> tuple[Floats, Floats]:
    ids = np.arange(WORDS, dtype=np.int64)[None]
    looked_up, out = onnx_session(str(path)).run(None, {"input_ids": ids})
    return looked_up[0], out[0]


@pytest.mark.parametrize("bits", [8, 16])
def test_every_word_is_looked_up_as_it_was_but_for_the_last_bit(
    model: Path, tables: dict[str, Floats], bits: int
) -> None:
    with quiet():
        quantise(model, TOKENIZER, embedding_bits=bits)
    looked_up, _ = run(model)
    largest = np.abs(tables["embeddings"]).max(axis=1, keepdims=True)
    step = largest / 127 if bits == 8 else largest / 1_024
    assert looked_up.dtype == np.float32
    assert (np.abs(looked_up - tables["embeddings"]) <= 0.51 * step + 1e-7).all()


@pytest.mark.parametrize("bits", [8, 16])
def test_the_output_points_where_it_pointed_from_a_far_smaller_file(model: Path, bits: int) -> None:
    _, before = run(model)
    size = model.stat().st_size
    with quiet():
        quantise(model, TOKENIZER, embedding_bits=bits)
    _, after = run(model)
    known = np.linalg.norm(before, axis=1) > 0
    norms = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    cosines = (before * after).sum(axis=1)[known] / norms[known]
    assert cosines.min() > 0.999
    assert model.stat().st_size < size * (0.4 if bits == 8 else 0.6)


def test_a_word_of_zeros_stays_one(model: Path) -> None:
    with quiet():
        quantise(model, TOKENIZER, embedding_bits=8)
    looked_up, out = run(model)
    assert not looked_up[3].any()
    assert not out[3].any()


def test_exporters_are_quiet_and_what_they_did_to_the_loggers_is_undone() -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        with quiet():
            logging.basicConfig(level=logging.DEBUG, force=True)
            assert not root.isEnabledFor(logging.WARNING)
            warnings.warn("chatter", stacklevel=1)
    assert heard == []
    assert (root.handlers, root.level) == before
    assert root.isEnabledFor(logging.ERROR)
