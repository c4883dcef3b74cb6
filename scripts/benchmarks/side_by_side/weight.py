"""What a contender takes up: memory of its processes, and room on the disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SIZES = re.compile(r"^(Rss|Pss|Private_Clean|Private_Dirty):\s+(\d+) kB", re.MULTILINE)
_BLOCK = 512  # bytes that `st_blocks` counts in, whatever the disk


@dataclass(frozen=True, slots=True)
class Weight:
    """Memory in MB (10^6 bytes), summed over the processes.

    Attributes:
        pss: Proportional set size: a page that several processes use counts in parts.
        private: Of pages that no other process uses.
        rss: Of all pages.
    """

    pss: float
    private: float
    rss: float


def weight_of(process: int) -> Weight | None:
    """Return the memory of a process and all below it; None where the system does not tell."""
    total: dict[str, float] = {}
    for one in (process, *_below(process)):
        with suppress(OSError):  # it may just have ended
            told = Path(f"/proc/{one}/smaps_rollup").read_text()
            for name, size in _SIZES.findall(told):
                total[name] = total.get(name, 0.0) + int(size) * 1024 / 1e6
    if "Pss" not in total:
        return None
    private = total.get("Private_Clean", 0.0) + total.get("Private_Dirty", 0.0)
    return Weight(total["Pss"], private, total["Rss"])


def disk_bytes(folder: Path) -> int:
    """Return the bytes that the files of a folder take on the disk, a file of two names once."""
    found: dict[tuple[int, int], int] = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        if not path.is_dir():
            found[status.st_dev, status.st_ino] = status.st_blocks * _BLOCK
    return sum(found.values())


def _below(process: int) -> Iterator[int]:
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, listed.read_text().split()):
                yield child
                yield from _below(child)
