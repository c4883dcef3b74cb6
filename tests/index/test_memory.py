"""Mapped files are given back, and read again as if nothing had happened."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from index.folder import write_array
from index.memory import give_back, map_file
from index.stored_array import mapped_array

NUMBERS = np.arange(1 << 18)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_array(tmp_path / "numbers.npy", NUMBERS)
    return tmp_path / "numbers.npy"


def resident_kb(path: Path) -> int:
    """Return how much of a mapped file counts as memory of this process."""
    parts = re.split(r"\n(?=[0-9a-f]+-[0-9a-f]+ )", Path("/proc/self/smaps").read_text())
    of_file = [part for part in parts if str(path) in part]
    return sum(int(size) for part in of_file for size in re.findall(r"^Rss:\s+(\d+)", part, re.M))


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what is in memory")
def test_what_was_read_is_given_back_and_read_again(path: Path) -> None:
    numbers = mapped_array(path)
    total = NUMBERS.sum()
    assert numbers.sum() == total
    assert resident_kb(path) >= NUMBERS.nbytes // 1024
    give_back()
    assert resident_kb(path) == 0
    assert numbers.sum() == total


def test_whoever_reads_meanwhile_reads_what_is_there(path: Path) -> None:
    numbers, total = mapped_array(path), NUMBERS.sum()
    wrong: list[int] = []

    def read() -> None:
        wrong.extend(sum_ for _ in range(50) if (sum_ := int(numbers.sum())) != total)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    while any(reader.is_alive() for reader in readers):
        give_back()
    assert wrong == []


def test_a_file_that_is_closed_is_no_longer_minded(path: Path) -> None:
    with path.open("rb") as file:
        data = map_file(file)
    data.close()
    give_back()


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what is in memory")
def test_libraries_are_given_back_and_run_on() -> None:
    program = r"""
import re, sys
from pathlib import Path
import numpy, onnxruntime, tokenizers
from index.memory import give_back, keep_together

def resident():
    parts = re.split(r"\n(?=[0-9a-f]+-[0-9a-f]+ )", Path("/proc/self/smaps").read_text())
    libraries = [part for part in parts if ".so" in part.splitlines()[0]]
    return sum(int(size) for part in libraries for size in re.findall(r"Rss: +(\d+)", part))

keep_together()
before = resident()
for _ in range(3):
    give_back()
    after = resident()
    assert numpy.linalg.svd(numpy.eye(50))[1].sum() == 50
    assert onnxruntime.get_available_providers()
print(before, after)
"""
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    before, after = map(int, told.stdout.split())
    assert after < before / 2
