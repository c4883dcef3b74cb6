"""The contenders' programs: one command line for all, and the bare script as the floor."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tiny_model import make_model

from scripts.benchmarks import contenders
from scripts.benchmarks.contenders.protocol import Passage, Setup

FOLDER = Path(contenders.__file__).parent
TOOLS = ("bare", "chroma", "haystack", "langchain", "llamaindex", "txtai")

# A tool that searches by words in common. It is called as the package yaml is, and it is noisy.
INVENTED_TOOL = """
import json, os
from protocol import run

def build(setup, passages):
    import yaml
    print("indexing…")
    os.write(1, b"all done\\n")
    yaml.safe_dump([[one.id, one.indexed] for one in passages], open(setup.folder / "all", "w"))

def add(setup, passages):
    import yaml
    stored = yaml.safe_load(open(setup.folder / "all"))
    stored += [[one.id, one.indexed] for one in passages]
    yaml.safe_dump(stored, open(setup.folder / "all", "w"))

def open_index(setup):
    import yaml
    print("opening…")
    stored = yaml.safe_load(open(setup.folder / "all"))
    def search(question, limit):
        words = set(question.lower().split())
        common = lambda row: len(words & set(row[1].lower().split()))
        found = [(row[0], row[1]) for row in sorted(stored, key=common, reverse=True)]
        return [("hybrid", "")] if setup.hybrid else [row for row in found if common(row)][:limit]
    return search

