"""Matrix products of a traced model in 8 bits: one scale for each token, one for each column.

A processor multiplies bytes several times faster than floats where a whole column of weights shares
a scale (onnxruntime's MatMulNBits, with a scale for each 64 weights, is no faster than floats on
many of them). What that costs in precision is won back in three ways:

- Each token is quantised by its own largest value (Dettmers et al. 2022, "LLM.int8()"), so that a
  text's numbers depend on no other text.
- A few inputs are always large and would leave the others few of the 256 steps; they are divided,
  and their weights multiplied, by a factor that evens both out (Xiao et al. 2023, "SmoothQuant").
- What never falls below some small negative number, as after GELU, is shifted, so that no step is
  wasted on what cannot be.

On 1,000 passages of real releases and 200 questions the encoder keeps 96.7 % of the ten best
passages at a mean cosine of 0.9994, as with a scale for each 64 weights, and encodes 1.75 times as
many. Without evening out it keeps 92.8 %; with the values of attention in 8 bits, too, 95.6 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
Feed = Mapping[str, npt.NDArray[np.int64]]

_LEAST_COLUMNS = 64
"""Of weights that are worth it; heads with a few outputs stay as they are."""
VALUES = ("/value/", "/v_lin/", "/v_proj/")
"""The values of attention, by the names that models give them: a twelfth of the work, and in 8 bits
they cost as much precision as all other products together."""
_EVENED = 0.5
"""How much of an input's size its weights take over; .4 to .6 do alike."""
_FLOORS = (0.0, 0.17, 0.279)
"""What ReLU, GELU and SiLU never fall below."""
_ONE_SIDED = 5.0
"""By how much the largest input outdoes the smallest where inputs are taken to have a floor."""
_TINY = 1e-8
_FEEDS, _LENGTHS = 64, (8, 48)
"""Random inputs, and how long they are in tokens: no model takes fewer."""


@dataclass(frozen=True, slots=True)
class _Range:
    """What was seen of an input: the largest size of each column, and the extremes of all."""

    sizes: Floats
    low: float
    high: float

    @property
    def floor(self) -> float | None:
        """What it never falls below, negated; None where it goes both ways."""
        if self.high < _ONE_SIDED * -self.low:
            return None
        return next((floor for floor in _FLOORS if floor >= -self.low), None)


