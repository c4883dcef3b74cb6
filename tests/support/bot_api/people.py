"""People: they write, edit, delete, press buttons, type inline queries and block the bot."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot_api.asked import GuestQuestion, InlineQuery, Press, Written
from bot_api.chats import Chat, Message, Raw, Sent
from bot_api.detected import detected
from bot_api.queries import Offered, inline_message
from bot_api.rooms import WAIT_S, Room, file_of
from bot_api.texts import Stored

if TYPE_CHECKING:
    from bot_api.stand_in import Telegram

_ANONYMOUS: Raw = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a private chat with the bot; `room` is that chat."""

    telegram: Telegram
    raw: Raw
    room: Room

    @property
    def id(self) -> int:
        return int(self.raw["id"])

    def write(
        self,
        text: str,
        to: Room | None = None,
        *,
        reply_to: Written | Sent | None = None,
        thread: int | None = None,
        anonymously: bool = False,
        quote: str | None = None,
    ) -> Written:
        """Write to the bot, or in a group; anonymously as an administrator of the group."""
        more: Raw = {"entities": found} if (found := detected(text)) else {}
        if quote is not None:
            more["quote"] = {"text": quote, "position": 0, "is_manual": True}
        return self._send(
            Stored(text),
            to or self.room,
            more,
            reply_to=reply_to,
            thread=thread,
            anonymously=anonymously,
        )

    def attach(
        self, name: str, content: bytes, *, caption: str = "", to: Room | None = None
    ) -> Written:
        """Send a file."""
        with self.telegram.ledger.changed:
            file = self.telegram.ledger.keep_file(name, content)
        more: Raw = {"document": file_of(file)}
        if found := detected(caption):
            more["caption_entities"] = found
        return self._send(Stored(caption), to or self.room, more)

    def send_sticker(self, to: Room | None = None) -> Written:
        """Send something that has no words."""
        sizes = {"width": 9, "height": 9, "is_animated": False, "is_video": False}
        sticker = {"file_id": "s", "file_unique_id": "s", "type": "regular"} | sizes
        return self._send(Stored(""), to or self.room, {"sticker": sticker})

    def edit(self, message: Written, text: str) -> int | None:
        """Change a message; returns the update's id."""
        with self.telegram.ledger.changed:
            kept = self.telegram.ledger.chats[message.chat].messages[message.id]
            kept.words, kept.edited = Stored(text), int(time.time())
            kept.more = {k: v for k, v in kept.more.items() if k != "entities"}
            if found := detected(text):
                kept.more["entities"] = found
            return self.telegram.tell("edited_message", kept)

    def delete(self, message: Written | Sent) -> None:
        """Delete a message for everyone; bots are not told."""
        with self.telegram.ledger.changed:
            self.telegram.ledger.chats[message.chat].messages.pop(message.id, None)

    def press(self, message: Sent, label: str = "", *, data: str | None = None) -> Press:
        """Press a button of a message, by words of its label or by its data."""
        value = data if data is not None else message.button(label).data
        assert value is not None, "this button tells the bot nothing"
        told: Raw = {"from": self.raw, "chat_instance": "1", "data": value}
        with self.telegram.ledger.changed:
            query = self.telegram.ledger.next_query("callback")
            told |= {"id": query.id} | self._pressed(message)
            update = self.telegram.ledger.updates.add("callback_query", told, self.id)
        return Press(self.telegram, query, update)

    def type_inline(self, words: str, *, offset: str = "", where: str = "private") -> InlineQuery:
        """Type the bot's name and these words into any chat's field."""
        with self.telegram.ledger.changed:
            query = self.telegram.ledger.next_query("inline")
            told = {"id": query.id, "from": self.raw, "query": words[:256], "offset": offset}
            told |= {"chat_type": where}
            update = self.telegram.ledger.updates.add("inline_query", told, self.id)
        return InlineQuery(self.telegram, query, update)

    def choose(self, offered: Offered, number: int = 0, to: Room | None = None) -> Sent:
        """Send one of the results, into a chat that the bot may not know."""
        ledger, result = self.telegram.ledger, offered.results[number]
        with ledger.changed:
            query = ledger.next_query("chosen", to.chat if to else None)
            message = inline_message(ledger, query, result)
            if to:
                more: Raw = {"via_bot": ledger.profile.user()}
                more |= {"entities": found} if (found := result.message.raw_entities()) else {}
                self._keep(result.message, to.chat, more, buttons=result.keyboard)
            return message.sent

    def ask_as_guest(self, text: str, room: Room, reply_to: Written | None = None) -> GuestQuestion:
        """Call the bot by its name in a chat that it has not joined."""
        assert room.chat.bot_is == "absent", "the bot is a member here, and no guest"
        with self.telegram.ledger.changed:
            query = self.telegram.ledger.next_query("guest", room.chat)
            more: Raw = {"guest_query_id": query.id, "guest_bot_caller_user": self.raw}
            more |= {"entities": found} if (found := detected(text)) else {}
            message = self._new(Stored(text), room.chat, more, reply_to)
            told = message.described()
            update = self.telegram.ledger.updates.add("guest_message", told, room.id)
        return GuestQuestion(self.telegram, query, update, message.id)

    def block(self) -> None:
        """Stop the bot; it is told, and can send nothing here any more."""
        self.room.remove_bot()

    def unblock(self) -> None:
        self.room.add_bot()

    def next_answer(self, timeout_s: float = WAIT_S) -> Sent:
        """Wait for the next message that the bot sends to this person."""
        return self.room.next_answer(timeout_s)

    def next_edit(self, timeout_s: float = WAIT_S) -> Sent:
        return self.room.next_edit(timeout_s)

    def _send(
        self,
        words: Stored,
        room: Room,
        more: Raw,
        *,
        reply_to: Written | Sent | None = None,
        thread: int | None = None,
        anonymously: bool = False,
    ) -> Written:
        with self.telegram.ledger.changed:
            if room.chat.kind == "private":
                room.chat.bot_is = "member"
            message = self._new(words, room.chat, more, reply_to, thread)
            if anonymously:
                message.sender, message.more["sender_chat"] = _ANONYMOUS, room.chat.described()
            update = self.telegram.tell("message", message)
            return Written(room.id, message.id, words.text, update)

    def _keep(self, words: Stored, chat: Chat, more: Raw, **rest: Any) -> None:
        message = self._new(words, chat, more)
        message.buttons = rest["buttons"]
        self.telegram.tell("message", message)

    def _new(
        self,
        words: Stored,
        chat: Chat,
        more: Raw,
        reply_to: Written | Sent | None = None,
        thread: int | None = None,
    ) -> Message:
        number = self.telegram.ledger.next_message_id(chat)
        replied = chat.messages.get(reply_to.id) if reply_to else None
        if thread is not None and replied is None:
            replied = chat.messages.get(thread)  # in a topic every message replies to its opening
        if replied and chat.kind == "supergroup" and thread is None:
            thread = replied.thread or replied.id  # no topic, and yet it has a thread's number
        message = Message(
            number, chat, self.raw, words, int(time.time()),
            thread=thread, reply_to=replied, more=more,
        )  # fmt: skip
        chat.messages[number] = message
        return message

    def _pressed(self, message: Sent) -> Raw:
        """Return the message of a pressed button, as the bot is told of it."""
        if message.inline_message:
            return {"inline_message_id": message.inline_message}
        chat = self.telegram.ledger.chats[message.chat]
        if message.id in chat.messages:
            return {"message": chat.messages[message.id].described()}
        gone = {"message_id": message.id, "date": 0, "chat": chat.described()}
        return {"message": gone}
