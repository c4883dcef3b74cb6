"""Telegram as the limiter sees it: it is called, notes when by whom, and may refuse."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

from bot.sending.limiter import Limiter
from bot.sending.waiting import Time

Chat = int | str


@dataclass(frozen=True)
class Call:
    """One request that arrived, whatever came of it."""

    at: float
    chat: Chat | None
    what: Any
    accepted: bool


@dataclass
class PacedTelegram:
    """The server's side, and `send` for the bot's; all in the running loop's time.

    Attributes:
        latency_s: How long a request is on its way.
        refusals: By chat, what the next requests get for an answer; an exception.
    """

    latency_s: float = 0.0
    calls: list[Call] = field(default_factory=list)
    refusals: dict[Chat | None, deque[Exception]] = field(
        default_factory=lambda: defaultdict(deque)
    )

    def limiter(self, **options: Any) -> Limiter:
        """Return a limiter whose clock is the running loop's."""
        return Limiter(time=Time(clock=asyncio.get_running_loop().time), **options)

    async def send(
        self, limiter: Limiter, chat: Chat | None, what: Any = None, endpoint: str = "sendMessage"
    ) -> Any:
        async def callback(**_: Any) -> dict[str, Any]:
            now = asyncio.get_running_loop().time()
            refusal = self.refusals[chat].popleft() if self.refusals[chat] else None
            self.calls.append(Call(now, chat, what, refusal is None))
            await asyncio.sleep(self.latency_s)
            if refusal:
                raise refusal
            return {"what": what}

        data = {} if chat is None else {"chat_id": chat}
        return await limiter.process_request(callback, (), {}, endpoint, data, None)

    def times(self, chat: Chat | None) -> list[float]:
        return [call.at for call in self.calls if call.chat == chat]

    def accepted(self, chat: Chat | None) -> list[Any]:
        return [call.what for call in self.calls if call.chat == chat and call.accepted]


def most_within(times: list[float], period_s: float) -> int:
    """Return the most of the times that any half-open stretch of so many seconds holds."""
    tiny = 1e-9
    return max(
        (sum(start <= time < start + period_s - tiny for time in times) for start in times),
        default=0,
    )
