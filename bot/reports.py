"""What admins are told of an error, and how often: the same one once in a while, with a count."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from telegram import Bot, InputFile
from telegram.constants import MessageEntityType
from telegram.error import TelegramError

from bot.formatted import Formatted, Mark
from bot.redaction import redacted
from bot.sending.refusals import told
from bot.traces import frames, last_place
from corpus import Span

_LOG = logging.getLogger(__name__)
_QUIET_S = 300.0
_MOST_AT_ONCE = 5
"""Different errors that are reported within a quiet time; what comes then is only logged."""
_LONGEST_LINE = 500
"""Characters of an error in short under the file that has it all."""


@dataclass(slots=True)
class _Seen:
    reported_at: float = float("-inf")
    unreported: int = 0


class Reports:
    """Reports errors to admins.

    Args:
        admins: Ids of their chats with the bot.
        hidden: Secrets that are masked.
        quiet_s: For how long the same error is not reported again.
        clock: Seconds, from any moment on.
    """

    def __init__(
        self,
        admins: Collection[int],
        hidden: Collection[str] = (),
        *,
        quiet_s: float = _QUIET_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._admins = tuple(admins)
        self._hidden = tuple(hidden)
        self._quiet_s = quiet_s
        self._clock = clock
        self._seen: dict[str, _Seen] = {}

    def due(self, error: BaseException) -> int | None:
        """Count an error; return how often it came unreported before, or None to keep quiet."""
        quiet_since = self._clock() - self._quiet_s
        # By the line that raised them, there are no more than the code has lines.
        seen = self._seen.setdefault(last_place(error), _Seen())
        reported = sum(one.reported_at > quiet_since for one in self._seen.values())
        if seen.reported_at > quiet_since or reported >= _MOST_AT_ONCE:
            seen.unreported += 1
            return None
        before, seen.unreported = seen.unreported, 0
        seen.reported_at = self._clock()
        return before

    async def send(self, bot: Bot, error: BaseException, request: str, before: int) -> None:
        """Tell every admin; one who can't be reached is logged."""
        heading = f"Error {request}" + (f", and {before} like it before" if before else "")
        trace = redacted(frames(error), *self._hidden)
        for admin in self._admins:
            try:
                await _send(bot, admin, heading, trace)
            except TelegramError as refusal:
                _LOG.warning(
                    "an admin was not told of an error: %s", told(refusal), extra={"chat": admin}
                )


async def _send(bot: Bot, admin: int, heading: str, trace: str) -> None:
    message = _message(heading, trace)
    if message.fits():
        await bot.send_message(admin, message.text, entities=message.entities())
    else:
        file = InputFile(trace, filename="error.txt")
        await bot.send_document(admin, file, caption=f"{heading}\n{_in_short(trace)}")


def _message(heading: str, trace: str) -> Formatted:
    text = f"{heading}\n{trace}"
    return Formatted(text, (Mark(MessageEntityType.PRE, Span(len(heading) + 1, len(text))),))


def _in_short(trace: str) -> str:
    return trace.splitlines()[-1][:_LONGEST_LINE]
