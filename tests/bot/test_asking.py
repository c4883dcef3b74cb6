"""Questions are asked off the event loop, one at a time, and those overtaken not at all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import cast

import pytest
from invented_answers import PreparedEngine, answer, quote

import bot.asking
from bot.asking import Asker
from corpus import VerbatimError
from index import Answer, Engine


class SlowEngine(PreparedEngine):
    """Answers when it is let; `begun` says that it was asked something."""

    def __init__(self) -> None:
        super().__init__(self._wait)
        self.begun, self.go = threading.Event(), threading.Event()
        self.threads: set[str] = set()

    def _wait(self, question: str) -> Answer:
        self.threads.add(threading.current_thread().name)
        self.begun.set()
        assert self.go.wait(5)
        return answer(quote(f"{question} indeed."), question=question)

    @property
    def questions(self) -> list[str]:
        return [question for question, _ in self.asked]


@pytest.fixture
def slow() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def asker(slow: SlowEngine) -> Iterator[Asker]:
    asker = Asker(lambda: cast("Engine", slow), every_s=3600)
    yield asker
    slow.go.set()
    asker.close()


def test_the_event_loop_goes_on_while_a_question_is_answered(
    asker: Asker, slow: SlowEngine
) -> None:
    async def ask() -> Answer:
        asking = asyncio.create_task(asker.ask("Who?", None))
        while not slow.begun.is_set():
            await asyncio.sleep(0.001)
        slow.go.set()
        return await asking

    assert asyncio.run(ask()).question == "Who?"
    assert slow.threads == {"asking_0"}


def test_questions_are_asked_in_the_order_in_which_they_came(
    asker: Asker, slow: SlowEngine
) -> None:
    async def ask() -> None:
        slow.go.set()
        await asyncio.gather(*(asker.ask(f"{number}?", None) for number in range(20)))

    asyncio.run(ask())
    assert slow.questions == [f"{number}?" for number in range(20)]


def test_a_question_overtaken_by_the_same_persons_next_is_not_computed(
    asker: Asker, slow: SlowEngine
) -> None:
    async def type_on() -> list[Answer | None]:
        typed = []
        for text in ("W", "Wh", "Who"):
            typed.append(asyncio.create_task(asker.ask_latest(7, text, None)))
            await asyncio.sleep(0)
        while not slow.begun.is_set():
            await asyncio.sleep(0.001)
        slow.go.set()
        return list(await asyncio.gather(*typed))

    first, second, third = asyncio.run(type_on())
    assert (first, second) == (None, None)
    assert third
    assert third.question == "Who"
    assert slow.questions in (["W", "Who"], ["Who"])


def test_what_different_people_type_is_all_answered(asker: Asker, slow: SlowEngine) -> None:
    async def type_on() -> list[Answer | None]:
        slow.go.set()
        people = (asker.ask_latest(user, f"{user}?", None) for user in (7, 8, 9))
        return list(await asyncio.gather(*people))

    assert [found and found.question for found in asyncio.run(type_on())] == ["7?", "8?", "9?"]


def test_what_the_engine_raises_reaches_whoever_asked_and_the_next_question_is_answered(
    asker: Asker, slow: SlowEngine
) -> None:
    async def ask() -> Answer:
        slow.answering = lambda _: (_ for _ in ()).throw(VerbatimError("damaged"))
        with pytest.raises(VerbatimError, match="damaged"):
            await asker.ask("Who?", None)
        slow.answering = lambda _: answer(quote("Ten."))
        return await asker.ask("Who?", None)

    assert asyncio.run(ask()).quotes[0].text == "Ten."


def test_the_engine_rests_once_after_the_last_question_of_a_while(
    asker: Asker, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.asking, "_REST_S", 0.05)
    slow.go.set()

    async def ask() -> None:
        for _ in range(5):
            await asker.ask("Who?", None)
        assert slow.rests == 0
        await asyncio.sleep(0.2)

    asyncio.run(ask())
    asker.close()  # waits for what is under way
    assert slow.rests == 1


def test_an_engine_that_is_closed_is_not_let_rest(
    asker: Asker, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.asking, "_REST_S", 0.05)
    slow.go.set()

    async def ask() -> None:
        await asker.ask("Who?", None)
        asker.close()
        await asyncio.sleep(0.1)

    asyncio.run(ask())
    assert slow.rests == 0


def test_an_engine_is_changed_between_two_questions_and_closed_then(slow: SlowEngine) -> None:
    newer = PreparedEngine(lambda _: answer(quote("Ten.")), "g2")
    engines = [slow]
    asker = Asker(lambda: cast("Engine", engines[-1]), every_s=3600)

    async def ask() -> list[str]:
        under_way = asyncio.create_task(asker.ask("Who?", None))
        while not slow.begun.is_set():
            await asyncio.sleep(0.001)
        slow.current = False
        engines.append(newer)  # type: ignore[arg-type]
        renewing = asyncio.create_task(asker.renew())
        after = asyncio.create_task(asker.ask("And now?", None))
        await asyncio.sleep(0.05)
        assert not slow.closed
        slow.go.set()
        assert await renewing
        return [(await one).quotes[0].text for one in (under_way, after)]

    # The one asked before the engine was ready may have either's answer, never none.
    first, second = asyncio.run(ask())
    assert first == "Who? indeed."
    assert second in ("Ten.", "And now? indeed.")
    assert slow.closed
    assert asker.generation == "g2"
    asker.close()


def test_closing_finishes_the_question_under_way_and_drops_those_that_wait(
    asker: Asker, slow: SlowEngine
) -> None:
    async def ask() -> list[object]:
        asking = [asyncio.create_task(asker.ask(text, None)) for text in ("Who?", "Where?")]
        while not slow.begun.is_set():
            await asyncio.sleep(0.001)
        closing = asyncio.create_task(asyncio.to_thread(asker.close))
        await asyncio.sleep(0.02)
        slow.go.set()
        await closing
        return list(await asyncio.gather(*asking, return_exceptions=True))

    under_way, waiting = asyncio.run(ask())
    assert isinstance(under_way, Answer)
    assert isinstance(waiting, asyncio.CancelledError)
    assert slow.closed
    assert not asker.is_open
