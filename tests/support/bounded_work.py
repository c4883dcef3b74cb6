"""What a process that reads a document may come to: functions for it to run."""

from __future__ import annotations

import os
import sys

from corpus.importing import CannotImport


def measured(data: bytes, *, times: int = 1) -> dict[str, int]:
    print("whatever a library prints")
    return {"bytes": len(data) * times}


def refusing(data: bytes) -> None:
    raise CannotImport("is not to be read", mend="give another")


def failing(data: bytes) -> None:
    raise ValueError(f"no\ngood {len(data)}")


def taking_memory(data: bytes, *, megabytes: int) -> int:
    return len(bytearray(megabytes << 20))


def taking_time(data: bytes, *, steps: int) -> int:
    for _ in range(steps * 1_000_000):
        pass
    return steps


def sleeping(data: bytes) -> None:
    import time

    time.sleep(60)


def crashing(data: bytes) -> None:
    os.abort()


def falling(data: bytes) -> None:
    falling(data)


def leaving(data: bytes) -> None:
    sys.exit(0)
