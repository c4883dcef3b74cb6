"""`verbatim check` on real folders of invented releases."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

TEXT = (
    "The harbour office of Lower Quay, which nobody will find on a map, has counted its lanterns.\n"
    "\nInspectors found twelve green lanterns and three red ones. They were lit on Monday, and "
    "nobody was hurt. The office will count them again in a year, its invented keeper said."
)
GOOD = f"---\ntitle: Lanterns counted\ndate: 2020-02-03\npublisher: Quay\n---\n{TEXT}\n"
LEFTOVER = GOOD.replace("\n\nInsp", "\n\nShare this page\n\nInsp")
STEM = "2020-02-03-lanterns"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder of releases, in which the command is run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERBATIM_RELEASES", str(tmp_path / "releases"))
    (tmp_path / "releases").mkdir()
    return tmp_path / "releases"


def write(folder: Path, content: str = GOOD, stem: str = STEM) -> Path:
    path = folder / f"{stem}.md"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_sound_folder_is_0_and_one_line(verbatim: Run, folder: Path) -> None:
    write(folder)
    outcome = verbatim("check")
    assert (outcome.code, outcome.out, outcome.err) == (0, "1 release, no problems\n", "")


def test_errors_are_1_and_stand_on_stdout_each_with_its_file_and_line(
    verbatim: Run, folder: Path
) -> None:
    write(folder)
    write(folder, stem="2020-02-04-anchors")  # another date than the name's
    write(folder, "no front matter", "2020-02-05-ropes")
    outcome = verbatim("check")
    assert outcome.code == 1
    assert outcome.err == "2 errors in 2 of 3 releases\n"
    first, second = outcome.out.splitlines()
    assert first.startswith(f"{folder}/2020-02-04-anchors.md:3: stem-date ")
    assert second.startswith(f"{folder}/2020-02-05-ropes.md:1: no-front-matter ")


def test_warnings_are_0_unless_they_are_to_count(verbatim: Run, folder: Path) -> None:
    path = write(folder, LEFTOVER)
    outcome = verbatim("check")
    assert (outcome.code, outcome.err) == (0, "1 warning in 1 of 1 release\n")
    assert outcome.out.startswith(f"{path}:8: furniture ")
    assert verbatim("check", "--strict").code == 1


def test_a_missing_folder_is_3_and_named(verbatim: Run, tmp_path: Path) -> None:
    outcome = verbatim("check", "--releases", str(tmp_path / "nowhere"))
    assert (outcome.code, outcome.out) == (3, "")
    assert "nowhere" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["--select", "no-such"], ["--ignore", "x"], ["--explain", "y"], ["nothing.md"]]
)
def test_a_code_or_file_that_is_not_there_is_wrong_usage(
    verbatim: Run, folder: Path, arguments: list[str]
) -> None:
    outcome = verbatim("check", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert arguments[-1] in outcome.err


def test_codes_are_chosen_with_commas_or_by_repeating_the_option(
    verbatim: Run, folder: Path
) -> None:
    write(folder, LEFTOVER.replace("\n---\nThe", "\nlanguage: EN\n---\nThe"))
    assert "furniture" not in verbatim("check", "--ignore", "furniture").out
    assert verbatim("check", "--ignore", "furniture,language-case").out.endswith("no problems\n")
    assert verbatim("check", "--select", "furniture", "--ignore", "furniture").code == 0
    both = verbatim("check", "--select", "furniture", "--select", "language-case")
    assert both.out.count("\n") == 2


def test_only_the_named_files_are_reported_on(verbatim: Run, folder: Path) -> None:
    write(folder, LEFTOVER)
    other = write(folder, GOOD.replace("twelve", "nine"), "2020-02-03-more-lanterns")
    assert verbatim("check", str(other)).out == "1 release, no problems\n"
    assert verbatim("check", str(folder)).err == "1 warning in 1 of 2 releases\n"


def test_what_was_fixed_is_shown_and_what_is_left(verbatim: Run, folder: Path) -> None:
    path = write(folder, "\ufeff" + LEFTOVER.replace("Lanterns counted", "Lanterns: all counted"))
    outcome = verbatim("check", "--fix")
    assert outcome.code == 0
    fixed, left = outcome.out.splitlines()
    assert fixed.startswith(f"{path}:2: bad-yaml fixed: ")
    assert left.startswith(f"{path}:8: furniture ")
    assert outcome.err == "1 fixed, 1 warning in 1 of 1 release\n"
    assert path.read_text() == LEFTOVER.replace("Lanterns counted", "'Lanterns: all counted'")
    assert verbatim("check", "--fix").err == "1 warning in 1 of 1 release\n"


def test_without_fix_no_file_is_written_and_what_could_be_fixed_is_counted(
    verbatim: Run, folder: Path
) -> None:
    path = write(folder, GOOD + "\n\n")
    outcome = verbatim("check")
    assert outcome.err == "1 warning in 1 of 1 release, try --fix for 1\n"
    assert path.read_text() == GOOD + "\n\n"


def test_ignored_problems_are_not_fixed(verbatim: Run, folder: Path) -> None:
    path = write(folder, GOOD + "\n\n")
    assert verbatim("check", "--fix", "--ignore", "not-normal").code == 0
    assert path.read_text() == GOOD + "\n\n"


def test_json_is_an_object_a_line_and_says_how_bad_it_is(verbatim: Run, folder: Path) -> None:
    write(folder, LEFTOVER)
    write(folder, "no front matter", "2020-02-05-ropes")
    outcome = verbatim("check", "--json")
    warning, error = map(json.loads, outcome.out.splitlines())
    assert (warning["path"], warning["line"]) == (f"releases/{STEM}.md", 8)
    assert (warning["code"], warning["severity"]) == ("furniture", "warning")
    assert (error["code"], error["severity"]) == ("no-front-matter", "error")
    assert (error["fixable"], error["fixed"]) == (False, False)
    assert outcome.err == "1 error and 1 warning in 2 of 2 releases\n"


def test_json_of_a_sound_folder_is_empty(verbatim: Run, folder: Path) -> None:
    write(folder)
    outcome = verbatim("check", "--format", "json")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "1 release, no problems\n")


def test_github_marks_the_line_with_the_code_for_a_title(verbatim: Run, folder: Path) -> None:
    write(folder, LEFTOVER)
    lines = verbatim("check", "--format", "github").out.splitlines()
    place = f"file=releases/{STEM}.md,line=8,title=furniture"
    said = "'Share this page' is furniture of the page; remove the line"
    assert lines == [f"::warning {place}::{said}"]


def test_github_is_given_no_character_that_ends_a_part_of_its_line(
    verbatim: Run, folder: Path
) -> None:
    (folder / "100%, a:b").mkdir()
    write(folder / "100%, a:b", LEFTOVER.replace("Share this page", "Share this page 100%"))
    write(folder / "100%, a:b", GOOD.replace("title:", "100%: x\ntitle:"), "2020-02-03-odd")
    [line] = verbatim("check", "--format", "github").out.splitlines()
    assert "file=releases/100%25%2C a%3Ab/" in line
    assert "'100%25' is no key" in line


def test_sarif_is_one_document_whose_results_name_rules_that_it_has(
    verbatim: Run, folder: Path
) -> None:
    write(folder, LEFTOVER)
    document = json.loads(verbatim("check", "--format", "sarif").out)
    assert document["version"] == "2.1.0"
    [run] = document["runs"]
    [result] = run["results"]
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert result["level"] == "warning"
    [location] = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"releases/{STEM}.md"
    assert place["region"] == {"startLine": 8}


def test_sarif_can_name_a_file_whose_name_is_no_text(verbatim: Run, folder: Path) -> None:
    (folder / os.fsdecode(b"\xff.md")).write_text("nothing")
    document = json.loads(verbatim("check", "--format", "sarif").out)
    locations = [result["locations"] for result in document["runs"][0]["results"]]
    assert locations[0][0]["physicalLocation"]["artifactLocation"]["uri"] == "releases/%FF.md"


def test_explaining_one_code_is_one_line_and_all_are_listed_without_one(verbatim: Run) -> None:
    one = verbatim("check", "--explain", "furniture")
    assert (one.code, one.err, one.out.count("\n")) == (0, "", 1)
    assert one.out.startswith("furniture  warning")
    every = verbatim("check", "--explain")
    assert {"bad-yaml", "mojibake", "page-gone"} <= {
        line.split()[0] for line in every.out.splitlines()
    }


def test_what_could_steer_a_terminal_is_written_as_an_escape(verbatim: Run, folder: Path) -> None:
    write(folder, LEFTOVER.replace("Share this page", "Share \u202ethis page"))
    write(folder, GOOD.replace("title:", "\u202eodd: x\ntitle:"), "2020-02-03-odd")
    assert "\u202e" not in verbatim("check").out


def test_a_release_without_a_page_needs_no_network(verbatim: Run, folder: Path) -> None:
    write(folder)
    assert verbatim("check", "--remote").out == "1 release, no problems\n"


def test_a_page_that_cannot_be_reached_is_a_warning(verbatim: Run, folder: Path) -> None:
    # Private addresses are refused before anything is sent.
    write(folder, GOOD.replace("publisher: Quay\n", "publisher: Quay\nurl: http://127.0.0.1/1\n"))
    outcome = verbatim("check", "--remote")
    assert outcome.code == 0
    assert f"{STEM}.md:5: page-unknown " in outcome.out
    assert verbatim("check").out == "1 release, no problems\n"
