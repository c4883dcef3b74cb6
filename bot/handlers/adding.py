"""Releases that admins add from the chat: imported, shown with the check's findings, confirmed."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from telegram import Bot, Document, Message, Update
from telegram.constants import FileSizeLimit

from bot.context import BotContext
from bot.formatted import Formatted
from bot.references import Decision
from bot.sending import Outgoing, reply
from bot.services import Services
from bot.views import add_preview, added_view
from bot.views.adding import ADD_USAGE, ADDED_NOT, EXPIRED, KNOWN, how_to_give
from corpus import VerbatimError

if TYPE_CHECKING:
    from corpus.desk import Proposal
    from corpus.importing import Source
    from index import BuildReport, Settings

_MOST_PENDING = 20
TOO_LARGE = Outgoing(
    Formatted("That file is larger than 20 MB, which Telegram gives to no bot; add it at the desk.")
)


@dataclass(slots=True)
class _Pending:
    """A release that somebody was shown and asked about.

    Attributes:
        outcome: What came of it; None until it is decided. A button that is pressed twice, or
            handled again because that could not be shown, shows it again and does nothing.
    """

    admin: int
    proposal: Proposal
    outcome: Outgoing | None = None


class Adding:
    """Handles /add, and the buttons under its previews.

    Previews live in memory: after a restart, /add is sent again.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._pending: OrderedDict[str, _Pending] = OrderedDict()

    async def add(self, update: Update, context: BotContext) -> None:
        """Show what a page or an attached file would be as a release."""
        message, user = update.message, update.effective_user
        if message is None or user is None:
            return
        try:
            view = await self._preview(context.bot, message, user.id)
        except VerbatimError as error:
            view = _refused(error)
        await reply(context.bot, message, view)

    async def decide(self, admin: int, decision: Decision) -> Outgoing:
        """Add what was shown, and rebuild the index; or do neither."""
        pending = self._pending.get(decision.token)
        if pending is None or pending.admin != admin:
            return EXPIRED
        if pending.outcome is None:
            pending.outcome = await self._added(pending.proposal) if decision.add else ADDED_NOT
        return pending.outcome

    async def _preview(self, bot: Bot, message: Message, admin: int) -> Outgoing:
        source = await _source(bot, message)
        if isinstance(source, Outgoing):
            return source
        proposal = await asyncio.to_thread(_proposed, source, self._services.index_settings)
        if proposal.is_known:
            return KNOWN
        token = secrets.token_urlsafe(6)
        self._pending[token] = _Pending(admin, proposal)
        while len(self._pending) > _MOST_PENDING:
            self._pending.popitem(last=False)
        return add_preview(
            proposal.release,
            proposal.findings,
            token,
            doubts=tuple(_doubts(proposal)),
            may_be_added=proposal.may_be_added,
        )

    async def _added(self, proposal: Proposal) -> Outgoing:
        settings = self._services.index_settings
        try:
            await asyncio.to_thread(_accept, proposal, settings)
        except VerbatimError as error:
            return _refused(error)
        try:
            report = await asyncio.to_thread(_rebuilt, settings)
        except VerbatimError as error:
            return Outgoing(Formatted(f"Written, but the index was not rebuilt: {error}"))
        await self._services.asker.renew()
        told = f"Index {report.generation} is in use, {report.passages} passages."
        return added_view(proposal.release, told)


async def _source(bot: Bot, message: Message) -> Source | Outgoing:
    """Return the page or the file that a message is about, or what is said where there is none."""
    words = (message.text or "").split()[1:]  # those of a caption are about its file
    if words:
        return await asyncio.to_thread(_fetched, words[0])
    document = message.document or _replied_document(message)
    if document is None:
        return ADD_USAGE
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        return TOO_LARGE
    return await _downloaded(bot, document)


def _fetched(url: str) -> Source:
    from corpus.fetching import fetch
    from corpus.importing import Source

    found = fetch(url)
    assert isinstance(found, Source)  # nothing is known of it that could be unmodified
    return found


async def _downloaded(bot: Bot, document: Document) -> Source:
    from corpus.importing import Source

    file = await bot.get_file(document.file_id)
    return Source(
        name=document.file_name or "attachment",
        data=bytes(await file.download_as_bytearray()),
        media_type=document.mime_type,
        retrieved=datetime.now(UTC),
    )


def _replied_document(message: Message) -> Document | None:
    return message.reply_to_message.document if message.reply_to_message else None


def _proposed(source: Source, settings: Settings) -> Proposal:
    from corpus.desk import propose

    return propose(source, settings.releases)


def _accept(proposal: Proposal, settings: Settings) -> None:
    from corpus.desk import accept

    accept(proposal, settings.releases)


def _rebuilt(settings: Settings) -> BuildReport:
    from index import rebuild

    return rebuild(settings, skip_invalid=True)


def _doubts(proposal: Proposal) -> Iterator[str]:
    """Yield what a person should look at, what matters most first."""
    if proposal.replaces:
        yield f"It is a new version of {proposal.replaces.release.id}."
    yield from proposal.doubtful
    if missing := [one.key for one in proposal.choices if one.is_missing]:
        yield how_to_give(missing)
    yield from (f"It has {repeat}." for repeat in proposal.repeats)
    yield from proposal.notes


def _refused(error: VerbatimError) -> Outgoing:
    return Outgoing(Formatted(f"That cannot be added: {error}"))
