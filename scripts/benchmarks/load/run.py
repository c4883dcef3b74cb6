"""One run: people ask, the bot is killed now and then, and what becomes of it all is counted."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bot_api import Telegram

from corpus import VerbatimError
from scripts.benchmarks.load.bot_process import BotProcess, clean_environment
from scripts.benchmarks.load.conversations import Conversation
from scripts.benchmarks.load.plan import Plan
from scripts.benchmarks.load.report import Figures, Run, figures
from scripts.benchmarks.load.tally import Tally
from scripts.benchmarks.load.traffic import Asked, Traffic

_KILLING_SHARE = 0.6
"""The part of the questions during which the bot is killed; afterwards its memory is weighed."""
_TICK_S = 0.005
_START_S = 60.0
_CALM_PAUSE_S = 0.05
_TOLD_EVERY = 500
_NO_LIMITS = {
    "VERBATIM_TELEGRAM__QUESTIONS_PER_MINUTE": "0",
    "VERBATIM_TELEGRAM__QUESTIONS_PER_MINUTE_OVERALL": "0",
}


def run(plan: Plan, conversations: Sequence[Conversation], index: Path, work: Path) -> Figures:
    """Run it all, and return the figures.

    Raises:
        VerbatimError: The bot did not start, or ended by itself.
    """
    expected = first_quotes(index, conversations, plan.reader)
    with closing(Telegram()) as telegram:
        traffic = Traffic(telegram, conversations, plan)
        tally = Tally(telegram.ledger, traffic.asked)
        bot = BotProcess(
            index, work, _environment(plan, telegram, work), lambda: len(tally.answered)
        )
        try:
            _start(bot, telegram)
            telegram.faults.at_random(plan.faults, plan.seed)
            _under_load(plan, traffic, tally, bot)
            telegram.faults.stop()
            calm = [_one_by_one(n, traffic, tally, bot, plan.grace_s) for n in range(plan.calm)]
            told = figures(Run(telegram, bot, tally, expected, plan.window_s), calm)
            time.sleep(plan.idle_s)
            idle = bot.weight()
        finally:
            stopped_in_s = bot.stop()
        if idle is not None:
            told["memory"]["pss_mb_idle"] = round(idle.pss_mb, 1)
        return told | {"stopped_in_s": round(stopped_in_s, 2)}


def first_quotes(
    index: Path, conversations: Sequence[Conversation], reader: str
) -> dict[str, str | None]:
    """Return the first quote for each question that stands alone, as the command line gives it."""
    questions = sorted({one.questions[0] for one in conversations})
    asked = subprocess.run(
        [sys.executable, "-m", "scripts.main", "--index", str(index), "ask", "--json", "-"],
        input="\n".join(questions),
        check=False,  # 1 says that not all were answered
        capture_output=True,
        text=True,
        env=clean_environment() | {"VERBATIM_READER": reader},
    )
    answers = map(json.loads, asked.stdout.splitlines())
    return {
        answer["question"]: answer["quotes"][0]["text"] if answer["answered"] else None
        for answer in answers
    }


def _environment(plan: Plan, telegram: Telegram, work: Path) -> dict[str, str]:
    return _NO_LIMITS | {
        "VERBATIM_READER": plan.reader,
        "VERBATIM_TELEGRAM__TOKEN": telegram.token,
        "VERBATIM_TELEGRAM__API_BASE_URL": telegram.url,
        "VERBATIM_TELEGRAM__DATABASE": str(work / "bot.sqlite3"),
    }


def _start(bot: BotProcess, telegram: Telegram) -> None:
    bot.start()
    if not telegram.is_polled(_START_S):
        bot.check()
        raise VerbatimError("the bot does not poll", mend=f"see {bot.log}")


def _under_load(plan: Plan, traffic: Traffic, tally: Tally, bot: BotProcess) -> None:
    """Let everybody ask, kill the bot at even steps, and wait for the last answers."""
    step = plan.questions * _KILLING_SHARE / max(plan.kills, 1)
    last_news = time.monotonic()
    while len(tally.answered) < plan.questions:
        before = len(tally.answered)
        traffic.step(tally.answered, plan.questions)
        tally.read()
        if len(bot.kills) < plan.kills and len(traffic.asked) >= step * (len(bot.kills) + 1):
            bot.kill()
            bot.start()
        bot.check()
        _tell(before, tally, bot)
        if len(tally.answered) > before or len(traffic.asked) < plan.questions:
            last_news = time.monotonic()
        if time.monotonic() - last_news > plan.grace_s:
            return
        time.sleep(_TICK_S)
    _settle(tally)


def _tell(before: int, tally: Tally, bot: BotProcess) -> None:
    """Say now and then how far it is."""
    answered = len(tally.answered)
    if answered // _TOLD_EVERY > before // _TOLD_EVERY:
        print(f"{answered} answered, killed {len(bot.kills)} times", file=sys.stderr, flush=True)


def _settle(tally: Tally, for_s: float = 3.0) -> None:
    """Wait a little longer, for what may yet be answered twice."""
    until = time.monotonic() + for_s
    while time.monotonic() < until:
        time.sleep(_TICK_S)
        tally.read()


def _one_by_one(
    number: int, traffic: Traffic, tally: Tally, bot: BotProcess, grace_s: float
) -> Asked:
    """Let one person ask, and wait for the answer."""
    asked = traffic.ask_one(number)
    until = time.monotonic() + grace_s
    while (asked.chat, asked.message) not in tally.answered and time.monotonic() < until:
        time.sleep(_TICK_S / 5)
        tally.read()
        bot.check()
    time.sleep(_CALM_PAUSE_S)
    tally.read()
    return asked
