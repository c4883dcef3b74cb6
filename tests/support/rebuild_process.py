"""Rebuilds in processes of their own, which may be killed or run out of space.

The processes are forked from a server that has imported everything already, so that what is
killed is the rebuild and not its imports.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from full_disk import full_disk

from corpus import VerbatimError
from index.build import rebuild
from index.settings import Settings

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__, "bm25s", "faiss", "onnxruntime", "tokenizers"])
RENAMES = ("os.rename",)
WRITES = (
    "open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "os.truncate",
    "shutil.rmtree", "fcntl.flock",
)  # fmt: skip
"""Python's names for what a process does to the disk."""


def start(settings: Settings) -> BaseProcess:
    """Start a rebuild."""
    process = _CONTEXT.Process(target=_run, args=(settings,), daemon=True)
    process.start()
    return process


def killed_at_step(settings: Settings, step: int, steps: Sequence[str] = WRITES) -> bool:
    """Rebuild, killed just before the nth of some kinds of step; False: it was done before."""
    process = _CONTEXT.Process(target=_run_until, args=(settings, step, steps), daemon=True)
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def on_full_disk(settings: Settings, limit: int) -> str | None:
    """Rebuild where no file can grow beyond `limit` bytes; return what it said went wrong."""
    receiver, sender = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_run_limited, args=(settings, limit, sender), daemon=True)
    process.start()
    sender.close()
    said: list[str | None] = []
    with contextlib.suppress(EOFError):
        said.append(receiver.recv())
    process.join()
    assert process.exitcode == 0
    assert said, "the rebuild said nothing"
    return said[0]


def _run(settings: Settings) -> None:
    rebuild(settings)


def _run_until(settings: Settings, step: int, steps: Sequence[str]) -> None:
    left = step

    def count(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in steps:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    rebuild(settings)
    os._exit(0)


def _run_limited(settings: Settings, limit: int, sender: Connection) -> None:
    try:
        with full_disk(limit):
            rebuild(settings)
    except VerbatimError as error:
        sender.send(str(error))
    else:
        sender.send(None)
