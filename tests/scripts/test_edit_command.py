"""`verbatim edit`: what comes back from the editor is looked over, and saved whole or not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_releases import write_release

from corpus import VerbatimError, load_corpus
from corpus.desk import versions_of
from scripts.editing.draft import Draft
from scripts.editing.editor import editor_command
from scripts.editing.saving import save

Run = Callable[..., Any]
TEXT = (
    "Port Nowhere, 4 March 2031. Invented harbour police counted nine boats at the old quay on"
    " Monday, and towed three of them to the yard behind the customs house.\n\nNobody was hurt,"
    " Captain Ada Voss of the invented harbour police said. A second count is planned for May, once"
    " the ice has gone from the inner basin and the ferries sail again."
)
ID = "2031-03-04-boats-counted"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return write_release(tmp_path / "releases", ID, TEXT, title="Boats counted at the old quay")


@pytest.fixture
def edit(
    verbatim: Run, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Edit the release with an editor that runs these lines, `text` being what the file holds."""

    def run(*lines: str, options: tuple[str, ...] = ()) -> Any:
        script = tmp_path / "editor.py"
        head = "import sys, pathlib\nfile = pathlib.Path(sys.argv[-1])\ntext = file.read_text()\n"
        script.write_text(head + "\n".join(lines))
        monkeypatch.setenv("VISUAL", f"{sys.executable} '{script}' --wait")
        return verbatim("edit", "--releases", str(release.parent), "boats", *options)

    return run


def replacing(old: str, new: str) -> str:
    return f"file.write_text(text.replace({old!r}, {new!r}))"


def drafts(release: Path) -> list[Path]:
    return sorted((release.parent / ".drafts").glob("*"))


def test_what_was_edited_is_saved_and_what_was_before_is_kept(edit: Run, release: Path) -> None:
    before = release.read_text()
    outcome = edit(replacing("nine boats", "ten boats"))
    assert outcome.code == 0
    assert outcome.out == (
        f"saved: {release}, +1 -1 lines\n`verbatim rebuild` brings the index up to date\n"
    )
    assert release.read_text() == before.replace("nine boats", "ten boats")
    [version] = versions_of(release.parent, ID)
    assert version.read_text() == before
    assert drafts(release) == []


def test_nothing_changed_is_said_and_nothing_written(edit: Run, release: Path) -> None:
    before = release.stat()
    outcome = edit("")
    assert (outcome.code, outcome.out) == (0, f"nothing changed in {ID}\n")
    assert release.stat().st_mtime_ns == before.st_mtime_ns
    assert versions_of(release.parent, ID) == ()
    assert drafts(release) == []


def test_what_the_loader_would_not_take_is_never_saved_but_kept_as_a_draft(
    edit: Run, release: Path
) -> None:
    before = release.read_text()
    outcome = edit(replacing("publisher:", "publsher:"))
    assert outcome.code == 1
    assert f"{release}:4: unknown-key" in outcome.err
    assert release.read_text() == before
    [draft] = drafts(release)
    assert "publsher:" in draft.read_text()
    assert load_corpus(release.parent).problems == ()
    again = edit(replacing("publsher:", "place: Quay\npublisher:"))
    assert again.code == 0
    assert f"taking up the draft {draft}" in again.err
    assert "place: Quay\npublisher:" in release.read_text()


def test_what_the_linter_remarks_on_is_saved_and_said(edit: Run, release: Path) -> None:
    outcome = edit(replacing("date: 2031-03-04", "date: 2031-03-04\nurl: HTTPS://a.example/#top"))
    assert outcome.code == 0
    assert f"{release}:4: " in outcome.err
    assert "HTTPS" in release.read_text()


def test_another_date_needs_another_name_which_is_given_where_it_is_asked_for(
    edit: Run, release: Path
) -> None:
    change = (replacing("date: 2031-03-04", "date: 2031-03-05"),)
    refused = edit(*change)
    assert refused.code == 1
    assert "its date makes it 2031-03-05-boats-counted" in refused.err
    assert release.exists()
    drafts(release)[0].unlink()
    outcome = edit(*change, options=("--rename",))
    assert outcome.code == 0
    assert f"renamed: {ID} is now 2031-03-05-boats-counted\n" in outcome.out
    [file] = load_corpus(release.parent).files
    assert file.release.id == "2031-03-05-boats-counted"
    assert len(versions_of(release.parent, ID)) == 1


