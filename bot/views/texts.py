"""What the bot says about itself, and what it says when something is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.fidelity import tidied
from bot.formatted import Formatted, joined
from bot.references import Example
from bot.sending.outgoing import Outgoing
from bot.views.citation import day
from bot.views.keyboards import button, keyboard
from bot.views.quoted import GAP

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the package

    from index.corpus_facts import Facts

_MOST_PUBLISHERS = 5
_PUBLISHER_LENGTH = 60

ASK_USAGE = Outgoing(
    Formatted("Write the question after /ask, or reply with /ask to a message that asks it.")
)
GUEST_USAGE = Outgoing(Formatted("Write a question about the press releases after my name."))
OUTDATED_BUTTON = "This button is too old. Please ask again."
THANKS = "Thank you. It is kept without your name."
TEXT_ONLY = Outgoing(Formatted("I can only read text. Please write your question as a message."))
NEW = Outgoing(Formatted("All right, something new. What would you like to know?"))
FORGOTTEN = Outgoing(Formatted("Done: all that was kept with your name on it is deleted."))
ADMINS_ONLY = Outgoing(Formatted("Only admins may do that."))
ANSWER_FORGOTTEN = Outgoing(Formatted("I no longer have that answer. Please ask again."))


def start_view(examples: Sequence[str], *, hears: Formatted | None = None) -> Outgoing:
    """Return what the bot is, with questions to try as buttons.

    Args:
        examples: Questions that the releases answer, each short enough for a button.
        hears: What the bot hears in groups, where that is of use; see
            `bot.views.administration.hears`.
    """
    what = Formatted(
        "I answer questions about official press releases, only in the releases’ own words. Every "
        "answer is a quote, with its release, date, paragraph and a link to the words. Where the "
        "releases do not say, I tell you so."
    )
    ask = Formatted(
        "Just ask, in a sentence." if not examples else "Just ask, or try one of these:"
    )
    parts = (what, hears, ask) if hears else (what, ask)
    rows = [[button(text, Example(number))] for number, text in enumerate(examples)]
    return Outgoing(joined(parts, by=GAP), keyboard=keyboard(*rows))


def help_view(username: str, *, is_admin: bool = False) -> Outgoing:
    """Return how to ask, and the commands."""
    paragraphs = [
        "Ask in whole sentences that name what they are about: a case, an operation, a place, a "
        "date. “And where?” is understood from the question before, several questions in one "
        "message are answered one by one, and an edited question gets its answer edited.",
        "A quote is exactly what the release says; the words in bold are those that answer. The "
        "title below it leads to the words on the release’s page; ¶ shows the whole paragraph. "
        "Reply to an older answer to ask on from there.",
        f"In a group, write /ask and the question, mention @{username}, or reply to me. In any "
        f"other chat, type @{username} and a question.",
        "/latest – the newest releases\n/release – one of them, by its id or words of its title\n"
        "/new – begin anew, without what was asked before\n/about – what I know\n"
        "/privacy – what is kept, and how long\n/forget – delete it",
    ]
    if is_admin:
        paragraphs.append(
            "For admins:\n/status – how I am\n/reload – bring the index up to date\n"
            "/add – import a release\n/gaps – questions lately not answered"
        )
    return Outgoing(joined(map(Formatted, paragraphs), by=GAP))


def privacy_view(keep_days: int, *, logs_questions: bool = False) -> Outgoing:
    """Return what is kept of those who ask, and how long.

    Args:
        keep_days: After how many days what tells who asked is deleted.
        logs_questions: Whether the log holds questions.
    """
    days = f"{keep_days} day{'s' * (keep_days != 1)}"
    log = "The log holds questions, too. " if logs_questions else "The log holds no questions. "
    paragraphs = (
        "Your questions are answered on the machine that I run on. No other service gets them, "
        "but for Telegram, which carries all messages.",
        f"Kept for {days}, then deleted: your questions, which message answered them, and what a "
        "follow-up question needs of the one before.",
        "Kept longer, without who asked: questions that the releases did not answer, and those "
        "whose answers were marked 👍 or 👎. The people who choose the releases read them.",
        f"{log}/forget deletes at once all that is kept with your name on it.",
    )
    return Outgoing(joined(map(Formatted, paragraphs), by=GAP))


def about_view(
    facts: Facts, span: tuple[Date, Date] | None, generation: str, version: str
) -> Outgoing:
    """Return how much the bot knows, and what it is made of.

    Args:
        facts: Of all releases.
        span: The dates of the oldest and the newest.
        generation: Of the index.
        version: Of the program.
    """
    lines = [f"{facts.number} release{'s' * (facts.number != 1)}"]
    if span:
        oldest, newest = map(day, span)
        lines.append(f"from {oldest} to {newest}" if oldest != newest else f"of {oldest}")
    known = [
        f"{tidied(name, _PUBLISHER_LENGTH)}: {number}"
        for name, number in facts.publishers[:_MOST_PUBLISHERS]
    ]
    more = len(facts.publishers) - len(known)
    known += [f"{more} more publisher{'s' * (more != 1)}"] if more else []
    parts = (" ".join(lines), "\n".join(known), f"Verbatim {version}, index {generation}")
    return Outgoing(joined((Formatted(part) for part in parts if part), by=GAP))


def left_unanswered(answered: int, asked: int) -> Outgoing:
    """Return what is said where a message asks more than is answered at once."""
    first = "first question" if answered == 1 else f"first {answered}"
    return Outgoing(
        Formatted(f"I answered the {first} of {asked} questions. Please ask the rest again.")
    )
