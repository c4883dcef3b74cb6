"""A model made leaner for one text at a time: rewritten where that takes fewer passes over a text.

Both rewritings leave what a model returns as it was, but for the last bit of a float. Together they
take off 7 % of an encoder's time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

_ALL = "lone-texts/all"


def rewrite_for_lone_texts(target: Path) -> None:
    """Rewrite a settled model (`index.quantise.settle`) where it stands, for batches of one."""
    import onnx

    model = onnx.load(str(target))
    rewritten = [new for node in _with_scales(model.graph) for new in _parted(node)]
    del model.graph.node[:]
    model.graph.node.extend(rewritten)
    onnx.save(model, str(target))


def _with_scales(graph: Any) -> Iterator[Any]:
    """Quantise by a scale for each token in one step, in place of dividing first.

    In a batch of one the tokens are the last axis but one, and have one scale each.
    """
    from onnx import numpy_helper

    constants = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    quotients = _only_quantised(graph)
    graph.initializer.append(numpy_helper.from_array(np.array([-1]), _ALL))
    for node in graph.node:
        if node.op_type == "QuantizeLinear" and node.input[0] in quotients:
            value, scale = quotients[node.input[0]].input
            yield from _quantised(value, scale, node.output[0], constants[node.input[2]])
        elif node.output[0] not in quotients:
            yield node


def _only_quantised(graph: Any) -> dict[str, Any]:
    """Return the quotients that are taken for nothing but to be quantised."""
    takers: dict[str, list[str]] = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            takers[name].append(node.op_type)
    return {
        node.output[0]: node
        for node in graph.node
        if node.op_type == "Div" and takers[node.output[0]] == ["QuantizeLinear"]
    }


def _quantised(value: str, scale: str, made: str, zero: Any) -> Iterator[Any]:
    from onnx import helper, numpy_helper

    scales, shape, zeros = (f"{made}/{name}" for name in ("scales", "shape", "zeros"))
    yield helper.make_node("Reshape", [scale, _ALL], [scales])
    yield helper.make_node("Shape", [scales], [shape])
    filled = numpy_helper.from_array(zero.reshape(1), "zero")
    yield helper.make_node("ConstantOfShape", [shape], [zeros], value=filled)
    yield helper.make_node("QuantizeLinear", [value, scales, zeros], [made], axis=-2)


def _parted(node: Any) -> Iterator[Any]:
    """Add the bias and apply GELU in two steps: onnxruntime 1.32's one step for both is slower."""
    from onnx import helper

    if node.op_type != "BiasGelu":
        yield node
        return
    biased = f"{node.output[0]}/biased"
    yield helper.make_node("Add", list(node.input), [biased])
    yield helper.make_node("Gelu", [biased], list(node.output), domain="com.microsoft")
