"""`verbatim stats`: figures of a folder of invented releases, and charts of them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from invented_releases import HERON, LANTERN, write_release

from corpus import load_corpus
from scripts.page import Page
from scripts.showing.figures import figures
from scripts.showing.figures_shown import figures_shown
from scripts.showing.index_size import IndexSize
from scripts.showing.periods import UNITS, timeline
from scripts.showing.timeline_svg import even_steps, timeline_svg

Run = Callable[..., Any]
SVG = "{http://www.w3.org/2000/svg}"
INDEX = IndexSize("0007", releases=3, passages=12, bytes=36_000_000, is_current=True)


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    office = {"publisher": "Harbour Office", "tags": "[sea]"}
    write_release(folder, "2031-03-04-heron", HERON, place="Port Nowhere", **office)
    write_release(folder, "2031-04-01-lanterns", LANTERN, tags="[sea, light]")
    write_release(folder, "2033-01-02-faroles", "Doce faroles.", language="es", **office)
    return folder


@pytest.fixture
def stats(verbatim: Run, releases: Path, tmp_path: Path) -> Run:
    folders = ["--releases", str(releases), "--index", str(tmp_path / "index")]
    return lambda *options: verbatim("stats", *folders, *options)


def test_json_holds_every_figure(stats: Run) -> None:
    outcome = stats("--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out) == {
        "releases": 3,
        "words": len(HERON.split()) + len(LANTERN.split()) + 2,
        "paragraphs": 7,
        "characters": len(HERON) + len(LANTERN) + 13,
        "without_place": 2,
        "first": "2031-03-04",
        "last": "2033-01-02",
        "publishers": {"Harbour Office": 2, "Invented Agency": 1},
        "languages": {"en": 2, "es": 1},
        "places": {"Port Nowhere": 1},
        "tags": {"sea": 3, "light": 1},
        "by": "year",
        "over_time": {"2031": 2, "2032": 0, "2033": 1},
        "index": None,
    }


def test_off_a_terminal_each_figure_is_a_line_of_three_fields(stats: Run) -> None:
    lines = stats().out.splitlines()
    assert all(line.count("\t") == 2 for line in lines)
    assert "corpus\treleases\t3" in lines
    assert "year\t2032\t0" in lines
    assert "publishers\tHarbour Office\t2" in lines


def test_filters_and_periods_are_those_that_are_given(stats: Run) -> None:
    found = json.loads(stats("--json", "--publisher", "harbour office", "--by", "quarter").out)
    assert found["releases"] == 2
    assert list(found["over_time"])[::7] == ["2031-Q1", "2032-Q4"]


def test_no_release_is_1(stats: Run, tmp_path: Path) -> None:
    outcome = stats("--tag", "nothing", "--plot", str(tmp_path / "none.svg"))
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "verbatim: no release matches\n")
    assert not (tmp_path / "none.svg").exists()
    assert json.loads(stats("--tag", "nothing", "--json").out)["first"] is None


def test_on_a_terminal_it_is_a_page_that_names_what_there_is(releases: Path) -> None:
    found = figures([file.release for file in load_corpus(releases).files])
    lines = list(figures_shown(found, timeline(found.days, UNITS["year"]), INDEX, Page(width=60)))
    assert lines[0] == "3 releases, 4 March 2031 to 2 January 2033"
    assert lines[2:5] == ["", "releases by year", "2 │█████"]
    assert "  Harbour Office   2   67%  ████████████████████" in lines
    assert lines[-1] == "  3 releases, 12 passages, 36 MB, up to date"


@pytest.mark.slow
def test_the_size_of_the_index_is_told_and_whether_it_is_up_to_date(
    stats: Run, releases: Path, tmp_path: Path
) -> None:
    from tiny_model import make_model

    from index import Settings, rebuild

    model = str(make_model(tmp_path / "tiny"))
    report = rebuild(Settings(releases=releases, index=tmp_path / "index", model=model))
    shown = json.loads(stats("--json").out)["index"]
    on_disk = sum(
        file.stat().st_size
        for file in (tmp_path / "index" / "generations" / report.generation).rglob("*")
        if file.is_file() and file.name != "manifest.json"
    )
    assert shown == {
        "generation": report.generation,
        "releases": 3,
        "passages": report.passages,
        "bytes": on_disk,
        "is_current": True,
    }
    write_release(releases, "2034-01-01-new", "New words.")
    assert json.loads(stats("--json").out)["index"]["is_current"] is False


def test_a_damaged_index_is_said_and_the_figures_are_there(stats: Run, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "current").write_text("rot")
    outcome = stats("--json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["index"] is None
    assert outcome.err.count("\n") == 1
    assert "is not what was written" in outcome.err


def test_the_chart_has_a_bar_for_every_period_that_holds_anything(
    stats: Run, tmp_path: Path
) -> None:
    path = tmp_path / "plot.svg"
    assert stats("--plot", str(path)).code == 0
    bars = _bars(path.read_text())
    assert [bar.findtext(f"{SVG}title") for bar in bars] == ["2031: 2", "2033: 1"]
    high, low = (float(bar.attrib["height"]) for bar in bars)
    assert high == pytest.approx(2 * low, abs=0.1)


def test_a_chart_as_an_image_is_a_png(stats: Run, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    path = tmp_path / "plot.PNG"
    assert stats("--plot", str(path)).code == 0
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(data[16:20]) == 1440


def test_an_image_without_the_library_is_3_and_says_what_to_do(
    stats: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    outcome = stats("--plot", str(tmp_path / "plot.png"))
    assert outcome.code == 3
    assert "resvg_py" in outcome.err


def test_a_plot_of_another_kind_is_wrong_usage(stats: Run) -> None:
    outcome = stats("--plot", "plot.gif")
    assert (outcome.code, outcome.out) == (2, "")


def test_a_title_cannot_break_the_chart() -> None:
    days = timeline([date(2031, 3, 4)], UNITS["day"])
    assert _bars(timeline_svg(days, "Ropes & <knots>'\"", ground="#ffffff"))


@pytest.mark.parametrize("most", [0, 1, 2, 5, 6, 87, 100, 306, 9_999, 1_000_000])
def test_a_scale_reaches_as_high_as_the_bars_in_a_few_even_steps(most: int) -> None:
    marks = even_steps(most)
    assert marks[0] == 0
    assert marks[-1] >= most
    assert 2 <= len(marks) <= 7
    assert len({b - a for a, b in pairwise(marks)}) == 1


def _bars(svg: str) -> list[ElementTree.Element]:
    root = ElementTree.parse(io.StringIO(svg)).getroot()
    return [rect for rect in root.iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None]
