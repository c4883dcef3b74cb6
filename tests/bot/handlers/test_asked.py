"""When the bot speaks where others talk too: in groups, topics and channels."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

import pytest
from bot_api import Person, Room, Telegram
from bot_api.detected import detected
from invented_library import BOATS, UNHURT
from living_bot import settle
from updates import update

from bot.services import Services

Lives = Callable[..., AbstractContextManager[Services]]
SEIZED = "What was seized in Operation Heron?"


class TestInAGroup:
    @pytest.mark.parametrize(
        "text",
        [
            f"/ask {SEIZED}",
            f"/ASK {SEIZED}",
            f"/ask@verbatim_bot {SEIZED}",
            f"/ask@Verbatim_Bot\n{SEIZED}",
            f"@verbatim_bot {SEIZED}",
            f"@Verbatim_Bot, {SEIZED}",
            "Look, @verbatim_bot: what was seized in Operation Heron?",
        ],
    )
    def test_the_command_and_the_mention_are_answered_in_reply(
        self, ada: Person, group: Room, text: str
    ) -> None:
        question = ada.write(text, group)
        found = group.next_answer()
        assert found.reply_to == question.id
        assert BOATS in found.message.quotations()

    @pytest.mark.parametrize(
        "text",
        [
            SEIZED,
            "hello all",
            f"/ask@other_bot {SEIZED}",
            f"/asking {SEIZED}",
            "/status",
            "/add https://agency.example",
            "/unheard_of",
            f"@other_bot {SEIZED}",
            f"@verbatim_bots {SEIZED}",
            f"mail@verbatim_bot.example {SEIZED}",
        ],
    )
    def test_it_keeps_quiet_on_all_the_rest(self, ada: Person, group: Room, text: str) -> None:
        assert ada.write(text, group).update
        ada.write("/help", group)
        assert group.next_answer().text.startswith("Ask in whole sentences")
        assert group.is_quiet(0)

    def test_a_sticker_is_met_by_silence(self, ada: Person, group: Room) -> None:
        ada.send_sticker(group)
        ada.write("/help", group)
        assert group.next_answer().text.startswith("Ask in whole sentences")

    def test_a_reply_to_the_bot_is_a_follow_up(self, ada: Person, group: Room) -> None:
        ada.write(f"/ask {SEIZED}", group)
        found = group.next_answer()
        ada.write("and who led it?", group, reply_to=found)
        assert group.next_answer().message.quotations() == [UNHURT]

    def test_somebody_elses_reply_to_an_answer_takes_its_context(
        self, ada: Person, bob: Person, group: Room
    ) -> None:
        ada.write(f"/ask {SEIZED}", group)
        found = group.next_answer()
        bob.write("and who led it?", group, reply_to=found)
        assert group.next_answer().message.quotations() == [UNHURT]

    def test_everyone_has_a_conversation_of_their_own(
        self, ada: Person, bob: Person, group: Room
    ) -> None:
        ada.write(f"/ask {SEIZED}", group)
        bob.write("/ask How many lanterns were counted?", group)
        ada.write("/ask and who led it?", group)
        assert group.next_answers(3)[-1].message.quotations() == [UNHURT]

    def test_and_another_in_private(self, ada: Person, group: Room) -> None:
        ada.write(f"/ask {SEIZED}", group)
        group.next_answer()
        ada.write("and who led it?")
        assert UNHURT not in ada.next_answer().text

    @pytest.mark.parametrize("call", ["/ask", "/ask@verbatim_bot", "@verbatim_bot"])
    def test_a_call_in_reply_to_somebodys_message_asks_that(
        self, ada: Person, bob: Person, group: Room, call: str
    ) -> None:
        said = bob.write(SEIZED, group)
        called = ada.write(call, group, reply_to=said)
        found = group.next_answer()
        assert (found.reply_to, found.message.quotations()) == (called.id, [BOATS])

    @pytest.mark.parametrize("call", ["/ask", "@verbatim_bot"])
    def test_a_call_without_any_question_is_told_how_to_ask(
        self, ada: Person, group: Room, call: str
    ) -> None:
        ada.write(call, group)
        told = group.next_answer()
        assert told.text.startswith("Write the question after /ask")
        ada.write(call, group, reply_to=told)  # what the bot said is no question
        assert group.next_answer().text == told.text

    def test_an_abstention_takes_one_line_without_buttons(self, ada: Person, group: Room) -> None:
        ada.write("/ask What is the capital of Australia?", group)
        found = group.next_answer()
        assert found.text == "The releases do not hold the answer."
        assert found.keyboard == ()

    def test_an_edited_question_edits_its_answer(self, ada: Person, group: Room) -> None:
        question = ada.write(f"/ask {SEIZED}", group)
        found = group.next_answer()
        ada.edit(question, "/ask How many lanterns were counted?")
        assert group.next_edit().id == found.id
        ada.edit(question, "/ask What is the capital of Australia?")
        assert group.next_edit().text == "The releases do not hold the answer."

    def test_an_edit_of_what_others_say_is_met_by_silence(self, ada: Person, group: Room) -> None:
        said = ada.write("Nice wether.", group)
        ada.edit(said, "Nice weather.")
        ada.write("/help", group)
        group.next_answer()
        assert group.is_quiet(0)

    def test_several_questions_behind_a_mention_are_answered_one_by_one(
        self, ada: Person, group: Room
    ) -> None:
        ada.write(f"@verbatim_bot\n1. {SEIZED}\n2. How many lanterns were counted", group)
        first, second = group.next_answers(2)
        assert BOATS in first.text
        assert "forty lanterns" in second.text

    def test_an_anonymous_admin_is_answered_and_goes_on_from_there(
        self, ada: Person, group: Room
    ) -> None:
        ada.write(f"/ask {SEIZED}", group, anonymously=True)
        assert BOATS in group.next_answer().text
        ada.write("/ask and who led it?", group, anonymously=True)
        assert group.next_answer().message.quotations() == [UNHURT]

    def test_an_anonymous_admin_who_is_forgotten_is_that_of_one_group(
        self, telegram: Telegram, ada: Person, group: Room
    ) -> None:
        other = telegram.group("Another desk")
        ada.write(f"/ask {SEIZED}", other, anonymously=True)
        other.next_answer()
        ada.write("/forget", group, anonymously=True)
        assert group.next_answer().text.startswith("Done")
        ada.write("/ask and who led it?", other, anonymously=True)
        assert other.next_answer().message.quotations() == [UNHURT]

    def test_privacy_mode_keeps_mentions_from_it_but_no_command(
        self, telegram: Telegram, ada: Person
    ) -> None:
        group = telegram.group("Private")
        assert ada.write(f"@verbatim_bot {SEIZED}", group).update is None
        assert ada.write(f"/ask {SEIZED}", group).update
        assert BOATS in group.next_answer().text


class TestInAForum:
    @pytest.fixture
    def forum(self, telegram: Telegram, bot: Services) -> Room:
        return telegram.group("Forum", is_forum=True)

    def test_it_answers_in_the_topic_that_asked(self, ada: Person, forum: Room) -> None:
        thread = forum.topic("Boats")
        question = ada.write(f"/ask {SEIZED}", forum, thread=thread)
        found = forum.next_answer()
        assert (found.thread, found.reply_to) == (thread, question.id)

    def test_it_answers_in_the_general_topic(self, ada: Person, forum: Room) -> None:
        forum.topic("Boats")
        question = ada.write(f"/ask {SEIZED}", forum)
        found = forum.next_answer()
        assert (found.thread, found.reply_to) == (None, question.id)

    def test_each_topic_has_a_conversation_of_its_own(self, ada: Person, forum: Room) -> None:
        boats, lamps = forum.topic("Boats"), forum.topic("Lamps")
        ada.write(f"/ask {SEIZED}", forum, thread=boats)
        ada.write("/ask How many lanterns were counted?", forum, thread=lamps)
        ada.write("/ask and who led it?", forum, thread=boats)
        assert forum.next_answers(3)[-1].message.quotations() == [UNHURT]
        ada.write("/new", forum, thread=lamps)
        ada.write("/ask How many crews were questioned?", forum, thread=boats)
        assert forum.next_answers(2)[-1].message.quotations() == ["Two crews were questioned."]

    def test_a_topic_that_was_deleted_meanwhile_is_no_error_to_anybody(
        self, ada: Person, forum: Room, foreseen: list[str], admin: Person
    ) -> None:
        foreseen += ["message thread not found"]
        thread = forum.topic("Boats")
        forum.close_topic(thread)
        told = {"message_id": 9_999, "date": 1, "chat": forum.chat.described(), "from": ada.raw}
        told |= {"text": f"/ask {SEIZED}", "message_thread_id": thread, "is_topic_message": True}
        with forum.telegram.ledger.changed:
            forum.telegram.ledger.updates.add("message", told, forum.id)
        ada.write(SEIZED)
        assert BOATS in ada.next_answer().text
        assert forum.is_quiet()
        assert admin.room.is_quiet(0)


class TestInAChannel:
    def test_a_post_that_asks_is_answered_and_others_are_not(
        self, telegram: Telegram, bot: Services
    ) -> None:
        channel = telegram.channel("News")
        channel.post("Nine boats were seized, it is said.")
        asked = channel.post(f"/ask {SEIZED}")
        found = channel.next_answer()
        assert (found.reply_to, found.message.quotations()) == (asked, [BOATS])
        channel.post("/ask and who led it?")
        assert channel.next_answer().message.quotations() == [UNHURT]

    def test_a_post_that_mentions_it_is_answered_and_edited_gets_its_answer_edited(
        self, telegram: Telegram, bot: Services
    ) -> None:
        channel = telegram.channel("News")
        asked = channel.post(f"@verbatim_bot {SEIZED}")
        found = channel.next_answer()
        channel.edit_post(asked, "@verbatim_bot Who led Operation Heron?")
        edited = channel.next_edit()
        assert (edited.id, edited.message.quotations()) == (found.id, [UNHURT])

    def test_a_post_that_telegram_copies_into_the_linked_group_is_chatter(
        self, ada: Person, group: Room, telegram: Telegram
    ) -> None:
        channel = telegram.channel("News")
        copied = {
            "sender_chat": channel.chat.described(),
            "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
            "is_automatic_forward": True,
        }
        hear(group, f"Today: {SEIZED}", copied)
        ada.write("/help", group)
        assert group.next_answer().text.startswith("Ask in whole sentences")
        hear(group, f"/ask {SEIZED}", copied)
        assert group.is_quiet()


class TestWhatBotsWrite:
    def test_is_never_answered(self, ada: Person, group: Room) -> None:
        other = {
            "from": {"id": 555, "is_bot": True, "first_name": "Other", "username": "other_bot"}
        }
        hear(group, f"/ask@verbatim_bot {SEIZED}", other)
        hear(group, f"@verbatim_bot {SEIZED}", other)
        ada.write("/help", group)
        assert group.next_answer().text.startswith("Ask in whole sentences")

    def test_includes_what_this_one_offered_and_somebody_sent(
        self, ada: Person, group: Room
    ) -> None:
        offered = ada.type_inline(SEIZED).offered()
        ada.choose(offered, to=group)
        ada.choose(offered, to=ada.room)
        ada.write("/help")
        ada.write("/help", group)
        assert ada.next_answer().text.startswith("Ask in whole sentences")
        assert group.next_answer().text.startswith("Ask in whole sentences")


def test_a_group_that_becomes_a_supergroup_takes_its_conversations_along(
    telegram: Telegram, ada: Person, bot: Services
) -> None:
    group = telegram.group("Desk", is_super=False)
    ada.write(f"/ask {SEIZED}", group)
    group.next_answer()
    larger = group.migrate()
    telegram.wait_until_read()
    settle(bot)
    ada.write("/ask and who led it?", larger)
    assert larger.next_answer().message.quotations() == [UNHURT]


def test_a_question_of_a_group_that_became_a_supergroup_meanwhile_is_answered_there(
    own_telegram: Telegram, lives: Lives
) -> None:
    ada = own_telegram.person("Ada")
    group = own_telegram.group("Desk", is_super=False)
    told = {"message_id": 5, "date": 1, "chat": group.chat.described(), "from": ada.raw}
    asked = update(1, message=told | {"text": f"/ask {SEIZED}"})
    with lives() as bot:
        asyncio.run(bot.inbox.take_in(1, group.id, asked.to_json()))
    larger = group.migrate()
    with lives():
        assert BOATS in larger.next_answer().text
    own_telegram.ledger.refusals.clear()  # Telegram said where the group is by then


def hear(group: Room, text: str, more: Mapping[str, object]) -> None:
    """Have the bot hear a message that no person wrote."""
    ledger = group.telegram.ledger
    with ledger.changed:
        told = {"message_id": ledger.next_message_id(group.chat), "date": 1, "text": text}
        told |= {"chat": group.chat.described(), "entities": detected(text), **more}
        ledger.updates.add("message", told, group.id)
