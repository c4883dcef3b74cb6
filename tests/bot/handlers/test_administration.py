"""What admins may do, and what happens where others try it. All releases are invented."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from bot_api import Person, Room, Telegram
from invented_library import HERON, copy_library, write_heron
from living_bot import alive

from bot.services import Services
from index import Settings, rebuild

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


def test_reload_takes_up_a_newer_index_at_once_or_says_that_there_is_none(
    own_telegram: Telegram, library: Settings, tmp_path: Path
) -> None:
    mine, root = copy_library(library, tmp_path), own_telegram.person("Root")
    with alive(own_telegram, mine, tmp_path / "bot.sqlite3", admins={root.id}) as bot:
        root.write("/reload")
        first = bot.asker.generation
        assert root.next_answer().text.startswith(f"There is no newer index than {first}")
        write_heron(mine.releases, HERON.replace("nine", "ten"))
        second = rebuild(mine).generation
        root.write("/reload")
        assert second in root.next_answer().text
        assert bot.asker.generation == second
