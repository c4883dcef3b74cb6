"""Traced models made small and fast: products in 8 bits, small tables of embeddings."""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.row_wise import random_feeds, row_wise

if TYPE_CHECKING:
    from tokenizers import Tokenizer

OPSET = 17


def quantise(
    target: Path, tokenizer: Tokenizer, *, exact: Sequence[str] = (), embedding_bits: int = 16
) -> None:
    """Quantise a traced model where it stands; see `index.row_wise`.

    Args:
        target: The model's file.
        tokenizer: The model's.
        exact: Products whose names hold one of these stay in floats.
        embedding_bits: 16 stores the word embeddings in half precision, 8 as integers with one
            scale a word.
    """
    import onnx

    model = onnx.load(str(target))
    _shrink_embeddings(model.graph, _halved if embedding_bits == 16 else _in_bytes)
    names = [one.name for one in model.graph.input]
    row_wise(model, random_feeds(names, tokenizer), exact=exact)
    onnx.save(model, str(target))


def settle(target: Path) -> None:
    """Store a model as onnxruntime rewrites it before it runs, so that no opening waits for that.

    Without what is made for one processor alone: the file may be run on another.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.log_severity_level = 3
    rewritten = target.with_suffix(".rewritten")
    options.optimized_model_filepath = str(rewritten)
    onnxruntime.InferenceSession(str(target), options, providers=["CPUExecutionProvider"])
    rewritten.replace(target)


def _shrink_embeddings(graph: Any, shrink: Callable[[Any, Any, Any], list[Any]]) -> None:
    """Store the tables that rows are gathered from smaller; what is looked up is float again.

    In half precision that takes off half the file and a quarter of the time to load it, for a
    change that no top ten shows.
    """
    from onnx import TensorProto

    tables = {table.name: table for table in graph.initializer if len(table.dims) == 2}
    for place, node in reversed(list(enumerate(graph.node))):
        table = tables.get(node.input[0]) if node.op_type == "Gather" else None
        if table is not None and table.data_type == TensorProto.FLOAT:
            for added in reversed(shrink(graph, table, node)):
                graph.node.insert(place + 1, added)


def _halved(graph: Any, table: Any, node: Any) -> list[Any]:
    from onnx import TensorProto, helper, numpy_helper

    halved = numpy_helper.to_array(table).astype(np.float16)
    table.CopyFrom(numpy_helper.from_array(halved, table.name))
    output = node.output[0]
    node.output[0] = f"{output}_half"
    return [helper.make_node("Cast", [node.output[0]], [output], to=TensorProto.FLOAT)]


def _in_bytes(graph: Any, table: Any, node: Any) -> list[Any]:
    from onnx import TensorProto, helper, numpy_helper

    rows = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-8) / 127
    whole = np.round(rows / scales).astype(np.int8)
    table.CopyFrom(numpy_helper.from_array(whole, table.name))
    scale = numpy_helper.from_array(scales.astype(np.float32), f"{table.name}_scales")
    graph.initializer.append(scale)
    output, indices = node.output[0], node.input[1]
    node.output[0] = f"{output}_bytes"
    names = [f"{output}_float", f"{output}_scales"]
    return [
        helper.make_node("Cast", [node.output[0]], names[:1], to=TensorProto.FLOAT),
        helper.make_node("Gather", [scale.name, indices], names[1:]),
        helper.make_node("Mul", names, [output]),
    ]


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep the exporters' chatter from the terminal; onnxruntime's even sets up the root logger."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)
        root.handlers[:] = handlers
        root.setLevel(level)
