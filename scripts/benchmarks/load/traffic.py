"""Who asks what and when: people in private chats and groups, with follow-ups and bursts."""

from __future__ import annotations

import heapq
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot_api import BOT_NAME, Person, Room, Telegram, Written

from scripts.benchmarks.load.conversations import Conversation
from scripts.benchmarks.load.plan import Plan

_BURST_SHARE = 0.1
_LONGEST_BURST = 4
_PATIENCE_S = 60.0
"""After so long without an answer a person asks on."""
_LOOK_AGAIN_S = 0.05
_USERS_OF_A_GROUP = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put to the bot."""

    chat: int
    message: int
    update: int
    text: str
    asker: int
    at: float
    is_opening: bool
    is_in_burst: bool
    is_private: bool


@dataclass(slots=True)
class _User:
    person: Person
    room: Room
    chance: random.Random
    script: Iterator[tuple[str, bool]] = field(init=False)
    open: list[tuple[int, int]] = field(default_factory=list)
    asked_at: float = 0.0


class Traffic:
    """The people; call `step` often, and it lets everyone ask whose time has come.

    Nobody asks while an earlier question of theirs is open, so that a slow bot is asked less often;
    but one time in ten a person asks several questions at once.

    Attributes:
        asked: Every question so far, by chat and message.
    """

    def __init__(
        self, telegram: Telegram, conversations: Sequence[Conversation], plan: Plan
    ) -> None:
        self.asked: dict[tuple[int, int], Asked] = {}
        self._conversations = conversations
        self._chance = random.Random(plan.seed)  # noqa: S311 - traffic is no secret
        self._pause_s = plan.users * (1 + _BURST_SHARE * _LONGEST_BURST / 2) / plan.rate
        self._users = [self._user(telegram, number) for number in range(plan.users)]
        self._gather(telegram, round(plan.users * plan.groups))
        self._due = [(self._next_time(), number) for number in range(plan.users)]
        heapq.heapify(self._due)

    def step(self, answered: set[tuple[int, int]], most: int) -> None:
        """Ask what is due, but no more than `most` questions in all."""
        now = time.monotonic()
        while self._due and self._due[0][0] <= now and len(self.asked) < most:
            _, number = heapq.heappop(self._due)
            user = self._users[number]
            user.open = [key for key in user.open if key not in answered]
            if user.open and now - user.asked_at < _PATIENCE_S:
                heapq.heappush(self._due, (now + _LOOK_AGAIN_S, number))
                continue
            self._ask(user, min(self._burst(), most - len(self.asked)))
            heapq.heappush(self._due, (self._next_time(), number))

    def ask_one(self, number: int) -> Asked:
        """Let one person ask one question, whatever their time.

        It is somebody who asks in private, if anybody does: in a group that has had its twenty
        messages a minute, how long an answer takes says nothing of the bot.
        """
        alone = [user for user in self._users if user.room.chat.kind == "private"] or self._users
        return self._ask(alone[number % len(alone)], 1)

    def _user(self, telegram: Telegram, number: int) -> _User:
        person = telegram.person(f"User {number}")
        user = _User(person, person.room, random.Random(self._chance.random()))  # noqa: S311
        user.script = self._script(user)
        return user

    def _gather(self, telegram: Telegram, count: int) -> None:
        for number, user in enumerate(self._users[:count]):
            if number % _USERS_OF_A_GROUP == 0:
                room = telegram.group(f"Group {number // _USERS_OF_A_GROUP}")
            user.room = room

    def _script(self, user: _User) -> Iterator[tuple[str, bool]]:
        """Yield a user's questions, and whether each stands alone."""
        while True:
            conversation = user.chance.choice(self._conversations)
            for number, question in enumerate(conversation.questions):
                yield question, number == 0

    def _burst(self) -> int:
        is_burst = self._chance.random() < _BURST_SHARE
        return self._chance.randint(2, _LONGEST_BURST) if is_burst else 1

    def _next_time(self) -> float:
        return time.monotonic() + self._chance.expovariate(1 / self._pause_s)

    def _ask(self, user: _User, count: int) -> Asked:
        is_private = user.room.chat.kind == "private"
        for number in range(count):
            question, is_opening = next(user.script)
            text = question if is_private else f"/ask@{BOT_NAME} {question}"
            with user.room.telegram.ledger.changed:
                # Written and noted at once, so that no answer comes to an unknown question.
                written = user.person.write(text, user.room)
                asked = self._noted(written, question, user.person, is_opening, number > 0)
            user.open.append((asked.chat, asked.message))
        user.asked_at = time.monotonic()
        return asked

    def _noted(
        self, written: Written, question: str, person: Person, is_opening: bool, in_burst: bool
    ) -> Asked:
        assert written.update, "the bot does not want messages"
        asked = Asked(
            written.chat, written.id, written.update, question, person.id, time.monotonic(),
            is_opening=is_opening, is_in_burst=in_burst, is_private=written.chat > 0,
        )  # fmt: skip
        self.asked[written.chat, written.id] = asked
        return asked
