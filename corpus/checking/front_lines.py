"""Changing single lines of a front matter, with all others left as they are written."""

from __future__ import annotations

import re

from corpus.entries import NotYaml, entries
from corpus.fields import Scalar
from corpus.text import is_visible

# Their values are a line of text, whatever YAML may take them for.
_OF_TEXT = ("title", "publisher", "place", "source")
_LINE = re.compile(rf"({'|'.join(_OF_TEXT)}):[ ]+(\S.*)")
_BLOCK = re.compile(r"[|>][0-9+-]*(?:[ ]+#.*)?")
_QUOTES = "\"'"


def with_quotes(block: str) -> str:
    r"""Return a front matter with quotes around the lines of text that YAML reads otherwise.

    >>> with_quotes("title: Operation Heron: nine boats seized\nplace: Nowhere")
    "title: 'Operation Heron: nine boats seized'\nplace: Nowhere"
    """
    lines = block.split("\n")
    for place, line in enumerate(lines):
        goes_on = place + 1 < len(lines) and lines[place + 1][:1] in {" ", "\t"}
        if (found := _LINE.fullmatch(line)) and not goes_on:
            lines[place] = f"{found[1]}: {_quoted(line, found[2].strip())}"
    return "\n".join(lines)


def with_value(block: str, key: str, value: str, new: str) -> str:
    """Return a front matter with another value for a key, if that is written plainly in a line."""
    pattern = rf"^({re.escape(key)}:[ ]+([\"']?)){re.escape(value)}(?=\2[ ]*$)"
    return re.sub(pattern, lambda found: found[1] + new, block, count=1, flags=re.MULTILINE)


def is_cut(block: str, key: str) -> bool:
    """Whether a value ends before its line does, because YAML takes the rest for a comment."""
    found = re.search(rf"^{re.escape(key)}:[ ]+([^\"'\s#|>].*)$", block, re.MULTILINE)
    return found is not None and " #" in found[1]


def _quoted(line: str, value: str) -> str:
    """Return the value of a line in quotes, or as it is where YAML reads it as the text it is."""
    if _BLOCK.fullmatch(value) or not is_visible(value) or _reads_well(line):
        return value
    if len(value) > 1 and value[0] == value[-1] and value[0] in _QUOTES:
        value = value[1:-1].replace("\\" + value[0], value[0])
    return "'" + value.replace("'", "''") + "'"


def _reads_well(line: str) -> bool:
    try:
        [entry] = entries(line)
    except NotYaml:
        return False
    return isinstance(entry.value, Scalar) and entry.value.kind == "str"
