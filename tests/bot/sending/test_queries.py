"""Answers to inline queries, guests and buttons, over real HTTP. All releases are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bot_api import Person, Telegram
from invented_answers import quote
from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.constants import MessageEntityType
from telegram.error import BadRequest

from bot.formatted import Formatted, marked
from bot.sending import (
    MisquoteError,
    Outgoing,
    TooLongError,
    answer_button,
    answer_guest,
    answer_inline,
    reply,
)

Play = Callable[..., None]
NINE = marked("Nine people.", MessageEntityType.BLOCKQUOTE)


async def heard(bot: Bot) -> Update:
    return (await bot.get_updates(timeout=5, allowed_updates=Update.ALL_TYPES))[-1]


def article(text: Formatted) -> InlineQueryResultArticle:
    content = InputTextMessageContent(text.text, entities=text.entities())
    return InlineQueryResultArticle("1", "A result", content)


class TestInline:
    def test_results_are_offered_for_a_short_while(self, ada: Person, play: Play) -> None:
        query = ada.type_inline("how many")

        async def scene(bot: Bot) -> None:
            asked = (await heard(bot)).inline_query
            assert asked
            results = [article(NINE)]
            assert await answer_inline(asked, results, quotes=[quote("Nine people.")])

        play(scene)
        offered = query.offered()
        assert offered.results[0].message.quotations() == ["Nine people."]
        assert offered.cache_s == 10

    def test_a_quotation_that_is_no_quote_is_not_offered(self, ada: Person, play: Play) -> None:
        query = ada.type_inline("how many")

        async def scene(bot: Bot) -> None:
            asked = (await heard(bot)).inline_query
            assert asked
            with pytest.raises(MisquoteError):
                await answer_inline(asked, [article(NINE)], quotes=[quote("Ten people.")])

        play(scene)
        assert not query.is_answered()

    def test_an_answer_that_comes_too_late_is_no_error(self, ada: Person, play: Play) -> None:
        query = ada.type_inline("how many")
        query.grow_old()

        async def scene(bot: Bot) -> None:
            asked = (await heard(bot)).inline_query
            assert asked
            assert not await answer_inline(asked, [])

        play(scene)

    def test_what_telegram_refuses_is_an_error(self, ada: Person, play: Play) -> None:
        ada.type_inline("how many")

        async def scene(bot: Bot) -> None:
            asked = (await heard(bot)).inline_query
            assert asked
            with pytest.raises(BadRequest):
                await answer_inline(asked, [article(Formatted("a")), article(Formatted("b"))])

        play(scene)


class TestAGuest:
    def test_is_answered_in_the_one_way_there_is(
        self, telegram: Telegram, ada: Person, play: Play
    ) -> None:
        question = ada.ask_as_guest("@verbatim_bot how many?", telegram.foreign_group("Elsewhere"))

        async def scene(bot: Bot) -> None:
            message = (await heard(bot)).guest_message
            assert message
            assert message.guest_query_id
            outgoing = Outgoing(NINE, (quote("Nine people."),))
            assert await answer_guest(bot, message.guest_query_id, outgoing)
            assert await answer_guest(bot, message.guest_query_id, outgoing) is None

        play(scene)
        assert question.answer().message.quotations() == ["Nine people."]
        assert telegram.calls["sendMessage"] == 0

    def test_gets_one_message_of_right_quotes_or_none(self, play: Play) -> None:
        async def scene(bot: Bot) -> None:
            with pytest.raises(MisquoteError):
                await answer_guest(bot, "guest-1", Outgoing(NINE))
            long = Outgoing(Formatted("x" * 4000))
            with pytest.raises(TooLongError):
                await answer_guest(bot, "guest-1", [long, long])

        play(scene)


class TestAButton:
    @pytest.mark.parametrize("text", ["", "Thank you", "🦩" * 300])
    def test_is_let_go_with_a_line_that_fits(
        self, telegram: Telegram, ada: Person, play: Play, text: str
    ) -> None:
        async def scene(bot: Bot) -> None:
            query = await _pressed(bot, ada)
            assert await answer_button(query, text, alert=bool(text))
            assert not await answer_button(query, text)

        play(scene)
        assert len(telegram.refusals) == 1  # the second answer, which was too late


async def _pressed(bot: Bot, ada: Person) -> CallbackQuery:
    ada.write("How many?")
    question = (await heard(bot)).message
    assert question
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])
    await reply(bot, question, Outgoing(Formatted("Hello"), keyboard=keyboard))
    ada.press(ada.next_answer(), "More")
    query = (await heard(bot)).callback_query
    assert query
    return query
