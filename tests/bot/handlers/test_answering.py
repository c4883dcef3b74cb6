"""Questions in a private chat, and what becomes of them. All releases are invented."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial

import pytest
from bot_api import Kind, Person, Telegram
from invented_library import BOATS, UNHURT
from living_bot import AT_ONCE, settle
from updates import message

from bot.handlers.answering import MOST_QUESTIONS
from bot.order import InOrder
from bot.sending import Limiter
from bot.sending.patience import Patience
from bot.services import Services
from bot.store import Gap
from corpus import VerbatimError

Lives = Callable[..., AbstractContextManager[Services]]
SEIZED = "What was seized in Operation Heron?"
NOBODY_KNOWS = "What is the capital of Australia?"


class TestAnAnswer:
    def test_is_a_reply_to_the_question(self, ada: Person) -> None:
        question = ada.write(SEIZED)
        assert ada.next_answer().reply_to == question.id

    def test_is_a_quote_with_title_date_publisher_paragraph_and_link(self, ada: Person) -> None:
        ada.write(SEIZED)
        found = ada.next_answer().message
        assert found.marked("blockquote") == [BOATS]
        assert found.marked("text_link") == ["Operation Heron ends"]
        [link] = found.links()
        assert link
        assert link.startswith("https://agency.example/heron#:~:text=")
        assert "4 March 2031 · Invented Agency · paragraph 1" in found.text

    def test_has_the_words_that_answer_in_bold(self, ada: Person) -> None:
        ada.write(SEIZED)
        found = ada.next_answer().message
        assert found.marked("bold")
        assert all(words in BOATS for words in found.marked("bold"))

    def test_shows_no_preview_of_the_page(self, ada: Person) -> None:
        ada.write(SEIZED)
        assert ada.next_answer().parameters["link_preview_options"] == '{"is_disabled": true}'

    def test_from_several_releases_has_a_source_under_each_quote(self, ada: Person) -> None:
        ada.write("Which releases mention Peru?")
        found = ada.next_answer().message
        assert len(found.marked("blockquote")) == 1
        assert len(found.marked("expandable_blockquote")) == 4
        assert [line[:2] for line in found.text.splitlines() if "Operation Raid" in line[:25]] == [
            "1.", "2.", "3.", "4.", "5.",
        ]  # fmt: skip


class TestAnAbstention:
    def test_says_that_the_releases_do_not_hold_the_answer(self, ada: Person) -> None:
        ada.write(NOBODY_KNOWS)
        found = ada.next_answer()
        assert found.text == "The releases do not hold the answer."
        assert [one.label for one in found.buttons()] == ["Nearest passages"]

    def test_is_kept_for_the_curators_without_who_asked(self, ada: Person, bot: Services) -> None:
        ada.write("Who is the mayor of Atlantis?")
        ada.write("/new")  # answered when all that the question takes is done
        ada.room.next_answers(2)
        [gap] = [one for one in gaps(bot) if one.question == "Who is the mayor of Atlantis?"]
        assert gap.count == 1
        columns = bot.database.run_now(
            lambda connection: connection.execute("SELECT * FROM gaps").fetchall()
        )
        assert str(ada.id) not in str(columns)

    def test_counts_no_greeting_as_a_gap(self, ada: Person, bot: Services) -> None:
        ada.write("hello")
        assert "hello" not in [one.question for one in gaps(bot)]
        assert ada.next_answer().message.quotations() == []


class TestAFollowUp:
    def test_is_understood_from_the_question_before_and_says_how(self, ada: Person) -> None:
        for text in (SEIZED, "and who led it?"):
            ada.write(text)
        _, found = ada.room.next_answers(2)
        assert found.text.startswith("Read as: and who led it? — Operation Heron ends")
        assert found.message.quotations() == [UNHURT]

    def test_may_want_some_of_a_list(self, ada: Person) -> None:
        ada.write("Which releases mention Peru?")
        assert "5 of 8 releases" in ada.next_answer().text
        ada.write("which of them were in March 2032?")
        found = ada.next_answer()
        assert found.text.startswith("Read as: which of them were in March 2032? — Which releases")
        assert "10 March 2032" in found.text
        assert len(found.message.quotations()) == 1

    def test_belongs_to_its_chat_alone(self, ada: Person, bob: Person) -> None:
        ada.write(SEIZED)
        ada.next_answer()
        bob.write("and who led it?")
        assert "Operation Heron" not in bob.next_answer().text

    def test_of_an_older_answer_takes_that_ones_context(self, ada: Person) -> None:
        ada.write(SEIZED)
        older = ada.next_answer()
        ada.write("How many lanterns were counted?")
        ada.next_answer()
        ada.write("and who led it?", reply_to=older)
        assert ada.next_answer().message.quotations() == [UNHURT]

    def test_after_that_goes_on_from_there(self, ada: Person) -> None:
        ada.write(SEIZED)
        older = ada.next_answer()
        ada.write("How many lanterns were counted?")
        ada.write("How many crews were questioned?", reply_to=older)
        ada.write("and who led it?")
        assert ada.room.next_answers(3)[-1].message.quotations() == [UNHURT]

    def test_to_a_message_of_ones_own_goes_on_from_the_last_answer(self, ada: Person) -> None:
        question = ada.write(SEIZED)
        ada.write("and who led it?", reply_to=question)
        assert ada.room.next_answers(2)[-1].message.quotations() == [UNHURT]

    def test_is_none_after_new(self, ada: Person) -> None:
        for text in (SEIZED, "/new", "and who led it?"):
            ada.write(text)
        _, begun, found = ada.room.next_answers(3)
        assert begun.text.startswith("All right, something new")
        assert "Operation Heron" not in found.text


class TestAMessageOfSeveralQuestions:
    def test_gets_an_answer_to_each_in_order(self, ada: Person) -> None:
        question = ada.write(f"{SEIZED} How many lanterns were counted?")
        first, second = ada.room.next_answers(2)
        assert BOATS in first.text
        assert "forty lanterns" in second.text
        assert (first.reply_to, second.reply_to) == (question.id, question.id)
        assert (first.quote, second.quote) == (SEIZED, "How many lanterns were counted?")

    def test_takes_each_in_the_context_of_the_one_before(self, ada: Person) -> None:
        ada.write(f"{SEIZED} And who led it?")
        assert ada.room.next_answers(2)[1].message.quotations() == [UNHURT]

    def test_is_answered_up_to_a_number_and_the_rest_is_counted(self, ada: Person) -> None:
        ada.write(" ".join(f"Who led Operation {n}?" for n in range(MOST_QUESTIONS + 2)))
        *_, last = ada.room.next_answers(MOST_QUESTIONS + 1)
        assert "first 5 of 7 questions" in last.text

    def test_that_was_half_answered_when_the_bot_was_killed_is_answered_to_its_end(
        self, own_telegram: Telegram, lives: Lives
    ) -> None:
        ada = own_telegram.person("Ada")
        ada.unblock()
        update = message(1, f"{SEIZED} And who led it?", chat=ada.id, user=ada.id)
        with lives() as bot:
            asyncio.run(bot.inbox.take_in(1, ada.id, update.to_json()))
            asyncio.run(bot.inbox.part_sent(1, 0))
        with lives() as bot:
            rest = ada.next_answer()
            own_telegram.wait_until_read()
        assert rest.message.quotations() == [UNHURT]
        assert ada.room.is_quiet(0)


class TestAnEditedQuestion:
    """Its answer is edited."""

    def test_shows_the_new_answer_where_the_old_one_stood(self, ada: Person) -> None:
        question = ada.write(SEIZED)
        answered = ada.next_answer()
        ada.edit(question, "How many lanterns were counted?")
        edited = ada.next_edit()
        assert edited.id == answered.id
        assert "forty lanterns" in edited.text
        assert ada.room.is_quiet(0)

    def test_is_understood_as_it_would_have_been_then_and_so_is_what_follows(
        self, ada: Person
    ) -> None:
        ada.write(SEIZED)
        question = ada.write("How many lanterns were counted?")
        ada.room.next_answers(2)
        ada.edit(question, "and who led it?")
        assert ada.next_edit().message.quotations() == [UNHURT]
        ada.write("How many crews were questioned?")
        assert "Two crews were questioned." in ada.next_answer().text

    def test_that_is_not_the_last_leaves_the_conversation_where_it_is(self, ada: Person) -> None:
        question = ada.write("How many lanterns were counted?")
        ada.write(SEIZED)
        ada.room.next_answers(2)
        ada.edit(question, "Which releases mention Peru?")
        ada.next_edit()
        ada.write("and who led it?")
        assert ada.next_answer().message.quotations() == [UNHURT]

    def test_that_asks_the_same_in_the_same_words_changes_nothing(
        self, telegram: Telegram, ada: Person
    ) -> None:
        question = ada.write(SEIZED)
        ada.next_answer()
        before = telegram.calls["editMessageText"]
        ada.edit(question, f"  {SEIZED} ")
        ada.write("hello")
        ada.next_answer()
        assert telegram.calls["editMessageText"] == before

    def test_of_two_questions_gets_a_second_answer(self, ada: Person) -> None:
        question = ada.write(SEIZED)
        first = ada.next_answer()
        ada.edit(question, f"How many lanterns were counted? {SEIZED}")
        assert ada.next_edit().id == first.id
        second = ada.next_answer()
        assert second.reply_to == question.id
        assert BOATS in second.text

    def test_of_fewer_questions_loses_the_answers_that_are_too_many(self, ada: Person) -> None:
        question = ada.write(f"{SEIZED} How many lanterns were counted?")
        first, second = ada.room.next_answers(2)
        ada.edit(question, "How many lanterns were counted?")
        edited = ada.next_edit()
        assert (edited.id, "forty lanterns" in edited.text) == (first.id, True)
        assert ada.room.next_deletion() == second.id

    def test_may_grow_and_shrink_again_and_again(self, ada: Person) -> None:
        question = ada.write(SEIZED)
        ada.next_answer()
        for _ in range(2):
            ada.edit(question, f"How many lanterns were counted? {SEIZED}")
            ada.next_edit()
            second = ada.next_answer()
            ada.edit(question, SEIZED)
            ada.next_edit()
            assert ada.room.next_deletion() == second.id

    def test_whose_answer_was_deleted_is_answered_anew(
        self, ada: Person, foreseen: list[str]
    ) -> None:
        foreseen += ["message to edit not found", "message to delete not found"]
        question = ada.write(SEIZED)
        ada.delete(ada.next_answer())
        ada.edit(question, "How many lanterns were counted?")
        anew = ada.next_answer()
        assert (anew.reply_to, "forty lanterns" in anew.text) == (question.id, True)
        ada.edit(question, SEIZED)
        assert ada.next_edit().id == anew.id

    def test_that_only_now_asks_is_answered(self, ada: Person) -> None:
        written = ada.write("/ask")
        assert ada.next_answer().text.startswith("Write the question after /ask")
        ada.edit(written, f"/ask {SEIZED}")
        assert BOATS in ada.next_answer().text

    def test_that_becomes_a_command_or_was_one_asks_nothing(self, ada: Person) -> None:
        question, command = ada.write(SEIZED), ada.write("/privacy")
        ada.room.next_answers(2)
        ada.edit(question, "/help")
        ada.edit(command, "/about")
        assert ada.room.is_quiet()


class TestWhoAsksTooMuch:
    @pytest.fixture
    def hasty(self, own_telegram: Telegram, lives: Lives) -> Iterator[Person]:
        with lives(questions_per_minute=2):
            yield own_telegram.person("Ada")

    def test_is_told_so_once_and_not_answered(self, hasty: Person) -> None:
        for number in range(5):
            hasty.write(f"How many lanterns were counted in {number}?")
        *_, refusal = hasty.room.next_answers(3)
        assert refusal.text.startswith("You ask faster than I can answer. Please ask again in ")
        assert hasty.room.is_quiet()

    def test_may_not_have_commands_done_without_end_either(self, hasty: Person) -> None:
        for _ in range(12):
            hasty.write("/new")
        *done, refusal = hasty.room.next_answers(9)
        assert {one.text[:9] for one in done} == {"All right"}
        assert refusal.text.startswith("You ask faster than I can answer. Please ask again in ")
        assert hasty.room.is_quiet()

    def test_is_not_counted_twice_for_an_answer_that_could_not_be_sent(
        self, own_telegram: Telegram, lives: Lives, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        at_once = partial(Limiter, AT_ONCE, messages=Patience(faults_s=0, holds_s=0))
        monkeypatch.setattr("bot.application.Limiter", at_once)
        monkeypatch.setattr("bot.application.InOrder", partial(InOrder, pauses_s=(0.01,)))
        ada = own_telegram.person("Ada")
        own_telegram.faults.next("sendMessage", *[Kind.GATEWAY] * 5)
        with lives(questions_per_minute=2):
            ada.write(SEIZED)
            assert BOATS in ada.next_answer().text


@pytest.mark.parametrize("kept", ["given.sent", "gaps.record", "contexts.save"])
def test_an_answer_that_stands_there_is_followed_by_no_apology_where_it_cannot_be_noted(
    ada: Person, bot: Services, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise VerbatimError("the database is held by another program")

    store, method = kept.split(".")
    monkeypatch.setattr(type(getattr(bot, store)), method, fails)
    ada.write(NOBODY_KNOWS)
    assert ada.next_answer().text == "The releases do not hold the answer."
    settle(bot)
    assert ada.room.is_quiet(0)


class TestTheLog:
    def test_has_no_question_unless_that_is_switched_on(
        self, ada: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        caplog.set_level(logging.INFO)
        monkeypatch.setattr(logging.getLogger("bot.questions"), "disabled", True)
        ada.write("Who kept a secret?")
        ada.next_answer()
        assert "secret" not in str([vars(record) for record in caplog.records])
        monkeypatch.setattr(logging.getLogger("bot.questions"), "disabled", False)
        ada.write("Who kept a secret?")
        ada.next_answer()
        [record] = [one for one in caplog.records if one.name == "bot.questions"]
        assert vars(record)["question"] == "Who kept a secret?"


def gaps(bot: Services) -> tuple[Gap, ...]:
    return asyncio.run(bot.gaps.latest(1000))
