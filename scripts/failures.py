"""What becomes of an error: one line on stderr and an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
import traceback

from scripts import streams
from scripts.printable import printable

WRONG_USAGE = 2
FAULTY_ENVIRONMENT = 3
INTERRUPTED = 130
READER_GONE = 141
"""What a shell sees of any program that a closed pipe ends: 128 and SIGPIPE's number."""


class UsageError(Exception):
    """The command was called in a way that makes no sense; the message says which."""


def report(error: Exception) -> int:
    """Say on stderr what went wrong and return the exit code for it."""
    if os.environ.get("VERBATIM_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, BrokenPipeError):
        streams.abandon_stdout()
        return READER_GONE
    if isinstance(error, UsageError):
        _say(str(error))
        return WRONG_USAGE
    if _is_foreseen(error):
        _say(str(error))
        return FAULTY_ENVIRONMENT
    if isinstance(error, ModuleNotFoundError) and error.name:
        package = error.name.partition(".")[0]
        _say(f"this takes the package {package}: install Verbatim with its extras build and import")
        return FAULTY_ENVIRONMENT
    streams.abandon_stdout()
    _say(f"{type(error).__name__}: {error} (VERBATIM_DEBUG=1 shows where)")
    return FAULTY_ENVIRONMENT


def _is_foreseen(error: Exception) -> bool:
    # Where the module was never imported, none of its errors can have been raised, and what went
    # wrong may be that it can't be imported.
    errors = sys.modules.get("corpus.errors")
    return errors is not None and isinstance(error, errors.VerbatimError)


def _say(message: str) -> None:
    print("verbatim:", printable(" ".join(message.split())), file=sys.stderr)
