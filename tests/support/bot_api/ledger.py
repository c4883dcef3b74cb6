"""All that the server knows: chats, messages, queries, files, and what is still to be told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot_api.chats import Chat, Message, Raw, Sent
from bot_api.floods import Floods
from bot_api.parameters import Parameters
from bot_api.profile import Profile
from bot_api.refusals import Refused, bad
from bot_api.replies import Reply
from bot_api.texts import Stored
from bot_api.updates import Updates


@dataclass(slots=True, eq=False)
class Query:
    """A pressed button, an inline query or a guest's question; `answer` is what the bot said."""

    id: str
    is_open: bool = True
    answer: Any = None
    chat: Chat | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the server, which the bot can fetch by its path."""

    id: str
    path: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that was refused on its own merits, no injected fault."""

    method: str
    code: int
    description: str
    parameters: Raw


@dataclass(slots=True)
class InlineMessage:
    """A message sent in the bot's name into a chat that it need not know."""

    id: str
    sent: Sent


@dataclass(slots=True, eq=False)
class Ledger:
    """The state; every thread that touches it holds `changed`, which is notified of changes.

    Attributes:
        sent: Everything that the bot sent, in order.
        unseen: Of those, the ones whose acceptance the bot was never told: an injected fault ate
            the answer.
    """

    profile: Profile
    told: Callable[[], None]
    floods: Floods | None = None
    changed: threading.Condition = field(default_factory=threading.Condition)
    chats: dict[int, Chat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    inline_messages: dict[str, InlineMessage] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    unseen: set[tuple[int, int]] = field(default_factory=set)
    refusals: list[Refusal] = field(default_factory=list)
    updates: Updates = field(init=False)
    _last_message: int = 100
    _last_query: int = 0

    def __post_init__(self) -> None:
        self.updates = Updates(self.told)

    def next_message_id(self, chat: Chat) -> int:
        """Return a message's id: supergroups and channels count for themselves."""
        if chat.kind in ("supergroup", "channel"):
            chat.last_id += 1
            return chat.last_id
        self._last_message += 1
        return self._last_message

    def next_query(self, kind: str, chat: Chat | None = None) -> Query:
        self._last_query += 1
        query = Query(f"{kind}-{self._last_query:08}", chat=chat)
        self.queries[query.id] = query
        return query

    def keep_file(self, name: str, content: bytes) -> StoredFile:
        number = len(self.files) + 1
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        file = StoredFile(f"file-{number}", f"documents/file_{number}.{suffix}", name, content)
        self.files[file.id] = file
        return file

    def chat(self, parameters: Parameters) -> Chat:
        """Return the chat that a request is about."""
        chat = self.chats.get(parameters.whole("chat_id"))
        if chat is None:
            raise bad("chat not found")
        return chat

    def open_chat(self, parameters: Parameters) -> Chat:
        """Return the chat that a request wants to write to."""
        chat = self.chat(parameters)
        chat.refuse_if_closed()
        return chat

    def keep_sent(self, message: Message, reply: Reply, parameters: Parameters) -> Raw:
        """Keep a message of the bot, let those who wait for it know, and describe it."""
        chat = message.chat
        if self.floods:
            self.floods.refuse_too_much(chat)
        chat.messages[message.id] = message
        sent = as_sent(message, parameters, quote=reply.quote)
        chat.sent.append(sent)
        self.sent.append(sent)
        return message.described()

    def new_message(
        self, chat: Chat, words: Stored, reply: Reply, thread: int | None, **more: Any
    ) -> Message:
        """Return a new message of the bot."""
        replied = chat.messages.get(reply.to) if reply.to else None
        if thread is None and replied and replied.thread in chat.topics:
            thread = replied.thread
        return Message(
            self.next_message_id(chat), chat, self.profile.user(), words, int(time.time()),
            by_bot=True, thread=thread, reply_to=replied, **more,
        )  # fmt: skip

    def note_refusal(self, method: str, refused: Refused, parameters: Parameters) -> None:
        self.refusals.append(
            Refusal(method, refused.code, refused.description, dict(parameters.values))
        )


def as_sent(message: Message, parameters: Parameters, *, quote: str | None = None) -> Sent:
    return Sent(
        message.chat.id,
        message.id,
        message.words,
        time.monotonic(),
        reply_to=message.reply_to.id if message.reply_to else None,
        quote=quote,
        thread=message.thread,
        keyboard=message.buttons,
        document=message.more.get("document", {}).get("file_name"),
        parameters=dict(parameters.values),
    )
