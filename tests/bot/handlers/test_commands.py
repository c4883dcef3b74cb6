"""The commands that everybody may use, and the links that lead to them. Releases are invented."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import pytest
from bot_api import Person, Room, Telegram
from invented_library import BOATS, HERON_ID, TOWED, UNHURT

from bot import references
from bot.references import encode
from bot.services import Services
from bot.store import Place
from index import Context
from index.catalogue import words_check

Lives = Callable[..., AbstractContextManager[Services]]
SEIZED = "What was seized in Operation Heron?"
INTRODUCTION = "I answer questions about official press releases"


def said(person: Person, text: str) -> str:
    person.write(text)
    return person.next_answer().text


class TestStart:
    def test_says_what_the_bot_is_and_offers_examples_from_the_releases_themselves(
        self, ada: Person
    ) -> None:
        ada.write("/start")
        begun = ada.next_answer()
        assert begun.text.startswith(INTRODUCTION)
        assert "Which releases mention Peru?" in [one.label for one in begun.buttons()]
        assert len(begun.keyboard) == 3

    def test_says_in_a_group_what_the_bot_hears_there(self, ada: Person, group: Room) -> None:
        ada.write("/start", group)
        assert "In groups I hear only /ask@verbatim_bot" in group.next_answer().text

    def test_says_to_an_admin_in_private_too_and_to_nobody_else(
        self, ada: Person, admin: Person
    ) -> None:
        assert "In groups I hear only /ask@verbatim_bot" in said(admin, "/start")
        assert "In groups" not in said(ada, "/start")

    def test_says_so_where_it_hears_everything(self, own_telegram: Telegram, lives: Lives) -> None:
        own_telegram.ledger.profile.reads_groups = True
        ada, group = own_telegram.person("Ada"), own_telegram.group("Desk")
        with lives():
            ada.write("/start", group)
            assert "In groups I hear every message" in group.next_answer().text

    def test_with_a_link_to_a_release_shows_its_card(self, ada: Person) -> None:
        link = encode(references.of_release(HERON_ID))
        assert said(ada, f"/start {link}").startswith("Operation Heron ends\n4 March 2031")

    def test_with_a_link_to_a_quote_shows_it_in_its_paragraph(self, ada: Person) -> None:
        heron = references.of_release(HERON_ID).release
        link = encode(references.OfQuote(heron, 0, len(BOATS), words_check(BOATS)))
        ada.write(f"/start {link}")
        shown = ada.next_answer().message
        assert shown.quotations() == [f"{BOATS} {TOWED}"]
        assert shown.marked("bold") == [BOATS]

    def test_with_a_link_to_ask_about_a_release_has_the_next_question_taken_so(
        self, ada: Person
    ) -> None:
        link = encode(references.ask_about(HERON_ID))
        assert said(ada, f"/start {link}") == "Ask about this release:\nOperation Heron ends"
        ada.write("who led it?")
        assert ada.next_answer().message.quotations() == [UNHURT]

    def test_with_a_link_to_what_is_gone_says_so(self, ada: Person) -> None:
        gone = "This release is no longer in the collection."
        for link in (references.of_release("x"), references.ask_about("x")):
            assert said(ada, f"/start {encode(link)}") == gone
        quote = references.OfQuote(references.of_release(HERON_ID).release, 3, 9, "000000")
        assert said(ada, f"/start {encode(quote)}").startswith("This release was changed since")

    @pytest.mark.parametrize(
        "payload", ["x", "ask", "r_", "r_nothex", "p_0_abc", "d_1_token", "🦩", "a b c", "f_1_k"]
    )
    def test_with_any_other_link_is_the_introduction(self, ada: Person, payload: str) -> None:
        assert said(ada, f"/start {payload}").startswith(INTRODUCTION)


class TestHelp:
    def test_says_how_to_ask_and_the_commands(self, ada: Person) -> None:
        text = said(ada, "/help")
        assert "Ask in whole sentences" in text
        assert "/forget" in text
        assert "/status" not in text

    def test_names_the_admins_commands_to_them_in_private_alone(
        self, admin: Person, group: Room
    ) -> None:
        assert "/status" in said(admin, "/help")
        admin.write("/help", group)
        assert "/status" not in group.next_answer().text


class TestPrivacy:
    def test_says_what_is_kept_and_how_long(self, own_telegram: Telegram, lives: Lives) -> None:
        ada = own_telegram.person("Ada")
        with lives(keep_days=12):
            text = said(ada, "/privacy")
        assert "Kept for 12 days, then deleted" in text
        assert "The log holds no questions." in text
        with lives(log_questions=True):
            assert "The log holds questions, too." in said(ada, "/privacy")


class TestForget:
    def test_deletes_all_that_is_kept_of_a_person_everywhere(
        self, ada: Person, group: Room, telegram: Telegram, bot: Services
    ) -> None:
        secret = "Who stole the sapphire of Atlantis?"
        foreign = telegram.foreign_group("Elsewhere")
        ada.write(f"/ask {secret}", group)
        group.next_answer()
        ada.ask_as_guest(f"@verbatim_bot {secret}", foreign).answer()
        assert said(ada, secret)
        said(ada, SEIZED)
        assert said(ada, "/forget").startswith("Done")
        for place in (ada.id, group.id, foreign.id):
            assert loaded(bot, Place(place, None, ada.id)) is None
        for table in ("given_answers", "contexts"):
            statement = f"SELECT * FROM {table} WHERE user = ? OR chat = ?"
            rows = bot.database.run_now(partial(found_by, statement, ada.id))
            assert rows == []

    def test_leaves_what_others_asked(self, ada: Person, bob: Person, bot: Services) -> None:
        said(bob, SEIZED)
        said(ada, "/forget")
        assert "Two crews" in said(bob, "How many crews were questioned?")

    def test_is_possible_in_a_group(self, ada: Person, group: Room) -> None:
        ada.write(f"/ask {SEIZED}", group)
        ada.write("/forget", group)
        ada.write("/ask and who led it?", group)
        _, forgotten, found = group.next_answers(3)
        assert forgotten.text.startswith("Done")
        assert UNHURT not in found.text


class TestLatest:
    def test_shows_the_newest_releases_a_page_at_a_time(self, ada: Person) -> None:
        ada.write("/latest")
        page = ada.next_answer()
        assert page.text.startswith("Newest releases, 1–5 of 11\n\n1. Operation Raid 8 in Peru")
        for label, first in (("Older ›", "6–10 of 11"), ("Older ›", "11–11"), ("‹ Newer", "6–10")):
            ada.press(page, label)
            page = ada.next_edit()
            assert page.text.startswith(f"Newest releases, {first}")

    def test_opens_each_of_them(self, ada: Person) -> None:
        ada.write("/latest")
        ada.press(ada.next_answer(), "2")
        assert ada.next_answer().text.startswith("Operation Raid 7 in Peru")


class TestRelease:
    @pytest.mark.parametrize("words", [HERON_ID, "heron", "operation heron ends", "HERÓN ends"])
    def test_is_known_by_its_id_or_words_of_its_title(self, ada: Person, words: str) -> None:
        assert said(ada, f"/release {words}").startswith("Operation Heron ends\n")

    def test_offers_a_choice_where_the_words_leave_one(self, ada: Person) -> None:
        ada.write("/release raid in peru")
        listed = ada.next_answer()
        assert listed.text.startswith("The first 5 releases on “raid in peru”\n\n1. ")
        ada.press(listed, "3")
        assert ada.next_answer().text.startswith("Operation Raid ")

    def test_says_that_there_is_none(self, ada: Person) -> None:
        assert said(ada, "/release xyzzy") == "No release is known by “xyzzy”."

    def test_says_how_it_is_used(self, ada: Person) -> None:
        assert said(ada, "/release").startswith("Say which: /release and its id")


def test_about_says_how_much_there_is_of_whom_and_of_when(ada: Person, bot: Services) -> None:
    text = said(ada, "/about")
    assert text.startswith("11 releases from 4 March 2031 to 10 August 2032\n\nInvented Agency: 11")
    assert f"index {bot.asker.generation}" in text


def test_commands_work_in_groups_and_those_that_name_another_bot_do_not(
    ada: Person, group: Room
) -> None:
    ada.write("/about@other_bot", group)
    ada.write("/about@verbatim_bot", group)
    assert group.next_answer().text.startswith("11 releases")
    ada.write("/latest", group)
    assert group.next_answer().text.startswith("Newest releases")


def loaded(bot: Services, place: Place) -> Context | None:
    return asyncio.run(bot.contexts.load(place))


def found_by(statement: str, user: int, connection: sqlite3.Connection) -> list[object]:
    return connection.execute(statement, (user, user)).fetchall()
