"""The front matter of a release file: YAML between two lines of `---`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.entries import Entry, NotYaml, entries
from corpus.fields import READERS, REQUIRED, RESERVED, BadValue
from corpus.problem import Fault, quoted

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parts:
    """A release file, taken apart at its fences.

    Attributes:
        block: The YAML between them, which begins in line 2.
        closed_in: Line of the closing fence, from 1.
    """

    block: str
    body: str
    closed_in: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a release file says about its release, as far as it could be read.

    Attributes:
        fields: Key to value, as `Release` takes them; keys at fault are left out.
        lines: Key to the line where it stands, from 1.
        faults: Everything wrong with it.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def split(text: str) -> Parts | Fault:
    """Part a file's decoded text into front matter and body."""
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != _FENCE:
        message = "the file does not begin with ---; put the front matter first"
        return Fault(1, "no-front-matter", message)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip(" \t") == _FENCE:
            block, body = lines[1 : number - 1], lines[number:]
            return Parts("\n".join(block), "\n".join(body), number)
    return Fault(1, "no-front-matter", "the front matter does not end; put --- in a line after it")


def read(block: str) -> FrontMatter:
    """Read the YAML between the fences, and collect all that is wrong with it."""
    front = FrontMatter()
    try:
        found = entries(block)
    except NotYaml as error:
        front.faults.append(error.fault)
        return front
    for entry in found:
        front.faults.extend(_take(front, entry))
    for key in REQUIRED:
        if key not in front.lines:
            front.faults.append(Fault(1, "missing-key", f"{key} is missing; add it"))
    return front


def _take(front: FrontMatter, entry: Entry) -> Iterator[Fault]:
    """Add one entry to the front matter, or yield why it cannot be."""
    line, key, value = entry
    if key in RESERVED:
        yield Fault(line, "reserved-key", f"{key} is reserved for later; remove it")
    elif key not in READERS:
        known = ", ".join(READERS)
        yield Fault(line, "unknown-key", f"{quoted(key)} is no key; remove it or use {known}")
    elif key in front.lines:
        first = front.lines[key]
        yield Fault(line, "duplicate-key", f"{key} stands in line {first} already; remove one")
    else:
        front.lines[key] = line
        try:
            front.fields[key] = READERS[key](value)
        except BadValue as error:
            yield Fault(line, error.code, f"{key} {error}")
