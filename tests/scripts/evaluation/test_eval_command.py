"""`verbatim eval`, from files of questions to figures, over a small real index."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
WriteLines = Any
HERON = "2031-03-04-operation-heron"
LANTERNS = "2031-04-01-lanterns"
PROJECT = Path(__file__).parents[3]

pytestmark = pytest.mark.usefixtures("settled")


@pytest.fixture
def measure(verbatim: Run, corpus_file: Path, work: Path) -> Run:
    """Run the command over the invented releases."""

    def run(*arguments: Any) -> Any:
        given = map(str, ("eval", *arguments, "--corpus", corpus_file, "--work", work))
        return verbatim(*given)

    return run


def test_the_tables_fit_a_hundred_columns_and_stdout_is_all_there_is(
    measure: Run, questions: Path
) -> None:
    outcome = measure(questions)
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "invented: 2 answerable questions, 1 unanswerable, over 3 releases"
    assert max(map(len, lines)) <= 100
    assert any("how_many" in line for line in lines)
    assert any("not stated, named or given" in line for line in lines)


def test_json_is_one_object_with_figures_groups_settings_and_generation(
    measure: Run, questions: Path
) -> None:
    outcome = measure(questions, questions, "--json")
    found = json.loads(outcome.out)
    one, other = found["sets"]
    assert one["name"] == other["name"] == str(questions)
    assert one["settings"]["reader"] == "none"
    assert one["generation"]
    assert one["figures"]["recall@1"]["value"] == 1.0
    assert one["figures"]["recall@1"]["interval"] == [1.0, 1.0]
    assert one["groups"]["style"]["vague"]["questions"] == 1
    assert found["pooled"]["answerable"] == 4
    assert found["floors_missed"] == []


def test_a_missed_floor_is_1_and_a_line_on_stderr(
    measure: Run, questions: Path, tmp_path: Path
) -> None:
    floor = tmp_path / "floor.json"
    floor.write_text('{"invented": {"recall@1": 1.0, "latency-p50": 0}}')
    outcome = measure(questions, "--floor", floor)
    assert outcome.code == 1
    assert outcome.err.startswith("verbatim: invented: latency-p50 is ")
    assert outcome.err.count("\n") == 1


def test_two_settings_are_compared_on_the_same_questions(measure: Run, questions: Path) -> None:
    outcome = measure(questions, "--compare", "min_confidence=1", "--json")
    [comparison] = json.loads(outcome.out)["comparisons"]
    assert comparison["settings"] == ["as set", "min_confidence=1"]
    assert comparison["figures"]["coverage"]["second"] == 0.0
    assert comparison["figures"]["recall@1"]["difference"] == 0.0
    assert "min_confidence=1" in measure(questions, "--compare", "min_confidence=1").out


def test_another_model_is_compared_over_an_index_of_its_own(
    measure: Run, questions: Path, tmp_path: Path
) -> None:
    from tiny_model import make_model

    other = make_model(tmp_path / "other", seed=2)
    outcome = measure(questions, "--compare", f"model={other}", "--json")
    found = json.loads(outcome.out)
    first, second = found["sets"][0], found["comparisons"][0]["second"]
    assert first["settings"]["index"] != second["settings"]["index"]
    assert second["settings"]["model"] == str(other)


def test_outcomes_are_written_with_every_judgement(
    measure: Run, questions: Path, tmp_path: Path
) -> None:
    path = tmp_path / "outcomes.jsonl"
    measure(questions, "--outcomes", path)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["asked"]["releases"] for line in lines] == [[HERON], [LANTERNS], []]
    assert lines[0]["judged"]["first"] == 1
    assert lines[0]["evidence_length"] == len(
        "Invented harbour police seized nine boats in Operation Heron on Monday."
    )


def test_plots_are_drawn(measure: Run, questions: Path, tmp_path: Path) -> None:
    measure(questions, "--plot", tmp_path / "plots")
    assert len(list((tmp_path / "plots").glob("invented-*.svg"))) == 2


def test_conversations_and_questions_across_releases_are_judged_too(
    measure: Run, write_lines: WriteLines
) -> None:
    turns = [
        {"question": "What was Operation Heron?", "release": HERON, "answers": ["nine boats"]},
        {"question": "and who was hurt?", "release": HERON, "answers": ["Nobody"]},
    ]
    path = write_lines({"turns": turns}, {"question": "lanterns", "releases": [LANTERNS]})
    [found] = json.loads(measure(path, "--json").out)["sets"]
    assert set(found["groups"]["turn"]) == {"turn 1", "turn 2"}
    assert found["figures"]["ranking-F1"]["questions"] == 1
    assert found["figures"]["answer-in-quote"]["questions"] == 2


def test_foreign_questions_are_a_group_of_their_own(
    measure: Run, questions: Path, write_lines: WriteLines
) -> None:
    foreign = write_lines(
        {"question": "Who baked it?", "release": "z", "answers": ["y"]}, name="foreign.jsonl"
    )
    [found] = json.loads(measure(questions, "--foreign", foreign, "--json").out)["sets"]
    assert found["groups"]["reason"]["of another corpus"]["questions"] == 1
    assert found["unanswerable"] == 1


def test_squads_layout_brings_its_own_releases(verbatim: Run, work: Path, tmp_path: Path) -> None:
    answer = {"text": "Nine boats", "answer_start": 0}
    qas = [{"id": "1", "question": "How many boats were seized?", "answers": [answer]}]
    paragraphs = [
        {"context": "Nine boats were seized by invented police.", "qas": qas},
        {"context": "Pears ripen late in the made-up valley.", "qas": []},
    ]
    path = tmp_path / "wiki.json"
    path.write_text(json.dumps({"data": [{"title": "Heron", "paragraphs": paragraphs}]}))
    outcome = verbatim("eval", str(path), "--work", str(work), "--json")
    [found] = json.loads(outcome.out)["sets"]
    assert found["releases"] == 2
    assert found["figures"]["recall@1"]["value"] == 1.0


def test_a_question_about_a_release_that_is_not_there_is_named(
    measure: Run, write_lines: WriteLines
) -> None:
    path = write_lines({"question": "?", "release": "2030-01-01-gone", "answers": ["x"]})
    outcome = measure(path)
    assert outcome.code == 3
    assert outcome.err.startswith(f"verbatim: {path}:1: the index has no release 2030-01-01-gone")
    assert outcome.err.count("\n") == 1


def test_without_a_corpus_the_configured_index_is_asked(
    verbatim: Run, questions: Path, measure: Run
) -> None:
    [built] = json.loads(measure(questions, "--json").out)["sets"]
    place = built["settings"]
    folders = ("--releases", place["releases"], "--index", place["index"])
    [found] = json.loads(verbatim("eval", str(questions), *folders, "--json").out)["sets"]
    assert found["generation"] == built["generation"]
    assert found["figures"]["recall@1"] == built["figures"]["recall@1"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["gone.jsonl"],
        ["questions.txt"],
        ["{questions}", "--compare", "reader"],
        ["{questions}", "--compare", "index=x"],
        ["{questions}", "--compare", "min_confidence=much"],
        ["{questions}", "--sample", "0"],
        ["{questions}", "--floor", "gone.json"],
        ["{questions}", "--corpus", "gone.jsonl"],
        ["{questions}", "--corpus", "{questions}", "--index", "x"],
    ],
)
def test_wrong_usage_is_2_and_nothing_is_built(
    verbatim: Run, questions: Path, arguments: list[str]
) -> None:
    outcome = verbatim("eval", *(word.format(questions=questions) for word in arguments))
    assert outcome.code == 2
    assert outcome.out == ""
    assert "verbatim" in outcome.err


def test_asking_imports_nothing_of_it() -> None:
    program = (
        "import sys, scripts.main, scripts.ask_command, scripts.asking; "
        "print(*(name for name in sys.modules if 'eval' in name))"
    )
    child = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    assert child.stdout.strip() == ""
