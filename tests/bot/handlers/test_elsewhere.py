"""Where the bot is no member: what is typed inline, and what guests ask. Releases are invented."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from bot_api import GuestQuestion, Kind, Person, Room, Telegram
from invented_library import BOATS, TOWED, UNHURT
from living_bot import settle

from bot.services import Services
from index import Answer, Engine

Lives = Callable[..., AbstractContextManager[Services]]
SEIZED = "What was seized in Operation Heron?"
PERU = "Which releases mention Peru?"


class TestWhatIsTypedInline:
    def test_is_offered_a_result_a_quote_with_the_citation_in_the_message(
        self, ada: Person
    ) -> None:
        [found] = ada.type_inline(SEIZED).offered().results
        assert (found.title, found.description) == ("Operation Heron ends", BOATS)
        assert found.message.quotations() == [BOATS]
        assert "4 March 2031 · Invented Agency · paragraph 1" in found.message.text
        [link] = found.message.links()
        assert link
        assert link.startswith("https://agency.example/heron#:~:text=")

    def test_can_be_sent_anywhere_and_the_quote_opened_in_private(
        self, ada: Person, bob: Person
    ) -> None:
        sent = ada.choose(ada.type_inline(SEIZED).offered())
        address = sent.button("In its paragraph").value
        bob.write(f"/start {address.partition('?start=')[2]}")
        assert bob.next_answer().message.quotations() == [f"{BOATS} {TOWED}"]

    def test_is_offered_results_with_names_of_their_own(self, ada: Person) -> None:
        results = ada.type_inline(PERU).offered().results
        names = {one.id for one in results}
        assert len(names) == len(results) == 6
        assert all(1 <= len(name.encode()) <= 64 for name in names)

    @pytest.mark.parametrize("words", ["", "  ", "wh"])
    def test_is_offered_the_way_to_the_private_chat_while_it_asks_nothing(
        self, ada: Person, words: str
    ) -> None:
        offered = ada.type_inline(words).offered()
        assert offered.results == ()
        assert offered.button
        assert (offered.button.label, offered.button.start) == ("Ask in private", "ask")

    def test_that_is_not_answered_has_no_results_and_a_button_that_says_so(
        self, ada: Person
    ) -> None:
        offered = ada.type_inline("What is the capital of Australia?").offered()
        assert offered.results == ()
        assert offered.button
        assert offered.button.label == "The releases do not say · ask in private"

    def test_is_no_gap_though_it_is_not_answered(self, ada: Person, bot: Services) -> None:
        ada.type_inline("Where is the Kraken").offered()
        gaps = bot.database.run_now(
            lambda connection: connection.execute("SELECT question FROM gaps").fetchall()
        )
        assert ("Where is the Kraken",) not in gaps

    def test_leads_to_the_introduction_in_private(self, ada: Person) -> None:
        button = ada.type_inline("").offered().button
        assert button
        ada.write(f"/start {button.start}")
        assert ada.next_answer().text.startswith("I answer questions about official press")

    def test_is_not_kept_for_long_by_telegram(self, ada: Person) -> None:
        assert ada.type_inline(SEIZED).offered().cache_s <= 10

    def test_is_not_answered_once_more_was_typed(
        self, ada: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun, go, ask = threading.Event(), threading.Event(), Engine.ask

        def slowly(engine: Engine, question: str, **options: Any) -> Answer:
            begun.set()
            assert go.wait(5)
            return ask(engine, question, **options)

        monkeypatch.setattr(Engine, "ask", slowly)
        first = ada.type_inline("What was seized")
        assert begun.wait(5)
        second, third = ada.type_inline("What was seized in Op"), ada.type_inline(SEIZED)
        ada.telegram.wait_until_read()
        go.set()
        assert third.offered().results
        assert not first.is_answered()
        assert not second.is_answered()

    def test_too_late_is_nobodys_trouble(self, ada: Person, foreseen: list[str]) -> None:
        foreseen.append("query is too old")
        with ada.telegram.ledger.changed:
            ada.type_inline(SEIZED).grow_old()
        assert ada.type_inline(SEIZED).offered().results

    def test_counts_for_less_than_a_question_and_is_then_offered_nothing(
        self, own_telegram: Telegram, lives: Lives
    ) -> None:
        ada = own_telegram.person("Ada")
        with lives(questions_per_minute=1):
            offered = [len(ada.type_inline(SEIZED).offered().results) for _ in range(12)]
        assert offered == [1] * 10 + [0] * 2


class TestAGuest:
    @pytest.fixture
    def foreign(self, telegram: Telegram, bot: Services) -> Room:
        return telegram.foreign_group("Elsewhere")

    def test_is_answered_with_the_quote_and_its_source(self, ada: Person, foreign: Room) -> None:
        found = ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
        assert found.message.quotations() == [BOATS]
        assert "4 March 2031 · Invented Agency" in found.text
        assert [one.label for one in found.buttons()] == ["In its paragraph", "Copy citation"]
        assert all(one.data is None for one in found.buttons())

    def test_is_told_in_one_line_that_the_releases_do_not_say(
        self, ada: Person, foreign: Room
    ) -> None:
        found = ada.ask_as_guest("@verbatim_bot What is the capital of Australia?", foreign)
        assert found.answer().text == "The releases do not hold the answer."

    def test_may_ask_on(self, ada: Person, bob: Person, foreign: Room) -> None:
        ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
        follow_up = ada.ask_as_guest("@verbatim_bot and who led it?", foreign)
        assert follow_up.answer().message.quotations() == [UNHURT]
        others = bob.ask_as_guest("@verbatim_bot and who led it?", foreign)
        assert UNHURT not in others.answer().text

    def test_who_only_calls_is_told_how_to_ask(self, ada: Person, foreign: Room) -> None:
        called = ada.ask_as_guest("@verbatim_bot", foreign)
        assert called.answer().text.startswith("Write a question about the press releases")

    def test_who_calls_it_to_somebodys_message_asks_that(
        self, ada: Person, bob: Person, foreign: Room
    ) -> None:
        said = bob.write(SEIZED, foreign)
        assert said.update is None
        called = ada.ask_as_guest("@verbatim_bot", foreign, reply_to=said)
        assert called.answer().message.quotations() == [BOATS]

    def test_gets_one_answer_though_several_questions_are_asked(
        self, ada: Person, foreign: Room
    ) -> None:
        before = len(ada.telegram.sent)
        ada.ask_as_guest(f"@verbatim_bot {SEIZED} And who led it?", foreign).answer()
        ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
        assert len(ada.telegram.sent) == before + 2

    def test_is_told_to_wait_who_asks_too_much(self, own_telegram: Telegram, lives: Lives) -> None:
        ada, foreign = own_telegram.person("Ada"), own_telegram.foreign_group("Elsewhere")
        with lives(questions_per_minute=1):
            ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
            refused = ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
        assert refused.text.startswith("You ask faster than I can answer")

    def test_who_is_a_bot_is_not_answered(self, ada: Person, foreign: Room) -> None:
        other = ada.telegram.person("Other")
        other.raw["is_bot"] = True
        ignored = other.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign)
        assert ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
        assert not ignored.is_answered()

    def test_whose_question_cannot_be_answered_gets_the_apology_the_same_way(
        self, ada: Person, foreign: Room, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Engine, "ask", lambda *_, **__: 1 / 0)
        asked = ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign)
        assert asked.answer().text.startswith("Sorry, something went wrong on my side. (Error ")

    def test_gets_nothing_ordinary_whatever_it_sends(
        self, own_telegram: Telegram, lives: Lives
    ) -> None:
        ada, foreign = own_telegram.person("Ada"), own_telegram.foreign_group("Elsewhere")
        texts = [SEIZED, "/start", "/help", "/ask", "/new", "/forget", "/status", "/add x", "hello"]
        with lives(admins={ada.id}) as bot:
            for text in texts:
                assert ada.ask_as_guest(f"@verbatim_bot {text}", foreign).answer().inline_message
                assert guest(ada, foreign, text=text).answer().inline_message
            guest(ada, foreign, sticker=STICKER)
            guest(ada, foreign, caption="/add", document={"file_id": "f", "file_unique_id": "f"})
            guest(ada, foreign, migrate_to_chat_id=-1009)
            guest(ada, foreign, text=SEIZED, edit_date=2)
            own_telegram.faults.next("answerGuestQuery", Kind.BROKEN, Kind.GARBLED_AFTER)
            ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
            own_telegram.wait_until_read()
            settle(bot)
        assert all(one.inline_message for one in own_telegram.sent)
        assert not foreign.chat.sent
        late = [one for one in own_telegram.refusals if one.method == "answerGuestQuery"]
        assert own_telegram.refusals == late  # no other request was even tried
        own_telegram.ledger.refusals.clear()

    def test_who_is_not_on_the_list_is_met_by_silence(
        self, own_telegram: Telegram, lives: Lives
    ) -> None:
        ada, eve = own_telegram.person("Ada"), own_telegram.person("Eve")
        foreign = own_telegram.foreign_group("Elsewhere")
        with lives(allowed_chats={ada.id}) as bot:
            ignored = eve.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign)
            assert ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
            settle(bot)
        assert not ignored.is_answered()


STICKER = {
    "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9,
    "is_animated": False, "is_video": False,
}  # fmt: skip


def guest(person: Person, room: Room, **content: object) -> GuestQuestion:
    """A guest message of any kind."""
    ledger = room.telegram.ledger
    with ledger.changed:
        query, number = ledger.next_query("guest", room.chat), ledger.next_message_id(room.chat)
        told = {"message_id": number, "date": 1, "chat": room.chat.described(), "from": person.raw}
        told |= {"guest_query_id": query.id, "guest_bot_caller_user": person.raw} | content
        updated = ledger.updates.add("guest_message", told, room.id)
    return GuestQuestion(room.telegram, query, updated, number)
