"""The load test tells a bot that keeps its promises from one that does not."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from bot_api import Kind, Telegram

from scripts.benchmarks.load.conversations import Conversation, read_conversations
from scripts.benchmarks.load.engine_times import EngineTime, EngineTimes, read_engine_times
from scripts.benchmarks.load.latencies import compared, latencies
from scripts.benchmarks.load.plan import Plan
from scripts.benchmarks.load.report import broken, promises
from scripts.benchmarks.load.tally import Tally
from scripts.benchmarks.load.traffic import Asked, Traffic

# Invented.
QUESTION = "How many ferries were searched?"
QUOTE = "Nine ferries were searched on Monday."
CONVERSATION = Conversation((QUESTION, "And where?"))
Send = Callable[..., Any]


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    stand_in = Telegram()
    yield stand_in
    stand_in.close()


@pytest.fixture
def traffic(telegram: Telegram) -> Traffic:
    return Traffic(telegram, [CONVERSATION], Plan(users=8, groups=0.5, rate=50))


@pytest.fixture
def tally(telegram: Telegram, traffic: Traffic) -> Tally:
    return Tally(telegram.ledger, traffic.asked)


@pytest.fixture
def send(telegram: Telegram) -> Send:
    """Sends as a bot does: a quote, in reply to a question."""

    def reply(asked: Asked, words: str = QUOTE, chat: int = 0) -> None:
        form = {
            "chat_id": str(chat or asked.chat),
            "text": words,
            "entities": f'[{{"type": "blockquote", "offset": 0, "length": {len(words)}}}]',
            "reply_parameters": f'{{"message_id": {asked.message}, '
            '"allow_sending_without_reply": true}',
        }
        httpx.post(f"{telegram.url}/bot{telegram.token}/sendMessage", data=form)

    return reply


def told(telegram: Telegram, tally: Tally, *kills: float) -> dict[str, Any]:
    tally.read()
    return promises(telegram, tally, kills, {QUESTION: QUOTE}, window_s=0.1)


def test_a_bot_that_answers_everything_once_has_broken_nothing(
    telegram: Telegram, traffic: Traffic, tally: Tally, send: Send
) -> None:
    for number in range(8):
        send(traffic.ask_one(number))
    found = told(telegram, tally)
    assert (found["asked"], found["answered"]) == (8, 8)
    assert broken(found) == []


def test_a_question_that_is_never_answered_is_lost(
    telegram: Telegram, traffic: Traffic, tally: Tally, send: Send
) -> None:
    send(traffic.ask_one(0))
    traffic.ask_one(1)
    found = told(telegram, tally)
    assert len(found["lost"]) == 1
    assert broken(found) == ["lost"]


def test_a_second_answer_breaks_the_promise_where_the_bot_knew_of_the_first(
    telegram: Telegram, traffic: Traffic, tally: Tally, send: Send
) -> None:
    asked = traffic.ask_one(0)
    send(asked)
    send(asked)
    found = told(telegram, tally)
    assert found["twice_outside_the_window"] == [
        {"unseen": False, "before_kill_s": None, "same": True}
    ]
    assert broken(found) == ["twice_outside_the_window"]


def test_a_second_answer_is_excused_where_the_news_of_the_first_was_lost(
    telegram: Telegram, traffic: Traffic, tally: Tally, send: Send
) -> None:
    asked = traffic.ask_one(0)
    telegram.faults.next("sendMessage", Kind.CUT_AFTER)
    with pytest.raises(httpx.TransportError):
        send(asked)
    send(asked)
    found = told(telegram, tally)
    assert found["twice_news_of_acceptance_lost"] == 1
    assert broken(found) == []


@pytest.mark.parametrize("after_s", [0.05, 0.3])
def test_a_second_answer_is_excused_by_a_kill_only_right_after_the_first(
    telegram: Telegram, traffic: Traffic, tally: Tally, send: Send, after_s: float
) -> None:
    asked = traffic.ask_one(0)
    send(asked)
    time.sleep(0.4)
    send(asked)
    found = told(telegram, tally, telegram.sent[0].at + after_s)
    is_excused = after_s < 0.1
    assert found["twice_killed_before_the_mark"] == is_excused
    assert bool(broken(found)) is not is_excused


def test_an_answer_to_other_words_is_misplaced_and_one_to_no_question_a_stray(
    telegram: Telegram, traffic: Traffic, tally: Tally, send: Send
) -> None:
    asked, other = traffic.ask_one(0), traffic.ask_one(7)
    send(asked, "Two lighthouses were sold.")
    send(other, chat=asked.chat)
    found = told(telegram, tally)
    assert len(found["misplaced"]) == len(found["strays"]) == len(found["lost"]) == 1


def test_what_the_stand_in_refuses_breaks_a_promise(
    telegram: Telegram, traffic: Traffic, tally: Tally, send: Send
) -> None:
    asked = traffic.ask_one(0)
    send(asked)
    send(asked, "x" * 4097)
    found = told(telegram, tally)
    assert found["refused"] == {"sendMessage: Bad Request: message is too long": 1}
    assert broken(found) == ["refused"]


def test_people_wait_for_their_answers_and_ask_no_more_than_is_planned(
    telegram: Telegram,
) -> None:
    traffic = Traffic(telegram, [CONVERSATION], Plan(users=8, groups=0.5, rate=200))
    for _ in range(100):
        traffic.step(set(), most=40)
        time.sleep(0.01)
    open_questions = len(traffic.asked)
    assert 8 <= open_questions <= 8 * 4
    for _ in range(100):
        traffic.step(set(traffic.asked), most=40)
        time.sleep(0.01)
    assert open_questions < len(traffic.asked) == 40
    private = {asked.is_private for asked in traffic.asked.values()}
    assert private == {True, False}
    assert {asked.is_opening for asked in traffic.asked.values()} == {True, False}


def test_a_latency_runs_from_the_first_hand_out_beside_the_engine_s_own_time(
    telegram: Telegram, traffic: Traffic, tally: Tally, send: Send, tmp_path: Path
) -> None:
    asked = traffic.ask_one(0)
    send(asked)
    tally.read()
    [sent] = tally.answers[asked.chat, asked.message]
    times = EngineTimes([EngineTime(QUESTION, sent.at - 0.03, sent.at - 0.01)])
    handed_out = {asked.update: [sent.at - 0.05]}
    [calm] = latencies([(asked, sent)], handed_out, times, [])
    [troubled] = latencies([(asked, sent)], handed_out, times, [sent.at - 0.02])
    assert (calm.is_calm, troubled.is_calm) == (True, False)
    figures = compared([calm])
    assert [figures[name]["p50"] for name in figures] == pytest.approx([50, 20, 30], abs=0.1)
    file = tmp_path / "times"
    file.write_text(f'["{QUESTION}", 1.0, 2.0]\n["cut sho')
    call = read_engine_times(file).within(QUESTION, 0.5, 2.5)
    assert call
    assert call.took_s == 1.0
    assert read_engine_times(file).within(QUESTION, 1.5, 2.5) is None


def test_conversations_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"turns": [{{"question": "{QUESTION}"}}, {{"question": "And where?"}}]}}\n')
    assert read_conversations(file) == (CONVERSATION,)
