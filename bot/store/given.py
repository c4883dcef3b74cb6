"""An answer that was given, as its buttons, replies to it and edits of its question need it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from bot.store.place import Place
from index.answer import Context

_KEY_BYTES = 6
"""48 bits, eight characters: of a million answers, one guess in 280 million hits any."""


def _draw_key() -> str:
    return secrets.token_urlsafe(_KEY_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was asked, how, and where the answer stands.

    Attributes:
        key: Names it in a button: 8 characters of A-Z, a-z, 0-9, `_` and `-`; drawn by chance.
        place: Whose conversation it is part of.
        question_message: Id of the message that asked.
        answer_messages: Ids of the messages that answer; none before they are sent.
        question: As it was asked.
        as_typed: Whether it was asked again without what is read out of its words.
        before: The context it was asked in, and `after` the one it left.
        answered: False for an abstention.
        offset: Number of quotes left out before the first that is shown.
        generation: The index's generation that answered.
        release: Id of the release that was quoted first, or came nearest.
    """

    key: str = field(default_factory=_draw_key)
    place: Place
    question_message: int
    answer_messages: tuple[int, ...] = ()
    question: str
    as_typed: bool = False
    before: Context | None
    after: Context | None
    answered: bool
    offset: int = 0
    generation: str
    release: str | None
