"""Writing: whole or not at all, whatever happens, and never over what somebody else has written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from full_disk import full_disk
from invented_sources import BODY, page_of
from real_command import environment

from corpus import load_corpus
from corpus.desk import CannotAdd, Proposal, accept, propose, versions_of
from corpus.desk.errors import CannotWrite

ID = "2019-05-06-harbour-seals-counted"
CHANGED = (BODY[0].replace("Nine seals", "Eleven seals"), *BODY[1:])


@pytest.fixture
def before(folder: Path) -> Path:
    return accept(propose(page_of(), folder), folder)


@pytest.fixture
def change(folder: Path, before: Path) -> Proposal:
    """A new version of the release that is there."""
    return propose(page_of(*CHANGED), folder)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what stands in each file that is visible."""
    found = (path for path in folder.rglob("*.md") if ".versions" not in path.parts)
    return {path.name: path.read_bytes() for path in found if not path.name.startswith(".")}


def test_a_release_that_changed_meanwhile_is_not_written_over(
    folder: Path, before: Path, change: Proposal
) -> None:
    before.write_text(before.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    edited = before.read_bytes()
    with pytest.raises(CannotAdd, match="was changed meanwhile"):
        accept(change, folder)
    assert before.read_bytes() == edited


def test_a_release_that_was_removed_meanwhile_does_not_come_back(
    folder: Path, before: Path, change: Proposal
) -> None:
    before.unlink()
    with pytest.raises(CannotAdd, match="was changed meanwhile"):
        accept(change, folder)
    assert contents(folder) == {}


def test_an_id_that_was_taken_meanwhile_is_not_written_over(folder: Path) -> None:
    proposal = propose(page_of(), folder)
    (folder / "old").mkdir()
    (folder / "old" / proposal.path.name).write_text("something else", encoding="utf-8")
    with pytest.raises(CannotAdd, match="is there by now"):
        accept(proposal, folder)


def test_what_the_loader_would_not_take_is_never_written(folder: Path) -> None:
    proposal = propose(page_of(), folder)
    for content in ("", "no front matter", proposal.content + "\x07", "\ud800"):
        with pytest.raises(CannotAdd):
            accept(replace(proposal, content=content), folder)
    assert contents(folder) == {}


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_a_change_that_is_interrupted_leaves_the_old_or_the_new(
    folder: Path, before: Path, change: Proposal, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call of the system that writes is interrupted in turn, until none is left."""
    old = contents(folder)
    new = {change.path.name: change.content.encode()}
    calls_until = 1
    while contents(folder) == old:
        left = calls_until
        real = getattr(os, name)

        def interrupted(*arguments: object, real: object = real, **more: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise KeyboardInterrupt
            return real(*arguments, **more)  # type: ignore[operator]

        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(os, name, interrupted)
            accept(change, folder)
        assert contents(folder) in (old, new)
        assert not load_corpus(folder).problems
        calls_until += 1
    assert calls_until > 2, "it was never interrupted"
    assert versions_of(folder, ID)[-1].read_bytes() == old[f"{ID}.md"]
    assert len(versions_of(folder, ID)) == 1


_KILLED = """
import os, sys
from pathlib import Path
from invented_sources import BODY, page_of
from corpus.desk import accept, propose

folder, moment = Path(sys.argv[1]), int(sys.argv[2])
proposal = propose(page_of(BODY[0].replace("Nine", "Eleven"), *BODY[1:]), folder)
seen = 0

def watch(event, arguments):
    global seen
    if event in ("open", "os.rename", "os.remove", "os.mkdir") and "releases" in str(arguments[0]):
        seen += 1
        if seen == moment:
            os.kill(os.getpid(), 9)

sys.addaudithook(watch)
accept(proposal, folder)
"""


@pytest.mark.slow
def test_a_process_that_is_killed_at_any_moment_leaves_the_old_or_the_new(
    folder: Path, before: Path, change: Proposal
) -> None:
    old, new = contents(folder), {change.path.name: change.content.encode()}
    support = str(Path(__file__).parents[2] / "support")
    paths = os.pathsep.join([support, environment()["PYTHONPATH"]])
    for moment in range(1, 40):
        child = subprocess.run(
            [sys.executable, "-c", _KILLED, str(folder), str(moment)],
            env=environment(PYTHONPATH=paths),
            check=False,
            capture_output=True,
            text=True,
        )
        assert child.returncode in (0, -signal.SIGKILL), child.stderr
        assert contents(folder) in (old, new)
        assert not load_corpus(folder).problems
        if child.returncode == 0:
            break
        assert contents(folder) == old or moment > 3
        before.write_bytes(old[before.name])
    assert contents(folder) == new
    assert moment > 5


def test_a_full_disk_is_one_line_and_leaves_all_as_it_was(
    folder: Path, before: Path, change: Proposal
) -> None:
    old = contents(folder)
    with full_disk(200), pytest.raises(CannotWrite, match="cannot write") as caught:
        accept(change, folder)
    assert "\n" not in str(caught.value)
    assert contents(folder) == old


def test_what_a_crash_left_behind_is_no_release_and_in_nobodys_way(folder: Path) -> None:
    proposal = propose(page_of(), folder)
    (folder / f".draft-{proposal.path.name}").write_text("half", encoding="utf-8")
    assert not load_corpus(folder).files
    accept(proposal, folder)
    assert sorted(path.name for path in folder.glob("*.md")) == [f"{ID}.md"]
