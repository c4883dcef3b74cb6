"""What asks in a private chat, and what does not."""

from __future__ import annotations

import pytest
from bot_api import Person
from invented_library import BOATS

SEIZED = "What was seized in Operation Heron?"


@pytest.mark.parametrize("text", [SEIZED, f"/ask {SEIZED}", f"/ask@other_bot {SEIZED}"])
def test_any_text_is_a_question(ada: Person, text: str) -> None:
    ada.write(text)
    assert ada.next_answer().message.quotations() == [BOATS]


def test_a_caption_is_one_too(ada: Person) -> None:
    ada.attach("boats.jpg", b"no picture", caption=SEIZED)
    assert BOATS in ada.next_answer().text


def test_the_command_alone_asks_what_it_replies_to(ada: Person) -> None:
    said = ada.write("hello")
    ada.next_answer()
    ada.write("/ask", reply_to=said)
    assert ada.next_answer().message.quotations() == []
    question = ada.write(SEIZED)
    ada.next_answer()
    ada.write("/ask", reply_to=question)
    assert BOATS in ada.next_answer().text


@pytest.mark.parametrize("text", ["/ask", "/ask@verbatim_bot", "/ask \n"])
def test_the_command_alone_is_told_how_to_ask(ada: Person, text: str) -> None:
    ada.write(text)
    assert ada.next_answer().text.startswith("Write the question after /ask")


def test_what_has_no_words_is_met_by_a_friendly_line(ada: Person) -> None:
    sticker = ada.send_sticker()
    said = ada.next_answer()
    assert said.reply_to == sticker.id
    assert said.text == "I can only read text. Please write your question as a message."


def test_what_telegram_itself_tells_is_met_by_silence(ada: Person) -> None:
    with ada.telegram.ledger.changed:
        told = {"message_id": 9_000, "date": 1, "chat": ada.room.chat.described(), "from": ada.raw}
        told |= {"connected_website": "agency.example"}
        ada.telegram.ledger.updates.add("message", told, ada.id)
    ada.write("/new")
    assert ada.next_answer().text.startswith("All right")


@pytest.mark.parametrize("text", ["/unheard_of", "/asking who", "/help@verbatim_bot"])
def test_a_command_that_nobody_knows_is_told_how_to_ask(ada: Person, text: str) -> None:
    ada.write(text)
    assert ada.next_answer().text.startswith("Ask in whole sentences")


def test_a_chat_is_answered_in_order_whatever_it_writes(ada: Person) -> None:
    for text in ("/about", SEIZED, "/new", "hello"):
        ada.write(text)
    about, found, new, _ = ada.room.next_answers(4)
    assert about.text.startswith("11 releases")
    assert BOATS in found.text
    assert new.text.startswith("All right")
