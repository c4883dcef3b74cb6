"""A chat as a test sees it: what the bot does there, and what changes about it."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from bot_api.chats import Chat, Message, Raw, Sent
from bot_api.detected import detected
from bot_api.texts import Stored

if TYPE_CHECKING:
    from bot_api.stand_in import Telegram

T = TypeVar("T")
WAIT_S = 5.0


@dataclass(frozen=True, slots=True)
class Room:
    """One chat: private, a group, or a channel."""

    telegram: Telegram
    chat: Chat

    @property
    def id(self) -> int:
        return self.chat.id

    def next_answer(self, timeout_s: float = WAIT_S) -> Sent:
        """Wait for the next message that the bot sends here."""
        return self._next(self.chat.sent, f"sent to {self.chat.name}", timeout_s)

    def next_answers(self, count: int, timeout_s: float = WAIT_S) -> list[Sent]:
        return [self.next_answer(timeout_s) for _ in range(count)]

    def next_edit(self, timeout_s: float = WAIT_S) -> Sent:
        """Wait for the next message that the bot edits here; it is given as it is now."""
        return self._next(self.chat.edited, f"edited in {self.chat.name}", timeout_s)

    def next_deletion(self, timeout_s: float = WAIT_S) -> int:
        """Wait for the next message that the bot deletes here."""
        return self._next(self.chat.deleted, f"deleted in {self.chat.name}", timeout_s)

    def is_quiet(self, for_s: float = 0.3) -> bool:
        """Whether the bot does nothing here that was not looked at, for so long."""
        chat = self.chat
        return not self.telegram.holds(lambda: chat.sent or chat.edited or chat.deleted, for_s)

    def now(self, message: Sent | int) -> Message:
        """Return a message as it is now; it must be there."""
        return self.chat.messages[message if isinstance(message, int) else message.id]

    def topic(self, name: str) -> int:
        """Open a forum topic; return its thread."""
        with self.telegram.ledger.changed:
            created = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
            message = self._service(created)
            message.thread = message.id
            self.chat.topics[message.id] = name
            self.telegram.tell("message", message)
            return message.id

    def close_topic(self, thread: int) -> None:
        """Delete a forum topic with all that is in it."""
        with self.telegram.ledger.changed:
            del self.chat.topics[thread]
            for message in [one for one in self.chat.messages.values() if one.thread == thread]:
                del self.chat.messages[message.id]

    def post(self, text: str) -> int:
        """Somebody posts in the channel; returns the message's id."""
        with self.telegram.ledger.changed:
            more: Raw = {"sender_chat": self.chat.described()}
            more |= {"entities": found} if (found := detected(text)) else {}
            message = self._new(None, Stored(text), more)
            self.telegram.tell("channel_post", message)
            return message.id

    def edit_post(self, post: int, text: str) -> None:
        """Somebody changes a post in the channel."""
        with self.telegram.ledger.changed:
            kept = self.chat.messages[post]
            kept.words, kept.edited = Stored(text), int(time.time())
            kept.more |= {"entities": detected(text)}
            self.telegram.tell("edited_channel_post", kept)

    def make_administrator(self) -> None:
        self._change_bot("administrator")

    def remove_bot(self) -> None:
        self._change_bot("kicked")

    def add_bot(self) -> None:
        """Add the bot, again perhaps; privacy mode counts as it is at that moment."""
        self.chat.hears_all = self.telegram.ledger.profile.reads_groups
        self._change_bot("member")

    def migrate(self) -> Room:
        """Turn the group into a supergroup, under a new id; returns that."""
        with self.telegram.ledger.changed:
            new = self.telegram.new_chat("supergroup", self.chat.name)
            new.hears_all = self.chat.hears_all
            self.telegram.tell("message", self._service({"migrate_to_chat_id": new.id}))
            self.chat.migrated_to = new.id
            room = Room(self.telegram, new)
            self.telegram.tell("message", room._service({"migrate_from_chat_id": self.id}))
            return room

    def _change_bot(self, status: str) -> None:
        """Change what the bot is here, and tell it."""
        with self.telegram.ledger.changed:
            old, self.chat.bot_is = self.chat.bot_is, status
            self.telegram.tell_membership(self.chat, old)

    def _service(self, more: Raw) -> Message:
        return self._new(self.telegram.somebody, Stored(""), more)

    def _new(self, sender: Raw | None, words: Stored, more: Raw) -> Message:
        number = self.telegram.ledger.next_message_id(self.chat)
        message = Message(number, self.chat, sender, words, int(time.time()), more=more)
        self.chat.messages[number] = message
        return message

    def _next(self, queue: deque[T], what: str, timeout_s: float) -> T:
        if not self.telegram.holds(lambda: queue, timeout_s):
            raise self.telegram.nothing(what, timeout_s)
        return queue.popleft()


def file_of(document: Any) -> Raw:
    """Return a file as it stands in a message."""
    return {
        "file_id": document.id,
        "file_unique_id": document.id,
        "file_name": document.name,
        "file_size": len(document.content),
    }
