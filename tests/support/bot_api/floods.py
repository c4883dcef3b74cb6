"""Telegram's limits on how much a bot may send, held against it where a test wants that."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot_api.chats import Chat
from bot_api.refusals import flood

_MINUTE_S = 60.0


@dataclass(slots=True)
class Floods:
    """Counts messages in sliding windows; nobody outside knows how Telegram itself counts.

    Attributes:
        per_second: Messages that all chats together may get in any second.
        per_minute: Messages that one group may get in any minute.
        overrun: How often the bot went beyond a limit.
    """

    per_second: int = 30
    per_minute: int = 20
    overrun: int = 0
    clock: Callable[[], float] = time.monotonic
    _all: deque[float] = field(default_factory=deque)
    _groups: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def refuse_too_much(self, chat: Chat) -> None:
        """Refuse a message with the time to wait, or count it."""
        now = self.clock()
        windows = [(self._all, 1.0, self.per_second)]
        if chat.kind != "private":
            windows.append((self._groups[chat.id], _MINUTE_S, self.per_minute))
        for window, length_s, most in windows:
            while window and window[0] <= now - length_s:
                window.popleft()
            if len(window) >= most:
                self.overrun += 1
                raise flood(max(1, round(window[0] + length_s - now)))
        for window, _, _ in windows:
            window.append(now)
