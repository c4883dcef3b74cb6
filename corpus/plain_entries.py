"""The keys and values of a front matter as nearly all are written, read without a YAML parser.

A key, a colon and a value in each line; the value bare, in quotes without escapes, or a list in
brackets. What this reads is what `corpus.entries` reads, an eighth of the time after; whatever is
written otherwise is left to it.
"""

from __future__ import annotations

import re
from functools import cache

import yaml

from corpus.fields import Scalar, Value

# What YAML 1.1 and its parsers treat apart: controls, tabs, other line ends, marks, surrogates.
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE = re.compile(
    r"""
    (?P<key>[a-z][a-z0-9_]*):[ ]+
    (?: "(?P<double>[^"\\]*)"
      | '(?P<single>(?:[^']|'')*)'
      | \[(?P<list>[^\[\]]*)\]
      | (?P<bare>[^\s\-?:,\[\]{}\#&*!|>'"%@`~=<.][^\n]*)
    )[ ]*
    """,
    re.VERBOSE,
)
_NOT_BARE = re.compile(r":(?: |$)| #")
_ITEM = re.compile(r"\w(?:[\w -]*\w)?")
_STRING = "str"


def plain_entries(block: str) -> list[tuple[str, Value]] | None:
    r"""Return the key and the value of each line, or None where the block is written otherwise.

    >>> plain_entries("title: Ropes\ntags: [sea, trade]")[0]
    ('title', Scalar(text='Ropes', kind='str'))
    """
    if _UNUSUAL.search(block):
        return None
    found: list[tuple[str, Value]] = []
    for line in block.split("\n"):
        match = _LINE.fullmatch(line)
        value = _value(match) if match else None
        if match is None or value is None:
            return None
        found.append((match["key"], value))
    return found


def _value(match: re.Match[str]) -> Value:
    kind, written = match.lastgroup, match[match.lastgroup or 0]
    if kind == "double":
        return Scalar(written, _STRING)
    if kind == "single":
        return Scalar(written.replace("''", "'"), _STRING)
    if kind == "list":
        return _list(written)
    bare = written.rstrip(" ")
    return None if _NOT_BARE.search(bare) else Scalar(bare, _kind(bare))


def _list(written: str) -> Value:
    if not written.strip(" "):
        return ()
    items = [item.strip(" ") for item in written.split(",")]
    if not all(map(_ITEM.fullmatch, items)):
        return None
    return tuple(Scalar(item, _kind(item)) for item in items)


@cache
def _resolvers(first: str) -> list[tuple[str, re.Pattern[str]]]:
    table = yaml.SafeLoader.yaml_implicit_resolvers
    return [*table.get(first, []), *table.get(None, [])]


def _kind(bare: str) -> str:
    """Return what YAML takes a bare word for, by YAML's own table."""
    for tag, pattern in _resolvers(bare[0]):
        if pattern.match(bare):
            return tag.rpartition(":")[2]
    return _STRING
