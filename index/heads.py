"""The heads of attention, multiplied where they stand in place of being moved first.

onnxruntime's FusedMatMul takes queries, keys and values with the tokens as their first axis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

_ANY = -1
"""The number of tokens, in the shape that a node is told."""
_TURNS = [(0, 2, 1, 3), (0, 2, 3, 1), (0, 2, 1, 3), (0, 2, 1, 3)]
"""How queries, keys and values are moved to their products, and what comes of them back."""


@dataclass(frozen=True, slots=True)
class Attention:
    """The nodes of an attention: products of queries and keys, with values, and what is around."""

    scores: Any
    mixed: Any
    back: Any
    shaped: Sequence[Any]
    heads: tuple[int, ...]

    def rewrite(self, constant: Callable[[str, Any], str]) -> None:
        """Take queries, keys and values as they were shaped; see FusedMatMul of onnxruntime."""
        from onnx import helper

        shape = constant("x".join(map(str, (_ANY, *self.heads))), [_ANY, *self.heads])
        for one in self.shaped:
            one.input[1] = shape
        queries, keys, values = (one.output[0] for one in self.shaped)
        del self.scores.input[:]
        self.scores.input.extend([queries, keys])
        scale = [one for one in self.scores.attribute if one.name == "alpha"]
        del self.scores.attribute[:]
        self.scores.attribute.extend(scale)
        for name in ("transBatchA", "transBatchB", "transB"):
            self.scores.attribute.append(helper.make_attribute(name, 1))
        self.mixed.op_type, self.mixed.domain = "FusedMatMul", "com.microsoft"
        self.mixed.input[1] = values
        self.mixed.attribute.append(helper.make_attribute("transBatchB", 1))
        self.back.input[0] = self.mixed.output[0]
        del self.back.attribute[:]
        self.back.attribute.append(helper.make_attribute("perm", (1, 0, 2)))


def attentions(
    nodes: Sequence[Any], constants: Mapping[str, npt.NDArray[Any]]
) -> Iterator[Attention]:
    """Yield the attentions of a graph that is made for one text and told its shapes.

    Args:
        nodes: Of the graph, without those that nothing takes.
        constants: Its initialisers.
    """
    made = {output: node for node in nodes for output in node.output}
    for scores in nodes:
        softmax = _only_taker(nodes, scores, "Softmax")
        mixed = _only_taker(nodes, softmax, "MatMul")
        shaped_back = _only_taker(nodes, mixed, "Reshape")
        back = _only_taker(nodes, shaped_back or mixed, "Transpose")
        if back is None or scores.op_type != "FusedMatMul":
            continue
        moved = [made.get(name) for name in (*scores.input, *mixed.input[1:])]
        if [_turn(one) for one in (*moved, back)] != _TURNS:
            continue
        shaped = [made.get(one.input[0]) for one in moved if one is not None]
        [sizes, *others] = [_told_shape(one, constants) for one in shaped]
        if sizes[:2] == (1, _ANY) and others == [sizes, sizes]:
            yield Attention(scores, mixed, back, shaped, sizes[2:])


def _only_taker(nodes: Sequence[Any], node: Any, kind: str) -> Any:
    """Return the node that takes a node's output, if it is the only one, and of this kind."""
    takers = [one for one in nodes if node and node.output[0] in one.input]
    return takers[0] if [one.op_type for one in takers] == [kind] else None


def _turn(node: Any) -> tuple[int, ...] | None:
    is_turned = node is not None and node.op_type == "Transpose"
    return tuple(node.attribute[0].ints) if is_turned else None


def _told_shape(node: Any, constants: Mapping[str, npt.NDArray[Any]]) -> tuple[int, ...]:
    if node is None or node.op_type != "Reshape":
        return ()
    return tuple(constants.get(node.input[1], ()))
