"""Whatever is sent, refused and lost, in whatever order: the budgets hold, and so does the order.

Time is virtual, so that minutes of waiting are tried out in milliseconds.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from paced_telegram import PacedTelegram, most_within
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from virtual_time import VirtualTimeLoop

from bot.sending.budget import Budget, Budgets
from bot.sending.limiter import Limiter

T = TypeVar("T")
BUDGETS = Budgets(private=Budget(3, 3.0), group=Budget(5, 20.0), overall=Budget(4, 1.0))
CHATS = (1, 2, 3, -1, -2, "@channel")
chats = st.sampled_from(CHATS)


class Sending(RuleBasedStateMachine):
    """A bot that sends, a Telegram that refuses, and time that passes."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = VirtualTimeLoop()
        self.telegram = PacedTelegram(latency_s=0.05)
        self.limiter = self._run(self._limiter())
        self.number = 0
        self.tasks: list[tuple[int | str, int, asyncio.Task[object]]] = []

    async def _limiter(self) -> Limiter:
        return self.telegram.limiter(budgets=BUDGETS)

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    @rule(chat=chats, number=st.integers(1, 12))
    def write(self, chat: int | str, number: int) -> None:
        for _ in range(number):
            self.number += 1
            sending = self.telegram.send(self.limiter, chat, self.number)
            self.tasks.append((chat, self.number, self.loop.create_task(sending)))
        self._run(asyncio.sleep(0))

    @rule(chat=chats, wait=st.integers(1, 40))
    def hold(self, chat: int | str, wait: int) -> None:
        self.telegram.refusals[chat].append(RetryAfter(wait))

    @rule(
        chat=chats,
        fault=st.sampled_from(
            [NetworkError("Bad Gateway"), TimedOut(), TelegramError("Invalid server response")]
        ),
    )
    def fail(self, chat: int | str, fault: Exception) -> None:
        self.telegram.refusals[chat].append(fault)

    @rule(chat=chats)
    def refuse(self, chat: int | str) -> None:
        self.telegram.refusals[chat].append(BadRequest("no"))

    @rule(index=st.integers(0, 200))
    def cancel(self, index: int) -> None:
        if index < len(self.tasks):
            self.tasks[index][2].cancel()
        self._run(asyncio.sleep(0))

    @rule(seconds=st.sampled_from([0.01, 0.3, 1.0, 5.0, 30.0]))
    def pass_time(self, seconds: float) -> None:
        self._run(asyncio.sleep(seconds))

    @invariant()
    def no_budget_is_ever_exceeded(self) -> None:
        assert most_within([call.at for call in self.telegram.calls], 1.0) <= 4
        for chat in CHATS:
            most, period_s = (5, 20.0) if chat in (-1, -2, "@channel") else (3, 3.0)
            assert most_within(self.telegram.times(chat), period_s) <= most

    @invariant()
    def the_order_within_a_chat_is_kept(self) -> None:
        for chat in CHATS:
            firsts = list(dict.fromkeys(c.what for c in self.telegram.calls if c.chat == chat))
            assert firsts == sorted(firsts)
            assert self.telegram.accepted(chat) == sorted(set(self.telegram.accepted(chat)))

    @rule()
    def a_newcomer_waits_for_the_shared_budget_alone(self) -> None:
        """However long the lines of others are: each has one request before it at most."""
        self.number += 1
        newcomer, before = 1000 + self.number, self.loop.time()
        self._run(self.telegram.send(self.limiter, newcomer, self.number))
        assert self.loop.time() - before <= (len(CHATS) + 1) / 4 + 1.0 + 0.1

    def teardown(self) -> None:
        """In the end all are sent, but for those that were refused or cancelled."""
        tasks = [task for _, _, task in self.tasks]
        if tasks:
            self._run(asyncio.wait(tasks))
        for chat, number, task in self.tasks:
            if not task.cancelled() and task.exception() is None:
                assert number in self.telegram.accepted(chat)
        self.no_budget_is_ever_exceeded()
        self.the_order_within_a_chat_is_kept()
        self.loop.close()


TestSending = Sending.TestCase
TestSending.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestSending.pytestmark = [  # type: ignore[attr-defined]
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
]
