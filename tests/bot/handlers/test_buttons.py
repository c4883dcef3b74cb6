"""Buttons under answers: what each shows, whoever presses it and whenever.

All releases are invented.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from bot_api import Person, Room, Sent, Telegram, units
from invented_library import (
    BOATS,
    HERON,
    HERON_ID,
    RAIDS,
    TOWED,
    UNHURT,
    copy_library,
    write_heron,
)
from living_bot import alive

from bot import references
from bot.references import encode
from bot.services import Services
from index import Settings, rebuild

Lives = Callable[..., AbstractContextManager[Services]]
SEIZED = "What was seized in Operation Heron?"
PERU = "Which releases mention Peru?"
NOBODY_KNOWS = "What is the capital of Australia?"
TOO_OLD = "This button is too old. Please ask again."
FORGOTTEN = "I no longer have that answer. Please ask again."


@dataclass(frozen=True)
class Answered:
    """An answer of an index that can be changed."""

    ada: Person
    message: Sent
    library: Settings
    bot: Services

    def rewrite(self, heron: str | None) -> None:
        """Change the release that was quoted, or remove it, and have the bot take it up."""
        write_heron(self.library.releases, heron or "")
        if heron is None:
            (self.library.releases / f"{HERON_ID}.md").unlink()
        built = rebuild(self.library)
        asyncio.run(self.bot.asker.renew())
        assert self.bot.asker.generation == built.generation


def asked(person: Person, question: str) -> Sent:
    person.write(question)
    return person.next_answer()


def pressed(person: Person, message: Sent, label: str) -> Sent:
    """What a message shows after a button was pressed that edits it."""
    notice = person.press(message, label).notice()
    assert (notice.text, notice.is_alert) == ("", False)
    return person.next_edit()


def labels(message: Sent) -> list[list[str]]:
    return [[one.label for one in row] for row in message.keyboard]


class TestUnderALoneQuote:
    def test_are_paragraph_release_citation_and_thumbs(self, ada: Person) -> None:
        assert labels(asked(ada, SEIZED)) == [
            ["Whole paragraph", "The release", "Copy citation"],
            ["👍", "👎"],
        ]

    def test_the_whole_paragraph_is_shown_in_place_and_there_is_a_way_back(
        self, ada: Person
    ) -> None:
        answered = asked(ada, SEIZED)
        whole = pressed(ada, answered, "Whole paragraph")
        assert whole.id == answered.id
        assert whole.message.quotations() == [f"{BOATS} {TOWED}"]
        assert whole.message.marked("bold") == [BOATS]
        back = pressed(ada, whole, "Back")
        assert (back.text, labels(back)) == (answered.text, labels(answered))

    def test_the_release_comes_as_a_reply(self, ada: Person) -> None:
        answered = asked(ada, SEIZED)
        press = ada.press(answered, "The release")
        card = ada.next_answer()
        assert card.reply_to == answered.id
        assert card.text.startswith("Operation Heron ends\n4 March 2031 · Invented Agency · Port")
        assert card.message.links() == ["https://agency.example/heron"]
        assert card.message.quotations() == [f"{BOATS} {TOWED}"]
        assert press.notice().text == ""

    def test_the_citation_is_copied(self, ada: Person) -> None:
        copied = asked(ada, SEIZED).button("Copy citation").copied
        assert copied
        assert "Operation Heron ends, Invented Agency, 4 March 2031, paragraph 1." in copied
        assert units(copied) <= 256

    def test_a_thumb_is_thanked_for_and_kept_without_who_it_was(
        self, ada: Person, bot: Services
    ) -> None:
        answered = asked(ada, "How many boats did the harbour police seize in Operation Heron?")
        for thumb in ("👍", "👎"):
            assert ada.press(answered, thumb).notice().text.startswith("Thank you")
        rows = bot.database.run_now(
            lambda connection: connection.execute(
                "SELECT * FROM feedback WHERE question LIKE '%harbour police seize%'"
            ).fetchall()
        )
        [row] = rows
        assert 0 in row  # the last press counts
        assert str(ada.id) not in str(row)


class TestUnderAList:
    def test_the_pages_are_turned_in_place(self, ada: Person) -> None:
        first = asked(ada, PERU)
        assert "5 of 8 releases" in first.text
        second = pressed(ada, first, "6–8 ›")
        assert second.id == first.id
        assert "6–8 of 8 releases" in second.text
        shown = [*first.message.quotations(), *second.message.quotations()]
        assert len(set(shown)) == RAIDS
        assert pressed(ada, second, "‹ 1–5").text == first.text

    def test_each_quote_opens_with_its_paragraph(self, ada: Person) -> None:
        listed = asked(ada, PERU)
        opened = pressed(ada, listed, "¶ 2")
        assert listed.message.quotations()[1] in opened.message.quotations()[0]
        assert pressed(ada, opened, "Back").text == listed.text

    def test_the_way_back_from_a_paragraph_leads_to_the_page_that_it_was_opened_on(
        self, ada: Person
    ) -> None:
        second = pressed(ada, asked(ada, PERU), "6–8 ›")
        opened = pressed(ada, second, "¶ 7")
        assert pressed(ada, opened, "Back").text == second.text

    def test_the_releases_of_all_dates_are_shown_on_demand_and_stay(self, ada: Person) -> None:
        restricted = asked(ada, "Which releases mention Peru in March 2032?")
        assert "In releases of March 2032" in restricted.text
        everything = pressed(ada, restricted, "All dates")
        assert "5 of 8 releases" in everything.text
        assert "All dates" not in str(labels(everything))
        assert "6–8 of 8 releases" in pressed(ada, everything, "6–8 ›").text


class TestUnderAnAbstention:
    def test_the_nearest_passages_are_shown_as_no_answer_and_there_is_a_way_back(
        self, ada: Person
    ) -> None:
        abstained = asked(ada, NOBODY_KNOWS)
        nearest = pressed(ada, abstained, "Nearest passages")
        assert "What comes nearest is no answer" in nearest.text
        assert nearest.message.marked("expandable_blockquote")
        assert nearest.message.marked("blockquote", "bold") == []
        assert pressed(ada, nearest, "Back").text == abstained.text


class TestOnACard:
    def test_the_next_question_is_asked_about_that_release(self, ada: Person) -> None:
        ada.press(asked(ada, SEIZED), "The release")
        card = ada.next_answer()
        ada.press(card, "Ask about this release")
        assert ada.next_answer().text == "Ask about this release:\nOperation Heron ends"
        assert asked(ada, "who led it?").message.quotations() == [UNHURT]

    def test_in_a_group_by_whoever_pressed(self, ada: Person, bob: Person, group: Room) -> None:
        ada.write(f"/ask {SEIZED}", group)
        ada.press(group.next_answer(), "The release")
        bob.press(group.next_answer(), "Ask about this release")
        group.next_answer()
        bob.write("/ask who led it?", group)
        assert group.next_answer().message.quotations() == [UNHURT]


class TestExamples:
    def test_are_questions_that_are_answered_in_reply(self, ada: Person) -> None:
        begun = asked(ada, "/start")
        [first, *_] = list(begun.buttons())
        press = ada.press(begun, first.label)
        found = ada.next_answer()
        assert found.reply_to == begun.id
        assert found.text.startswith(f"{first.label}\n\n")
        assert found.message.quotations()
        assert press.notice().text == ""

    def test_begin_a_conversation(self, ada: Person) -> None:
        begun = asked(ada, "/start")
        ada.press(begun, PERU)
        ada.next_answer()
        assert asked(ada, "and in March 2032?").text.startswith("Read as: ")


class TestInAGroup:
    def test_anybody_may_press_and_the_answer_is_edited_there(
        self, ada: Person, bob: Person, group: Room
    ) -> None:
        ada.write(f"/ask {PERU}", group)
        answered = group.next_answer()
        bob.press(answered, "6–8 ›")
        assert group.next_edit().id == answered.id

    def test_an_answer_that_is_none_any_more_takes_one_line(
        self, own_telegram: Telegram, library: Settings, tmp_path: Path
    ) -> None:
        mine = copy_library(library, tmp_path)
        ada, group = own_telegram.person("Ada"), own_telegram.group("Desk")
        with alive(own_telegram, mine, tmp_path / "bot.sqlite3"):
            ada.write(f"/ask {SEIZED}", group)
            ada.press(group.next_answer(), "Whole paragraph")
            whole = group.next_edit()
            (mine.releases / f"{HERON_ID}.md").unlink()
            rebuild(mine)
        with alive(own_telegram, mine, tmp_path / "bot.sqlite3"):
            ada.press(whole, "Back")
            edited = group.next_edit()
        assert edited.text == "The releases do not hold the answer."
        assert edited.keyboard == ()

    def test_in_a_topic_the_release_comes_into_the_topic(
        self, telegram: Telegram, ada: Person
    ) -> None:
        forum = telegram.group("Forum", is_forum=True)
        thread = forum.topic("Boats")
        ada.write(f"/ask {SEIZED}", forum, thread=thread)
        ada.press(forum.next_answer(), "The release")
        assert forum.next_answer().thread == thread


class TestAfterARestart:
    def test_every_button_does_what_it_did(self, own_telegram: Telegram, lives: Lives) -> None:
        ada = own_telegram.person("Ada")
        with lives():
            seized, listed = asked(ada, SEIZED), asked(ada, PERU)
            abstained, begun = asked(ada, NOBODY_KNOWS), asked(ada, "/start")
            latest = asked(ada, "/latest")
        with lives():
            assert TOWED in pressed(ada, seized, "Whole paragraph").text
            assert "6–8 of 8 releases" in pressed(ada, listed, "6–8 ›").text
            assert "no answer" in pressed(ada, abstained, "Nearest passages").text
            assert "6–10 of 11" in pressed(ada, latest, "Older ›").text
            assert ada.press(seized, "👍").notice().text.startswith("Thank you")
            for message, label in ((seized, "The release"), (begun, PERU)):
                ada.press(message, label)
                assert ada.next_answer().message.quotations()

    def test_a_follow_up_and_a_reply_and_an_edit_are_understood(
        self, own_telegram: Telegram, lives: Lives
    ) -> None:
        ada = own_telegram.person("Ada")
        with lives():
            question = ada.write(SEIZED)
            answered = ada.next_answer()
        with lives():
            assert asked(ada, "and who led it?").message.quotations() == [UNHURT]
            asked(ada, "How many lanterns were counted?")
            ada.write("and who led it?", reply_to=answered)
            assert ada.next_answer().message.quotations() == [UNHURT]
            ada.edit(question, "How many lanterns were counted?")
            assert ada.next_edit().id == answered.id


class TestAfterARebuild:
    """Of an index of one's own."""

    @pytest.fixture
    def mine(self, library: Settings, tmp_path: Path) -> Settings:
        return copy_library(library, tmp_path)

    @pytest.fixture
    def answered(
        self, own_telegram: Telegram, mine: Settings, tmp_path: Path
    ) -> Iterator[Answered]:
        with alive(own_telegram, mine, tmp_path / "bot.sqlite3") as bot:
            ada = own_telegram.person("Ada")
            yield Answered(ada, asked(ada, SEIZED), mine, bot)

    def test_the_release_and_the_words_are_found_where_they_have_moved(
        self, answered: Answered
    ) -> None:
        answered.rewrite(f"Correction: it was a Tuesday.\n\n{HERON}")
        whole = pressed(answered.ada, answered.message, "Whole paragraph")
        assert whole.message.quotations() == [f"{BOATS} {TOWED}"]
        assert "paragraph 2" in whole.text

    def test_words_that_were_changed_are_said_to_be_and_the_release_is_offered(
        self, answered: Answered
    ) -> None:
        answered.rewrite(HERON.replace("nine boats", "ten boats"))
        changed = pressed(answered.ada, answered.message, "Whole paragraph")
        assert changed.text.startswith("This release was changed since; those words are no longer")
        assert changed.message.quotations() == []
        answered.ada.press(changed, "The release")
        assert "ten boats" in answered.ada.next_answer().text
        assert "ten boats" in pressed(answered.ada, changed, "Back").text

    def test_a_release_that_is_gone_is_said_to_be(self, answered: Answered) -> None:
        answered.rewrite(None)
        gone = "This release is no longer in the collection."
        answered.ada.press(answered.message, "The release")
        assert answered.ada.next_answer().text == gone
        assert pressed(answered.ada, answered.message, "Whole paragraph").text == gone

    def test_the_next_question_is_answered_from_the_new_index(self, answered: Answered) -> None:
        answered.rewrite(HERON.replace("nine boats", "ten boats"))
        assert "ten boats" in asked(answered.ada, SEIZED).text


