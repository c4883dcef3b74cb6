"""What was measured is kept, whatever becomes of the run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import VerbatimError
from scripts.benchmarks.side_by_side.journal import Journal, Key

COLD = Key("cold", "invented", "corpus-1")


def test_what_was_noted_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    Journal(tmp_path / "out" / "measured.jsonl").note(COLD, {"wall_s": 0.5})
    again = Journal(tmp_path / "out" / "measured.jsonl")
    assert again.found(COLD) == {"wall_s": 0.5}
    assert again.turns("cold", "invented", "corpus-1") == {0: {"wall_s": 0.5}}
    assert again.span() is not None


def test_turns_come_in_order_and_the_last_line_on_one_counts(journal: Journal) -> None:
    for turn, took in ((2, 3.0), (0, 1.0), (2, 4.0)):
        journal.note(Key("cold", "invented", "corpus-1", turn), {"wall_s": took})
    journal.note(Key("cold", "another", "corpus-1", 1), {"wall_s": 9.0})
    assert list(journal.turns("cold", "invented", "corpus-1").items()) == [
        (0, {"wall_s": 1.0}),
        (2, {"wall_s": 4.0}),
    ]


def test_a_failure_says_why_until_the_same_thing_succeeds(journal: Journal) -> None:
    journal.fail(COLD, "no memory left")
    assert journal.found(COLD) is None
    assert journal.why("invented", "corpus-1") == "cold: no memory left"
    assert journal.why("invented", "corpus-2") == ""
    journal.note(COLD, {"wall_s": 1.0})
    assert journal.why("invented", "corpus-1") == ""


def test_of_a_forgotten_contender_nothing_is_kept_and_of_the_others_all(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "measured.jsonl")
    journal.note(COLD, {"wall_s": 1.0})
    journal.fail(Key("warm", "invented", "corpus-1"), "trouble")
    journal.note(Key("cold", "another", "corpus-1"), {"wall_s": 2.0})
    journal.forget("invented")
    for one in (journal, Journal(tmp_path / "measured.jsonl")):
        assert one.found(COLD) is None
        assert one.why("invented", "corpus-1") == ""
        assert one.found(Key("cold", "another", "corpus-1")) == {"wall_s": 2.0}
    journal.note(COLD, {"wall_s": 3.0})
    assert Journal(tmp_path / "measured.jsonl").found(COLD) == {"wall_s": 3.0}


@given(cut=st.integers(min_value=1, max_value=200))
def test_a_line_cut_off_anywhere_spoils_neither_the_others_nor_the_next(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    path = tmp_path_factory.mktemp("journal") / "measured.jsonl"
    first, last = Key("build", "a"), Key("build", "b")
    journal = Journal(path)
    journal.note(first, {"wall_s": 1.0})
    whole = path.read_bytes()
    journal.note(last, {"wall_s": 2.0})
    path.write_bytes(path.read_bytes()[: len(whole) + cut])
    resumed = Journal(path)
    resumed.note(Key("build", "c"), {"wall_s": 3.0})
    again = Journal(path)
    assert again.found(first) == {"wall_s": 1.0}
    assert again.found(last) in (None, {"wall_s": 2.0})
    assert again.found(Key("build", "c")) == {"wall_s": 3.0}


def test_a_folder_that_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(VerbatimError, match="name another folder with --out"):
        Journal(tmp_path / "file" / "measured.jsonl").note(COLD, {})
