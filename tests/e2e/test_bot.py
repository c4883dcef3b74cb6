"""People talk to the bot: the real command, the real engine and the real index, over HTTP."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bot_api import Person, Sent, Telegram
from real_command import Seed, environment

pytestmark = pytest.mark.slow

START_S = 60
COUNTRIES = "Which countries took part in Operation Pureza II?"


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    telegram = Telegram()
    yield telegram
    telegram.close()
    assert telegram.refusals == []


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bot") / "bot.sqlite3"


@contextmanager
def running(seed: Seed, telegram: Telegram, database: Path) -> Iterator[subprocess.Popen[str]]:
    """`verbatim bot`, for as long as the block lasts."""
    place = seed.place
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.main", "bot", "--index", str(place.index)],
        cwd=place.releases.parent,
        env=environment(
            VERBATIM_TELEGRAM__TOKEN=telegram.token,
            VERBATIM_TELEGRAM__API_BASE_URL=telegram.url,
            VERBATIM_TELEGRAM__DATABASE=str(database),
        ),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert telegram.is_polled(START_S)
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def bot(seed: Seed, telegram: Telegram, database: Path) -> Iterator[subprocess.Popen[str]]:
    with running(seed, telegram, database) as process:
        yield process


@pytest.fixture(scope="module")
def ada(telegram: Telegram) -> Person:
    return telegram.person("Ada")


def answer(person: Person, question: str) -> Sent:
    person.write(question)
    return person.next_answer(START_S)


@pytest.mark.usefixtures("bot")
class TestAConversation:
    """The questions of one private chat, one after the other."""

    def test_begins_with_questions_that_the_releases_answer(self, ada: Person) -> None:
        started = answer(ada, "/start")
        example = next(started.buttons())
        ada.press(started, example.label)
        assert ada.next_answer(START_S).message.quotations()

    def test_answers_by_a_quote_in_reply(self, ada: Person, seed: Seed) -> None:
        asked = ada.write(COUNTRIES)
        found = ada.next_answer(START_S)
        assert found.reply_to == asked.id
        [quotation, *_] = found.message.quotations()
        assert quotation.startswith("Eight Latin American countries – Argentina, Brazil")
        [release] = seed.place.releases.iterdir()
        assert all(one in release.read_text() for one in found.message.quotations())
        assert "14 August 2013 · INTERPOL · paragraph 3" in found.text
        assert {"Argentina", "Venezuela", "Spain"} <= set(found.message.marked("bold"))

    def test_understands_two_follow_ups(self, ada: Person) -> None:
        seized = answer(ada, "and what was seized?")
        assert seized.text.startswith("Read as: and what was seized?")
        assert "6,000 items" in seized.text
        assert answer(ada, "who initiated it?").text.startswith("Read as: who initiated it?")

    def test_shows_the_whole_paragraph_and_the_way_back(self, ada: Person) -> None:
        found = answer(ada, COUNTRIES)
        ada.press(found, "Whole paragraph")
        whole = ada.next_edit(START_S)
        assert "Coordinated by INTERPOL via its Regional Bureau" in whole.text
        ada.press(whole, "Back")
        assert ada.next_edit(START_S).text == found.text

    def test_edits_the_answer_of_an_edited_question(self, ada: Person) -> None:
        asked = ada.write("What is the capital of Australia?")
        assert ada.next_answer(START_S).text == "The releases do not hold the answer."
        ada.edit(asked, COUNTRIES)
        assert "Argentina" in ada.next_edit(START_S).text

    def test_offers_the_nearest_passages_as_no_answer(self, ada: Person) -> None:
        ada.press(answer(ada, "What is the capital of Australia?"), "Nearest passages")
        nearest = ada.next_edit(START_S).message
        assert "What comes nearest is no answer" in nearest.text
        assert nearest.marked("blockquote", "bold") == []


@pytest.mark.usefixtures("bot")
class TestElsewhere:
    def test_a_group_is_answered_where_it_asks_and_not_where_it_talks(
        self, telegram: Telegram, ada: Person
    ) -> None:
        group = telegram.group("News desk")
        ada.write("Which countries were it again?", group)
        asked = ada.write(f"/ask {COUNTRIES}", group)
        assert group.next_answer(START_S).reply_to == asked.id
        ada.write("/ask What is the capital of Australia?", group)
        assert group.next_answer(START_S).text == "The releases do not hold the answer."
        assert group.is_quiet()

    def test_quotes_are_offered_while_a_question_is_typed(self, ada: Person) -> None:
        [first, *_] = ada.type_inline(COUNTRIES).offered(START_S).results
        assert "Argentina" in first.message.text
        assert "14 August 2013 · INTERPOL · paragraph 3" in first.message.text

    def test_a_guest_is_answered_in_a_chat_that_the_bot_has_not_joined(
        self, telegram: Telegram, ada: Person
    ) -> None:
        room = telegram.foreign_group("Elsewhere")
        found = ada.ask_as_guest(f"@verbatim_bot {COUNTRIES}", room).answer(START_S)
        assert "Argentina" in found.text
        assert room.is_quiet()


def test_a_signal_ends_it_in_peace_and_a_button_outlives_it(
    telegram: Telegram, bot: subprocess.Popen[str], ada: Person, seed: Seed, database: Path
) -> None:
    before = answer(ada, COUNTRIES)
    os.kill(bot.pid, signal.SIGTERM)
    _, said = bot.communicate(timeout=START_S)
    assert bot.returncode == 0
    assert "Traceback" not in said
    assert telegram.token not in said
    assert COUNTRIES not in said
    missed = ada.write("Who initiated Operation Historia?")
    with running(seed, telegram, database):
        assert ada.next_answer(START_S).reply_to == missed.id
        ada.press(before, "Whole paragraph")
        assert "Coordinated by INTERPOL" in ada.next_edit(START_S).text
