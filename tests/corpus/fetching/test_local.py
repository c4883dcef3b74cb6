"""Reading a source from a file or from stdin."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from corpus.fetching import CannotRead, Limits, read_file, read_stdin

SMALL = Limits(size_bytes=100)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>\xff\r\n")
    source = read_file(path)
    assert (source.name, source.data, source.url) == (str(path), b"<p>\xff\r\n", None)
    assert source.retrieved is not None


def test_stdin_is_read_to_its_end() -> None:
    assert read_stdin(io.BytesIO(b"text")).data == b"text"
    assert read_stdin(io.BytesIO(b"text")).name == "-"


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * 101)
    with pytest.raises(CannotRead, match="has more than"):
        read_file(path, limits=SMALL)
    assert len(read_file(path).data) == 101


def test_nor_is_an_endless_stdin() -> None:
    with Path("/dev/zero").open("rb") as zeros, pytest.raises(CannotRead, match="stdin has more"):
        read_stdin(zeros, limits=SMALL)


@pytest.mark.parametrize("name", ["missing", "x" * 300, "nul\x00", "line\nbreak"])
def test_what_is_not_there_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotRead, match="cannot read") as caught:
        read_file(tmp_path / name)
    assert len(str(caught.value).splitlines()) == 1


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="is no file"):
        read_file(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotRead, match="is no file; give a file, or - for stdin"):
        read_file(tmp_path / "pipe")
