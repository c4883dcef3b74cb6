"""The pace of sending, in virtual time."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from paced_telegram import PacedTelegram, most_within
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from virtual_time import in_virtual_time

from bot.sending.limiter import Limiter
from bot.sending.patience import LONG

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

PRIVATE, GROUP = 7, -7


def now() -> float:
    return asyncio.get_running_loop().time()


def sent_at_once(number: int, chat: int | str, latency_s: float = 0.0) -> PacedTelegram:
    """Send many messages to one chat all at once."""
    telegram = PacedTelegram(latency_s)

    async def scene() -> None:
        limiter = telegram.limiter()
        await asyncio.gather(*(telegram.send(limiter, chat, n) for n in range(number)))

    in_virtual_time(scene())
    return telegram


class TestBudgets:
    def test_a_private_chat_gets_three_at_once_and_one_a_second(self) -> None:
        times = sent_at_once(30, PRIVATE).times(PRIVATE)
        assert times[:3] == [0, 0, 0]
        assert most_within(times, 3) == 3
        assert times[-1] == pytest.approx(27)

    @pytest.mark.parametrize("group", [GROUP, "-100123", "@channel"])
    def test_a_group_or_channel_gets_twenty_in_any_minute(self, group: int | str) -> None:
        times = sent_at_once(60, group).times(group)
        assert most_within(times, 60) == 20
        assert times[-1] == pytest.approx(120)

    def test_no_minute_has_more_however_late_a_request_arrives(self) -> None:
        telegram = sent_at_once(41, GROUP, latency_s=0.3)
        arrivals = [time + 0.3 for time in telegram.times(GROUP)]
        assert most_within([*telegram.times(GROUP)[20:], arrivals[19]], 60) <= 20
        assert telegram.times(GROUP)[20] >= arrivals[0] + 60 - 1e-9

    def test_all_chats_together_get_thirty_in_any_second(self) -> None:
        telegram = PacedTelegram()

        async def scene() -> None:
            limiter = telegram.limiter()
            await asyncio.gather(*(telegram.send(limiter, chat) for chat in range(1, 301)))

        in_virtual_time(scene())
        times = [call.at for call in telegram.calls]
        assert most_within(times, 1) == 30
        assert max(times) == pytest.approx(9, rel=0.1)

    @pytest.mark.parametrize("endpoint", ["getUpdates", "getMe", "setWebhook", "deleteWebhook"])
    def test_the_connection_itself_is_neither_counted_nor_repeated(self, endpoint: str) -> None:
        telegram = PacedTelegram()

        async def scene() -> None:
            limiter = telegram.limiter()
            for _ in range(100):
                await telegram.send(limiter, None, endpoint=endpoint)
            telegram.refusals[None].append(NetworkError("Bad Gateway"))
            with pytest.raises(NetworkError):
                await telegram.send(limiter, None, endpoint=endpoint)

        in_virtual_time(scene())
        assert {call.at for call in telegram.calls} == {0}

    @pytest.mark.parametrize(
        "endpoint",
        ["answerCallbackQuery", "answerInlineQuery", "sendChatAction", "deleteMessage", "getChat"],
    )
    def test_what_is_no_message_waits_for_no_message(self, endpoint: str) -> None:
        telegram = PacedTelegram()

        async def scene() -> None:
            limiter = telegram.limiter()
            flood = [asyncio.create_task(telegram.send(limiter, PRIVATE)) for _ in range(10)]
            await asyncio.sleep(0.5)
            await telegram.send(limiter, PRIVATE, "quick", endpoint)
            assert now() == 0.5
            await asyncio.gather(*flood)

        in_virtual_time(scene())
        assert most_within([c.at for c in telegram.calls if c.what is None], 3) == 3


class TestOneChat:
    def test_gets_its_messages_in_order_though_some_fail_at_first(self) -> None:
        telegram = PacedTelegram(latency_s=0.1)
        faults = [NetworkError("Bad Gateway"), TimedOut(), RetryAfter(3), NetworkError("x")]
        telegram.refusals[PRIVATE].extend(faults)

        async def scene() -> None:
            limiter = telegram.limiter()
            await asyncio.gather(*(telegram.send(limiter, PRIVATE, n) for n in range(20)))

        in_virtual_time(scene())
        assert telegram.accepted(PRIVATE) == list(range(20))

    @pytest.mark.parametrize("wait", [30, timedelta(seconds=30)])
    def test_that_is_to_wait_delays_no_other(
        self, wait: int | timedelta, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PTB_TIMEDELTA", str(isinstance(wait, timedelta)))
        telegram = PacedTelegram()
        telegram.refusals[PRIVATE].append(RetryAfter(wait))

        async def scene() -> None:
            limiter = telegram.limiter()
            held = [asyncio.create_task(telegram.send(limiter, PRIVATE, n)) for n in range(2)]
            await asyncio.sleep(1)
            await asyncio.gather(*(telegram.send(limiter, chat) for chat in range(100, 120)))
            assert now() == 1
            await asyncio.gather(*held)

        in_virtual_time(scene())
        assert telegram.times(PRIVATE) == pytest.approx([0, 30.1, 30.1])
        assert telegram.accepted(PRIVATE) == [0, 1]

    def test_that_floods_delays_no_other(self) -> None:
        telegram = PacedTelegram()

        async def scene() -> None:
            limiter = telegram.limiter()
            flood = [asyncio.create_task(telegram.send(limiter, GROUP)) for _ in range(1000)]
            await asyncio.sleep(2)
            await asyncio.gather(*(telegram.send(limiter, chat) for chat in range(1, 31)))
            assert now() == 2
            for task in flood:
                task.cancel()

        in_virtual_time(scene())

    def test_whose_requests_hang_delays_no_other(self) -> None:
        telegram = PacedTelegram()

        async def scene() -> None:
            limiter = telegram.limiter()
            telegram.latency_s = 500
            hanging = asyncio.create_task(telegram.send(limiter, PRIVATE))
            await asyncio.sleep(1)
            telegram.latency_s = 0
            await telegram.send(limiter, 8)
            assert now() == 1
            await hanging

        in_virtual_time(scene())

    def test_that_is_left_in_peace_is_forgotten(self) -> None:
        telegram = PacedTelegram()

        async def scene() -> int:
            limiter = telegram.limiter()
            telegram.refusals[GROUP].append(RetryAfter(20))
            for chat in (GROUP, *range(1, 3001)):
                await asyncio.gather(telegram.send(limiter, chat), asyncio.sleep(0.1))
            assert limiter.chats_remembered < 100
            await asyncio.sleep(100)
            for chat in range(50):
                await telegram.send(limiter, chat + 9000)
                await asyncio.sleep(100)
            return limiter.chats_remembered

        assert in_virtual_time(scene()) < 5


class TestFaults:
    @pytest.mark.parametrize(
        "fault",
        [
            NetworkError("Bad Gateway"),
            NetworkError("Internal Server Error"),
            NetworkError("httpx.ConnectError: no route"),
            TimedOut(),
            TelegramError("Invalid server response"),
            RetryAfter(1),
        ],
    )
    def test_that_pass_are_lived_through(self, fault: Exception) -> None:
        telegram = PacedTelegram()
        telegram.refusals[PRIVATE].extend([fault] * 3)

        async def scene() -> None:
            assert await telegram.send(telegram.limiter(), PRIVATE, "m") == {"what": "m"}

        in_virtual_time(scene())
        assert len(telegram.calls) == 4

    @pytest.mark.parametrize(
        "refusal",
        [
            BadRequest("Bad Request: chat not found"),
            Forbidden("Forbidden: bot was blocked by the user"),
            ChatMigrated(-1001),
            InvalidToken(),
            Conflict("Conflict: terminated by other getUpdates request"),
            NetworkError("Request Entity Too Large"),
            TelegramError("something new"),
        ],
    )
    def test_that_stay_are_raised_at_once(self, refusal: Exception) -> None:
        telegram = PacedTelegram()
        telegram.refusals[PRIVATE].append(refusal)

        async def scene() -> None:
            limiter = telegram.limiter()
            with pytest.raises(type(refusal)):
                await telegram.send(limiter, PRIVATE)
            await telegram.send(limiter, PRIVATE, "next")
            assert now() == 0

        in_virtual_time(scene())
        assert telegram.accepted(PRIVATE) == ["next"]

    def test_that_last_are_raised_in_the_end_after_longer_and_longer_pauses(self) -> None:
        telegram = PacedTelegram()
        telegram.refusals[PRIVATE].extend([TimedOut()] * 1000)

        async def scene() -> None:
            with pytest.raises(TimedOut):
                await telegram.send(telegram.limiter(), PRIVATE)
            assert LONG.faults_s - LONG.longest_pause_s <= now() <= LONG.faults_s

        in_virtual_time(scene())
        times = telegram.times(PRIVATE)
        pauses = [later - earlier for earlier, later in pairwise(times)]
        assert 0.25 <= pauses[0] <= 0.5
        assert max(pauses) <= LONG.longest_pause_s
        assert 8 <= len(times) <= 20

    def test_a_wait_beyond_patience_is_refused_and_not_asked_for_again(self) -> None:
        telegram = PacedTelegram()
        telegram.refusals[PRIVATE].append(RetryAfter(4000))

        async def scene() -> None:
            limiter = telegram.limiter()
            for _ in range(3):
                with pytest.raises(RetryAfter):
                    await telegram.send(limiter, PRIVATE)
            assert now() == 0
            for other in range(100, 120):
                await telegram.send(limiter, other)
                await asyncio.sleep(10)
            with pytest.raises(RetryAfter):
                await telegram.send(limiter, PRIVATE)
            await asyncio.sleep(3801)
            await telegram.send(limiter, PRIVATE, "at last")

        in_virtual_time(scene())
        assert telegram.times(PRIVATE) == [0, 4001]

    def test_one_wait_after_the_other_comes_to_an_end(self) -> None:
        telegram = PacedTelegram()
        telegram.refusals[PRIVATE].extend([RetryAfter(7)] * 1000)

        async def scene() -> None:
            with pytest.raises(RetryAfter):
                await telegram.send(telegram.limiter(), PRIVATE)
            assert now() <= LONG.holds_s

        in_virtual_time(scene())

    @pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "answerInlineQuery"])
    def test_a_query_is_not_answered_when_nobody_waits_any_more(self, endpoint: str) -> None:
        telegram = PacedTelegram()
        telegram.refusals[None].extend([TimedOut()] * 1000)

        async def scene() -> None:
            with pytest.raises(TimedOut):
                await telegram.send(telegram.limiter(), None, endpoint=endpoint)
            assert now() <= 5

        in_virtual_time(scene())
        assert len(telegram.calls) > 1


class TestStopping:
    def test_cancels_what_waits_and_lets_what_is_on_its_way_finish(self) -> None:
        telegram = PacedTelegram(latency_s=2)

        async def scene() -> None:
            limiter = telegram.limiter()
            tasks = [asyncio.create_task(telegram.send(limiter, PRIVATE, n)) for n in range(5)]
            await asyncio.sleep(1)
            await limiter.shutdown()
            await asyncio.wait(tasks)
            assert now() == 2
            assert [task.cancelled() for task in tasks] == [False, True, True, True, True]

        in_virtual_time(scene())
        assert telegram.accepted(PRIVATE) == [0]

    def test_cancels_what_comes_later_or_would_be_tried_again(self) -> None:
        telegram = PacedTelegram(latency_s=2)
        telegram.refusals[PRIVATE].append(TimedOut())

        async def scene() -> None:
            limiter = telegram.limiter()
            failing = asyncio.create_task(telegram.send(limiter, PRIVATE))
            await asyncio.sleep(1)
            await limiter.shutdown()
            with pytest.raises(asyncio.CancelledError):
                await failing
            with pytest.raises(asyncio.CancelledError):
                await telegram.send(limiter, 8)
            await limiter.initialize()
            await telegram.send(limiter, 8, "again")

        in_virtual_time(scene())
        assert telegram.accepted(8) == ["again"]

    def test_a_request_that_is_cancelled_leaves_its_place_to_the_next(self) -> None:
        telegram = PacedTelegram(latency_s=1)

        async def scene() -> Limiter:
            limiter = telegram.limiter()
            tasks = [asyncio.create_task(telegram.send(limiter, PRIVATE, n)) for n in range(5)]
            await asyncio.sleep(0.5)
            tasks[0].cancel()
            tasks[2].cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            return limiter

        in_virtual_time(scene())
        assert telegram.accepted(PRIVATE)[1:] == [1, 3, 4]
