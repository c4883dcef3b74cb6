"""What a person waits for after a press, an inline query or a guest's question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot_api.chats import Sent
from bot_api.ledger import Query
from bot_api.queries import Notice, Offered
from bot_api.rooms import WAIT_S

if TYPE_CHECKING:
    from bot_api.stand_in import Telegram


@dataclass(frozen=True, slots=True)
class Written:
    """A message of a person; `update` is None where privacy mode kept it from the bot."""

    chat: int
    id: int
    text: str
    update: int | None


@dataclass(frozen=True, slots=True)
class _Asked:
    telegram: Telegram
    query: Query
    update: int | None

    @property
    def id(self) -> str:
        return self.query.id

    def is_answered(self, within_s: float = 0) -> bool:
        return self.telegram.holds(lambda: self.query.answer is not None, within_s)

    def grow_old(self) -> None:
        """From now on it is too late for an answer."""
        self.query.is_open = False

    def _wait(self, what: str, timeout_s: float) -> None:
        if not self.is_answered(timeout_s):
            raise self.telegram.nothing(what, timeout_s)


@dataclass(frozen=True, slots=True)
class Press(_Asked):
    """A pressed button."""

    def notice(self, timeout_s: float = WAIT_S) -> Notice:
        """Wait until the bot has answered the press."""
        self._wait("said to a press of a button", timeout_s)
        assert isinstance(self.query.answer, Notice)
        return self.query.answer


@dataclass(frozen=True, slots=True)
class InlineQuery(_Asked):
    """An inline query, as typed so far."""

    def offered(self, timeout_s: float = WAIT_S) -> Offered:
        """Wait until results are offered."""
        self._wait("offered for an inline query", timeout_s)
        assert isinstance(self.query.answer, Offered)
        return self.query.answer


@dataclass(frozen=True, slots=True)
class GuestQuestion(_Asked):
    """A question in a chat in which the bot is no member; `message` is its number there."""

    message: int

    def answer(self, timeout_s: float = WAIT_S) -> Sent:
        """Wait until the bot has answered as a guest."""
        self._wait("said to a guest", timeout_s)
        assert isinstance(self.query.answer, Sent)
        return self.query.answer
