"""What admins see: how the bot is, what it hears, what was not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.fidelity import tidied
from bot.formatted import Formatted, joined
from bot.sending.outgoing import Outgoing
from bot.views.citation import day
from bot.views.quoted import GAP

if TYPE_CHECKING:
    from bot.store.gaps import Gap

_QUESTION_LENGTH, _VALUE_LENGTH = 200, 300


def status_view(facts: Mapping[str, object]) -> Outgoing:
    """Return how the bot is: one line a fact, by its name."""
    lines = (f"{name}: {tidied(str(value), _VALUE_LENGTH)}" for name, value in facts.items())
    return Outgoing(Formatted("\n".join(lines) or "Nothing is known."))


def hears(can_read_all: bool, username: str) -> Formatted:
    """Return what the bot hears in groups, and how that is changed.

    Args:
        can_read_all: What Telegram's getMe tells of the bot's privacy mode, as it is off or on.
        username: The bot's.
    """
    if can_read_all:
        return Formatted(
            f"In groups I hear every message, and answer /ask, replies to me and @{username}."
        )
    return Formatted(
        f"In groups I hear only /ask@{username} and replies to me: privacy mode is on, and "
        f"messages that mention @{username} may not reach me. To change that, send /setprivacy to "
        "@BotFather, choose Disable, then remove me from the group and add me again: Telegram "
        "takes the change up only then."
    )


def gaps_view(gaps: Sequence[Gap]) -> Outgoing:
    """Return questions that were not answered, as many as fit, the first ones first."""
    if not gaps:
        return Outgoing(Formatted("Every question was answered lately."))
    text = Formatted("Lately not answered:")
    for gap in gaps:
        times = f" · {gap.count} times" if gap.count > 1 else ""
        question = tidied(gap.question, _QUESTION_LENGTH) or "(nothing to read)"
        longer = joined((text, Formatted(f"{question}\n{day(gap.last_day)}{times}")), by=GAP)
        if not longer.fits():
            break
        text = longer
    return Outgoing(text)
