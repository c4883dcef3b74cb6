"""Arrays in numpy's files, opened without numpy's reader.

That takes the header for a Python expression: a tenth of a millisecond for each of thirty files,
and in Python 3.11 two threads that do so at once can fail ("AST constructor recursion depth
mismatch", python/cpython#106905), as a reader does while a rebuild goes on beside it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from index.memory import map_file

_HEADER = re.compile(
    rb"\{'descr': '([<|][a-z]\d)', 'fortran_order': False, 'shape': \(([\d, ]*)\), \} *\n"
)
_BEGINNING = 10
"""Bytes of numpy's mark, the version, and the header's length."""


def mapped_array(path: Path) -> npt.NDArray[Any]:
    """Return the array of a file, memory-mapped.

    Raises:
        OSError, ValueError: It cannot be read, or holds no array as `index.folder` writes them.
    """
    with path.open("rb") as file:
        shape, kind = read_header(file)
        start = file.tell()
        if path.stat().st_size != start + int(np.prod(shape)) * kind.itemsize:
            message = f"{path.name} is cut off"
            raise ValueError(message)
        if 0 in shape:
            return np.zeros(shape, kind)
        data = map_file(file)
    return np.frombuffer(data, kind, offset=start).reshape(shape)


def read_header(file: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[Any]]:
    """Read shape and kind of the array that follows in an open file.

    Raises:
        ValueError: There is none.
    """
    beginning = file.read(_BEGINNING)
    header = file.read(int.from_bytes(beginning[8:10], "little"))
    match = _HEADER.fullmatch(header)
    if beginning[:8] != b"\x93NUMPY\x01\x00" or match is None:
        message = f"{Path(file.name).name} holds no array"
        raise ValueError(message)
    shape = tuple(int(size) for size in match[2].split(b",") if size.strip())
    return shape, np.dtype(match[1].decode())