run(build, add, open_index, can_hybrid=True)
"""

PASSAGES = [
    Passage("1", "quay", "Lower Quay", "Harbour police of an invented town seized nine lanterns."),
    Passage("2", "mill", "Old Mill", "The invented mill opened in May. Bread was sold."),
    Passage("3", "fair", "Spring Fair", "The fair of the invented town lasted a week."),
]
MORE = [Passage("4", "ferry", "New Ferry", "An invented ferry “Línea 2” crosses the bay.")]


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    (tmp_path / "protocol.py").write_text((FOLDER / "protocol.py").read_text())
    program = tmp_path / "yaml.py"
    program.write_text(INVENTED_TOOL)
    return program


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(FOLDER)
    return runpy.run_path(str(FOLDER / "bare.py"))


def test_building_prints_its_seconds_and_nothing_of_what_the_tool_prints(tool: Path) -> None:
    done = called(tool, "build", written(tool, PASSAGES), tool.parent / "index")
    assert list(json.loads(done)) == ["build_s", "encode_s"]


def test_serving_answers_each_line_with_ids_best_first_and_the_text_of_the_best(tool: Path) -> None:
    called(tool, "build", written(tool, PASSAGES), tool.parent / "index")
    asked = [{"question": "the mill town", "limit": 2}, {"question": "submarines", "limit": 2}]
    said = called(tool, "serve", tool.parent / "index", given=lines(asked))
    ready, first, second = map(json.loads, said.splitlines())
    assert ready == {"ready": True}
    assert (first["ids"], first["quote"]) == (["2", "3"], PASSAGES[1].text)
    assert first["ms"] > 0
    assert (second["ids"], second["quote"]) == ([], "")


def test_what_is_added_is_found_beside_what_was_there(tool: Path) -> None:
    index = tool.parent / "index"
    called(tool, "build", written(tool, PASSAGES), index)
    assert json.loads(called(tool, "add", written(tool, MORE), index))["add_s"] > 0
    said = called(tool, "serve", index, given=lines([{"question": "invented ferry", "limit": 9}]))
    found = json.loads(said.splitlines()[1])
    assert (found["ids"][0], found["quote"], len(found["ids"])) == ("4", MORE[0].text, 4)


def test_a_person_who_asks_reads_title_id_and_text_of_the_best_three(tool: Path) -> None:
    index = tool.parent / "index"
    called(tool, "build", written(tool, PASSAGES + MORE), index)
    said = called(tool, "ask", index, "invented mill")
    assert said.startswith(f"1. Old Mill (2)\n{PASSAGES[1].text}\n\n2. ")
    assert re.findall(r"^\d\. ", said, re.MULTILINE) == ["1. ", "2. ", "3. "]


def test_hybrid_is_handed_to_the_tool_that_can(tool: Path) -> None:
    called(tool, "build", written(tool, PASSAGES), tool.parent / "index")
    said = called(tool, "ask", tool.parent / "index", "invented mill", "--hybrid")
    assert said.startswith("1.  (hybrid)")


@pytest.mark.parametrize("name", TOOLS)
def test_every_program_has_the_commands_and_those_with_a_hybrid_mode_its_flag(name: str) -> None:
    program = [sys.executable, str(FOLDER / f"{name}.py")]
    usage = {
        command: subprocess.run(
            [*program, command, "--help"], capture_output=True, text=True, check=True
        ).stdout
        for command in ("build", "add", "ask", "serve")
    }
    assert all("--model MODEL" in told for told in usage.values())
    can_hybrid = name not in ("bare", "chroma")
    assert all(("--hybrid" in told) == can_hybrid for told in usage.values())


def test_the_bare_script_finds_what_the_model_holds_nearest(
    bare: dict[str, Any], model: Path, tmp_path: Path
) -> None:
    setup = Setup(tmp_path, model)
    encode_s = bare["build"](setup, PASSAGES)
    search = bare["open_index"](setup)
    assert encode_s > 0
    for passage in PASSAGES:  # nothing is nearer to a passage than itself
        assert search(passage.indexed, 2)[0] == (passage.id, passage.indexed)
    assert len(search("invented", 9)) == len(PASSAGES)


def test_the_bare_script_adds_and_builds_anew(
    bare: dict[str, Any], model: Path, tmp_path: Path
) -> None:
    setup = Setup(tmp_path, model)
    bare["build"](setup, PASSAGES)
    bare["add"](setup, MORE)
    assert bare["open_index"](setup)(MORE[0].indexed, 1) == [("4", MORE[0].indexed)]
    bare["build"](setup, MORE)
    assert [found for found, _ in bare["open_index"](setup)("invented", 9)] == ["4"]


@pytest.mark.slow
def test_the_bare_script_runs_end_to_end_from_its_command_line(model: Path, tmp_path: Path) -> None:
    program, index = FOLDER / "bare.py", tmp_path / "index"
    (tmp_path / "passages.jsonl").write_text(lines(map(fields, PASSAGES)), encoding="utf-8")
    built = called(program, "build", tmp_path / "passages.jsonl", index, model=model)
    assert json.loads(built)["build_s"] > json.loads(built)["encode_s"] > 0
    assert PASSAGES[0].text in called(program, "ask", index, PASSAGES[0].indexed, model=model)


def test_every_list_pins_exact_versions_and_only_ones_that_go_together() -> None:
    shared = dict(map(pinned, (FOLDER / "versions.lock").read_text().splitlines()[3:]))
    for path in sorted(FOLDER.glob("*.txt")):
        first, *rest = path.read_text().splitlines()
        assert first == "--constraint versions.lock"
        for name, version in map(pinned, rest):
            assert shared.get(name, version) == version, f"{path.name}: {name}"


def called(program: Path, *arguments: str | Path, given: str = "", model: Path = FOLDER) -> str:
    command = [sys.executable, str(program), *map(str, arguments), "--model", str(model)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def written(tool: Path, passages: Iterable[Passage]) -> Path:
    path = tool.with_name("passages.jsonl")
    path.write_text(lines(map(fields, passages)), encoding="utf-8")
    return path


def fields(passage: Passage) -> dict[str, str]:
    return {name: getattr(passage, name) for name in ("id", "release", "title", "text")}


def lines(rows: Iterable[Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def pinned(line: str) -> tuple[str, str]:
    found = re.fullmatch(r"([a-z0-9-]+)==([0-9][a-z0-9.]*)(?:; python_version .*)?", line)
    assert found, line
    return found[1], found[2]
