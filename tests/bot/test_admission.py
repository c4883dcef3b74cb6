"""Who may ask, and how often."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from bot_api import Person, Telegram
from invented_answers import PreparedEngine
from telegram import Chat, Message, Update
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut
from telegram.ext import ApplicationHandlerStop

from bot.admission import CLOSED, Admission, Refusal, gate
from bot.services import Services
from bot.settings import BotSettings

ADMIN = 99
Made = Callable[..., Admission]


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def made(settings: BotSettings, clock: Clock) -> Made:
    """Makes an admission of settings in which 99 is an admin."""

    def make(**given: object) -> Admission:
        return Admission(settings.model_copy(update={"admins": frozenset({ADMIN}), **given}), clock)

    return make


class TestTheList:
    def test_is_empty_for_everyone_and_names_no_admins_then(self, settings: BotSettings) -> None:
        admission = Admission(settings)
        assert admission.is_allowed(7, 7)
        assert admission.is_allowed(None, -100)
        assert not admission.is_admin(7)

    def test_lets_its_people_ask_anywhere_and_anyone_in_its_groups(self, made: Made) -> None:
        admission = made(allowed_chats=frozenset({7, -100}))
        assert admission.is_allowed(7, 7)
        assert admission.is_allowed(7, -200)
        assert admission.is_allowed(8, -100)
        assert admission.is_allowed(None, -100)
        assert not admission.is_allowed(8, 8)
        assert not admission.is_allowed(8, -200)
        assert not admission.is_allowed(None, None)

    def test_never_shuts_out_an_admin(self, made: Made) -> None:
        assert made(allowed_chats=frozenset({7})).is_allowed(ADMIN, ADMIN)

    def test_tells_a_stranger_so_once_a_day(self, made: Made, clock: Clock) -> None:
        admission = made()
        assert [admission.is_news_to(8) for _ in range(3)] == [True, False, False]
        assert admission.is_news_to(9)
        clock.now += 86_401
        assert admission.is_news_to(8)


class TestTheLimits:
    def test_of_one_person_says_once_a_minute_how_long_to_wait(
        self, made: Made, clock: Clock
    ) -> None:
        admission = made(questions_per_minute=3)
        assert [admission.question(7) for _ in range(3)] == [None, None, None]
        first, second = refused(admission, 7), refused(admission, 7)
        assert (first.is_news, second.is_news) == (True, False)
        assert first.wait_s == pytest.approx(20)
        assert first.text.endswith("Please ask again in 20 seconds.")
        clock.now += 20
        assert admission.question(7) is None
        clock.now += 41
        assert [admission.question(7) for _ in range(2)] == [None, None]
        assert refused(admission, 7).is_news

    def test_of_one_person_do_not_touch_another(self, made: Made) -> None:
        admission = made(questions_per_minute=1)
        assert admission.question(7) is None
        assert admission.question(8) is None
        assert refused(admission, 7)

    def test_of_all_together_are_told_to_each(self, made: Made) -> None:
        admission = made(questions_per_minute=10, questions_per_minute_overall=2)
        assert [admission.question(user) for user in (1, 2)] == [None, None]
        refusals = [refused(admission, user) for user in (3, 4, 3)]
        assert [one.is_news for one in refusals] == [True, True, False]
        assert all(one.text.startswith("Many people ask") for one in refusals)

    def test_a_refusal_costs_a_person_nothing(self, made: Made, clock: Clock) -> None:
        admission = made(questions_per_minute=1, questions_per_minute_overall=1)
        assert admission.question(1) is None
        assert refused(admission, 2)
        clock.now += 60
        assert admission.question(2) is None

    def test_count_what_is_typed_for_less(self, made: Made) -> None:
        admission = made(questions_per_minute=1)
        assert [admission.question(7, cost=0.25) for _ in range(4)] == [None] * 4
        assert refused(admission, 7, cost=0.25).wait_s == pytest.approx(15)

    def test_are_none_for_admins_and_none_where_they_are_0(self, made: Made) -> None:
        strict, free = made(questions_per_minute=1), made(questions_per_minute=0)
        assert [strict.question(ADMIN) for _ in range(50)] == [None] * 50
        assert [free.question(7) for _ in range(50)] == [None] * 50

    def test_forget_people_who_are_quiet(self, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("bot.admission._MOST", 3)
        admission = made(questions_per_minute=1)
        for user in (1, 2, 3, 4):
            admission.question(user)
        assert refused(admission, 4)
        assert admission.question(1) is None


class TestAStrangerToARunningBot:
    """The list holds Ada alone."""

    @pytest.fixture(autouse=True)
    def _bot(
        self, ada: Person, settings: BotSettings, services: Services, running: Any
    ) -> Iterator[None]:
        closed = settings.model_copy(update={"allowed_chats": frozenset({ada.id})})
        with running(Services.of(closed, services.asker, services.database)):
            yield

    def test_is_told_once_in_private_and_asks_nothing(
        self, telegram: Telegram, ada: Person, engine: PreparedEngine
    ) -> None:
        stranger = telegram.person("Stranger")
        for text in ("Who?", "Where?", "/start"):
            stranger.write(text)
        ada.write("And here?")
        ada.next_answer()
        assert stranger.next_answer().text == CLOSED
        telegram.wait_until_read()
        assert [question for question, _ in engine.asked] == ["And here?"]
        assert stranger.room.is_quiet()

    def test_is_met_by_silence_elsewhere(self, telegram: Telegram, ada: Person) -> None:
        stranger, group = telegram.person("Stranger"), telegram.group("Strangers")
        channel, foreign = telegram.channel("Strange news"), telegram.foreign_group("Elsewhere")
        stranger.write("/start", group)
        stranger.write("/ask Who?", group)
        channel.post("/ask Who?")
        guest = stranger.ask_as_guest("@verbatim_bot Who?", foreign)
        typed = stranger.type_inline("Who was it?")
        ada.write("And here?")
        ada.next_answer()
        assert typed.offered().results == ()
        assert [one.chat for one in telegram.sent] == [ada.id]
        assert not guest.is_answered()


@pytest.mark.parametrize("error", [Forbidden("blocked"), BadRequest("too old"), TimedOut()])
def test_a_stranger_who_cannot_be_told_is_not_served_either(
    made: Made, error: TelegramError, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("bot.admission._turn_away", fails)
    update = Update(1, message=Message(1, datetime.now(UTC), Chat(7, "private"), text="Who?"))
    let_through = gate(made(allowed_chats=frozenset({5}))).callback
    with pytest.raises(ApplicationHandlerStop):
        asyncio.run(let_through(update, cast("Any", None)))


def refused(admission: Admission, user: int, cost: float = 1) -> Refusal:
    refusal = admission.question(user, cost)
    assert refusal is not None
    return refusal
