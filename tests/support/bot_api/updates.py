"""The queue of updates: what the bot is told, until it confirms that it has heard it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot_api.refusals import bad

FIRST_ID = 700_000_001
_ONLY_WHEN_ASKED = ("chat_member", "message_reaction", "message_reaction_count")
KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
    "chosen_inline_result", "callback_query", "my_chat_member", "guest_message", *_ONLY_WHEN_ASKED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Update:
    """One update; those of one chat (or user) are told in order, see `lane`."""

    id: int
    kind: str
    body: Any
    lane: int

    def described(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    """Updates that are waiting; `changed` is called when there is one more.

    Attributes:
        handed_out: When each update was given to the bot, on the monotonic clock, each time.
        dropped: How many the bot threw away by `drop_pending_updates`.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self.handed_out: dict[int, list[float]] = {}
        self.dropped = 0
        self._changed = changed
        self._last_id = FIRST_ID - 1
        self._allowed: list[str] | None = None
        self._waiting: dict[int, Update] = {}
        self._told: dict[int, Update] = {}
        self._repeated: list[Update] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: str, body: Any, lane: int) -> int | None:
        """Queue an update, unless the bot does not want this kind; return its id."""
        if not self._is_wanted(kind):
            return None
        self._last_id += 1
        self._waiting[self._last_id] = Update(self._last_id, kind, body, lane)
        self._changed()
        return self._last_id

    def want(self, kinds: list[str] | None) -> None:
        """Remember `allowed_updates`; it holds for what comes from now on, and stays."""
        if kinds is None:
            return
        if not all(isinstance(kind, str) for kind in kinds):
            raise bad("expected an Array of String as allowed_updates")
        self._allowed = [kind for kind in kinds if kind in KINDS]

    def repeat(self, update_id: int) -> None:
        """Tell an update once more that was told before, as after a server's failure."""
        self._repeated.append(self._told[update_id])
        self._changed()

    def take(self, offset: int, limit: int) -> list[Update]:
        """Forget what is before the offset; return the next ones, oldest first."""
        if offset < 0:
            offset = max(self._waiting, default=0) + 1 + offset
        for told in [id_ for id_ in self._waiting if id_ < offset]:
            del self._waiting[told]
        taken = [*self._repeated, *self._waiting.values()][:limit]
        del self._repeated[: len(taken)]
        for update in taken:
            self.note(update)
        return taken

    def waiting(self) -> list[Update]:
        return [*self._repeated, *self._waiting.values()]

    def confirm(self, update: Update) -> None:
        """Forget one update, as when a webhook took it."""
        if update in self._repeated:
            self._repeated.remove(update)
        else:
            self._waiting.pop(update.id, None)

    def note(self, update: Update) -> None:
        """Remember that an update was given to the bot just now."""
        self._told[update.id] = update
        self.handed_out.setdefault(update.id, []).append(time.monotonic())

    def drop(self) -> None:
        self.dropped += len(self._waiting)
        self._waiting.clear()

    def _is_wanted(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed else kind not in _ONLY_WHEN_ASKED
