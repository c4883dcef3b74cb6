"""What Telegram is told of the bot, and what people see when something goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from bot_api import Person, Room, Telegram
from invented_answers import answer, quote

from bot.services import Services
from index import Answer, Engine

SEIZED = "What was seized in Operation Heron?"
ALL = ["ask", "latest", "release", "new", "about", "help", "privacy", "forget", "start"]
Prepare = Callable[[Callable[[str], Answer]], None]


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> Prepare:
    """Has the engine answer as the test wants it."""

    def prepared(answering: Callable[[str], Answer]) -> None:
        monkeypatch.setattr(Engine, "ask", lambda _, question, **__: answering(question))

    return prepared


def test_the_commands_are_shown_with_descriptions_to_those_whom_they_are_for(
    telegram: Telegram, bot: Services, admin: Person
) -> None:
    commands = telegram.ledger.profile.commands
    assert telegram.holds(lambda: len(commands) == 4, 5)
    named = {scope: [one["command"] for one in shown] for (scope, _), shown in commands.items()}
    assert named == {
        "default": ALL,
        "all_private_chats": ALL,
        "all_group_chats": ["ask", "latest", "release", "new", "help"],
        f"chat {admin.id}": [*ALL, "status", "reload", "add", "gaps"],
    }
    assert all(one["description"] for shown in commands.values() for one in shown)


def test_every_command_that_is_shown_is_one(telegram: Telegram, admin: Person) -> None:
    for command in [*ALL, "status", "reload", "add", "gaps"]:
        admin.write(f"/{command}")
        assert admin.next_answer().text.startswith("Ask in whole") == (command == "help")


class TestAnUnexpectedError:
    def test_is_an_apology_with_an_id_for_the_person_and_the_trace_for_the_admins(
        self, ada: Person, admin: Person, prepare: Prepare, caplog: pytest.LogCaptureFixture
    ) -> None:
        prepare(lambda question: {}[question])  # type: ignore[index]
        question = ada.write("My secret question?")
        sorry, told = ada.next_answer(), admin.next_answer()
        [identity] = re.findall(r"\(Error (\w+)\)", sorry.text)
        assert sorry.reply_to == question.id
        assert told.text.startswith(f"Error {identity}\n")
        assert "KeyError" in told.text
        assert "secret" not in told.text + sorry.text
        [logged] = [one for one in caplog.records if one.name == "bot.failures"]
        assert "secret" not in logged.getMessage()

    def test_is_one_line_in_a_group_and_an_alert_for_who_pressed(
        self, ada: Person, group: Room, prepare: Prepare
    ) -> None:
        ada.write(f"/ask {SEIZED}", group)
        group.next_answer()
        ada.write("Which releases mention Peru?")
        listed = ada.next_answer()
        prepare(lambda _: 1 / 0)  # type: ignore[return-value,arg-type]
        ada.write(f"/ask {SEIZED}", group)
        sorry = "Sorry, something went wrong on my side. (Error "
        assert group.next_answer().text.startswith(sorry)
        notice = ada.press(listed, "6–8 ›").notice()
        assert (notice.text.startswith(sorry), notice.is_alert) == (True, True)

    def test_leaves_the_next_question_answered(self, ada: Person, prepare: Prepare) -> None:
        failing = iter([True])
        prepare(lambda question: 1 / 0 if next(failing, False) else answer(quote("Nine.")))  # type: ignore[return-value,arg-type]
        ada.write("How many?")
        ada.write("How many?")
        sorry, found = ada.room.next_answers(2)
        assert sorry.text.startswith("Sorry")
        assert found.message.quotations() == ["Nine."]


class TestAMisquote:
    @pytest.fixture
    def wrong(self) -> Answer:
        right = quote("Nine people were arrested.")
        object.__setattr__(right, "text", "Ten people were arrested.")
        return answer(right)

    def test_is_never_sent(self, ada: Person, prepare: Prepare, wrong: Answer) -> None:
        prepare(lambda _: wrong)
        ada.write("How many?")
        assert ada.next_answer().text.startswith("Sorry")

    def test_nor_offered_nor_told_to_a_guest_nor_shown_by_an_edit(
        self, telegram: Telegram, ada: Person, prepare: Prepare, wrong: Answer
    ) -> None:
        question = ada.write(SEIZED)
        ada.next_answer()
        prepare(lambda _: wrong)
        assert ada.type_inline("How many?").offered().results == ()
        foreign = telegram.foreign_group("Elsewhere")
        assert ada.ask_as_guest("@verbatim_bot How many?", foreign).answer().text[:5] == "Sorry"
        ada.edit(question, "How many?")
        assert ada.next_answer().text.startswith("Sorry")
        assert ada.room.is_quiet(0)

    def test_nor_are_nearest_passages_that_are_none(
        self, ada: Person, prepare: Prepare, wrong: Answer
    ) -> None:
        ada.write("What is the capital of Australia?")
        abstained = ada.next_answer()
        prepare(lambda _: replace(wrong, answered=False, quotes=(), nearest=wrong.quotes))
        assert ada.press(abstained, "Nearest").notice().text.startswith("Sorry")
        assert ada.room.is_quiet(0)
