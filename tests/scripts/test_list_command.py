"""`verbatim list` on folders of invented releases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_releases import HERON, LANTERN, write_release

Run = Callable[..., Any]


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    write_release(
        folder,
        "2031-03-04-heron",
        HERON,
        title="Operation Héron ends",
        publisher="Harbour Office",
        tags="[sea, Police]",
    )
    write_release(folder, "2031-04-01-lanterns", LANTERN, title="Lanterns counted", tags="[light]")
    write_release(
        folder,
        "2032-01-02-faroles",
        "Doce faroles.",
        title="Faroles",
        language="es-MX",
        place="Aquí",
    )
    return folder


def ids(outcome: Any) -> list[str]:
    return [line.partition("\t")[0] for line in outcome.out.splitlines()]


def test_off_a_terminal_a_release_is_a_line_of_fields_with_tabs_the_newest_first(
    verbatim: Run, releases: Path
) -> None:
    outcome = verbatim("list", "--releases", str(releases))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "2032-01-02-faroles\tInvented Agency\tFaroles\n"
        "2031-04-01-lanterns\tInvented Agency\tLanterns counted\n"
        "2031-03-04-heron\tHarbour Office\tOperation Héron ends\n"
    )


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--since", "2031-04-01"], ["2032-01-02-faroles", "2031-04-01-lanterns"]),
        (["--until", "2031-04-01"], ["2031-04-01-lanterns", "2031-03-04-heron"]),
        (["--publisher", "harbour office"], ["2031-03-04-heron"]),
        (["--language", "es"], ["2032-01-02-faroles"]),
        (["--language", "en", "--language", "es-mx", "--limit", "1"], ["2032-01-02-faroles"]),
        (["--tag", "police", "--tag", "SEA"], ["2031-03-04-heron"]),
        (["--tag", "police", "--tag", "light"], []),
        (["--text", "heron"], ["2031-03-04-heron"]),  # in the title, with an accent
        (["--text", "BROKEN lant"], ["2031-04-01-lanterns"]),  # a word may be begun only
        (["--text", "doce"], ["2032-01-02-faroles"]),
        (["--text", "antern"], []),
        (["--text", '"forty lanterns in"'], ["2031-04-01-lanterns"]),
        (["--text", '"lanterns forty"'], []),
        (["--sort", "title"], ["2032-01-02-faroles", "2031-04-01-lanterns", "2031-03-04-heron"]),
        (["--sort", "words", "--limit", "1"], ["2031-03-04-heron"]),
        (["--reverse", "--limit", "1"], ["2031-03-04-heron"]),
    ],
)
def test_options_select_and_sort(
    verbatim: Run, releases: Path, options: list[str], found: list[str]
) -> None:
    assert ids(verbatim("list", "--releases", str(releases), *options)) == found


def test_nothing_that_matches_is_1_and_said_on_stderr(verbatim: Run, releases: Path) -> None:
    outcome = verbatim("list", "--releases", str(releases), "--publisher", "Nobody")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "verbatim: no release matches\n")


def test_json_has_every_column_of_every_release_a_line(verbatim: Run, releases: Path) -> None:
    lines = verbatim("list", "--releases", str(releases), "--json").out.splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0]) == {
        "id": "2032-01-02-faroles",
        "date": "2032-01-02",
        "title": "Faroles",
        "publisher": "Invented Agency",
        "place": "Aquí",
        "language": "es-MX",
        "tags": [],
        "url": None,
        "source": None,
        "retrieved": None,
        "words": 2,
        "paragraphs": 1,
        "file": str(releases / "2032-01-02-faroles.md"),
    }


def test_columns_are_those_that_are_named(verbatim: Run, releases: Path) -> None:
    options = ["list", "--releases", str(releases), "--columns", "words, tags,date", "--limit", "3"]
    assert verbatim(*options).out.splitlines()[2] == "35\tsea, Police\t2031-03-04"
    first = verbatim(*options, "--json").out.splitlines()[0]
    assert json.loads(first) == {"words": 2, "tags": [], "date": "2032-01-02"}


@pytest.mark.parametrize(
    "options",
    [
        ["--columns", "id,colour"],
        ["--since", "2032-01-01", "--until", "2031-01-01"],
        ["--text", '""'],
        ["--limit", "0"],
        ["--sort", "colour"],
    ],
)
def test_wrong_usage_is_2_and_one_line_says_why(
    verbatim: Run, releases: Path, options: list[str]
) -> None:
    outcome = verbatim("list", "--releases", str(releases), *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[-1].startswith("verbatim")


def test_files_that_hold_no_release_are_counted_on_stderr(verbatim: Run, releases: Path) -> None:
    (releases / "2031-05-05-bad.md").write_text("no front matter")
    outcome = verbatim("list", "--releases", str(releases))
    assert (outcome.code, len(ids(outcome))) == (0, 3)
    assert outcome.err == "verbatim: 1 file is left out; `verbatim check` says why\n"


def test_what_could_steer_a_terminal_is_written_out(verbatim: Run, tmp_path: Path) -> None:
    write_release(tmp_path, "2031-03-04-heron", HERON, title="Left \u202e thgir")
    outcome = verbatim("list", "--releases", str(tmp_path))
    assert outcome.out == "2031-03-04-heron\tInvented Agency\tLeft \\u202e thgir\n"


def test_a_missing_folder_is_3(verbatim: Run, tmp_path: Path) -> None:
    outcome = verbatim("list", "--releases", str(tmp_path / "nowhere"))
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.count("\n") == 1
