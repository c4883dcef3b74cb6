"""The Bot API stand-in refuses what the real server refuses, and tells the bot what that tells."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from bot_api import Floods, Kind, Person, Room, Telegram
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MessageEntity,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

Call = Callable[..., Any]
BOLD = {"type": "bold", "offset": 0, "length": 4}


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    stand_in = Telegram()
    yield stand_in
    stand_in.close()


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    """Somebody who has written to the bot."""
    person = telegram.person("Ada")
    person.write("Hello")
    return person


@pytest.fixture
def call(telegram: Telegram) -> Iterator[Call]:
    """Calls a method as any client would, and returns the whole answer."""
    with httpx.Client(base_url=f"{telegram.url}/bot{telegram.token}", timeout=5) as client:

        def ask(method: str, **parameters: Any) -> Any:
            form = {
                name: value if isinstance(value, str) else json.dumps(value)
                for name, value in parameters.items()
            }
            return client.post(f"/{method}", data=form).json()

        yield ask


def refusal(answer: Any) -> str:
    assert answer["ok"] is False, answer
    return str(answer["description"])


# Texts and entities.


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n\u200b"}, "message text is empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "a", "parse_mode": "HTML"}, "entities, not markup"),
        ({"text": "a" * 101, "entities": [BOLD | {"offset": n, "length": 1} for n in range(101)]},
         "only 100 of 101 entities"),
        ({"text": "four", "entities": [BOLD | {"length": 5}]}, "after the end of the text"),
        ({"text": "four", "entities": [BOLD | {"length": 0}]}, "covers nothing"),
        ({"text": "four", "entities": [BOLD | {"offset": -1}]}, "covers nothing"),
        ({"text": "four", "entities": [BOLD | {"type": "shout"}]}, "Unsupported type"),
        ({"text": "four", "entities": [{"type": "bold"}]}, "can't parse MessageEntity"),
        ({"text": "😀four", "entities": [BOLD | {"offset": 1}]}, "middle of a UTF-16 symbol"),
        ({"text": "four or", "entities": [BOLD, BOLD | {"offset": 2}]}, "crosses"),
        ({"text": "four or", "entities": [BOLD, BOLD | {"type": "code"}]}, "crosses"),
        ({"text": "four", "entities": [BOLD | {"type": "blockquote"},
                                       BOLD | {"type": "expandable_blockquote", "length": 2}]},
         "crosses"),
        ({"text": "four", "entities": [BOLD | {"type": "text_link", "url": "nodot"}]},
         "Entity URL 'nodot' is invalid: Wrong HTTP URL"),
        ({"text": "four", "entities": [BOLD | {"type": "text_link", "url": "ftp://a.example"}]},
         "Unsupported URL protocol"),
        ({"text": "four", "entities": [BOLD | {"type": "text_link"}]}, "Wrong HTTP URL"),
        ({"text": "four", "entities": "{"}, "can't parse entities JSON object"),
    ],
)  # fmt: skip
def test_words_that_telegram_does_not_show_as_given_are_refused(
    call: Call, ada: Person, words: dict[str, Any], reason: str
) -> None:
    answer = call("sendMessage", chat_id=ada.id, **words)
    assert reason in refusal(answer)
    assert answer["error_code"] == 400
    assert ada.room.is_quiet(0)


def test_a_text_of_4096_units_with_a_hundred_entities_is_taken(call: Call, ada: Person) -> None:
    entities = [BOLD | {"offset": 2 * n, "length": 1} for n in range(100)]
    assert call("sendMessage", chat_id=ada.id, text="😀" * 2048)["ok"]
    assert call("sendMessage", chat_id=ada.id, text="a " * 100, entities=entities)["ok"]


def test_what_is_kept_is_what_telegram_would_show(call: Call, ada: Person) -> None:
    bold = {"type": "bold", "offset": 1, "length": 6}
    told = call("sendMessage", chat_id=ada.id, text="\n \tfo\u2028ur \n", entities=[bold])
    kept = ada.next_answer().message
    assert kept.text == told["result"]["text"] == "four"
    assert kept.marked("bold") == ["fou"]
    assert told["result"]["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.data())
def test_entities_told_back_lie_within_the_text_that_is_told_back(
    call: Call, ada: Person, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    offset = len(text[:start].encode("utf-16-le")) // 2
    length = len(text[start:].encode("utf-16-le")) // 2
    entity = {"type": "blockquote", "offset": offset, "length": length}
    answer = call("sendMessage", chat_id=ada.id, text=text, entities=[entity] if length else [])
    if not answer["ok"]:
        assert answer["description"] == "Bad Request: message text is empty"
        return
    kept = answer["result"]
    units = len(kept["text"].encode("utf-16-le")) // 2
    assert all(e["length"] > 0 and e["offset"] + e["length"] <= units
               for e in kept.get("entities", []))  # fmt: skip


# Where a message goes.


def test_it_is_said_where_a_message_cannot_go(call: Call, telegram: Telegram, ada: Person) -> None:
    stranger, foreign = telegram.person("Bob"), telegram.foreign_group("Others")
    kicking = telegram.group("Kicking")
    kicking.remove_bot()
    ada.block()
    assert [call("sendMessage", chat_id=chat, text="Hi")["description"]
            for chat in (1, ada.id, stranger.id, foreign.id, kicking.id)] == [
        "Bad Request: chat not found",
        "Forbidden: bot was blocked by the user",
        "Forbidden: bot can't initiate conversation with a user",
        "Forbidden: bot is not a member of the supergroup chat",
        "Forbidden: bot was kicked from the supergroup chat",
    ]  # fmt: skip
    assert len(telegram.refusals) == 5


def test_a_migrated_group_names_its_new_id(call: Call, telegram: Telegram) -> None:
    group = telegram.group("Old", is_super=False)
    new = group.migrate()
    answer = call("sendMessage", chat_id=group.id, text="Hi")
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    assert call("sendMessage", chat_id=new.id, text="Hi")["ok"]
    told = [update["message"] for update in call("getUpdates")["result"]]
    assert [told[0]["migrate_to_chat_id"], told[1]["migrate_from_chat_id"]] == [new.id, group.id]


def test_a_reply_must_have_a_target_or_do_without(call: Call, ada: Person) -> None:
    question = ada.write("Anything?")
    lost = {"message_id": question.id + 1}
    answer = call("sendMessage", chat_id=ada.id, text="a", reply_parameters=lost)
    assert refusal(answer) == "Bad Request: message to be replied not found"
    lost |= {"allow_sending_without_reply": True}
    assert call("sendMessage", chat_id=ada.id, text="a", reply_parameters=lost)["ok"]
    found = {"message_id": question.id}
    call("sendMessage", chat_id=ada.id, text="b", reply_parameters=found)
    assert [sent.reply_to for sent in ada.room.next_answers(2)] == [None, question.id]


@pytest.mark.parametrize("quote", ["nobody", "", "x" * 1025])
def test_a_quote_in_a_reply_must_be_a_part_of_the_message(
    call: Call, ada: Person, quote: str
) -> None:
    question = ada.write("Who was arrested? " + "x" * 1100)
    reply = {"message_id": question.id, "quote": quote}
    answer = call("sendMessage", chat_id=ada.id, text="a", reply_parameters=reply)
    assert refusal(answer) == "Bad Request: QUOTE_TEXT_INVALID"
    reply["quote"] = "arrested"
    assert call("sendMessage", chat_id=ada.id, text="a", reply_parameters=reply)["ok"]
    assert ada.next_answer().quote == "arrested"


def test_a_thread_must_be_a_topic_of_the_forum(call: Call, telegram: Telegram) -> None:
    forum, group = telegram.group("Forum", is_forum=True), telegram.group("Plain")
    topic = forum.topic("Press")
    for place, thread in ((forum, topic + 1), (group, 1)):
        answer = call("sendMessage", chat_id=place.id, text="a", message_thread_id=thread)
        assert refusal(answer) == "Bad Request: message thread not found"
    told = call("sendMessage", chat_id=forum.id, text="a", message_thread_id=topic)["result"]
    assert (told["message_thread_id"], told["is_topic_message"]) == (topic, True)
    assert forum.next_answer().thread == topic


# Buttons.


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[{"text": "a", "callback_data": "x" * 65}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "a", "callback_data": "é" * 33}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "a", "callback_data": ""}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "a", "copy_text": {"text": "x" * 257}}]], "BUTTON_COPY_TEXT_INVALID"),
        ([[{"text": "a", "copy_text": {"text": ""}}]], "BUTTON_COPY_TEXT_INVALID"),
        ([[{"text": "a", "url": "not an address"}]], "Wrong HTTP URL"),
        ([[{"text": "a"}]], "Text buttons are unallowed"),
        ([[{"text": " ", "callback_data": "x"}]], "can't parse inline keyboard button"),
        ([[{"text": "a", "callback_data": "x", "url": "https://a.example"}]], "one thing"),
        ([[{"text": "a", "callback_data": "x"}] * 9], "reply markup is too long"),
        ([[{"text": "a", "callback_data": "x"}] * 4] * 26, "reply markup is too long"),
    ],
)
def test_buttons_that_telegram_would_not_show_are_refused(
    call: Call, ada: Person, rows: list[Any], reason: str
) -> None:
    markup = {"inline_keyboard": rows}
    assert reason in refusal(call("sendMessage", chat_id=ada.id, text="a", reply_markup=markup))


def test_buttons_are_kept_and_can_be_pressed(call: Call, ada: Person) -> None:
    rows = [[{"text": "More ›", "callback_data": "x" * 64}],
            [{"text": "Copy", "copy_text": {"text": "words"}},
             {"text": "Open", "url": "https://press.example/1#:~:text=a"}]]  # fmt: skip
    call("sendMessage", chat_id=ada.id, text="a", reply_markup={"inline_keyboard": rows})
    sent = ada.next_answer()
    assert sent.button("Copy").copied == "words"
    press = ada.press(sent, "More")
    [update] = [u for u in call("getUpdates")["result"] if "callback_query" in u]
    query = update["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("x" * 64, "a")
    too_long = call("answerCallbackQuery", callback_query_id=query["id"], text="n" * 201)
    assert refusal(too_long) == "Bad Request: MESSAGE_TOO_LONG"
    assert call("answerCallbackQuery", callback_query_id=query["id"], text="n" * 200)["ok"]
    assert press.notice().text == "n" * 200
    again = call("answerCallbackQuery", callback_query_id=query["id"])
    assert refusal(again).startswith("Bad Request: query is too old")


def test_a_press_that_grew_old_is_not_answered(call: Call, ada: Person) -> None:
    rows = [[{"text": "More", "callback_data": "x"}]]
    call("sendMessage", chat_id=ada.id, text="a", reply_markup={"inline_keyboard": rows})
    press = ada.press(ada.next_answer(), "More")
    press.grow_old()
    answer = call("answerCallbackQuery", callback_query_id=press.id)
    assert refusal(answer).startswith("Bad Request: query is too old")


# Changing what was sent.


def test_an_edit_needs_a_message_of_the_bot_and_a_change(call: Call, ada: Person) -> None:
    theirs = ada.write("Mine")
    call("sendMessage", chat_id=ada.id, text="a")
    sent = ada.next_answer()
    said = {
        text: refusal(call("editMessageText", chat_id=ada.id, message_id=number, text=text))
        for text, number in (("a", sent.id), ("b", theirs.id), ("c", 9_999), ("", sent.id))
    }
    assert said["a"].startswith("Bad Request: message is not modified: specified new message")
    assert said["b"] == "Bad Request: message can't be edited"
    assert said["c"] == "Bad Request: message to edit not found"
    assert said[""] == "Bad Request: message text is empty"
    assert call("editMessageText", chat_id=ada.id, message_id=sent.id, text="d")["ok"]
    assert ada.next_edit().text == ada.room.now(sent).words.text == "d"
    unchanged = call("editMessageReplyMarkup", chat_id=ada.id, message_id=sent.id)
    assert refusal(unchanged).startswith("Bad Request: message is not modified")


def test_what_was_deleted_can_be_neither_edited_nor_deleted(call: Call, ada: Person) -> None:
    call("sendMessage", chat_id=ada.id, text="a")
    sent = ada.next_answer()
    ada.delete(sent)
    edited = call("editMessageText", chat_id=ada.id, message_id=sent.id, text="b")
    deleted = call("deleteMessage", chat_id=ada.id, message_id=sent.id)
    assert refusal(edited) == "Bad Request: message to edit not found"
    assert refusal(deleted) == "Bad Request: message to delete not found"


def test_in_a_group_only_an_administrator_deletes_what_others_wrote(
    call: Call, telegram: Telegram, ada: Person
) -> None:
    group = telegram.group("Newsroom")
    theirs = ada.write("Hi all", group)
    answer = call("deleteMessage", chat_id=group.id, message_id=theirs.id)
    assert refusal(answer) == "Bad Request: message can't be deleted"
    group.make_administrator()
    assert call("deleteMessage", chat_id=group.id, message_id=theirs.id)["ok"]
    assert group.next_deletion() == theirs.id


# Inline and guests.


def article(name: str = "1", **more: Any) -> dict[str, Any]:
    content = {"message_text": "words"}
    return {"type": "article", "id": name, "title": "T", "input_message_content": content} | more


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"results": [article(str(n)) for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("é" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article("")]}, "RESULT_ID_INVALID"),
        ({"results": [article(title="")]}, "title"),
        ({"results": [article(input_message_content={"message_text": "a" * 4097})]}, "too long"),
        ({"results": [article(input_message_content={"message_text": " "})]}, "text is empty"),
        ({"results": [article(input_message_content={"message_text": "a", "entities": [BOLD]})]},
         "after the end of the text"),
        ({"results": [article(input_message_content={})]}, "input message content"),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "Ask", "start_parameter": "x" * 65}},
         "START_PARAM_INVALID"),
        ({"results": [], "button": {"text": "Ask", "start_parameter": "a b"}},
         "START_PARAM_INVALID"),
        ({"results": [], "button": {"text": "Ask", "start_parameter": ""}}, "START_PARAM_EMPTY"),
        ({"results": [], "button": {"start_parameter": "a"}}, "InlineQueryResultsButton"),
    ],
)  # fmt: skip
def test_inline_results_that_telegram_would_not_offer_are_refused(
    call: Call, ada: Person, answer: dict[str, Any], reason: str
) -> None:
    query = ada.type_inline("who")
    assert reason in refusal(call("answerInlineQuery", inline_query_id=query.id, **answer))
    assert not query.is_answered()


def test_inline_results_are_offered_once_and_one_can_be_sent(
    call: Call, telegram: Telegram, ada: Person
) -> None:
    group = telegram.group("Newsroom")
    query = ada.type_inline("who was arrested")
    button = {"text": "Ask me", "start_parameter": "ask"}
    results = [article("x" * 64)]
    answer = {"inline_query_id": query.id, "results": results, "button": button}
    assert call("answerInlineQuery", **answer, next_offset="3", cache_time=0)["ok"]
    offered = query.offered()
    assert (offered.button.start if offered.button else "") == "ask"
    assert (offered.next_offset, offered.cache_s) == ("3", 0)
    assert refusal(call("answerInlineQuery", **answer)).startswith("Bad Request: query is too old")
    sent = ada.choose(offered, 0, group)
    told = call("getUpdates")["result"][-1]["message"]
    assert told["via_bot"]["username"] == "verbatim_bot"
    assert told["text"] == sent.text == "words"


def test_a_guest_is_answered_by_exactly_one_result_and_nothing_else(
    call: Call, telegram: Telegram, ada: Person
) -> None:
    room = telegram.foreign_group("Elsewhere")
    question = ada.ask_as_guest("@verbatim_bot who was arrested?", room)
    told = call("getUpdates")["result"][-1]["guest_message"]
    assert (told["guest_query_id"], told["chat"]["id"]) == (question.id, room.id)
    ordinary = call("sendMessage", chat_id=room.id, text="a")
    assert refusal(ordinary) == "Forbidden: bot is not a member of the supergroup chat"
    several = call("answerGuestQuery", guest_query_id=question.id, result=[article()])
    assert refusal(several).startswith("Bad Request")
    given = call("answerGuestQuery", guest_query_id=question.id, result=article())
    assert question.answer().inline_message == given["result"]["inline_message_id"]
    again = call("answerGuestQuery", guest_query_id=question.id, result=article())
    assert refusal(again).startswith("Bad Request: query is too old")


def test_a_message_sent_as_a_guest_can_be_edited_by_its_inline_id(
    call: Call, telegram: Telegram, ada: Person
) -> None:
    room = telegram.foreign_group("Elsewhere")
    question = ada.ask_as_guest("@verbatim_bot who?", room)
    name = call("answerGuestQuery", guest_query_id=question.id, result=article())["result"]
    assert call("editMessageText", **name, text="other words")["ok"]
    assert room.next_edit().text == "other words"
    unknown = call("editMessageText", inline_message_id="nothing", text="a")
    assert refusal(unknown) == "Bad Request: MESSAGE_ID_INVALID"


# Files, commands and the rest.


def test_files_come_and_go(call: Call, telegram: Telegram, ada: Person) -> None:
    ada.attach("release.md", b"words", caption="/add")
    document = call("getUpdates")["result"][-1]["message"]["document"]
    path = call("getFile", file_id=document["file_id"])["result"]["file_path"]
    fetched = httpx.get(f"{telegram.url}/file/bot{telegram.token}/{path}")
    assert (document["file_name"], fetched.content) == ("release.md", b"words")
    assert refusal(call("getFile", file_id="none")) == "Bad Request: invalid file_id"
    assert httpx.get(f"{telegram.url}/file/bot{telegram.token}/none").status_code == 404


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"commands": [{"command": "Ask", "description": "d"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "d"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "", "description": "d"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "ask", "description": ""}]}, "DESCRIPTION_INVALID"),
        ({"commands": [{"command": "ask", "description": "d" * 257}]}, "DESCRIPTION_INVALID"),
        ({"commands": [{"command": f"a{n}", "description": "d"} for n in range(101)]}, "TOO_MUCH"),
        ({"commands": [], "scope": {"type": "everyone"}}, "BotCommandScope"),
        ({"commands": [], "scope": {"type": "chat"}}, "chat_id needed"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 1}}, "chat not found"),
        ({"commands": [], "language_code": "english"}, "LANG_CODE_INVALID"),
    ],
)
def test_commands_outside_the_rules_are_refused(
    call: Call, given: dict[str, Any], reason: str
) -> None:
    assert reason in refusal(call("setMyCommands", **given))


def test_commands_are_kept_by_scope_and_language(call: Call) -> None:
    ask = [{"command": "ask", "description": "Ask"}]
    groups = {"type": "all_group_chats"}
    assert call("setMyCommands", commands=ask, scope=groups, language_code="de")["ok"]
    assert call("getMyCommands", scope=groups, language_code="de")["result"] == ask
    assert call("getMyCommands")["result"] == []


def test_descriptions_have_a_longest(call: Call, telegram: Telegram) -> None:
    assert refusal(call("setMyDescription", description="d" * 513))
    assert refusal(call("setMyShortDescription", short_description="d" * 121))
    assert call("setMyDescription", description="d" * 512)["ok"]
    assert telegram.ledger.profile.said["description", ""] == "d" * 512


def test_the_bot_is_told_what_it_may(call: Call) -> None:
    me = call("getMe")["result"]
    assert me["is_bot"]
    assert (me["can_read_all_group_messages"], me["supports_guest_queries"]) == (False, True)


def test_an_unknown_method_a_wrong_token_and_an_unknown_action_are_refused(
    call: Call, telegram: Telegram, ada: Person
) -> None:
    assert call("sendSmell", chat_id=ada.id)["error_code"] == 404
    assert httpx.get(f"{telegram.url}/bot1:x/getMe").json()["error_code"] == 401
    assert refusal(call("sendChatAction", chat_id=ada.id, action="thinking"))
    assert call("sendChatAction", chat_id=ada.id, action="typing")["ok"]


# What the bot hears in groups.


def heard(call: Call, confirmed: int = 0) -> list[str]:
    told = call("getUpdates", offset=confirmed)["result"]
    return [update["message"].get("text", "") for update in told if "message" in update]


def speak(telegram: Telegram, ada: Person, group: Room, call: Call) -> None:
    call("sendMessage", chat_id=group.id, text="I am here")
    sent = group.next_answer()
    ada.write("Just talk", group)
    ada.write("@verbatim_bot who was it?", group)
    ada.write("/ask who", group)
    ada.write("/ask@verbatim_bot who", group)
    ada.write("/ask@other_bot who", group)
    ada.write("and when?", group, reply_to=sent)


def test_privacy_mode_lets_commands_and_replies_through(
    call: Call, telegram: Telegram, ada: Person
) -> None:
    speak(telegram, ada, telegram.group("Newsroom"), call)
    assert heard(call) == ["Hello", "/ask who", "/ask@verbatim_bot who", "and when?"]


def test_without_privacy_mode_or_as_administrator_it_hears_everything(
    call: Call, telegram: Telegram, ada: Person
) -> None:
    group = telegram.group("Newsroom")
    telegram.ledger.profile.reads_groups = True  # does not hold for groups it is in already
    ada.write("Not heard", group)
    group.add_bot()
    speak(telegram, ada, group, call)
    assert len(heard(call)) == 7
    other = telegram.group("Desk")
    other.chat.hears_all = False
    other.make_administrator()
    ada.write("Heard", other)
    assert heard(call)[-1] == "Heard"


def test_what_people_write_carries_what_telegram_finds_in_it(
    call: Call, telegram: Telegram, ada: Person
) -> None:
    forum = telegram.group("Forum", is_forum=True)
    topic = forum.topic("Press")
    ada.write("😀 /ask@verbatim_bot of @verbatim_bot", forum, thread=topic, anonymously=True)
    told = call("getUpdates")["result"][-1]["message"]
    assert [(e["type"], e["offset"], e["length"]) for e in told["entities"]] == [
        ("bot_command", 3, 17), ("mention", 24, 13)]  # fmt: skip
    assert told["is_topic_message"]
    assert "forum_topic_created" in told["reply_to_message"]
    assert told["sender_chat"]["id"] == forum.id
    assert told["from"]["username"] == "GroupAnonymousBot"


def test_channels_edits_and_blocks_are_told(call: Call, telegram: Telegram, ada: Person) -> None:
    channel = telegram.channel("News")
    channel.edit_post(channel.post("A post"), "A better post")
    question = ada.write("Who")
    ada.edit(question, "Who was it?")
    ada.block()
    kinds = [next(k for k in u if k != "update_id") for u in call("getUpdates")["result"]]
    posted, edited = ["channel_post", "edited_channel_post"], ["message", "edited_message"]
    assert kinds == ["message", *posted, *edited, "my_chat_member"]


# How updates are told.


def test_updates_are_told_until_an_offset_confirms_them(call: Call, ada: Person) -> None:
    ids = [ada.write(str(number)).update for number in range(3)]
    assert len(call("getUpdates", limit=2)["result"]) == 2
    assert len(call("getUpdates")["result"]) == 4
    assert [u["update_id"] for u in call("getUpdates", offset=ids[1])["result"]] == ids[1:]
    assert [u["update_id"] for u in call("getUpdates")["result"]] == ids[1:]
    assert refusal(call("getUpdates", limit=101))


def test_only_the_kinds_that_are_wanted_are_queued(call: Call, ada: Person) -> None:
    call("getUpdates", allowed_updates=["callback_query"])
    assert ada.write("Not wanted").update is None
    call("getUpdates", allowed_updates=["message"])
    assert ada.write("Wanted").update


def test_a_poll_waits_for_an_update(call: Call, ada: Person) -> None:
    last = call("getUpdates")["result"][-1]["update_id"]
    threading.Timer(0.1, lambda: ada.write("Late")).start()
    started = time.monotonic()
    [told] = call("getUpdates", offset=last + 1, timeout=5)["result"]
    assert told["message"]["text"] == "Late"
    assert 0.05 < time.monotonic() - started < 4


def test_a_newer_poll_ends_the_older(telegram: Telegram, call: Call) -> None:
    older: list[Any] = []
    url = f"{telegram.url}/bot{telegram.token}/getUpdates?timeout=4"
    thread = threading.Thread(target=lambda: older.append(httpx.get(url, timeout=5).json()))
    thread.start()
    assert telegram.is_polled(2)
    call("getUpdates")
    thread.join()
    assert older[0]["description"].startswith("Conflict: terminated by other getUpdates request")


def test_what_an_unread_answer_told_is_told_again(call: Call, telegram: Telegram) -> None:
    ada = telegram.person("Ada")
    update = ada.write("Once")
    telegram.faults.next("getUpdates", Kind.CUT_AFTER)
    with pytest.raises(httpx.TransportError):
        call("getUpdates", offset=1)
    [told] = call("getUpdates", offset=1)["result"]
    assert told["update_id"] == update.update
    call("getUpdates", offset=told["update_id"] + 1)
    telegram.ledger.updates.repeat(told["update_id"])
    assert call("getUpdates", offset=told["update_id"] + 1)["result"] == [told]


def test_dropping_pending_updates_is_noticed(call: Call, telegram: Telegram, ada: Person) -> None:
    call("deleteWebhook", drop_pending_updates=True)
    assert telegram.ledger.updates.dropped == 1


# Webhooks.


class Hook:
    """A web server that takes updates, refusing the first of them."""

    def __init__(self, refusing: int = 0) -> None:
        self.taken: list[tuple[str, Any]] = []
        self.refusing = refusing
        self.loop = asyncio.new_event_loop()
        start = asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.server = self.loop.run_until_complete(start)
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(head.partition("Content-Length: ")[2].split("\r\n")[0])
        body = json.loads(await reader.readexactly(length))
        self.refusing -= 1
        code = 500 if self.refusing >= 0 else 200
        if code == 200:
            self.taken.append((head, body))
        writer.write(f"HTTP/1.1 {code} X\r\nContent-Length: 0\r\n\r\n".encode())
        writer.close()

    def texts(self) -> list[str]:
        return [body["message"]["text"] for _, body in self.taken]


def test_a_webhook_gets_every_chats_updates_in_order_until_it_takes_them(
    call: Call, telegram: Telegram
) -> None:
    hook, ada, bob = Hook(refusing=2), telegram.person("Ada"), telegram.person("Bob")
    slow = {ada.id: 0.2}
    telegram.server.webhook.delay_s = lambda update: slow.pop(update.lane, 0.0)
    for text in ("a1", "a2"):
        ada.write(text)
    bob.write("b1")
    answer = call("setWebhook", url=f"{hook.url}/secret-path", secret_token="s" * 20)
    assert answer["ok"]
    telegram.wait_until_read()
    assert sorted(hook.texts()) == ["a1", "a2", "b1"]
    assert hook.texts() == ["b1", "a1", "a2"]
    assert "X-Telegram-Bot-Api-Secret-Token: " + "s" * 20 in hook.taken[0][0]
    assert hook.taken[0][0].startswith("POST /secret-path ")
    told = call("getWebhookInfo")["result"]
    assert (told["url"], told["pending_update_count"]) == (f"{hook.url}/secret-path", 0)
    assert "can't use getUpdates" in refusal(call("getUpdates"))
    assert call("deleteWebhook")["ok"]
    assert call("getUpdates")["ok"]


@pytest.mark.parametrize(
    "given",
    [
        {"url": "http://bot.example/x"},
        {"url": "https://bot.example/x"},
        {"url": "http://localhost:1/x", "secret_token": "two words"},
        {"url": "http://localhost:1/x", "max_connections": 101},
    ],
)
def test_a_webhook_that_could_not_be_reached_is_refused(call: Call, given: dict[str, Any]) -> None:
    assert refusal(call("setWebhook", **given)).startswith("Bad Request")


def test_a_webhook_may_stand_behind_another_web_server(call: Call, telegram: Telegram) -> None:
    hook = Hook()
    telegram.server.webhook.behind = hook.url
    assert refusal(call("setWebhook", url="https://bot.example:8080/x"))
    assert call("setWebhook", url="https://bot.example/x", secret_token="s")["ok"]
    telegram.person("Ada").write("Hi")
    telegram.wait_until_read()
    assert hook.texts() == ["Hi"]


# Faults, and how the library sees it all.


def test_floods_are_held_against_the_bot(call: Call) -> None:
    strict = Telegram(floods=Floods(per_second=3, per_minute=20))
    ada = strict.person("Ada")
    ada.write("Hi")
    url = f"{strict.url}/bot{strict.token}/sendMessage"
    form = {"chat_id": str(ada.id), "text": "a"}
    answers = [httpx.post(url, data=form).json() for _ in range(4)]
    strict.close()
    assert [answer["ok"] for answer in answers] == [True, True, True, False]
    assert answers[3]["parameters"] == {"retry_after": 1}
    assert strict.ledger.floods
    assert strict.ledger.floods.overrun == 1


def test_random_faults_are_the_same_for_the_same_seed() -> None:
    def fates(seed: int) -> list[Kind | None]:
        telegram = Telegram()
        telegram.faults.at_random(0.3, seed)
        drawn = [telegram.faults.drawn("sendMessage") for _ in range(100)]
        telegram.close()
        return [fault.kind if fault else None for fault in drawn]

    assert fates(1) == fates(1) != fates(2)
    assert 10 < sum(fate is not None for fate in fates(1)) < 50


def with_bot(telegram: Telegram, work: Callable[[Bot], Any], token: str | None = None) -> Any:
    """Do something with the library's bot."""

    async def run() -> Any:
        root = f"{telegram.url}/bot"
        async with Bot(token or telegram.token, root, f"{telegram.url}/file/bot") as bot:
            return await work(bot)

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (Kind.FLOOD, RetryAfter),
        (Kind.CONFLICT, Conflict),
        (Kind.BROKEN, NetworkError),
        (Kind.GATEWAY, NetworkError),
        (Kind.CUT, NetworkError),
        (Kind.SILENCE, NetworkError),
        (Kind.CUT_AFTER, NetworkError),
        (Kind.SILENCE_AFTER, NetworkError),
        (Kind.GARBLED_AFTER, TelegramError),
    ],
)
def test_the_library_sees_a_fault_and_only_some_faults_leave_a_message_behind(
    telegram: Telegram, ada: Person, kind: Kind, error: type[TelegramError]
) -> None:
    telegram.faults.next("sendMessage", kind, silent_s=0.2)
    with pytest.raises(error):
        with_bot(telegram, lambda bot: bot.send_message(ada.id, "Words"))
    assert len(telegram.sent) == kind.carries_out
    assert len(telegram.ledger.unseen) == kind.carries_out
    assert telegram.faults.counted["sendMessage", kind] == 1


