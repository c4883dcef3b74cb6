"""What the bot says: an answer or an abstention as one message, and its few fixed sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bot.blocks import TOO_LONG, answering, nearest, pointer
from bot.fidelity import tidied
from bot.formatted import Formatted, joined
from index.restriction import restriction

if TYPE_CHECKING:
    from index import Answer, Quote

_GAP = "\n\n"
_RESERVE = 60
"""Code units kept free for the line that says what was left out."""

START = Formatted(
    "I answer questions about official press releases, only in the releases' own words: every "
    "answer is a quote, with the release, the date, the paragraph and a link. Where the releases "
    "do not say, I tell you so.\n\nJust ask, in a sentence."
)
HELP = Formatted(
    "Ask in whole sentences that name what they are about. Follow-ups such as “and where?” are "
    "understood, and several questions in one message are answered one by one.\n\n"
    "A quote is exactly what the release says; the words in bold are those that answer. "
    "The title below it leads to the release.\n\n"
    "/start – what I am\n/help – this message"
)
TEXT_ONLY = Formatted("I can only read text. Please write your question as a message.")
APOLOGY = Formatted(
    "Sorry, something went wrong on my side and your question was not answered. "
    "Please ask it again in a moment."
)
_LONGEST_OPENING = 500
"""Characters of the line that says how a question was read: it may repeat a long question."""


def left_unanswered(answered: int, asked: int) -> Formatted:
    """Return what is said where a message asks more than is answered at once."""
    return Formatted(
        f"I answered the first {answered} of {asked} questions. Please ask the rest again."
    )


_NO_ANSWER = Formatted("The releases do not hold the answer.")
_NEAREST = Formatted("The nearest passages, which may be about something else:")


def render(answer: Answer) -> Formatted:
    """Return an answer as one message that Telegram accepts.

    Quotes are shown whole or not at all: those that do not fit are counted, never cut.
    """
    if answer.courtesy:
        return Formatted(answer.courtesy)
    opening = tuple(_understanding(answer))
    if answer.answered and answer.quotes:
        return _with_quotes(opening, answer.quotes, answering)
    if not answer.nearest:
        return joined([*opening, _NO_ANSWER], by=_GAP)
    return _with_quotes((*opening, _NO_ANSWER, _NEAREST), answer.nearest, nearest)


def _understanding(answer: Answer) -> Iterator[Formatted]:
    """Yield how the question was read, where that is not how it was put."""
    within = restriction(answer.filters)
    parts = [
        answer.understood_as and f"Read as: {answer.understood_as}",
        within and f"In releases {within}",
        answer.is_list and f"Releases: {answer.total}",
    ]
    if said := " · ".join(part for part in parts if part):
        yield Formatted(tidied(said, _LONGEST_OPENING))


def _with_quotes(
    opening: tuple[Formatted, ...],
    quotes: tuple[Quote, ...],
    shown: Callable[[Quote], Formatted],
) -> Formatted:
    blocks = list(opening)
    for count, quote in enumerate(quotes):
        choices = [shown(quote)] if count else [shown(quote), pointer(quote, TOO_LONG)]
        fitting = next((block for block in choices if _fit([*blocks, block])), None)
        if fitting is None:
            blocks.append(_left_out(len(quotes) - count))
            break
        blocks.append(fitting)
    return joined(blocks, by=_GAP)


def _fit(blocks: list[Formatted]) -> bool:
    return joined(blocks, by=_GAP).fits(reserve=_RESERVE)


def _left_out(count: int) -> Formatted:
    return Formatted(f"{count} more {'quote does' if count == 1 else 'quotes do'} not fit here.")
