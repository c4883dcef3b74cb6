"""Whatever people ask and whatever releases hold, Telegram takes all that the bot sends.

And what is set off as a quotation is letter by letter what a release says. All of it is invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bot_api import Person, Room, Sent, Stored, Telegram
from bot_api.queries import Offered
from hypothesis import HealthCheck, example, given
from hypothesis import settings as budget
from hypothesis import strategies as st
from invented_library import copy_library
from living_bot import alive, settle
from unruly_quotes import TEXTS
from unruly_releases import BODIES, QUESTIONS, texts

from bot.services import Services
from index import Settings, rebuild

_NO_LONE_SURROGATES = st.characters(exclude_categories=["Cs"])
WORDS = (QUESTIONS | TEXTS | st.text(_NO_LONE_SURROGATES, max_size=60)).map(lambda text: text[:600])
ASKED = st.lists(
    WORDS | st.sampled_from(["/ask ", "/release ", "/start r_", "@verbatim_bot ", "Peru? ", "\n1. "]),
    min_size=1,
    max_size=4,
).map("".join)
LINES = WORDS.map(lambda text: " ".join(text.split()) or "Nothing")
FEW = budget(max_examples=15, suppress_health_check=list(HealthCheck))
MANY = budget(max_examples=400, suppress_health_check=list(HealthCheck))
RELEASES = st.lists(st.tuples(BODIES, LINES, LINES, LINES), min_size=1, max_size=3)
FEW_INDEXES = budget(max_examples=4, suppress_health_check=list(HealthCheck))
MANY_INDEXES = budget(max_examples=60, suppress_health_check=list(HealthCheck))


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
@example("🦩" * 2000)
def test_whatever_is_asked(
    telegram: Telegram, bot: Services, library: Settings, text: str
) -> None:
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
def unruly(
    library: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Telegram, Services, Settings]]:
    """A bot on an index that each example fills with releases of its own."""
    folder = tmp_path_factory.mktemp("unruly")
    mine, telegram = copy_library(library, folder), Telegram()
    with alive(telegram, mine, folder / "bot.sqlite3") as bot:
        yield telegram, bot, mine
    telegram.close()
