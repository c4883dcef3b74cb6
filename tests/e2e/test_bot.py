"""People ask the bot, and the real engine answers, over HTTP and in a process of its own.

The releases are the seed and some about things that never happened.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from bot_api import Person, Sent, Telegram
from invented_library import BOATS, HERON, TOWED, UNHURT, write_heron
from invented_releases import release_file, write_release, write_releases
from invented_sources import BODY
from real_command import Place, Seed, environment

pytestmark = pytest.mark.slow

START_S = 60
PUREZA = "Which countries took part in Operation Pureza II?"
SEIZED = "What was seized in Operation Heron?"
NOBODY_KNOWS = "What is the capital of Australia?"
PEOPLE_AT_ONCE = 20
"""They ask at the same time, each of them no faster than Telegram lets a bot answer a chat."""


@dataclass
class Bot:
    """`verbatim bot`, which may be ended and started again."""

    place: Place
    telegram: Telegram
    database: Path
    admin: Person
    said: str = ""
    _process: subprocess.Popen[str] | None = field(default=None, init=False)

    def start(self) -> None:
        polls = self.telegram.server.polls.count
        self._process = subprocess.Popen(
            [sys.executable, "-m", "scripts.main", "bot"],
            cwd=self.database.parent,
            env=environment(
                VERBATIM_RELEASES=str(self.place.releases),
                VERBATIM_INDEX=str(self.place.index),
                VERBATIM_TELEGRAM__TOKEN=self.telegram.token,
                VERBATIM_TELEGRAM__API_BASE_URL=self.telegram.url,
                VERBATIM_TELEGRAM__DATABASE=str(self.database),
                VERBATIM_TELEGRAM__ADMINS=str(self.admin.id),
            ),
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.telegram.holds(lambda: self.telegram.server.polls.count > polls, START_S)

    def settle(self) -> None:
        """Wait until it has noted that everything is answered, or it would answer once more."""
        until = time.monotonic() + START_S
        with closing(sqlite3.connect(self.database)) as connection:
            while connection.execute("SELECT 1 FROM inbox WHERE done_at IS NULL").fetchone():
                assert time.monotonic() < until
                time.sleep(0.01)

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it; returns its exit code."""
        assert self._process
        os.kill(self._process.pid, how)
        _, said = self._process.communicate(timeout=10)
        self.said += said
        return self._process.returncode


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    stand_in = Telegram()
    yield stand_in
    assert stand_in.refusals == []
    stand_in.close()


