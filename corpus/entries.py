"""The keys and values of a block of YAML, with the lines where they stand.

The block is composed, never constructed: values stay as they are written, nothing in it can make
a Python object, and a day that is not in the calendar is a fault of one key rather than a crash.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from corpus.fields import Scalar, Value
from corpus.problem import Fault

# libyaml's loader is ten times as fast as the one in Python, and reads the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIRST_LINE = 2  # of the block, in its file: the fence is line 1
_DEEPEST = 4
# YAML forbids these inside a document, and its two parsers disagree on where it may hold tabs.
_UNWELCOME = {"\t": "a tab", "\ufeff": "a byte-order mark", "\ufffe": "U+FFFE", "\uffff": "U+FFFF"}


class Entry(NamedTuple):
    """One key of the block and its value; `line` is that of the file, from 1."""

    line: int
    key: str
    value: Value


class NotYaml(ValueError):
    """The block is no YAML, or none that a front matter may hold; `fault` says where."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(line, "bad-yaml", message)


def entries(block: str) -> list[Entry]:
    """Return every key and its value, in order, repeated ones too.

    Raises:
        NotYaml: The block cannot be read to its end, or is more than keys and values.
    """
    _check_characters(block)
    try:
        _check_structure(block)
        root = yaml.compose(block, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(_line(mark), f"no YAML: {error.problem}; correct the front matter") from None
    except (yaml.YAMLError, OverflowError) as error:
        raise NotYaml(_FIRST_LINE, f"no YAML: {error}; correct the front matter") from None
    return [] if root is None else list(_pairs(root))


def _check_characters(block: str) -> None:
    for number, line in enumerate(block.split("\n"), start=_FIRST_LINE):
        for character, name in _UNWELCOME.items():
            if character in line:
                raise NotYaml(number, f"front matter may not hold {name}; remove it")


def _check_structure(block: str) -> None:
    """Refuse what a front matter never needs and a hostile one lives on: aliases, tags, depth."""
    depth = 0
    for event in yaml.parse(block, Loader=_LOADER):
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            line = _line(event.start_mark)
            raise NotYaml(line, "front matter may hold no & or * of YAML; put the value in quotes")
        if getattr(event, "tag", None) is not None:
            line = _line(event.start_mark)
            raise NotYaml(line, "front matter may hold no ! of YAML; put the value in quotes")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise NotYaml(_line(event.start_mark), "front matter is nested too deep; write it flat")


def _pairs(root: yaml.Node) -> Iterator[Entry]:
    if not isinstance(root, yaml.MappingNode):
        raise NotYaml(_line(root.start_mark), "front matter must hold keys; write `title: …`")
    for key, value in root.value:
        line = _line(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            raise NotYaml(line, "a key must be one word; write `title: …`")
        yield Entry(line, key.value, _value(value))


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_scalar(item) for item in node.value)
    return _scalar(node)


def _scalar(node: yaml.Node) -> Scalar | None:
    if not isinstance(node, yaml.ScalarNode):
        return None
    return Scalar(node.value, node.tag.rpartition(":")[2])


def _line(mark: Any) -> int:
    """Return the file's line for a mark of either loader; both count from 0."""
    return (int(mark.line) if mark else 0) + _FIRST_LINE
