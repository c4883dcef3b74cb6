"""What people and admins get to see of an error, over real HTTP."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest
from bot_api import Kind, Person, Telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import Application, ApplicationHandlerStop, TypeHandler

from bot.failures import Failures
from bot.formatted import Formatted
from bot.logs import bound
from bot.reports import Reports
from bot.sending import Limiter, Outgoing, is_transient, reply
from bot.sending.budget import Budget, Budgets
from bot.sending.patience import Patience
from corpus import VerbatimError

SECRET = " ".join(["My", "secret", "question"])
AT_ONCE = Budgets(private=Budget(1000, 1), group=Budget(1000, 1), overall=Budget(1000, 1))
HASTY = Patience(faults_s=0.1, holds_s=1, first_pause_s=0.02)
App = Application[Any, Any, Any, Any, Any, Any]
Fail = Callable[..., None]


@pytest.fixture
def admin(telegram: Telegram) -> Person:
    person = telegram.person("Root")
    person.write("/start")
    return person


@pytest.fixture
def reports(telegram: Telegram, admin: Person) -> Reports:
    return Reports([admin.id], [telegram.token])


@pytest.fixture
def fail(telegram: Telegram, reports: Reports) -> Fail:
    """Handle everything that was told to the bot by raising an error."""

    async def handled(error: Exception, *more: Any) -> None:
        application: App = (
            Application.builder()
            .token(telegram.token)
            .base_url(f"{telegram.url}/bot")
            .rate_limiter(Limiter(AT_ONCE, messages=HASTY, queries=HASTY))
            .build()
        )

        async def handle(update: Update, _: Any) -> None:
            raise error

        application.add_handler(TypeHandler(Update, handle))
        for handler in (*more, Failures(reports).handle):
            application.add_error_handler(handler)
        async with application:
            await application.start()
            updates = await application.bot.get_updates(timeout=5, allowed_updates=Update.ALL_TYPES)
            for update in updates:
                if update.message is None or update.message.text != "/start":
                    with bound(f"id{update.update_id}"):
                        await application.process_update(update)
            await application.stop()

    def failing(error: Exception, *more: Any) -> None:
        asyncio.run(handled(error, *more))

    return failing


def unforeseen(cause: str = SECRET) -> Exception:
    try:
        raise ZeroDivisionError(cause)
    except ZeroDivisionError as error:
        return error


class TestThePerson:
    def test_gets_an_apology_with_an_id_that_the_log_has_too(
        self, ada: Person, fail: Fail, caplog: pytest.LogCaptureFixture
    ) -> None:
        question = ada.write(SECRET)
        fail(unforeseen())
        sent = ada.next_answer()
        assert sent.reply_to == question.id
        assert sent.text == (
            "Sorry, something went wrong on my side and your question was not answered. "
            f"Please ask it again in a moment. (Error id{question.update})"
        )
        assert f"update {question.update} failed: " in caplog.text
        assert "ZeroDivisionError" in caplog.text
        assert SECRET not in caplog.text

    def test_in_a_group_gets_one_line_in_the_same_topic(
        self, telegram: Telegram, ada: Person, fail: Fail
    ) -> None:
        forum = telegram.group("Newsroom", is_forum=True)
        thread = forum.topic("Herons")
        ada.write("/ask Why?", forum, thread=thread)
        fail(unforeseen())
        answers = [one for one in telegram.sent if one.chat == forum.id]
        assert answers
        assert {one.thread for one in answers} == {thread}
        assert all(one.text.startswith("Sorry, something went") for one in answers)
        assert not any("\n" in one.text for one in answers)

    def test_whose_edit_failed_gets_an_apology(self, ada: Person, fail: Fail) -> None:
        question = ada.write(SECRET)
        ada.edit(question, "Why?")
        fail(unforeseen())
        assert ada.next_answer().text.startswith("Sorry")

    def test_who_pressed_a_button_gets_an_alert_and_no_message(
        self, telegram: Telegram, ada: Person, reports: Reports, fail: Fail
    ) -> None:
        ada.write("Why?")
        asyncio.run(_answered(telegram))
        press = ada.press(ada.next_answer(), "More")
        fail(unforeseen())
        notice = press.notice()
        assert notice.is_alert
        assert f"(Error id{press.update})" in notice.text

    def test_who_typed_inline_gets_no_message(
        self, telegram: Telegram, ada: Person, fail: Fail
    ) -> None:
        query = ada.type_inline(SECRET)
        fail(unforeseen())
        assert query.offered().results == ()
        assert not [one for one in telegram.sent if one.chat == ada.id]

    def test_who_asked_as_a_guest_gets_no_ordinary_message(
        self, telegram: Telegram, ada: Person, fail: Fail
    ) -> None:
        elsewhere = telegram.foreign_group("Elsewhere")
        question = ada.ask_as_guest(f"@verbatim_bot {SECRET}", elsewhere)
        fail(unforeseen())
        assert question.answer().text.startswith("Sorry")
        assert all(one.inline_message for one in telegram.sent if one.chat == elsewhere.id)

    def test_who_posts_in_a_channel_is_not_replied_to(self, telegram: Telegram, fail: Fail) -> None:
        channel = telegram.channel("News")
        channel.post("Nine people were arrested.")
        fail(unforeseen())
        assert channel.is_quiet(0)

    @pytest.mark.parametrize(
        "error",
        [
            Forbidden("Forbidden: bot was blocked by the user"),
            BadRequest("Bad Request: message thread not found"),
        ],
    )
    def test_who_cannot_be_written_to_is_a_short_note_in_the_log(
        self,
        telegram: Telegram,
        ada: Person,
        fail: Fail,
        error: Exception,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level(logging.INFO, "bot")
        ada.write("Why?")
        fail(error)
        assert not telegram.sent
        (record,) = [one for one in caplog.records if one.name == "bot.failures"]
        assert record.levelno == logging.INFO
        assert "came to nothing" in record.getMessage()

    def test_whose_apology_is_lost_is_for_whoever_tries_again(
        self, telegram: Telegram, ada: Person, fail: Fail
    ) -> None:
        noticed: list[Exception | None] = []

        async def notice(update: object, context: Any) -> None:
            if is_transient(context.error):
                noticed.append(context.error)
                raise ApplicationHandlerStop

        ada.write("Why?")
        telegram.faults.next("sendMessage", *[Kind.GATEWAY] * 20)
        fail(unforeseen(), notice)
        assert len(noticed) == 1


class TestTheAdmins:
    def test_get_the_trace_without_question_and_token(
        self, telegram: Telegram, ada: Person, admin: Person, fail: Fail
    ) -> None:
        question = ada.write(SECRET)
        error = VerbatimError(f"the token {telegram.token} is in it")
        error.__cause__ = unforeseen()
        fail(error)
        report = admin.next_answer()
        assert report.text.startswith(f"Error id{question.update}\n")
        assert "ZeroDivisionError\nwhich led to\n" in report.text
        assert "test_failures.py" in report.text
        assert report.text.endswith("VerbatimError: the token <token> is in it")
        assert SECRET not in report.text

    def test_get_a_long_trace_as_a_file(
        self, telegram: Telegram, ada: Person, admin: Person, fail: Fail
    ) -> None:
        def deep(level: int) -> None:
            if level:
                deep_too_with_a_long_name_so_that_the_trace_is_long(level - 1)
            raise ZeroDivisionError

        def deep_too_with_a_long_name_so_that_the_trace_is_long(level: int) -> None:
            deep(level)

        ada.write("Why?")
        with pytest.raises(ZeroDivisionError) as raised:
            deep(60)
        raised.value.__cause__ = unforeseen()
        raised.value.__cause__.__traceback__ = raised.value.__traceback__
        fail(raised.value)
        report = admin.next_answer()
        assert report.document
        assert report.text.endswith("\nZeroDivisionError")

    def test_get_the_same_error_once_in_a_while_with_a_count(
        self, admin: Person, ada: Person, telegram: Telegram
    ) -> None:
        now = 0.0
        reports = Reports([1], quiet_s=300, clock=lambda: now)
        error = unforeseen()
        assert [reports.due(error) for _ in range(5)] == [0, None, None, None, None]
        now = 299
        assert reports.due(error) is None
        now = 300
        assert reports.due(error) == 5
        assert reports.due(error) is None

    def test_are_not_flooded_by_many_different_errors(self) -> None:
        now = 0.0
        reports = Reports([1], quiet_s=300, clock=lambda: now)
        errors = [type(f"Error{n}", (Exception,), {})() for n in range(20)]
        assert sum(reports.due(error) is not None for error in errors) == 5
        now = 300
        assert [reports.due(error) for error in errors[15:18]] == [1, 1, 1]

    def test_who_cannot_be_reached_keep_nobody_from_an_apology(
        self, ada: Person, admin: Person, fail: Fail, caplog: pytest.LogCaptureFixture
    ) -> None:
        admin.block()
        ada.write("Why?")
        fail(unforeseen())
        assert ada.next_answer().text.startswith("Sorry")
        assert "an admin was not told of an error: Forbidden" in caplog.text

    def test_get_the_trace_though_the_apology_fails_unforeseen(
        self, ada: Person, admin: Person, fail: Fail, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def failing(*_: object) -> None:
            raise KeyError

        monkeypatch.setattr("bot.failures.reply", failing)
        question = ada.write("Why?")
        fail(unforeseen())
        report = admin.next_answer()
        assert report.text.startswith(f"Error id{question.update}\n")
        assert report.text.endswith("ZeroDivisionError")


async def _answered(telegram: Telegram) -> None:
    """Answer the last message with a button, and confirm the updates until then."""
    application: App = (
        Application.builder().token(telegram.token).base_url(f"{telegram.url}/bot").build()
    )
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])
    async with application.bot as bot:
        updates = await bot.get_updates(timeout=5, allowed_updates=Update.ALL_TYPES)
        assert updates[-1].message
        await reply(bot, updates[-1].message, Outgoing(Formatted("Hello"), keyboard=keyboard))
        await bot.get_updates(offset=updates[-1].update_id + 1)
