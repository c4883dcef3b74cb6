"""What admins may do, and what happens where others try it. All releases are invented."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bot_api import Person, Room, Telegram
from invented_library import HERON, copy_library, write_heron
from living_bot import alive

import index
from bot.services import Services
from corpus import VerbatimError
from index import BuildReport, Settings

COMMANDS = ["/status", "/reload", "/gaps", "/add"]


@pytest.mark.parametrize("command", COMMANDS)
class TestWhoIsNoAdmin:
    def test_is_refused_in_private(self, ada: Person, command: str) -> None:
        ada.write(command)
        assert ada.next_answer().text == "Only admins may do that."

    def test_is_met_by_silence_in_a_group(self, ada: Person, group: Room, command: str) -> None:
        ada.write(command, group)
        ada.write("/help", group)
        assert group.next_answer().text.startswith("Ask in whole sentences")


@pytest.mark.parametrize("command", COMMANDS)
def test_an_admin_does_such_things_in_private_only(
    admin: Person, group: Room, command: str
) -> None:
    admin.write(command, group)
    admin.write("/help", group)
    assert group.next_answer().text.startswith("Ask in whole sentences")


def test_who_is_no_admin_may_not_add_a_file_either(ada: Person) -> None:
    ada.attach("release.md", b"# Nothing", caption="/add")
    assert ada.next_answer().text == "Only admins may do that."


def test_the_status_says_how_the_bot_is(admin: Person, bot: Services) -> None:
    admin.write("/status")
    lines = admin.next_answer().text.splitlines()
    facts = dict(line.split(": ", 1) for line in lines)
    assert facts["index"] == bot.asker.generation
    assert facts["releases"] == "11"
    assert facts["waiting"] == "0"
    assert "In groups I hear only" in facts["groups"]
    assert {"up", "database", "process"} <= facts.keys()


def test_gaps_are_questions_that_were_not_answered(admin: Person, ada: Person) -> None:
    for _ in range(2):
        ada.write("Who rules Atlantis?")
        ada.next_answer()
    ada.write("/new")  # answered when all that the question takes is done
    ada.next_answer()
    admin.write("/gaps")
    text = admin.next_answer().text
    assert text.startswith("Lately not answered:\n\nWho rules Atlantis?\n")
    assert "2 times" in text


def test_a_question_is_a_gap_once_whatever_is_pressed_under_its_abstention(
    ada: Person, bot: Services
) -> None:
    ada.write("Who rules Lemuria?")
    ada.press(ada.next_answer(), "Nearest passages")
    ada.press(ada.next_edit(), "Back")
    ada.next_edit()
    gaps = asyncio.run(bot.gaps.latest(1000))
    assert [one.count for one in gaps if one.question == "Who rules Lemuria?"] == [1]


class TestReload:
    """Of an index of one's own."""

    @pytest.fixture
    def mine(self, library: Settings, tmp_path: Path) -> Settings:
        return copy_library(library, tmp_path)

    @pytest.fixture
    def root(self, own_telegram: Telegram) -> Person:
        return own_telegram.person("Root")

    @pytest.fixture
    def bot(
        self, own_telegram: Telegram, mine: Settings, root: Person, tmp_path: Path
    ) -> Iterator[Services]:
        with alive(own_telegram, mine, tmp_path / "bot.sqlite3", admins={root.id}) as services:
            yield services

    def test_says_that_there_is_nothing_newer(self, root: Person, bot: Services) -> None:
        root.write("/reload")
        generation = bot.asker.generation
        said = root.next_answer().text
        assert said == f"Nothing has changed: index {generation} is the newest, and in use."

    def test_says_that_a_newer_one_is_in_use_though_the_watch_was_quicker(
        self, root: Person, bot: Services, mine: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before, rebuilt = bot.asker.generation, index.rebuild

        def rebuild(*arguments: Any, **more: Any) -> BuildReport:
            report = rebuilt(*arguments, **more)
            until = time.monotonic() + 10
            while bot.asker.generation == before and time.monotonic() < until:
                time.sleep(0.01)
            return report

        monkeypatch.setattr(index, "rebuild", rebuild)
        write_heron(mine.releases, HERON.replace("nine boats", "ten boats"))
        root.write("/reload")
        said = root.next_answer().text
        assert said == f"Index {bot.asker.generation} is in use now."
        assert bot.asker.generation != before

    def test_says_that_a_newer_one_cannot_be_used(
        self, root: Person, bot: Services, mine: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise VerbatimError("a file was cut off")

        generation = bot.asker.generation
        monkeypatch.setattr(index.Engine, "open", fail)
        write_heron(mine.releases, HERON.replace("nine boats", "ten boats"))
        root.write("/reload")
        said = root.next_answer().text
        assert said.startswith("The newest index cannot be used; the log says why.")
        assert said.endswith(f"Index {generation} answers on.")

    def test_brings_the_index_up_to_date_and_uses_it_at_once(
        self, root: Person, bot: Services, mine: Settings
    ) -> None:
        before = bot.asker.generation
        write_heron(mine.releases, HERON.replace("nine boats", "ten boats"))
        root.write("/reload")
        said = root.next_answer().text
        assert said == f"Index {bot.asker.generation} is in use now."
        assert bot.asker.generation != before
        root.write("What was seized in Operation Heron?")
        assert "ten boats" in root.next_answer().text

    def test_says_in_one_line_why_it_could_not(
        self, root: Person, bot: Services, mine: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise VerbatimError("the disk is full", mend="make room")

        monkeypatch.setattr(index, "rebuild", fail)
        write_heron(mine.releases, HERON.replace("nine boats", "ten boats"))
        root.write("/reload")
        said = root.next_answer().text
        assert said == "The index was not rebuilt: the disk is full; make room"
