"""Chats and their messages, as the server keeps them and as it tells the bot about them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot_api.keyboards import Button, Keyboard, raw_keyboard
from bot_api.refusals import Refused, bad, forbidden
from bot_api.texts import Stored

Raw = dict[str, Any]


@dataclass(slots=True, eq=False)
class Message:
    """One message; `more` is what else the bot is told about it."""

    id: int
    chat: Chat
    sender: Raw | None
    words: Stored
    date: int
    by_bot: bool = False
    thread: int | None = None
    reply_to: Message | None = None
    buttons: Keyboard = ()
    edited: int | None = None
    more: Raw = field(default_factory=dict)

    def described(self, *, with_reply: bool = True) -> Raw:
        """Return the message as the bot gets it; what it replies to comes without its own reply."""
        told: Raw = {"message_id": self.id, "date": self.date, "chat": self.chat.described()}
        told |= self._words() | self._place() | raw_keyboard(self.buttons) | self.more
        if self.sender:
            told["from"] = self.sender
        if self.edited:
            told["edit_date"] = self.edited
        if with_reply and self.reply_to:
            told["reply_to_message"] = self.reply_to.described(with_reply=False)
        return told

    def _words(self) -> Raw:
        name, marks = ("text", "entities")
        if "document" in self.more:
            name, marks = ("caption", "caption_entities")
        words: Raw = {name: self.words.text} if self.words.text else {}
        return words | ({marks: self.words.raw_entities()} if self.words.entities else {})

    def _place(self) -> Raw:
        if self.thread is None:
            return {}
        topic = {"is_topic_message": True} if self.thread in self.chat.topics else {}
        return {"message_thread_id": self.thread} | topic


@dataclass(frozen=True, slots=True)
class Sent:
    """What the bot sent, or made of a message by an edit.

    Attributes:
        message: The words that the server keeps.
        at: When it was accepted, on the monotonic clock, in seconds.
        parameters: The request, as it came.
    """

    chat: int
    id: int
    message: Stored
    at: float
    reply_to: int | None = None
    quote: str | None = None
    thread: int | None = None
    keyboard: Keyboard = ()
    document: str | None = None
    inline_message: str | None = None
    parameters: Raw = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.message.text

    def buttons(self) -> Iterator[Button]:
        for row in self.keyboard:
            yield from row

    def button(self, label: str) -> Button:
        """Return the first button with a label that has these words in it."""
        return next(one for one in self.buttons() if label in one.label)


@dataclass(slots=True, eq=False)
class Chat:
    """A chat that the bot may know.

    Attributes:
        kind: `private`, `group`, `supergroup` or `channel`.
        bot_is: What the bot is there: `member`, `administrator`, `absent`, `kicked`; in a private
            chat `absent` means that nobody has written to it yet.
        topics: Forum topics, by thread; None where the group is no forum.
        sent, edited, deleted: What the bot did there and nobody has looked at yet.
    """

    id: int
    kind: str
    name: str
    bot_is: str = "member"
    is_forum: bool = False
    migrated_to: int | None = None
    last_id: int = 0
    hears_all: bool = False
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    sent: deque[Sent] = field(default_factory=deque)
    edited: deque[Sent] = field(default_factory=deque)
    deleted: deque[int] = field(default_factory=deque)
    actions: list[str] = field(default_factory=list)

    def described(self) -> Raw:
        name = "first_name" if self.kind == "private" else "title"
        forum = {"is_forum": True} if self.is_forum else {}
        return {"id": self.id, "type": self.kind, name: self.name} | forum

    def refuse_if_closed(self) -> None:
        """Refuse whatever is sent to a chat that the bot cannot write in."""
        if self.migrated_to:
            what = "group chat was upgraded to a supergroup chat"
            raise bad(what, migrate_to_chat_id=self.migrated_to)
        if self.bot_is in ("absent", "kicked"):
            raise self._closed()
        if self.kind == "channel" and self.bot_is != "administrator":
            raise bad("need administrator rights in the channel chat")

    def refuse_thread(self, thread: int | None) -> None:
        """Refuse a thread that is no open topic; the general topic is named by none."""
        if thread is not None and thread not in self.topics:
            raise bad("message thread not found")

    def _closed(self) -> Refused:
        if self.kind == "private":
            blocked = self.bot_is == "kicked"
            return forbidden(
                "bot was blocked by the user"
                if blocked
                else "bot can't initiate conversation with a user"
            )
        if self.bot_is == "kicked":
            return forbidden(f"bot was kicked from the {self.kind} chat")
        return forbidden(f"bot is not a member of the {self.kind} chat")
