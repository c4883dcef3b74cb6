"""What happens when something unforeseen does: an apology for the person, a trace for the admins.

The apology carries the id under which the log has the error, and goes the way on which the
person asked: a guest's chat and an inline query never get an ordinary message.
"""

from __future__ import annotations

import logging
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.formatted import Formatted
from bot.logs import new_request_id, request_id
from bot.reports import Reports
from bot.sending.delivery import reply
from bot.sending.outgoing import Outgoing
from bot.sending.queries import answer_button, answer_guest, answer_inline
from bot.sending.refusals import is_transient, is_unreachable, told
from bot.traces import in_short, traced

_LOG = logging.getLogger(__name__)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
AnyContext = CallbackContext[Any, Any, Any, Any]


def apology(identity: str) -> str:
    """Return what a person is told in private."""
    return (
        "Sorry, something went wrong on my side and your question was not answered. "
        f"Please ask it again in a moment. (Error {identity})"
    )


def brief_apology(identity: str) -> str:
    """Return the same in one line, for where others read too, and for alerts."""
    return f"Sorry, something went wrong on my side. (Error {identity})"


class Failures:
    """Handles what handlers raise; `handle` is the library's error handler.

    It expects to be asked only when another attempt is no use; see `bot.order`.
    """

    def __init__(self, reports: Reports) -> None:
        self._reports = reports

    async def handle(self, update: object, context: AnyContext) -> None:
        """Log an error, and tell whom it concerns."""
        error = context.error
        if error is None or not isinstance(update, Update):
            if error is not None:  # of a task that belongs to no update, such as a report
                _LOG.error("a task failed: %s", traced(error))
            return
        if is_unreachable(error) or is_transient(error):
            _LOG.info("update %d came to nothing: %s", update.update_id, in_short(error))
            return
        identity = request_id.get() or new_request_id()
        _LOG.error("update %d failed: %s", update.update_id, traced(error))
        refusal = await self._apologise(update, context, identity)
        self._report(update, context, error, identity)
        if is_transient(refusal):
            # So that the update is handled again, as after an answer that could not be sent.
            assert isinstance(refusal, TelegramError)
            await context.application.process_error(update, refusal)

    async def _apologise(
        self, update: Update, context: AnyContext, identity: str
    ) -> TelegramError | None:
        """Tell the person; return why that could not be done."""
        try:
            await _tell(update, context, identity)
        except TelegramError as error:
            _LOG.warning("no apology could be sent: %s", told(error))
            return error
        except Exception as error:  # whatever it is, the admins are told of what came first
            _LOG.error("no apology could be sent: %s", traced(error))
        return None

    def _report(self, update: Update, context: AnyContext, error: Exception, identity: str) -> None:
        before = self._reports.due(error)
        if before is not None:
            telling = self._reports.send(context.bot, error, identity, before)
            context.application.create_task(telling, name=f"report of error {identity}")


async def _tell(update: Update, context: AnyContext, identity: str) -> None:
    brief = brief_apology(identity)
    if update.guest_message and update.guest_message.guest_query_id:
        guest = update.guest_message.guest_query_id
        await answer_guest(context.bot, guest, _plain(brief), title="Error")
    elif update.inline_query:
        await answer_inline(update.inline_query, ())
    elif update.callback_query:
        await answer_button(update.callback_query, brief, alert=True)
    elif message := _asked(update):
        in_group = message.chat.type in _GROUPS
        await reply(context.bot, message, _plain(brief if in_group else apology(identity)))


def _asked(update: Update) -> Message | None:
    """Return the message of a person; to a channel's posts nothing is replied."""
    return update.message or update.edited_message


def _plain(text: str) -> Outgoing:
    return Outgoing(Formatted(text))
