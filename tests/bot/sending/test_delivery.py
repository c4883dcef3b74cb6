"""Answers on their way to a chat, over real HTTP. All releases here are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from bot_api import Kind, Person, Telegram
from invented_answers import quote
from telegram import (
    Bot,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    Update,
)
from telegram.constants import MessageEntityType
from telegram.error import BadRequest, Forbidden

from bot.formatted import Formatted, bold, joined, marked
from bot.sending import (
    MisquoteError,
    Outgoing,
    TooLongError,
    edit,
    edit_keyboard,
    is_unreachable,
    reply,
    revise,
)
from bot.sending.targets import target_of
from corpus import VerbatimError

Play = Callable[..., None]
NOW = datetime(2031, 3, 4, tzinfo=UTC)
HELLO = Outgoing(Formatted("Hello"))
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])


async def heard(bot: Bot) -> Message:
    """Return the last message that was written to the bot."""
    updates = await bot.get_updates(timeout=5, allowed_updates=Update.ALL_TYPES)
    message = updates[-1].effective_message
    assert message
    return message


def quoted(text: str, kind: MessageEntityType = MessageEntityType.BLOCKQUOTE) -> Outgoing:
    """A block that sets off a quote, with its source below."""
    block = joined((marked(text, kind), bold("Invented source")), by="\n")
    return Outgoing(block, (quote(text),))


LONG = ("Nine people were arrested. " * 150).strip()


class TestAReply:
    def test_is_entities_under_the_question_with_buttons_and_no_preview(
        self, ada: Person, play: Play
    ) -> None:
        question = ada.write("How many?")
        block = quoted("🦩 “Nine people” were arrested.")

        async def scene(bot: Bot) -> None:
            outgoing = Outgoing(block.text, block.quotes, BUTTONS)
            (sent,) = await reply(bot, await heard(bot), outgoing)
            assert sent.text == block.text.text

        play(scene)
        sent = ada.next_answer()
        assert sent.reply_to == question.id
        assert sent.message.quotations() == ["🦩 “Nine people” were arrested."]
        assert sent.button("More").data == "more"
        assert json.loads(sent.parameters["link_preview_options"]) == {"is_disabled": True}

    def test_of_blocks_is_as_few_messages_as_possible_with_the_buttons_on_the_last(
        self, ada: Person, play: Play
    ) -> None:
        question = ada.write("How many?")

        async def scene(bot: Bot) -> None:
            blocks = [quoted("One."), quoted("Two."), quoted(LONG), Outgoing(bold("End"))]
            blocks[0] = Outgoing(blocks[0].text, blocks[0].quotes, BUTTONS)
            assert len(await reply(bot, await heard(bot), blocks)) == 2

        play(scene)
        first, last = ada.next_answer(), ada.next_answer()
        assert first.message.quotations() == ["One.", "Two."]
        assert last.message.quotations() == [LONG]
        assert (first.reply_to, last.reply_to) == (question.id, question.id)
        assert (first.keyboard, bool(last.keyboard)) == ((), True)

    def test_without_anything_to_say_sends_nothing(self, ada: Person, play: Play) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            assert await reply(bot, await heard(bot), []) == []

        play(scene)
        assert ada.room.is_quiet(0)

    def test_goes_to_the_topic_that_was_asked_in(self, telegram: Telegram, play: Play) -> None:
        forum = telegram.group("Newsroom", is_forum=True)
        thread = forum.topic("Herons")
        telegram.person("Ada").write("/ask How many?", forum, thread=thread)

        async def scene(bot: Bot) -> None:
            await reply(bot, await heard(bot), HELLO)

        play(scene)
        assert forum.next_answer().thread == thread

    @pytest.mark.parametrize("is_forum", [True, False])
    def test_to_a_thread_that_is_no_topic_names_none(
        self, telegram: Telegram, play: Play, is_forum: bool
    ) -> None:
        group = telegram.group("Newsroom", is_forum=is_forum)
        ada = telegram.person("Ada")
        first = ada.write("/ask How many?", group)
        ada.write("/ask And where?", group, reply_to=first)

        async def scene(bot: Bot) -> None:
            await reply(bot, await heard(bot), HELLO)

        play(scene)
        assert "message_thread_id" not in group.next_answer().parameters

    def test_to_a_topic_that_was_deleted_goes_nowhere_else(
        self, telegram: Telegram, play: Play
    ) -> None:
        forum = telegram.group("Newsroom", is_forum=True)
        thread = forum.topic("Herons")
        telegram.person("Ada").write("/ask How many?", forum, thread=thread)

        async def scene(bot: Bot) -> None:
            to = await heard(bot)
            forum.close_topic(thread)
            with pytest.raises(BadRequest) as refusal:
                await reply(bot, to, HELLO)
            assert is_unreachable(refusal.value)

        play(scene)
        assert not telegram.sent

    def test_to_a_question_that_was_deleted_is_sent_all_the_same(
        self, ada: Person, play: Play
    ) -> None:
        question = ada.write("How many?")

        async def scene(bot: Bot) -> None:
            to = await heard(bot)
            ada.delete(question)
            await reply(bot, to, Outgoing(HELLO.text, quoting="many"))

        play(scene)
        sent = ada.next_answer()
        assert (sent.text, sent.reply_to) == ("Hello", None)

    def test_follows_a_group_that_became_a_supergroup(self, telegram: Telegram, play: Play) -> None:
        group = telegram.group("Newsroom", is_super=False)
        telegram.person("Ada").write("/ask How many?", group)

        async def scene(bot: Bot) -> None:
            to = await heard(bot)
            new = group.migrate()
            sent = await reply(bot, to, [quoted(LONG), quoted(LONG)])
            assert {message.chat_id for message in sent} == {new.id}
            parameters = [new.next_answer().parameters for _ in sent]
            assert not any("reply_parameters" in one for one in parameters)  # ids are others there

        play(scene)

    def test_to_somebody_who_blocked_the_bot_is_forbidden(self, ada: Person, play: Play) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            to = await heard(bot)
            ada.block()
            with pytest.raises(Forbidden) as refusal:
                await reply(bot, to, HELLO)
            assert is_unreachable(refusal.value)

        play(scene)

    def test_lives_through_faults(self, telegram: Telegram, ada: Person, play: Play) -> None:
        ada.write("How many?")
        telegram.faults.next("sendMessage", Kind.GATEWAY, Kind.CUT, Kind.BROKEN)

        async def scene(bot: Bot) -> None:
            await reply(bot, await heard(bot), HELLO)

        play(scene)
        assert ada.next_answer().text == "Hello"


class TestTheWordsPickedOut:
    """`quoting` names the part of the question that an answer is about."""

    def test_are_a_reply_quote(self, ada: Person, play: Play) -> None:
        ada.write("🦩 Who led it? How many were there?")

        async def scene(bot: Bot) -> None:
            await reply(bot, await heard(bot), Outgoing(HELLO.text, quoting="How many were there?"))

        play(scene)
        sent = ada.next_answer()
        assert sent.quote == "How many were there?"
        assert json.loads(sent.parameters["reply_parameters"])["quote_position"] == 15

    def test_keep_the_marks_that_the_question_has_there(self) -> None:
        bold = MessageEntity("bold", offset=0, length=5)
        link = MessageEntity("text_link", offset=4, length=4, url="https://agency.example")
        chat = Chat(7, "private")
        to = Message(3, date=NOW, chat=chat, text="🦩 Who led it?", entities=[bold, link])

        target = target_of(to, "ho led")

        assert target.reply
        assert target.reply.quote_position == 4
        assert target.reply.quote_entities == (MessageEntity("bold", offset=0, length=1),)

    @pytest.mark.parametrize("words", ["how many", "", " ", "x" * 1025])
    def test_are_left_out_where_they_cannot_be_right(
        self, telegram: Telegram, ada: Person, play: Play, words: str
    ) -> None:
        question = ada.write(f"How many? {'x' * 1025}")

        async def scene(bot: Bot) -> None:
            await reply(bot, await heard(bot), Outgoing(HELLO.text, quoting=words))

        play(scene)
        sent = ada.next_answer()
        assert (sent.reply_to, sent.quote) == (question.id, None)
        assert not telegram.refusals

    def test_are_left_out_where_the_question_was_edited_meanwhile(
        self, telegram: Telegram, ada: Person, play: Play
    ) -> None:
        question = ada.write("How many? Where?")

        async def scene(bot: Bot) -> None:
            to = await heard(bot)
            ada.edit(question, "When?")
            await reply(bot, to, Outgoing(HELLO.text, quoting="Where?"))

        play(scene)
        sent = ada.next_answer()
        assert (sent.reply_to, sent.quote) == (question.id, None)
        assert [one.description for one in telegram.refusals] == ["Bad Request: QUOTE_TEXT_INVALID"]

    def test_are_those_of_the_first_message_only(self, ada: Person, play: Play) -> None:
        ada.write("How many? Where?")

        async def scene(bot: Bot) -> None:
            blocks = [Outgoing(quoted(LONG).text, (quote(LONG),), quoting="Where?"), quoted(LONG)]
            await reply(bot, await heard(bot), blocks)

        play(scene)
        assert [ada.next_answer().quote for _ in range(2)] == ["Where?", None]


class TestAQuotation:
    def test_that_is_no_quote_is_never_sent(
        self, telegram: Telegram, ada: Person, play: Play
    ) -> None:
        ada.write("How many?")
        wrong = Outgoing(quoted("Ten people.").text, (quote("Nine people."),))

        async def scene(bot: Bot) -> None:
            with pytest.raises(MisquoteError):
                await reply(bot, await heard(bot), [quoted(LONG), wrong])

        play(scene)
        assert not telegram.sent

    def test_whose_quote_is_not_what_its_release_says_is_never_sent(
        self, telegram: Telegram, ada: Person, play: Play
    ) -> None:
        ada.write("How many?")
        wrong = quoted("Ten people.")
        object.__setattr__(wrong.quotes[0], "context_text", "Six people.")

        async def scene(bot: Bot) -> None:
            with pytest.raises(VerbatimError):
                await reply(bot, await heard(bot), wrong)

        play(scene)
        assert not telegram.sent

    def test_that_telegram_altered_is_taken_back_with_the_rest_of_the_answer(
        self, ada: Person, play: Play
    ) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            with pytest.raises(MisquoteError, match="so it was taken back"):
                await reply(bot, await heard(bot), [quoted(LONG), quoted(f"Nine\t{LONG}")])

        play(scene)
        sent = {ada.next_answer().id for _ in range(2)}
        assert {ada.room.next_deletion() for _ in range(2)} == sent

    def test_that_cannot_be_taken_back_is_said_so(
        self, telegram: Telegram, ada: Person, play: Play
    ) -> None:
        ada.write("How many?")
        telegram.faults.next("deleteMessage", *[Kind.CONFLICT] * 3)

        async def scene(bot: Bot) -> None:
            with pytest.raises(MisquoteError, match="could not be taken back"):
                await reply(bot, await heard(bot), quoted("Nine\tpeople."))

        play(scene)

    def test_that_an_edit_alters_is_taken_back(self, ada: Person, play: Play) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            (sent,) = await reply(bot, await heard(bot), HELLO)
            with pytest.raises(MisquoteError):
                await edit(bot, ada.room.id, sent.message_id, quoted("Nine\tpeople."))
            assert ada.room.next_deletion() == sent.message_id

        play(scene)


class TestAnEdit:
    def test_shows_something_else_and_takes_the_buttons_away(self, ada: Person, play: Play) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            (sent,) = await reply(bot, await heard(bot), Outgoing(HELLO.text, keyboard=BUTTONS))
            assert await edit(bot, ada.room.id, sent.message_id, quoted("Nine."))

        play(scene)
        edited = ada.next_edit()
        assert edited.message.quotations() == ["Nine."]
        assert edited.keyboard == ()

    def test_that_changes_nothing_is_no_error(self, ada: Person, play: Play) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            (sent,) = await reply(bot, await heard(bot), HELLO)
            assert await edit(bot, ada.room.id, sent.message_id, HELLO)
            assert await edit_keyboard(bot, ada.room.id, sent.message_id, BUTTONS)
            assert await edit_keyboard(bot, ada.room.id, sent.message_id, BUTTONS)

        play(scene)

    def test_of_a_message_that_is_gone_or_not_the_bots_is_false(
        self, ada: Person, play: Play
    ) -> None:
        question = ada.write("How many?")

        async def scene(bot: Bot) -> None:
            (sent,) = await reply(bot, await heard(bot), HELLO)
            ada.delete(ada.next_answer())
            assert not await edit(bot, ada.room.id, sent.message_id, quoted("Nine."))
            assert not await edit_keyboard(bot, ada.room.id, sent.message_id, BUTTONS)
            assert not await edit(bot, ada.room.id, question.id, quoted("Nine."))

        play(scene)

    def test_in_a_group_that_moved_is_false(self, telegram: Telegram, play: Play) -> None:
        group = telegram.group("Newsroom", is_super=False)
        telegram.person("Ada").write("/ask How many?", group)

        async def scene(bot: Bot) -> None:
            (sent,) = await reply(bot, await heard(bot), HELLO)
            group.migrate()
            assert not await edit(bot, group.id, sent.message_id, quoted("Nine."))

        play(scene)

    def test_needs_a_single_message(self, ada: Person, play: Play) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            (sent,) = await reply(bot, await heard(bot), HELLO)
            with pytest.raises(TooLongError):
                await edit(bot, ada.room.id, sent.message_id, [quoted(LONG), quoted(LONG)])

        play(scene)

    def test_that_is_repeated_as_its_answer_was_lost_is_no_error(
        self, telegram: Telegram, ada: Person, play: Play
    ) -> None:
        ada.write("How many?")
        telegram.faults.next("editMessageText", Kind.CUT_AFTER, Kind.GARBLED_AFTER)

        async def scene(bot: Bot) -> None:
            (sent,) = await reply(bot, await heard(bot), HELLO)
            assert await edit(bot, ada.room.id, sent.message_id, quoted("Nine."))

        play(scene)


class TestARevision:
    @pytest.mark.parametrize("before", [1, 2, 3])
    @pytest.mark.parametrize("after", [1, 2, 3])
    def test_stands_in_the_place_of_what_was_there(
        self, ada: Person, play: Play, before: int, after: int
    ) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            to = await heard(bot)
            shown = [m.message_id for m in await reply(bot, to, [quoted(LONG)] * before)]
            new = await revise(bot, to, shown, [quoted(f"{LONG} {n}") for n in range(after)])
            assert list(new[: min(before, after)]) == shown[:after]
            kept = [ada.room.now(number).words.quotations() for number in new]
            assert kept == [[f"{LONG} {n}"] for n in range(after)]
            assert not set(shown[after:]) & set(ada.room.chat.messages)

        play(scene)

    def test_is_sent_anew_from_where_a_message_is_missing(self, ada: Person, play: Play) -> None:
        ada.write("How many?")

        async def scene(bot: Bot) -> None:
            to = await heard(bot)
            shown = [m.message_id for m in await reply(bot, to, [quoted(LONG)] * 3)]
            answers = [ada.next_answer() for _ in shown]
            ada.delete(answers[1])
            new = await revise(bot, to, shown, [quoted(f"{LONG} {n}") for n in range(3)])
            assert new[0] == shown[0]
            assert list(new) == sorted(new)
            bots = {n for n, m in ada.room.chat.messages.items() if m.by_bot}
            assert bots == set(new)

        play(scene)