def test_the_library_understands_refusals(telegram: Telegram, ada: Person) -> None:
    group = telegram.group("Old", is_super=False)
    new = group.migrate()
    with pytest.raises(ChatMigrated, match=str(new.id)):
        with_bot(telegram, lambda bot: bot.send_message(group.id, "Words"))
    ada.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        with_bot(telegram, lambda bot: bot.send_message(ada.id, "Words"))
    with pytest.raises(BadRequest, match=r"[Cc]hat not found"):
        with_bot(telegram, lambda bot: bot.send_message(1, "Words"))
    with pytest.raises(InvalidToken):
        with_bot(telegram, lambda bot: bot.get_me(), token="1:other")


def test_the_library_s_requests_are_understood(telegram: Telegram, ada: Person) -> None:
    question = ada.write("Who?")
    query = ada.type_inline("who")

    async def work(bot: Bot) -> None:
        button = InlineKeyboardButton("More", callback_data="more")
        await bot.send_message(
            ada.id,
            "Nine people",
            entities=[MessageEntity("blockquote", 0, 4)],
            reply_markup=InlineKeyboardMarkup([[button]]),
            reply_parameters=ReplyParameters(question.id, quote="Who"),
        )
        await bot.send_document(ada.id, b"words", caption="A file", filename="release.md")
        await bot.send_chat_action(ada.id, "typing")
        content = InputTextMessageContent("words")
        await bot.answer_inline_query(query.id, [InlineQueryResultArticle("1", "T", content)])
        await bot.set_my_commands([BotCommand("ask", "Ask")])
        assert (await bot.get_my_commands())[0].command == "ask"
        assert (await bot.get_chat(ada.id)).first_name == "Ada"
        assert (await bot.get_chat_member(ada.id, bot.id)).status == "member"
        assert (await bot.get_webhook_info()).url == ""
        assert bot.bot.supports_guest_queries

    with_bot(telegram, work)
    text, file = ada.room.next_answers(2)
    assert (text.reply_to, text.quote, text.message.quotations()) == (question.id, "Who", ["Nine"])
    assert (file.document, file.text) == ("release.md", "A file")
    assert query.offered().results[0].message.text == "words"
    assert telegram.refusals == []


