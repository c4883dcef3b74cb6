"""A person asks the bot, and the real engine answers, over HTTP and in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from bot_api_stand_in import BotApiStandIn
from real_command import Seed, environment

pytestmark = pytest.mark.slow

START_S = 30


@pytest.fixture(scope="module")
def telegram() -> Iterator[BotApiStandIn]:
    stand_in = BotApiStandIn()
    yield stand_in
    stand_in.close()


@pytest.fixture(scope="module")
def bot(
    seed: Seed, telegram: BotApiStandIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[subprocess.Popen[str]]:
    """`verbatim bot`, until the last test is done."""
    place = seed.place
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.main", "bot", "--index", str(place.index)],
        cwd=place.releases.parent,
        env=environment(
            VERBATIM_TELEGRAM__TOKEN=telegram.token,
            VERBATIM_TELEGRAM__API_BASE_URL=telegram.url,
            VERBATIM_TELEGRAM__DATABASE=str(tmp_path_factory.mktemp("bot") / "bot.sqlite3"),
        ),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert telegram.polled.wait(START_S)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.usefixtures("bot")
def test_a_question_is_answered_by_a_quote_in_reply(telegram: BotApiStandIn, seed: Seed) -> None:
    question = telegram.write("Which countries took part in Operation Pureza II?")
    sent = telegram.next_sent(timeout_s=START_S)
    assert sent.reply_to == question
    [quotation, *_] = sent.message.quotations()
    assert quotation.startswith("Eight Latin American countries – Argentina, Brazil")
    [release] = seed.place.releases.iterdir()
    assert all(one in release.read_text() for one in sent.message.quotations())
    assert "14 August 2013 · INTERPOL · paragraph 3" in sent.message.text
    assert {"Argentina", "Venezuela", "Spain"} <= set(sent.message.marked("bold"))


@pytest.mark.usefixtures("bot")
def test_what_the_releases_do_not_hold_is_not_answered(telegram: BotApiStandIn) -> None:
    telegram.write("What is the capital of Australia?")
    message = telegram.next_sent(timeout_s=START_S).message
    assert message.text.startswith("The releases do not hold the answer.")
    assert message.marked("blockquote", "bold") == []


def test_a_signal_ends_it_in_peace(telegram: BotApiStandIn, bot: subprocess.Popen[str]) -> None:
    os.kill(bot.pid, signal.SIGTERM)
    _, said = bot.communicate(timeout=START_S)
    assert bot.returncode == 0
    assert "Traceback" not in said
    assert telegram.token not in said
