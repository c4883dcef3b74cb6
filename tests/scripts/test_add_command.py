"""`verbatim add`: from files, stdin and a web server on loopback to releases."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_sources import BODY, LANTERNS, markup_of
from real_command import Place
from web_server import WebServer, redirect, reply

import index
from corpus import load_corpus
from scripts import add_command
from scripts.desk.curator import Curator

Run = Callable[..., Any]
ID = "2019-05-06-harbour-seals-counted"
CHANGED = (BODY[0].replace("Nine seals", "Eleven seals"), *BODY[1:])


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # no .env of this machine
    folder = tmp_path / "releases"
    folder.mkdir()
    monkeypatch.setenv("VERBATIM_RELEASES", str(folder))
    monkeypatch.setenv("VERBATIM_INDEX", str(tmp_path / "index"))
    return folder


@pytest.fixture
def page(releases: Path, tmp_path: Path) -> Path:
    """A saved page, from which everything can be read."""
    path = tmp_path / "seals.html"
    path.write_text(markup_of(), encoding="utf-8")
    return path


@pytest.fixture
def text(releases: Path, tmp_path: Path) -> Path:
    """A text that names no publisher, and whose title is doubtful."""
    path = tmp_path / "seals.txt"
    path.write_text("\n\n".join(["Seals", *BODY]), encoding="utf-8")
    return path


@pytest.fixture
def server(releases: Path) -> Iterator[WebServer]:
    server = WebServer()
    server.pages["/seals"] = reply(markup_of().encode(), ETag='"one"')
    yield server
    server.close()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let a curator at a terminal give these answers, then end the input."""

    def answer(*answers: str) -> None:
        curator = Curator(io.StringIO("".join(f"{line}\n" for line in answers)))
        monkeypatch.setattr(Curator, "at_terminal", lambda **_: curator)

    return answer


def ids(releases: Path) -> list[str]:
    return [file.release.id for file in load_corpus(releases).files]


def test_a_saved_page_is_added(verbatim: Run, releases: Path, page: Path) -> None:
    outcome = verbatim("add", str(page), "--yes")
    assert (outcome.code, outcome.out, outcome.err) == (0, f"added: {ID}\n", "")
    [file] = load_corpus(releases).files
    assert file.release.text == "\n\n".join(BODY)
    assert file.release.source == "seals.html"


def test_stdin_is_added(verbatim: Run, releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(markup_of().encode())))
    assert verbatim("add", "-", "--yes").code == 0
    assert ids(releases) == [ID]


def test_a_page_on_the_web_is_added_and_knows_where_it_comes_from(
    verbatim: Run, releases: Path, server: WebServer
) -> None:
    server.pages["/short"] = redirect("/seals")
    outcome = verbatim("add", f"{server.url}/short", "--yes", "--allow-private")
    assert (outcome.code, outcome.out) == (0, f"added: {ID}\n")
    [file] = load_corpus(releases).files
    assert file.release.source == f"{server.url}/seals"


def test_an_intranet_is_reached_only_where_that_is_allowed(
    verbatim: Run, releases: Path, server: WebServer
) -> None:
    outcome = verbatim("add", f"{server.url}/seals", "--yes")
    assert outcome.code == 1
    assert "cannot fetch" in outcome.err
    assert server.requests == []
    assert ids(releases) == []


def test_the_same_page_again_is_not_sent_again_and_changes_nothing(
    verbatim: Run, releases: Path, server: WebServer
) -> None:
    address = f"{server.url}/seals"
    verbatim("add", address, "--yes", "--allow-private")
    [before] = load_corpus(releases).files
    server.pages["/seals"] = reply(b"", status=304, ETag='"one"')
    outcome = verbatim("add", address, "--yes", "--allow-private")
    assert (outcome.code, outcome.out) == (0, f"unchanged: {ID} ({address})\n")
    assert server.requests[-1].headers["if-none-match"] == '"one"'
    assert load_corpus(releases).files == (before,)


def test_where_pages_cannot_be_remembered_they_are_sent_again(
    verbatim: Run, releases: Path, server: WebServer
) -> None:
    address = f"{server.url}/seals"
    verbatim("add", address, "--yes", "--allow-private")
    (releases / ".cache" / "pages.sqlite3").write_bytes(b"rubbish" * 500)
    outcome = verbatim("add", address, "--yes", "--allow-private")
    assert (outcome.code, outcome.out) == (0, f"unchanged: {ID} ({address})\n")
    assert "if-none-match" not in server.requests[-1].headers


