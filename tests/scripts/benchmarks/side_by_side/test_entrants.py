"""Who takes part, how each is called, and what our own install takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts.benchmarks.side_by_side.contender import PROGRAMS, Contender
from scripts.benchmarks.side_by_side.entrants import ENTRANTS, entrants
from scripts.benchmarks.side_by_side.own_install import own_list, packages_bytes, required_packages
from scripts.failures import UsageError


def test_every_entrant_has_a_program_and_every_peer_a_list_of_what_it_requires() -> None:
    for one in ENTRANTS:
        assert (PROGRAMS / f"{one.program}.py").is_file(), one
        assert one.is_ours or (PROGRAMS / f"{one.home}.txt").is_file(), one


def test_those_named_take_part_in_the_order_in_which_they_are_named() -> None:
    assert [one.name for one in entrants(["chroma", "bare"])] == ["chroma", "bare"]
    assert entrants(None) == list(ENTRANTS)


def test_whoever_answers_from_anothers_index_brings_it_along() -> None:
    names = [one.name for one in entrants(["verbatim-retrieval", "bare"])]
    assert names == ["verbatim", "verbatim-retrieval", "bare"]


def test_an_unknown_one_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no contender grep, only verbatim"):
        entrants(["grep"])


def test_ours_is_asked_cold_with_the_real_command() -> None:
    ours, *_ = ENTRANTS
    command = ours.cold_command(Path("/x/index"), "Who?", Path("/model"))
    assert command[0] == str(Path(sys.executable).with_name("verbatim"))
    assert command[-4:] == ["--index", "/x/index", "ask", "Who?"]


def test_a_peer_is_run_by_the_interpreter_of_its_environment_with_its_flags() -> None:
    peer = Contender("x-hybrid", "x", ("--hybrid",), python=Path("/venv/bin/python"))
    command = peer.command("ask", Path("/index"), "Who?", model=Path("/model"))
    program = str(PROGRAMS / "x.py")
    given = ["ask", "/index", "Who?", "--model", "/model", "--hybrid"]
    assert command == ["/venv/bin/python", program, *given]


def test_settings_of_this_machine_reach_no_contender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBATIM_READER", "/somewhere")
    ours, retrieval, peer = entrants(["verbatim", "verbatim-retrieval", "bare"])
    assert "VERBATIM_READER" not in ours.environment() | peer.environment()
    assert retrieval.environment()["VERBATIM_READER"] == "none"
    assert peer.environment()["HF_HUB_OFFLINE"] == "1"


def test_our_own_install_is_the_one_that_answers_without_torch(tmp_path: Path) -> None:
    listed = own_list(tmp_path).read_text().splitlines()
    assert listed[0].startswith("--constraint ")
    assert listed[0].endswith("requirements.lock")
    assert any(line.startswith("faiss-cpu") for line in listed)
    assert not any("extra" in line or line.startswith("torch") for line in listed)
    packages = required_packages()
    assert {"faiss-cpu", "numpy", "pydantic-core"} <= packages
    assert not {"torch", "sentence-transformers", "pytest"} & packages
    assert 1e8 < packages_bytes() < 1e9
