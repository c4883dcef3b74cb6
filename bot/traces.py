"""Where an unforeseen error came from: its type and the places it passed, never its words.

An error's message, and what stands in variables, may repeat a question.
"""

from __future__ import annotations

import traceback

from telegram.error import TelegramError

from bot.sending.refusals import told
from corpus import VerbatimError

_MOST_FRAMES = 30
_MOST_CAUSES = 5


def in_short(error: BaseException) -> str:
    """Return an error's type, and its message where that was written to be read."""
    if isinstance(error, TelegramError):
        return told(error)
    if isinstance(error, VerbatimError):
        return f"{type(error).__name__}: {error}"
    return type(error).__name__


def traced(error: BaseException) -> str:
    """Return an error in short; of an unforeseen one also its frames and what led to it."""
    if isinstance(error, TelegramError):
        return in_short(error)  # the library's frames tell nothing
    return frames(error)


def frames(error: BaseException) -> str:
    """Return an error with its frames, after those of the errors that led to it."""
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in chain and len(chain) < _MOST_CAUSES:
        chain.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\nwhich led to\n".join(map(_framed, reversed(chain)))


def last_place(error: BaseException) -> str:
    """Return the type and the line at which it was raised: the same error has the same."""
    places = traceback.extract_tb(error.__traceback__)
    where = f"{places[-1].filename}:{places[-1].lineno}" if places else ""
    return f"{type(error).__qualname__} {where}"


def _framed(error: BaseException) -> str:
    places = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    return "".join([*traceback.format_list(places), in_short(error)])