def test_a_removed_release_can_be_added_again_from_its_page(
    verbatim: Run, releases: Path, server: WebServer
) -> None:
    verbatim("add", f"{server.url}/seals", "--yes", "--allow-private")
    verbatim("remove", ID, "--yes")
    verbatim("add", f"{server.url}/seals", "--yes", "--allow-private")
    assert ids(releases) == [ID]
    assert "if-none-match" not in server.requests[-1].headers


def test_a_changed_source_is_a_new_version_and_the_old_one_is_named(
    verbatim: Run, releases: Path, page: Path
) -> None:
    verbatim("add", str(page), "--yes")
    page.write_text(markup_of(*CHANGED), encoding="utf-8")
    outcome = verbatim("add", str(page), "--yes")
    kept = releases / ".versions" / ID / "0001.md"
    assert outcome.out == f"changed: {ID} (as it was: {kept})\n"
    assert "Nine seals" in kept.read_text(encoding="utf-8")


def test_what_is_missing_or_doubtful_is_an_error_that_names_the_flags(
    verbatim: Run, releases: Path, text: Path
) -> None:
    outcome = verbatim("add", str(text), "--yes")
    assert (outcome.code, outcome.out) == (1, "")
    assert "publisher is missing" in outcome.err
    assert outcome.err.endswith("give --title and --publisher\n")
    assert ids(releases) == []


def test_with_the_flags_it_is_added(verbatim: Run, releases: Path, text: Path) -> None:
    flags = ["--title", "Many seals", "--publisher", "Office", "--tag", "sea", "--tag", "pier"]
    outcome = verbatim("add", str(text), "--yes", *flags)
    assert outcome.out == "added: 2019-05-06-many-seals\n"
    [file] = load_corpus(releases).files
    assert file.release.tags == ("sea", "pier")


def test_what_repeats_a_release_is_skipped_and_says_which(
    verbatim: Run, releases: Path, page: Path, tmp_path: Path
) -> None:
    verbatim("add", str(page), "--yes")
    other = tmp_path / "other.html"
    other.write_text(markup_of(title="Seals!"), encoding="utf-8")
    outcome = verbatim("add", str(other), "--yes")
    assert outcome.code == 1
    assert f"it has the very words of {ID}; add it all the same with" in outcome.err
    assert verbatim("add", str(other), "--yes", "--allow-repeats").code == 0
    assert ids(releases) == [ID, "2019-05-06-seals"]


def test_one_source_that_fails_does_not_stop_the_others(
    verbatim: Run, releases: Path, page: Path, tmp_path: Path
) -> None:
    lanterns = tmp_path / "lanterns.html"
    lanterns.write_text(markup_of(*LANTERNS, title="Lanterns hung"), encoding="utf-8")
    outcome = verbatim("add", str(page), "nowhere.html", str(lanterns), "--yes")
    assert outcome.code == 1
    assert ids(releases) == [ID, "2019-05-06-lanterns-hung"]
    assert outcome.out.splitlines()[-1] == "2 added, 1 with problems"
    assert "nowhere.html" in outcome.err


def test_a_dry_run_shows_the_file_and_writes_nothing(
    verbatim: Run, releases: Path, page: Path
) -> None:
    shown = verbatim("add", str(page), "--dry-run")
    assert (shown.code, ids(releases)) == (0, [])
    assert f"would be added: {ID}" in shown.err
    written = releases / f"{ID}.md"
    verbatim("add", str(page), "--yes")
    without_moment = [
        [line for line in text.splitlines() if not line.startswith("retrieved:")]
        for text in (shown.out, written.read_text(encoding="utf-8"))
    ]
    assert without_moment[0] == without_moment[1]


def test_a_dry_run_of_what_cannot_be_added_is_1(verbatim: Run, releases: Path, text: Path) -> None:
    outcome = verbatim("add", str(text), "--dry-run")
    assert outcome.code == 1
    assert "# missing, nothing says it:\n# publisher:\n" in outcome.out