@pytest.fixture(scope="module")
def bot(seed: Seed, telegram: Telegram, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    folder = tmp_path_factory.mktemp("bot")
    place = Place(folder / "releases", folder / "index")
    shutil.copytree(seed.place.releases, place.releases)
    shutil.copytree(seed.place.index, place.index)
    write_releases(place.releases)
    write_heron(place.releases, HERON)
    assert place.verbatim("rebuild").code == 0
    # An administrator has written to the bot before: it may not write to them first.
    root = telegram.person("Root")
    root.write("/start")
    bot = Bot(place, telegram, folder / "bot.sqlite3", root)
    bot.start()
    told = {root.next_answer(START_S).text.partition(" ")[0] for _ in ("start", "privacy mode")}
    assert told == {"I", "In"}
    yield bot
    bot.end()


@pytest.fixture
def ada(telegram: Telegram, bot: Bot) -> Person:
    return telegram.person("Ada")


def asked(person: Person, text: str) -> Sent:
    person.write(text)
    return person.next_answer(START_S)


def test_a_question_is_answered_by_a_quote_in_reply(ada: Person, bot: Bot) -> None:
    question = ada.write(PUREZA)
    found = ada.next_answer(START_S)
    assert found.reply_to == question.id
    [quotation, *_] = found.message.quotations()
    assert quotation.startswith("Eight Latin American countries – Argentina, Brazil")
    released = [path.read_text() for path in bot.place.releases.iterdir()]
    assert all(any(one in text for text in released) for one in found.message.quotations())
    assert "14 August 2013 · INTERPOL · paragraph 3" in found.text
    assert {"Argentina", "Venezuela", "Spain"} <= set(found.message.marked("bold"))


def test_two_follow_ups_are_understood_from_what_was_asked_before(ada: Person) -> None:
    asked(ada, SEIZED)
    led, crews = asked(ada, "and who led it?"), asked(ada, "How many crews were questioned?")
    assert led.text.startswith("Read as: and who led it? — Operation Heron ends")
    assert led.message.quotations() == [UNHURT]
    assert "Two crews were questioned." in crews.text


def test_what_the_releases_do_not_hold_is_not_answered_and_the_nearest_are_marked_so(
    ada: Person,
) -> None:
    abstained = asked(ada, NOBODY_KNOWS)
    assert abstained.text == "The releases do not hold the answer."
    ada.press(abstained, "Nearest passages")
    nearest = ada.next_edit()
    assert "What comes nearest is no answer" in nearest.text
    assert nearest.message.marked("blockquote", "bold") == []


def test_an_edited_question_edits_its_answer(ada: Person) -> None:
    question = ada.write(SEIZED)
    found = ada.next_answer()
    ada.edit(question, "How many lanterns were counted?")
    edited = ada.next_edit()
    assert (edited.id, "forty lanterns" in edited.text) == (found.id, True)


def test_a_group_is_answered_where_it_asks_and_otherwise_left_alone(
    telegram: Telegram, ada: Person
) -> None:
    group = telegram.group("News desk")
    ada.write("hello all", group)
    question = ada.write(f"/ask {SEIZED}", group)
    found = group.next_answer()
    assert (found.reply_to, found.message.quotations()) == (question.id, [BOATS])
    ada.write("and who led it?", group, reply_to=found)
    assert group.next_answer().message.quotations() == [UNHURT]
    ada.write(f"/ask {NOBODY_KNOWS}", group)
    assert group.next_answer().text == "The releases do not hold the answer."
    assert group.is_quiet(0)


def test_what_is_typed_inline_is_offered_quotes(ada: Person) -> None:
    [found, *_] = ada.type_inline(SEIZED).offered().results
    assert found.message.quotations() == [BOATS]


def test_a_guest_is_answered_in_a_chat_that_the_bot_is_not_in(
    telegram: Telegram, ada: Person
) -> None:
    foreign = telegram.foreign_group("Elsewhere")
    found = ada.ask_as_guest(f"@verbatim_bot {SEIZED}", foreign).answer()
    assert found.message.quotations() == [BOATS]
    assert foreign.is_quiet(0)


def test_the_start_has_examples_that_are_answered(ada: Person) -> None:
    begun = asked(ada, "/start")
    assert begun.keyboard
    for button in begun.buttons():
        ada.press(begun, button.label)
        assert ada.next_answer().message.quotations()


def test_buttons_and_follow_ups_outlive_a_restart_and_what_came_meanwhile_is_answered(
    ada: Person, bot: Bot
) -> None:
    found = asked(ada, SEIZED)
    assert bot.end() == 0
    ada.write("and who led it?")
    bot.start()
    assert ada.next_answer(START_S).message.quotations() == [UNHURT]
    ada.press(found, "Whole paragraph")
    whole = ada.next_edit()
    assert whole.message.quotations() == [f"{BOATS} {TOWED}"]
    ada.press(whole, "Back")
    assert ada.next_edit().text == found.text
    ada.press(found, "The release")
    assert ada.next_answer().text.startswith("Operation Heron ends\n4 March 2031")


def test_a_killed_bot_answers_when_it_is_back(ada: Person, bot: Bot) -> None:
    asked(ada, SEIZED)
    bot.settle()
    assert bot.end(signal.SIGKILL) == -signal.SIGKILL
    ada.write("and who led it?")
    bot.start()
    assert ada.next_answer(START_S).message.quotations() == [UNHURT]
    assert ada.room.is_quiet()


def test_an_admin_adds_a_release_from_the_chat(bot: Bot) -> None:
    body = "\n\n".join(BODY)
    content = release_file(body, stem="2019-05-06-seals", title="Harbour seals counted")
    bot.admin.attach("seals.md", content.encode(), caption="/add")
    shown = bot.admin.next_answer(START_S)
    assert shown.text.endswith("Add it?")
    bot.admin.press(shown, "Add and rebuild")
    assert "Added." in bot.admin.next_edit(START_S).text
    found = asked(bot.admin, "How many seals were counted on Monday?")
    assert "Nine seals were counted on Monday" in found.text


def test_a_rebuild_drops_no_question_and_the_new_release_is_answered_from_two_seconds_later(
    telegram: Telegram, bot: Bot
) -> None:
    crowd = Crowd([telegram.person(f"Person {number}") for number in range(PEOPLE_AT_ONCE)])
    with crowd:
        write_release(
            bot.place.releases,
            "2032-02-03-operation-kettle",
            "Invented inspectors found sixty kettles in Operation Kettle on Friday.",
            title="Operation Kettle ends",
        )
        outcome = bot.place.verbatim("rebuild")
        built_at = time.monotonic()
        assert outcome.code == 0, outcome.err
        latest = built_at + 2
        telegram.holds(lambda: False, latest - time.monotonic())
        late = asked(telegram.person("Late"), "What was found in Operation Kettle?")
    assert "sixty kettles" in late.text
    assert crowd.number > PEOPLE_AT_ONCE
    assert set(crowd.answers) == {BOATS}


def test_a_signal_ends_it_in_peace_and_the_log_has_no_token_and_no_question(
    ada: Person, bot: Bot
) -> None:
    asked(ada, "Who kept the secret?")
    began = time.monotonic()
    assert bot.end() == 0
    assert time.monotonic() - began < 5
    bot.start()
    assert "answering as @verbatim_bot" in bot.said
    assert not re.search("Traceback|secret|level=ERROR", bot.said)
    assert bot.telegram.token not in bot.said


class Crowd:
    """People who ask the same without a pause, each waiting for the answer, while in the block.

    Attributes:
        answers: What was quoted to them.
    """

    def __init__(self, people: Sequence[Person]) -> None:
        self.answers: list[str] = []
        self._errors: list[BaseException] = []
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(one,)) for one in people]

    @property
    def number(self) -> int:
        """How many questions were asked, and answered."""
        return len(self.answers)

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()
        assert self._errors == []

    def _ask(self, person: Person) -> None:
        try:
            while not self._is_over.is_set():
                self.answers += asked(person, SEIZED).message.quotations()
        except BaseException as error:
            self._errors.append(error)
