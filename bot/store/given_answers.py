"""The answers that were given: found by the key in a button, by a message, by a question."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.store import context_json
from bot.store.database import Database
from bot.store.given import Given
from bot.store.inbox import note_part
from bot.store.place import Place
from bot.store.storable import storable

_COLUMNS = (
    "key, chat, thread, user, question_message, question, as_typed, before, after, answered,"
    " first, generation, release_id"
)
_INSERT = f"INSERT INTO given_answers ({_COLUMNS}, given_at) VALUES ({', '.join('?' * 14)})"  # noqa: S608 - names
_SELECT = f"SELECT number, {_COLUMNS} FROM given_answers"  # noqa: S608 - names


class GivenAnswers:
    """All answers that are still remembered."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def keep(self, given: Given) -> Given:
        """Remember an answer and return it; best before it is sent, for its buttons need it."""
        now = self._clock()

        def insert(connection: sqlite3.Connection) -> None:
            number = connection.execute(_INSERT, (*_row(given), now)).lastrowid
            _set_messages(connection, number, given)

        await self._database.run(insert, durable=False)
        return given

    async def sent(self, given: Given, update_id: int, part: int) -> None:
        """Note that an answer was sent, and that this part of an update is answered by it.

        Both or neither: after a crash between the two, a question would be answered again, or an
        edit of it would not find its answer.
        """

        def note(connection: sqlite3.Connection) -> None:
            note_part(connection, update_id, part)
            _replace(connection, given)

        await self._database.run(note)

    async def update(self, given: Given) -> None:
        """Replace an answer by what has become of it; nothing where it was forgotten meanwhile."""
        await self._database.run(partial(_replace, given=given), durable=False)

    async def find(self, key: str) -> Given | None:
        """Return the answer of this key, if it is remembered."""
        return await self._first("WHERE key = ?", storable(key))

    async def of_answer(self, chat: int, message_id: int) -> Given | None:
        """Return the answer that this message of the bot is, or is part of."""
        return await self._first(
            "WHERE number = (SELECT given FROM answer_messages WHERE chat = ? AND message = ?)",
            chat,
            message_id,
        )

    async def of_question(self, chat: int, message_id: int) -> tuple[Given, ...]:
        """Return the answers to this message's questions, in the order in which they were given."""
        return await self._found(
            "WHERE chat = ? AND question_message = ? ORDER BY number", chat, message_id
        )

    async def _first(self, where: str, *values: object) -> Given | None:
        found = await self._found(where, *values)
        return found[0] if found else None

    async def _found(self, where: str, *values: object) -> tuple[Given, ...]:
        def look(connection: sqlite3.Connection) -> tuple[Given, ...]:
            rows = connection.execute(f"{_SELECT} {where}", values).fetchall()
            return tuple(_given(connection, row) for row in rows)

        return await self._database.run(look)


def _replace(connection: sqlite3.Connection, given: Given) -> None:
    found = connection.execute(
        "SELECT number FROM given_answers WHERE key = ?", (given.key,)
    ).fetchone()
    if found:
        connection.execute(
            f"UPDATE given_answers SET ({_COLUMNS}) = ({', '.join('?' * 13)})"  # noqa: S608 - names
            " WHERE number = ?",
            (*_row(given), *found),
        )
        _set_messages(connection, found[0], given)


def _row(given: Given) -> tuple[Any, ...]:
    return (
        given.key, *given.place.columns(), given.question_message, storable(given.question),
        given.as_typed, context_json.written(given.before), context_json.written(given.after),
        given.answered, given.offset, given.generation, given.release,
    )  # fmt: skip


def _given(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Given:
    number, key, chat, thread, user, asked_in, question, as_typed, before, after, *rest = row
    answered, offset, generation, release = rest
    messages = connection.execute(
        "SELECT message FROM answer_messages WHERE given = ? ORDER BY rowid", (number,)
    )
    return Given(
        key=key,
        place=Place.of_columns(chat, thread, user),
        question_message=asked_in,
        answer_messages=tuple(message for (message,) in messages),
        question=question,
        as_typed=bool(as_typed),
        before=context_json.read(before),
        after=context_json.read(after),
        answered=bool(answered),
        offset=offset,
        generation=generation,
        release=release,
    )


def _set_messages(connection: sqlite3.Connection, number: int | None, given: Given) -> None:
    connection.execute("DELETE FROM answer_messages WHERE given = ?", (number,))
    connection.executemany(
        "REPLACE INTO answer_messages VALUES (?, ?, ?)",
        [(given.place.chat, message, number) for message in given.answer_messages],
    )
