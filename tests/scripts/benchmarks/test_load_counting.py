"""What the load test asks and counts is the bot's doing, and not Telegram's limit or a slow end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from bot_api import Telegram

from scripts.benchmarks.load.bot_process import BotProcess
from scripts.benchmarks.load.conversations import Conversation
from scripts.benchmarks.load.plan import Plan
from scripts.benchmarks.load.tally import Tally
from scripts.benchmarks.load.traffic import Asked, Traffic

# Invented.
CONVERSATION = Conversation(("How many ferries were searched?",))
USERS = 8
WINDOW_S = 0.1


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    with closing(Telegram()) as stand_in:
        yield stand_in


def answer(telegram: Telegram, asked: Asked) -> float:
    """Answer as a bot does; return when that was accepted."""
    form = {
        "chat_id": str(asked.chat),
        "text": "Nine.",
        "reply_parameters": f'{{"message_id": {asked.message}}}',
    }
    httpx.post(f"{telegram.url}/bot{telegram.token}/sendMessage", data=form).raise_for_status()
    return telegram.sent[-1].at


@pytest.mark.parametrize(("groups", "in_private"), [(0.0, True), (0.5, True), (1.0, False)])
def test_one_by_one_people_ask_where_no_group_s_limit_holds_their_answers_back(
    telegram: Telegram, groups: float, *, in_private: bool
) -> None:
    traffic = Traffic(telegram, [CONVERSATION], Plan(users=USERS, groups=groups))
    asked = [traffic.ask_one(number) for number in range(2 * USERS)]
    assert {one.is_private for one in asked} == {in_private}


@pytest.mark.parametrize(
    ("after_answer_s", "is_excused"),
    [(-1.0, False), (-0.05, True), (0.05, True), (0.3, False)],
)
def test_a_second_answer_is_excused_by_a_kill_next_to_the_first_one_s_acceptance(
    telegram: Telegram, *, after_answer_s: float, is_excused: bool
) -> None:
    traffic = Traffic(telegram, [CONVERSATION], Plan(users=USERS))
    tally = Tally(telegram.ledger, traffic.asked)
    asked = traffic.ask_one(0)
    killed_at = answer(telegram, asked) + after_answer_s
    time.sleep(0.4)
    answer(telegram, asked)
    tally.read()
    [repeat] = tally.repeats([killed_at])
    assert repeat.is_in_window(WINDOW_S) == is_excused


def test_a_kill_is_counted_from_the_moment_at_which_it_is_dealt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = BotProcess(tmp_path, tmp_path, {}, lambda: 0)
    monkeypatch.setattr(bot, "_command", [sys.executable, "-c", "import time; time.sleep(60)"])
    bot.start()
    process = bot._process
    assert process
    end = process.wait

    def end_slowly(timeout: float | None = None) -> int:
        time.sleep(0.3)
        return end(timeout)

    monkeypatch.setattr(process, "wait", end_slowly)
    before = time.monotonic()
    bot.kill()
    assert bot.kills[0] - before < WINDOW_S
    bot.stop()