def test_a_name_that_another_release_has_is_not_given(
    edit: Run, release: Path, tmp_path: Path
) -> None:
    taken = write_release(tmp_path / "other", "2031-03-05-boats-counted", "Other words.")
    line = f"import os; os.replace({str(taken)!r}, {str(release.parent / taken.name)!r})"
    change = replacing("date: 2031-03-04", "date: 2031-03-05")
    outcome = edit(line, change, options=("--rename",))
    assert outcome.code == 1
    assert f"{release}:3: stem-date" in outcome.err
    assert (release.parent / taken.name).read_text().endswith("Other words.\n")
    assert release.exists()


def test_an_editor_that_fails_changes_nothing_and_loses_nothing(edit: Run, release: Path) -> None:
    before = release.read_text()
    outcome = edit(replacing("nine", "ten"), "sys.exit(5)")
    assert outcome.code == 3
    assert "left with 5; nothing was saved" in outcome.err
    assert release.read_text() == before
    assert "ten boats" in drafts(release)[0].read_text()


def test_a_release_that_somebody_else_changed_meanwhile_is_not_overwritten(
    edit: Run, release: Path
) -> None:
    outcome = edit(replacing("nine", "ten"), f"pathlib.Path({str(release)!r}).write_text('theirs')")
    assert outcome.code == 3
    assert "was changed meanwhile" in outcome.err
    assert release.read_text() == "theirs"
    assert "ten boats" in drafts(release)[0].read_text()


def test_a_save_that_breaks_off_leaves_the_release_as_it_was(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = release.read_bytes()
    draft = Draft.begin(release, release.parent)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(VerbatimError, match="No space left"):
        save(draft, before + b"more", release.parent, release)
    assert release.read_bytes() == before
    assert [file.path for file in load_corpus(release.parent).files] == [release]


def test_a_link_stays_a_link(edit: Run, release: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.md"
    release.rename(real)
    release.symlink_to(real)
    assert edit(replacing("nine", "ten")).code == 0
    assert release.is_symlink()
    assert "ten boats" in real.read_text()


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "ed"}, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "'my editor' -n"}, ["my editor", "-n"]),
    ],
)
def test_the_editor_is_that_of_visual_or_editor_with_its_arguments(
    environment: dict[str, str], command: list[str]
) -> None:
    assert editor_command(environment) == command


@pytest.mark.parametrize("written", ["no-such-editor", "'unclosed"])
def test_an_editor_that_cannot_be_run_is_3_and_one_line(
    verbatim: Run, release: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("VISUAL", written)
    outcome = verbatim("edit", "--releases", str(release.parent), "boats")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (3, "", 1)
    assert drafts(release) == []


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("s", "saved"),
        ("e\ns", "saved"),
        ("x\nk", "kept"),
        ("", "kept"),  # the terminal was closed
        ("d", "discarded"),
    ],
)
def test_on_a_terminal_it_is_asked_what_to_do_about_remarks(
    edit: Run, release: Path, monkeypatch: pytest.MonkeyPatch, typed: str, left: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
    outcome = edit(replacing("03-04\npub", "03-04\nurl: HTTPS://a.example/#top\npub"))
    assert "[s]ave, [e]dit again, [k]eep as a draft, [d]iscard? " in outcome.err
    assert outcome.code == (0 if left == "saved" else 1)
    assert ("HTTPS" in release.read_text()) == (left == "saved")
    assert bool(drafts(release)) == (left == "kept")


class Terminal:
    """A terminal on which something was typed."""

    def __init__(self, typed: str) -> None:
        self._lines = [f"{line}\n" for line in typed.split("\n") if line]

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self._lines.pop(0) if self._lines else ""
