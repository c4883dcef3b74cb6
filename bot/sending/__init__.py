"""The way out: messages are checked once more, cut to what Telegram takes, paced and sent.

`Limiter` is given to the library and sees every request; `reply`, `edit`, `revise` and the answers
to queries are what the handlers call. A quotation that is not whole and a quote is never sent, or
taken back.
"""

from bot.sending.chunks import TooLongError
from bot.sending.delivery import edit, reply, revise
from bot.sending.limiter import Limiter
from bot.sending.outgoing import Outgoing
from bot.sending.post import edit_keyboard, remove
from bot.sending.queries import answer_button, answer_guest, answer_inline
from bot.sending.quotations import MisquoteError
from bot.sending.refusals import is_transient, is_unreachable

__all__ = [
    "Limiter",
    "MisquoteError",
    "Outgoing",
    "TooLongError",
    "answer_button",
    "answer_guest",
    "answer_inline",
    "edit",
    "edit_keyboard",
    "is_transient",
    "is_unreachable",
    "remove",
    "reply",
    "revise",
]
