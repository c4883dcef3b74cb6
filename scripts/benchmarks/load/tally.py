"""What became of every question: answered, lost, answered twice, answered in the wrong place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bot_api import Sent
from bot_api.ledger import Ledger

from scripts.benchmarks.load.traffic import Asked

Key = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Reads what the bot has sent; `read` takes in what is new.

    Attributes:
        answers: By question, what was sent in reply to it.
        strays: What replies to no question of ours.
    """

    ledger: Ledger
    asked: Mapping[Key, Asked]
    answers: dict[Key, list[Sent]] = field(default_factory=lambda: defaultdict(list))
    strays: list[Sent] = field(default_factory=list)
    answered: set[Key] = field(default_factory=set)
    _read: int = 0

    def read(self) -> None:
        """Take in what was sent since the last time."""
        with self.ledger.changed:
            new = self.ledger.sent[self._read :]
            self._read += len(new)
        for sent in new:
            key = (sent.chat, sent.reply_to or 0)
            if key in self.asked:
                self.answers[key].append(sent)
                self.answered.add(key)
            else:
                self.strays.append(sent)

    def lost(self) -> list[Asked]:
        """Return the questions that were never answered."""
        return [asked for key, asked in self.asked.items() if key not in self.answered]

    def repeats(self, kills: Sequence[float]) -> list[Repeat]:
        """Return every question that was answered more than once, each further answer once."""
        return [
            _repeat(self.ledger, first, again, kills)
            for sent in self.answers.values()
            for first, again in pairwise(sent)
        ]

    def misplaced(self, expected: Mapping[str, str | None]) -> list[Sent]:
        """Return the answers to other words than those they reply to.

        `expected` has, for a question that stands alone, the text of its first quote, or None
        where it is not answered; other questions cannot be told.
        """
        return [
            sent[0]
            for key, sent in self.answers.items()
            if (asked := self.asked[key]).is_opening
            and asked.text in expected
            and not _fits(asked, sent[0], expected[asked.text])
        ]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A further answer to a question, and why the bot could not know that it was one.

    Attributes:
        unseen: An injected fault ate the news that the answer before was accepted.
        before_kill_s: How long after the answer before was accepted the bot was killed; less than
            0 where that answer was on its way when it was.
        same: Whether it has the same words.
    """

    unseen: bool
    before_kill_s: float | None
    same: bool

    def is_in_window(self, window_s: float) -> bool:
        """Whether nothing could have told the bot that the question was answered."""
        killed = self.before_kill_s is not None and abs(self.before_kill_s) <= window_s
        return self.unseen or killed

    def described(self) -> dict[str, Any]:
        """Return it for the JSON."""
        return {"unseen": self.unseen, "before_kill_s": self.before_kill_s, "same": self.same}


def _repeat(ledger: Ledger, first: Sent, again: Sent, kills: Sequence[float]) -> Repeat:
    until = [kill - first.at for kill in kills if kill <= again.at]
    unseen = (first.chat, first.id) in ledger.unseen
    return Repeat(unseen, min(until, key=abs, default=None), first.message == again.message)


def _fits(asked: Asked, sent: Sent, quote: str | None) -> bool:
    """Whether an answer is to these words: it repeats them, or quotes what answers them."""
    if f"Read as: {asked.text}" in sent.text:
        return True  # in a conversation the same words may be answered by another quote
    if sent.chat < 0 and sent.text == "The releases do not hold the answer.":
        return True  # in a group that line is all of an abstention, however the words were read
    shown = [_folded(words) for words in sent.message.quotations()]
    if quote is None:
        return not shown or "do not hold the answer" in sent.text
    return _folded(quote) in shown


def _folded(words: str) -> str:
    return " ".join(words.split())
