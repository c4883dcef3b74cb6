"""A function run on bytes in a process of its own, within bounds of memory and time.

Documents come from strangers, and their parsers are native code with no limits of their own: what
takes too much memory or time, or makes the parser crash, ends that process and not this one. The
answer comes back as JSON, so that nothing a document does there can make an object here.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from corpus.importing.extract import CannotImport
from corpus.importing.source import Source

_MEGABYTE = 1 << 20
_STATUS = Path("/proc/self/status")
_OUT_OF_MEMORY = 77  # exit status of the process
# The processor's limit, first said and then done; Windows has neither signal.
_OUT_OF_TIME = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGKILL")}
_WATCH_EVERY_S = 0.05
_GRACE_S = 5.0  # for the interpreter to start and end, on a busy machine
_DAMAGED = "open it in a reader and save it anew"
_TOO_MUCH = "give a smaller document, or its text"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much reading one document may take.

    Attributes:
        seconds: Of processor time; the clock may show five more.
        memory_mb: Of address space, the interpreter's own included; resident memory where the
            system does not limit the former (macOS).
    """

    seconds: int = 10
    memory_mb: int = 1024


DOCUMENT_BOUNDS = Bounds()


def run_bounded(
    function: Callable[..., Any],
    source: Source,
    options: Mapping[str, int],
    bounds: Bounds = DOCUMENT_BOUNDS,
) -> Any:
    """Return `function(source.data, **options)`, run in a process of its own.

    The function must be a module's own and return what JSON can hold. What it refuses it says by
    `CannotImport`, in words that follow the source's name ("is encrypted").

    Raises:
        CannotImport: It refused, failed, crashed or went out of bounds.
    """
    target = f"{function.__module__}:{function.__qualname__}"
    settings = json.dumps([target, dict(options), bounds.seconds, bounds.memory_mb])
    # -P keeps the working directory, and any docx.py in it, off the path.
    command = [sys.executable, "-P", "-m", __name__, settings]
    try:
        done = subprocess.run(
            command,
            input=source.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": _search_path()},
            timeout=bounds.seconds + _GRACE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow(source, bounds) from None
    return _answer(done, source, bounds)


def _answer(done: subprocess.CompletedProcess[bytes], source: Source, bounds: Bounds) -> Any:
    if -done.returncode in _OUT_OF_TIME:
        raise _too_slow(source, bounds)
    if done.returncode == _OUT_OF_MEMORY:
        what = f"takes more than {bounds.memory_mb} MB of memory to read"
        raise CannotImport(f"{source.name} {what}", mend=_TOO_MUCH)
    try:
        outcome = json.loads(done.stdout)
    except ValueError:
        # Native code that is refused memory often ends in a crash as well.
        what = f"makes its reader crash, or takes more than {bounds.memory_mb} MB of memory"
        raise CannotImport(f"{source.name} {what}", mend=_DAMAGED) from None
    if refused := outcome.get("refused"):
        raise CannotImport(f"{source.name} {refused[0]}", mend=refused[1])
    return outcome["result"]


def _too_slow(source: Source, bounds: Bounds) -> CannotImport:
    what = f"{source.name} takes more than {bounds.seconds} seconds to read"
    return CannotImport(what, mend=_TOO_MUCH)


def _search_path() -> str:
    """Return the path on which the process finds what this one does."""
    inherited = os.environ.get("PYTHONPATH", "")
    own = [entry or str(os.getcwd()) for entry in sys.path]  # noqa: PTH109 - a string is wanted
    return os.pathsep.join([*filter(None, [inherited]), *own])


def _limit(seconds: int, memory_mb: int) -> None:
    """Limit this process, as far as the system can, and watch what it cannot."""
    try:
        import resource
    except ImportError:  # Windows has no such limits: the clock alone bounds it there
        return
    wanted = (
        (resource.RLIMIT_CPU, (seconds, seconds + 1)),
        (resource.RLIMIT_AS, (memory_mb * _MEGABYTE,) * 2),
        (resource.RLIMIT_CORE, (0, 0)),
    )
    for name, limit in wanted:
        try:
            resource.setrlimit(name, limit)
        except (ValueError, OSError):
            continue  # macOS refuses some; the watch below stands in
    threading.Thread(target=_watch, args=(memory_mb,), daemon=True).start()


def _watch(memory_mb: int) -> None:
    """End the process once it ever took more memory than it may."""
    while _peak_bytes() <= memory_mb * _MEGABYTE:
        time.sleep(_WATCH_EVERY_S)
    os._exit(_OUT_OF_MEMORY)


def _peak_bytes() -> int:
    """Return the most memory that this process ever had.

    Linux's getrusage begins with what the parent had when it started this process, which may be
    gigabytes; the kernel's own account of this program begins with the program.
    """
    with suppress(OSError):
        found = re.search(rb"VmHWM:\s+(\d+) kB", _STATUS.read_bytes())
        if found:
            return int(found[1]) * 1024
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _outcome(target: str, options: dict[str, int]) -> dict[str, Any]:
    module, _, name = target.partition(":")
    try:
        return {"result": getattr(import_module(module), name)(sys.stdin.buffer.read(), **options)}
    except CannotImport as error:
        return {"refused": [error.what, error.mend]}
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except RecursionError:
        return {"refused": ["is nested too deep to be read", _DAMAGED]}
    except Exception as error:
        reason = " ".join(f"{type(error).__name__} {error}".split())[:120]
        return {"refused": [f"is damaged ({reason})", _DAMAGED]}


def _main() -> None:
    target, options, seconds, memory_mb = json.loads(sys.argv[1])
    _limit(seconds, memory_mb)
    # Whatever a library prints goes where nobody reads it, never between the answer's words.
    answer = os.dup(1)
    os.dup2(2, 1)
    outcome = json.dumps(_outcome(target, options))
    with os.fdopen(answer, "w", encoding="ascii") as stdout:
        stdout.write(outcome)


if __name__ == "__main__":
    # The module proper, whose exceptions are those that readers raise.
    import_module("corpus.importing.bounded")._main()
