"""The three standard streams, made so that no character and no closed stream ends a command."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path


def make_safe() -> None:
    """Let what a stream can't carry be written as an escape, or read as U+FFFD.

    A stream that the caller has closed reads as empty and takes everything.
    """
    for name, errors in (
        ("stdin", "replace"),
        ("stdout", "backslashreplace"),
        ("stderr", "backslashreplace"),
    ):
        stream = getattr(sys, name)
        if stream is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - open until the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def abandon_stdout() -> None:
    """Drop what is still to be written to stdout, whose reader has gone or whose disk is full.

    Otherwise Python tries once more while it shuts down, and complains.
    """
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # not a file of its own, as under a test
        return