async def _echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    button = InlineKeyboardButton("Shout", callback_data="shout")
    await update.message.reply_text(
        update.message.text or "", do_quote=True, reply_markup=InlineKeyboardMarkup([[button]])
    )


async def _shout(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    await query.answer("Done")
    await query.edit_message_text("SHOUTED")


def test_a_small_bot_of_the_library_answers_people(telegram: Telegram) -> None:
    ada, group = telegram.person("Ada"), telegram.group("Newsroom")
    loop, stopped = asyncio.new_event_loop(), asyncio.Event()

    async def live() -> None:
        builder = Application.builder().token(telegram.token).base_url(f"{telegram.url}/bot")
        application = builder.build()
        application.add_handler(MessageHandler(filters.TEXT, _echo))
        application.add_handler(CallbackQueryHandler(_shout))
        assert application.updater
        async with application:
            await application.updater.start_polling(poll_interval=0)
            await application.start()
            await stopped.wait()
            await application.updater.stop()
            await application.stop()

    thread = threading.Thread(target=loop.run_until_complete, args=(live(),))
    thread.start()
    question, asked = ada.write("Who was it?"), ada.write("/ask who", group)
    sent = ada.next_answer()
    assert (sent.text, sent.reply_to) == ("Who was it?", question.id)
    assert group.next_answer().reply_to == asked.id
    press = ada.press(sent, "Shout")
    assert press.notice().text == "Done"
    assert ada.next_edit().text == "SHOUTED"
    loop.call_soon_threadsafe(stopped.set)
    thread.join()
    loop.close()
    assert telegram.refusals == []
    assert ada.room.is_quiet(0)
