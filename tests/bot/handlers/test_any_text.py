"""Whatever people ask and whatever releases hold, Telegram takes all that the bot sends.

And what is set off as a quotation is letter by letter what a release says. All of it is invented.
"""

from __future__ import annotations

import asyncio
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bot_api import Person, Room, Sent, Stored, Telegram
from hypothesis import HealthCheck, example, given
from hypothesis import settings as budget
from hypothesis import strategies as st
from invented_library import copy_library, write_heron
from living_bot import alive, settle
from unruly_quotes import TEXTS
from unruly_releases import BODIES, QUESTIONS, texts

from bot.services import Services
from index import Settings, rebuild

_REFUSED = ("Cc", "Cs", "Zl", "Zp")


def _may_be_released(character: str) -> bool:
    return unicodedata.category(character) not in _REFUSED


_NO_LONE_SURROGATES = st.characters(exclude_categories=["Cs"])
WORDS = (QUESTIONS | TEXTS | st.text(_NO_LONE_SURROGATES, max_size=60)).map(lambda text: text[:600])
LINES = (TEXTS | st.text(_NO_LONE_SURROGATES, min_size=1)).map(
    lambda text: f"Of {''.join(filter(_may_be_released, text))[:600]}"
)
CALLS = st.sampled_from(["/ask ", "/release ", "/start r_", "@verbatim_bot ", "Peru? ", "\n1. "])
ASKED = st.lists(WORDS | CALLS, min_size=1, max_size=4).map("".join)
ADDRESSES = st.sampled_from(
    ["https://agency.example/1", "https://müll.example/ä?b=c#d", "http://x/"]
)
FEW = budget(max_examples=5, suppress_health_check=list(HealthCheck))
MANY = budget(max_examples=150, suppress_health_check=list(HealthCheck))
FEW_INDEXES = budget(max_examples=3, suppress_health_check=list(HealthCheck))
MANY_INDEXES = budget(max_examples=60, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True)
class Written:
    """A release as somebody may write it; some are such as the loader refuses."""

    body: str
    title: str
    publisher: str
    place: str
    url: str

    def write(self, releases: Path, number: int) -> None:
        fields = {"title": self.title, "publisher": self.publisher, "place": self.place}
        fields |= {"url": self.url, "date": f"2031-01-{number:02}"}
        lines = [f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in fields.items()]
        content = "\n".join(["---", *lines, "---", self.body, ""])
        (releases / f"{fields['date']}-unruly.md").write_text(content, encoding="utf-8")


RELEASES = st.lists(
    st.builds(Written, BODIES, LINES, LINES, LINES, ADDRESSES), min_size=1, max_size=3
)


@dataclass(frozen=True)
class Reader:
    """Somebody who reads all that a bot shows of its releases."""

    telegram: Telegram
    bot: Services
    library: Settings

    def check(self, releases: list[Written]) -> None:
        self._rebuild(releases)
        ada, foreign = self.telegram.person("Ada"), self.telegram.foreign_group("Elsewhere")
        shown: list[Sent] = []
        for question in self._questions(releases):
            ada.write(question)
            shown.append(ada.ask_as_guest(f"@verbatim_bot {question}", foreign).answer())
        for line in ("/latest", "/about", "/start", *(f"/release {one.title}" for one in releases)):
            ada.write(line)
        is_done(self.telegram, self.bot)
        shown += drained(ada.room)
        for _ in range(2):
            shown += pressed(ada, shown[-12:], self.telegram, self.bot)
        offered = ada.type_inline(self._questions(releases)[0]).offered().results
        messages = [*(one.message for one in shown), *(one.message for one in offered)]
        assert_verbatim(messages, self.library)
        accepted(self.telegram)

    def _rebuild(self, releases: list[Written]) -> None:
        for old in self.library.releases.glob("*.md"):
            old.unlink()
        for number, one in enumerate(releases, start=1):
            one.write(self.library.releases, number)
        write_heron(self.library.releases, "Nothing happened.")  # none at all would be an error
        rebuild(self.library, skip_invalid=True)
        asyncio.run(self.bot.asker.renew())

    def _questions(self, releases: list[Written]) -> list[str]:
        words = (" ".join(one.body.split()[:6]) for one in releases)
        return [f"What of {text}?"[:300] for text in words]


