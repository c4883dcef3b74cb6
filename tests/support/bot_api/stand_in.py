"""The stand-in as a test uses it: a Telegram with one bot, and any number of people and chats."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from bot_api.chats import Chat, Message, Raw, Sent
from bot_api.faults import Faults
from bot_api.floods import Floods
from bot_api.hearing import hears
from bot_api.ledger import Ledger, Refusal
from bot_api.people import Person
from bot_api.profile import Profile
from bot_api.rooms import Room
from bot_api.server import Server

TOKEN = "4242:an-invented-token_for-tests"
BOT_NAME = "verbatim_bot"


class Telegram:
    """A Bot API server on loopback, over real HTTP, with people who write to the bot.

    Args:
        token: The one that the bot's requests must carry.
        reads_groups: Whether privacy mode is off.
        inline: Whether the bot may be asked inline.
        guests: Whether the bot may be called into chats that it has not joined.
        floods: Telegram's limits, where they should be held against the bot.

    Attributes:
        url: For `VERBATIM_TELEGRAM__API_BASE_URL`.
        faults: What goes wrong.
        ledger: All that the server knows; hold `ledger.changed` while looking into it.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        reads_groups: bool = False,
        inline: bool = True,
        guests: bool = True,
        floods: Floods | None = None,
    ) -> None:
        profile = Profile(int(token.partition(":")[0]), BOT_NAME, reads_groups, inline, guests)
        self.token = token
        self.faults = Faults()
        self.ledger = Ledger(profile, self._told, floods)
        self.server = Server(self.ledger, token, self.faults)
        self.url = self.server.address
        self.somebody: Raw = {"id": 777_001, "is_bot": False, "first_name": "Somebody"}
        self._people = 0
        self._groups = 0

    def close(self) -> None:
        self.server.close()

    def person(self, name: str, *, language: str = "en") -> Person:
        """Return a new person, whose ids are beyond 32 bits as the latest of Telegram's are."""
        with self.ledger.changed:
            self._people += 1
            number = 6_000_000_000 + self._people
            chat = Chat(number, "private", name, bot_is="absent")
            self.ledger.chats[number] = chat
        raw = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        raw["username"] = f"{name.lower().replace(' ', '_')}_{self._people}"
        return Person(self, raw, Room(self, chat))

    def group(self, title: str, *, is_forum: bool = False, is_super: bool = True) -> Room:
        """Return a new group with the bot in it."""
        with self.ledger.changed:
            chat = self.new_chat("supergroup" if is_super else "group", title)
            chat.is_forum = is_forum
            chat.hears_all = self.ledger.profile.reads_groups
        return Room(self, chat)

    def foreign_group(self, title: str) -> Room:
        """Return a group that the bot has not joined."""
        with self.ledger.changed:
            chat = self.new_chat("supergroup", title)
            chat.bot_is = "absent"
        return Room(self, chat)

    def channel(self, title: str) -> Room:
        """Return a channel with the bot as an administrator."""
        with self.ledger.changed:
            chat = self.new_chat("channel", title)
            chat.bot_is = "administrator"
        return Room(self, chat)

    @property
    def calls(self) -> Counter[str]:
        """How often each method was called."""
        return self.server.calls

    @property
    def sent(self) -> list[Sent]:
        """Everything that the bot has sent, in order."""
        with self.ledger.changed:
            return list(self.ledger.sent)

    @property
    def refusals(self) -> list[Refusal]:
        """What was refused on its own merits; a bot that keeps to the rules leaves it empty."""
        with self.ledger.changed:
            return list(self.ledger.refusals)

    def is_polled(self, within_s: float) -> bool:
        """Whether the bot polls, now or within some time."""
        return self.holds(lambda: self.server.polls.count > 0, within_s)

    def wait_until_read(self, timeout_s: float = 5) -> None:
        """Wait until the bot has confirmed every update."""
        if not self.holds(lambda: not len(self.ledger.updates), timeout_s):
            raise self.nothing("confirmed", timeout_s)

    def holds(self, condition: Callable[[], Any], within_s: float) -> bool:
        """Whether something becomes true within some time."""
        until = time.monotonic() + within_s
        with self.ledger.changed:
            while not condition():
                left_s = until - time.monotonic()
                if left_s <= 0:
                    return False
                self.ledger.changed.wait(left_s)
            return True

    def nothing(self, what: str, timeout_s: float) -> TimeoutError:
        """Return the error that says what did not come, and what was refused meanwhile."""
        refused = [f"{one.method}: {one.description}" for one in self.refusals[-3:]]
        return TimeoutError(f"nothing was {what} within {timeout_s} s; refused: {refused}")

    def tell(self, kind: str, message: Message) -> int | None:
        """Tell the bot of a message, if it may hear it; returns the update's id."""
        chat = message.chat
        is_service = not message.words.text and message.sender is self.somebody
        if chat.bot_is in ("absent", "kicked"):
            return None
        if not is_service and not hears(self.ledger.profile, chat, message):
            return None
        return self.ledger.updates.add(kind, message.described(), chat.id)

    def tell_membership(self, chat: Chat, old: str) -> None:
        """Tell the bot what it is in a chat from now on."""
        bot, away = self.ledger.profile.user(), {"absent": "left", "administrator": "member"}
        states = [away.get(state, state) for state in (old, chat.bot_is)]
        members = [
            {"status": state, "user": bot} | ({"until_date": 0} if state == "kicked" else {})
            for state in states
        ]
        told = {"chat": chat.described(), "from": self.somebody, "date": int(time.time())}
        told |= {"old_chat_member": members[0], "new_chat_member": members[1]}
        self.ledger.updates.add("my_chat_member", told, chat.id)

    def new_chat(self, kind: str, title: str) -> Chat:
        self._groups += 1
        is_old = kind == "group"
        number = -(5_000 + self._groups) if is_old else -(1_001_234_500_000 + self._groups)
        chat = Chat(number, kind, title)
        self.ledger.chats[number] = chat
        return chat

    def _told(self) -> None:
        self.server.tell()