def row_wise(model: Any, feeds: Iterable[Feed], *, exact: Sequence[str] = ()) -> None:
    """Replace the products of a traced model (an `onnx.ModelProto`) with 8-bit ones, in place.

    Args:
        model: With its weights as initialisers, of which those no longer needed are dropped.
        feeds: Inputs to see how large its inner values become. Token ids drawn at random do as
            well as texts: what is always large is so for any token.
        exact: Products whose names hold one of these stay in floats.
    """
    from onnx import helper

    groups: dict[str, list[Any]] = {}
    for node in _products(model.graph, exact):
        groups.setdefault(node.input[0], []).append(node)
    ranges = _ranges(model, list(groups), feeds)
    rewriting = _Rewriting(model.graph)
    new: dict[str, list[Any]] = {}
    for value, nodes in groups.items():
        new |= rewriting.group(value, nodes, ranges[value])
    nodes = [new_node for old in model.graph.node for new_node in new.get(old.output[0], [old])]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    rewriting.drop_unused()
    if all(one.domain != "com.microsoft" for one in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def random_feeds(
    names: Sequence[str], tokenizer: Tokenizer
) -> list[dict[str, npt.NDArray[np.int64]]]:
    """Return inputs of random token ids, always the same; a mask is all ones, a type all zeros."""
    random = np.random.default_rng(0)
    marks, vocabulary = tokenizer.encode("").ids, tokenizer.get_vocab_size()
    feeds = []
    for length in random.integers(*_LENGTHS, _FEEDS):
        ids = np.array([[*marks[:1], *random.integers(0, vocabulary, length), *marks[1:]]])
        known = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        feeds.append({name: known.get(name, np.zeros_like(ids)) for name in names})
    return feeds


def _products(graph: Any, exact: Sequence[str]) -> list[Any]:
    weights = {one.name: one for one in graph.initializer if len(one.dims) == 2}
    return [
        node
        for node in graph.node
        if node.op_type == "MatMul"
        and node.input[1] in weights
        and weights[node.input[1]].dims[1] >= _LEAST_COLUMNS
        and not any(name in node.name for name in exact)
    ]


def _ranges(model: Any, names: list[str], feeds: Iterable[Feed]) -> dict[str, _Range]:
    """Run the model and look at some of its inner values."""
    import onnx
    from onnx import TensorProto, helper

    from index.onnx_session import onnx_session

    opened = onnx.ModelProto()
    opened.CopyFrom(model)
    for name in names:
        opened.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = onnx_session(opened.SerializeToString())
    seen: dict[str, _Range] = {}
    for feed in feeds:
        for name, value in zip(names, session.run(names, dict(feed)), strict=True):
            sizes = np.abs(value).reshape(-1, value.shape[-1]).max(axis=0)
            before = seen.get(name, _Range(np.zeros_like(sizes), np.inf, -np.inf))
            seen[name] = _Range(
                np.maximum(before.sizes, sizes),
                min(before.low, float(value.min())),
                max(before.high, float(value.max())),
            )
    return seen


class _Rewriting:
    """Makes the nodes that stand for products, and the initialisers that they need."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph
        self._initialisers = {one.name: one for one in graph.initializer}
        for name, value in (
            ("one", np.float32(1)), ("tiny", np.float32(_TINY)), ("middle", np.uint8(128)),
            ("bottom", np.uint8(0)), ("half-steps", np.float32(1 / 127)),
            ("steps", np.float32(1 / 255)),
        ):  # fmt: skip
            self._add(f"row-wise/{name}", np.asarray(value))

    def group(self, value: str, nodes: list[Any], seen: _Range) -> dict[str, list[Any]]:
        """Return the nodes for all products of one value, by what each of them makes."""
        weights = [self._weights(node) for node in nodes]
        floor = seen.floor
        if floor is None:
            before, evened, weights = self._evened(value, weights, seen)
        else:
            before, evened = self._shifted(value, floor)
        before += self._quantised(value, evened, is_one_sided=floor is not None)
        new = {}
        for node, own in zip(nodes, weights, strict=True):
            new[node.output[0]] = [*before, *self._product(value, node, own, floor)]
            before = []  # once for all of them
        return new

    def drop_unused(self) -> None:
        """Remove the initialisers that no node takes any more."""
        used = {name for node in self._graph.node for name in node.input}
        left = [one for one in self._graph.initializer if one.name in used]
        del self._graph.initializer[:]
        self._graph.initializer.extend(left)

    def _evened(
        self, value: str, weights: list[Floats], seen: _Range
    ) -> tuple[list[Any], str, list[Floats]]:
        largest = np.max([np.abs(own).max(axis=1) for own in weights], axis=0)
        sizes, largest = np.maximum(seen.sizes, 1e-5), np.maximum(largest, 1e-5)
        factors = sizes**_EVENED / largest ** (1 - _EVENED)
        factors = (factors / np.exp(np.log(factors).mean())).astype(np.float32)
        divided = self._add(f"{value}/evened", 1 / factors)
        node = _node("Mul", [value, divided], f"{value}/even")
        return [node], f"{value}/even", [own * factors[:, None] for own in weights]

    def _shifted(self, value: str, floor: float) -> tuple[list[Any], str]:
        by = self._add(f"{value}/floor", np.asarray(np.float32(floor)))
        return [_node("Add", [value, by], f"{value}/shifted")], f"{value}/shifted"

    def _quantised(self, value: str, evened: str, *, is_one_sided: bool) -> list[Any]:
        size, steps, zero = f"{value}/size", "row-wise/steps", "row-wise/bottom"
        nodes = []
        if not is_one_sided:
            nodes.append(_node("Abs", [evened], f"{value}/sizes"))
            steps, zero = "row-wise/half-steps", "row-wise/middle"
        largest = evened if is_one_sided else f"{value}/sizes"
        return [
            *nodes,
            _node("ReduceMax", [largest], size, axes=[-1], keepdims=1),
            _node("Mul", [size, steps], f"{value}/exact-scale"),
            _node("Add", [f"{value}/exact-scale", "row-wise/tiny"], f"{value}/scale"),
            _node("Div", [evened, f"{value}/scale"], f"{value}/scaled"),
            _node("QuantizeLinear", [f"{value}/scaled", "row-wise/one", zero], f"{value}/bytes"),
        ]

    def _product(self, value: str, node: Any, own: Floats, floor: float | None) -> list[Any]:
        made = node.output[0]
        scales = np.maximum(np.abs(own).max(axis=0), _TINY) / 127
        whole = np.round(own / scales).astype(np.int8)
        inputs = [
            f"{value}/bytes",
            self._add(f"{made}/weights", whole),
            "row-wise/one",
            self._add(f"{made}/scales", scales),
            "row-wise/middle" if floor is None else "row-wise/bottom",
        ]
        product = _node("MatMulIntegerToFloat", inputs, f"{made}/product", domain="com.microsoft")
        if floor is None:
            return [product, _node("Mul", [f"{made}/product", f"{value}/scale"], made)]
        # (x + floor) W = x W + floor (1 W), and what was added comes off again.
        added = floor * (whole.astype(np.float32) * scales).sum(axis=0)
        return [
            product,
            _node("Mul", [f"{made}/product", f"{value}/scale"], f"{made}/shifted"),
            _node("Sub", [f"{made}/shifted", self._add(f"{made}/added", added)], made),
        ]

    def _weights(self, node: Any) -> Floats:
        from onnx import numpy_helper

        weights: Floats = numpy_helper.to_array(self._initialisers[node.input[1]])
        return weights

    def _add(self, name: str, array: npt.NDArray[Any]) -> str:
        from onnx import numpy_helper

        if array.dtype == np.float64:
            array = array.astype(np.float32)
        self._graph.initializer.append(numpy_helper.from_array(array, name))
        return name


def _node(kind: str, inputs: list[str], output: str, **attributes: Any) -> Any:
    from onnx import helper

    return helper.make_node(kind, inputs, [output], name=output, **attributes)
