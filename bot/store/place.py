"""Where a conversation takes place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One person's conversation in one thread of one chat; what is remembered belongs to it.

    Attributes:
        chat: The chat's id.
        thread: The forum topic's id, or None outside topics.
        user: Who asks; None where Telegram does not tell, as for posts of a channel.
    """

    chat: int
    thread: int | None
    user: int | None

    def columns(self) -> tuple[int, int, int]:
        """Return the place as it is stored: 0, which is no id at Telegram, stands for None.

        The columns are a key, and to SQLite no NULL in a key equals another.
        """
        return self.chat, self.thread or 0, self.user or 0

    @classmethod
    def of_columns(cls, chat: int, thread: int, user: int) -> Place:
        """Return the place that `columns` was made of."""
        return cls(chat, thread or None, user or None)