def test_json_is_an_object_for_each_source(
    verbatim: Run, releases: Path, page: Path, text: Path
) -> None:
    outcome = verbatim("add", str(page), str(text), "nowhere.pdf", "--yes", "--json")
    assert outcome.code == 1
    added, incomplete, failed = map(json.loads, outcome.out.splitlines())
    assert (added["outcome"], added["release"]) == ("added", ID)
    assert added["path"] == str(releases / f"{ID}.md")
    assert added["metadata"]["place"]["value"] == "Port Nowhere"
    assert incomplete["outcome"] == "incomplete" or incomplete["outcome"] == "repeated"
    assert failed["outcome"] == "failed"
    assert "nowhere.pdf" in failed["why"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.html"], "nobody is there to be asked; give --yes"),
        (["x.html", "--json"], "nobody is there to be asked"),
        (["a", "b", "--title", "T", "--yes"], "--title is for one source"),
        (["a", "b", "--url", "https://x.example", "--yes"], "--url is for one source"),
        (["-", "-", "--yes"], "stdin is read to its end"),
        (["x", "--date", "2019-02-30", "--yes"], "--date names no day"),
        (["x", "--language", "english", "--yes"], "--language is no language tag"),
        ([], "the following arguments are required: SOURCE"),
    ],
)
def test_wrong_usage_is_2_and_said(
    verbatim: Run, releases: Path, arguments: list[str], said: str
) -> None:
    outcome = verbatim("add", *arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_without_a_folder_of_releases_it_is_3(verbatim: Run, releases: Path, page: Path) -> None:
    outcome = verbatim("add", str(page), "--yes", "--releases", "nowhere")
    assert outcome.code == 3
    assert outcome.err.startswith("verbatim: cannot read the folder of releases nowhere")


@pytest.mark.parametrize(
    "name", ["harbour.example/news", "www.harbour.example", "ftp://a.example/"]
)
def test_an_address_without_its_beginning_is_told_from_a_file(
    verbatim: Run, releases: Path, name: str
) -> None:
    hint = "an address is written whole, from https:// on"
    assert hint in verbatim("add", name, "--yes").err
    assert hint not in verbatim("add", "seals.pdf", "--yes").err


def test_a_password_in_an_address_is_not_repeated(verbatim: Run, releases: Path) -> None:
    outcome = verbatim("add", "https://ada:hunter2@harbour.example/", "--yes")
    assert outcome.code == 1
    assert "hunter2" not in outcome.out + outcome.err


def test_a_file_from_the_review_folder_leaves_it_when_it_is_added(
    verbatim: Run, releases: Path, page: Path, tmp_path: Path
) -> None:
    review = tmp_path / "review"
    review.mkdir()
    (review / ".seen.sqlite3").touch()
    waiting = review / page.name
    page.rename(waiting)
    verbatim("add", str(waiting), "--yes")
    assert ids(releases) == [ID]
    assert not waiting.exists()


def test_the_index_is_rebuilt_where_that_is_wanted(
    verbatim: Run, releases: Path, page: Path, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuilt: list[Path] = []

    def rebuild(settings: Any, **_: Any) -> Any:
        rebuilt.append(settings.releases)
        return index.BuildReport("0002", (ID,), (), (), 0, (), 3, 3, None, is_new=True)

    monkeypatch.setitem(vars(index), "rebuild", rebuild)
    outcome = verbatim("add", str(page), "--yes", "--rebuild")
    assert rebuilt == [releases]
    assert outcome.out.splitlines()[:2] == [f"added: {ID}", f"added: 1 ({ID})"]
    verbatim("add", str(page), "--dry-run", "--rebuild")
    assert len(rebuilt) == 1


def test_the_curator_is_asked_for_what_is_missing_then_whether_to_add_it(
    verbatim: Run, releases: Path, text: Path, answer: Callable[..., None]
) -> None:
    answer("", "", "Invented Office", "y")
    outcome = verbatim("add", str(text))
    assert outcome.out == "added: 2019-05-06-seals\n"
    [file] = load_corpus(releases).files
    # Enter takes what is suggested; where nothing is, the question comes again.
    assert (file.release.title, file.release.publisher) == ("Seals", "Invented Office")
    assert "title is doubtful: Seals (first line, which stands alone)" in outcome.err
    assert outcome.err.index("Nine seals") < outcome.err.index("Add it? [y/N/e(dit)]")


@pytest.mark.parametrize("answers", [("n",), ("",), (), ("e(dit)",)])
def test_nothing_but_yes_adds_it(
    verbatim: Run, releases: Path, page: Path, answer: Callable[..., None], answers: tuple[str, ...]
) -> None:
    answer(*answers)
    outcome = verbatim("add", str(page))
    assert (outcome.code, outcome.out) == (0, f"not added: {page}\n")
    assert ids(releases) == []


def test_a_value_that_cannot_be_is_asked_for_again(
    verbatim: Run, releases: Path, tmp_path: Path, answer: Callable[..., None]
) -> None:
    page = tmp_path / "lanterns.html"
    page.write_text(markup_of(*LANTERNS, date=None), encoding="utf-8")
    answer("tomorrow", "2019-02-30", "2019-06-01", "y")
    outcome = verbatim("add", str(page))
    assert outcome.out == "added: 2019-06-01-harbour-seals-counted\n"
    assert "date must be a day, not 'tomorrow'" in outcome.err
    assert "date names no day of the calendar" in outcome.err


def test_a_changed_source_is_shown_as_a_diff_before_it_is_taken(
    verbatim: Run, releases: Path, page: Path, answer: Callable[..., None]
) -> None:
    verbatim("add", str(page), "--yes")
    page.write_text(markup_of(*CHANGED), encoding="utf-8")
    answer("n")
    outcome = verbatim("add", str(page))
    assert "\n-PORT NOWHERE, 6 May 2019 – Nine" in outcome.err
    assert "\n+PORT NOWHERE, 6 May 2019 – Eleven" in outcome.err
    assert "Take the new version? [y/N/e(dit)]" in outcome.err
    [file] = load_corpus(releases).files
    assert "Nine seals" in file.release.text


def test_a_repeat_is_asked_about_first(
    verbatim: Run, releases: Path, page: Path, text: Path, answer: Callable[..., None]
) -> None:
    verbatim("add", str(page), "--yes")
    answer("n")
    outcome = verbatim("add", str(text))
    assert f"has the very words of {ID}." in outcome.err
    assert "publisher" not in outcome.err
    answer("y", "Seals", "Invented Office", "y")
    assert verbatim("add", str(text)).out == "added: 2019-05-06-seals\n"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that spoils a file the first time, and mends it the second."""
    editor = tmp_path / "my editor"
    editor.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\npath = pathlib.Path(sys.argv[2])\n"
        "text = path.read_text()\n"
        "fixed = text.replace('no-key: x\\n', '')\n"
        "path.write_text(fixed if fixed != text else text.replace('date:', 'no-key: x\\ndate:'))\n"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{editor}' --wait")


@pytest.mark.usefixtures("editor")
def test_it_can_be_edited_before_it_is_added(
    verbatim: Run, releases: Path, page: Path, answer: Callable[..., None]
) -> None:
    answer("e", "y")
    outcome = verbatim("add", str(page))
    assert "It cannot be added like that. [N/e(dit)]" in outcome.err
    assert "unknown-key 'no-key' is no key" in outcome.err
    assert ids(releases) == []
    answer("e", "e", "y")
    assert verbatim("add", str(page)).out == f"added: {ID}\n"


def test_an_editor_that_is_not_there_is_said_and_asked_about_again(
    verbatim: Run,
    releases: Path,
    page: Path,
    answer: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/editor")
    answer("e", "y")
    outcome = verbatim("add", str(page))
    assert "the editor /nowhere/editor cannot be run" in outcome.err
    assert ids(releases) == [ID]


def test_only_what_is_doubtful_is_asked_where_yes_was_said(
    verbatim: Run, releases: Path, page: Path, text: Path, answer: Callable[..., None]
) -> None:
    answer("Many seals", "Invented Office")
    assert verbatim("add", str(text), "--yes").out == "added: 2019-05-06-many-seals\n"


def test_a_page_cannot_steer_the_terminal(
    verbatim: Run, releases: Path, tmp_path: Path, answer: Callable[..., None]
) -> None:
    page = tmp_path / "evil.html"
    title = "Seals &#27;[31m&#x202e; counted"
    page.write_text(markup_of(*BODY, title=title, publisher="\x1b[2J"), encoding="utf-8")
    answer("Seals", "Office", "y")
    for outcome in (verbatim("add", str(page)), verbatim("add", str(page), "--dry-run")):
        assert "\x1b" not in outcome.out + outcome.err
        turned = [line for line in outcome.err.splitlines() if "\u202e" in line]
        assert all(line.endswith("\u202c") for line in turned)


def test_the_summary_is_said_also_when_the_curator_leaves(
    verbatim: Run, releases: Path, page: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = add_command._report
    seen: list[str] = []

    def report(outcome: Any, arguments: Any) -> None:
        real(outcome, arguments)
        seen.append(outcome.kind)
        if len(seen) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(add_command, "_report", report)
    outcome = verbatim("add", str(page), str(text), "third.html", "--yes")
    assert outcome.code == 130
    assert outcome.out.splitlines() == [f"added: {ID}", "1 added, 1 with problems"]


@pytest.mark.slow
def test_what_was_added_is_answered_from_after_the_rebuild(releases: Path, page: Path) -> None:
    place = Place(releases, releases.parent / "index")
    added = place.verbatim("add", str(page), "--yes", "--rebuild")
    assert added.code == 0, added.err
    asked = place.verbatim("ask", "--json", "How many seals were counted on Monday?")
    answer = json.loads(asked.out)
    assert answer["quotes"][0]["release"] == ID
    assert "Nine seals were counted" in answer["quotes"][0]["text"]
    place.verbatim("remove", ID, "--yes", "--rebuild")
    asked = place.verbatim("ask", "--json", "How many seals were counted on Monday?")
    assert not json.loads(asked.out)["answered"]