def check_questions(telegram: Telegram, bot: Services, library: Settings, text: str) -> None:
    """Ask in every way there is; edit the question then, and press all buttons."""
    ada, bob = telegram.person("Ada"), telegram.person("Bob")
    group, foreign = telegram.group("Desk"), telegram.foreign_group("Elsewhere")
    group.chat.hears_all = True
    question = ada.write(text)
    bob.write("What was seized in Operation Heron?")
    bob.write(text, reply_to=bob.next_answer())
    ada.write(f"/ask {text}", group)
    guest = ada.ask_as_guest(f"@verbatim_bot {text}", foreign)
    typed = ada.type_inline(text)
    is_done(telegram, bot)
    shown = [*drained(ada.room), *drained(bob.room), *drained(group), guest.answer()]
    ada.edit(question, f"{text} What was seized in Operation Heron?")
    is_done(telegram, bot)
    shown += [*pressed(ada, shown, telegram, bot), *drained(ada.room)]
    messages = [one.message for one in shown] + [one.message for one in typed.offered().results]
    assert shown
    assert_verbatim(messages, library)


def is_done(telegram: Telegram, bot: Services) -> None:
    telegram.wait_until_read()
    settle(bot)


def drained(room: Room) -> list[Sent]:
    """All that the bot sent or edited there and nobody has looked at yet."""
    found = [*room.chat.sent, *room.chat.edited]
    room.chat.sent.clear()
    room.chat.edited.clear()
    return found


def pressed(person: Person, shown: list[Sent], telegram: Telegram, bot: Services) -> list[Sent]:
    """What comes of pressing every button of these messages of a person's chat."""
    for message in shown:
        if message.chat == person.id:
            for button in message.buttons():
                if button.data:
                    person.press(message, data=button.data)
    is_done(telegram, bot)
    return drained(person.room)


def assert_verbatim(messages: list[Stored], library: Settings) -> None:
    released = "\n\n\n".join(texts(library.releases).values())
    for message in messages:
        for words in message.quotations():
            assert words in released


def accepted(telegram: Telegram) -> None:
    """Hold that Telegram took everything; twice the same edit is no news to it."""
    refused = {one.description for one in telegram.refusals}
    telegram.ledger.refusals.clear()
    assert {one for one in refused if "message is not modified" not in one} == set()


@FEW
@given(ASKED)
@example("\u202e? \u2028/ask\u200b")
@example("\u202bبه\u202c !? ThePeru? ")
@example("🦩" * 2000)
def test_whatever_is_asked(telegram: Telegram, bot: Services, library: Settings, text: str) -> None:
    check_questions(telegram, bot, library, text)
    accepted(telegram)


@pytest.mark.slow
@MANY
@given(ASKED)
def test_whatever_is_asked_many_times(
    telegram: Telegram, bot: Services, library: Settings, text: str
) -> None:
    check_questions(telegram, bot, library, text)
    accepted(telegram)


@pytest.fixture(scope="module")
def mine(library: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index that each example fills with releases of its own."""
    return copy_library(library, tmp_path_factory.mktemp("unruly"))


@pytest.fixture(scope="module")
def reader(mine: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    telegram, database = Telegram(), tmp_path_factory.mktemp("reader") / "bot.sqlite3"
    with alive(telegram, mine, database) as bot:
        yield Reader(telegram, bot, mine)
    telegram.close()


@FEW_INDEXES
@given(RELEASES)
def test_whatever_releases_hold(reader: Reader, releases: list[Written]) -> None:
    reader.check(releases)


@pytest.mark.slow
@MANY_INDEXES
@given(RELEASES)
def test_whatever_releases_hold_many_times(reader: Reader, releases: list[Written]) -> None:
    reader.check(releases)
