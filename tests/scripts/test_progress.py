"""What a long piece of work shows off a terminal."""

from __future__ import annotations

import pytest

from scripts.progress import progress_bars


def test_off_a_terminal_only_what_it_waits_for_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bars() as progress:
        progress("encoding", 1, 2)
        progress("waiting for process 42", 0, 0)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "verbatim: waiting for process 42, which is rebuilding this index\n"