class TestWhatIsPressedInVain:
    @pytest.mark.parametrize(
        "data", ["x", "", "r_", "r_nothex000000", "p_5", "f_2_abc", "w_1_2_3_4_5", "🦩", "_" * 64]
    )
    def test_is_said_to_be_too_old_where_nobody_knows_it(self, ada: Person, data: str) -> None:
        answered = asked(ada, SEIZED)
        notice = ada.press(answered, data=data).notice()
        assert (notice.text, notice.is_alert) == (TOO_OLD, True)
        assert ada.room.is_quiet(0)

    @pytest.mark.parametrize("kind", [references.Nearest, references.AsTyped])
    def test_is_said_to_be_forgotten_where_the_answer_is(
        self, ada: Person, kind: Callable[[str], references.Reference]
    ) -> None:
        notice = ada.press(asked(ada, SEIZED), data=encode(kind("0123abcd"))).notice()
        assert notice.text == FORGOTTEN

    def test_so_are_pages_and_thumbs_of_a_forgotten_answer(self, ada: Person) -> None:
        listed = asked(ada, PERU)
        ada.write("/forget")
        ada.next_answer()
        assert ada.press(listed, "6–8 ›").notice().text == FORGOTTEN
        assert ada.press(listed, "👍").notice().text == FORGOTTEN

    def test_an_example_without_its_button_is_too_old(self, ada: Person) -> None:
        notice = ada.press(asked(ada, SEIZED), data=encode(references.Example(0))).notice()
        assert notice.text == TOO_OLD

    @pytest.mark.parametrize("is_deleted_before", [True, False])
    def test_under_a_message_that_is_deleted_is_shown_anew(
        self, ada: Person, foreseen: list[str], is_deleted_before: bool
    ) -> None:
        foreseen.append("message to edit not found")
        answered = asked(ada, SEIZED)
        with ada.telegram.ledger.changed:  # the bot hears of nothing before both are done
            if is_deleted_before:
                ada.delete(answered)
            ada.press(answered, "Whole paragraph")
            ada.delete(answered)
        assert TOWED in ada.next_answer().text

    def test_an_example_under_a_message_that_is_deleted_is_too_old(self, ada: Person) -> None:
        begun = asked(ada, "/start")
        ada.delete(begun)
        assert ada.press(begun, PERU).notice().text == TOO_OLD

    def test_under_what_was_sent_elsewhere_is_too_old(self, ada: Person) -> None:
        sent = ada.choose(ada.type_inline(SEIZED).offered())
        assert ada.press(sent, data="p_0_0123abcd").notice().text == TOO_OLD

    def test_twice_changes_nothing_the_second_time(self, ada: Person, foreseen: list[str]) -> None:
        foreseen.append("message is not modified")
        answered = asked(ada, SEIZED)
        for _ in range(2):
            assert ada.press(answered, "Whole paragraph").notice().text == ""
        ada.next_edit()
        assert ada.room.is_quiet(0)

    def test_too_late_for_telegram_is_done_all_the_same(
        self, ada: Person, foreseen: list[str]
    ) -> None:
        foreseen.append("query is too old")
        answered = asked(ada, SEIZED)
        with ada.telegram.ledger.changed:
            ada.press(answered, "The release").grow_old()
        assert ada.next_answer().message.quotations()
