"""The releases themselves: one of them, the newest, those that somebody names, all together."""

from __future__ import annotations

import asyncio
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from bot.references import OfQuote
from bot.sending import Outgoing
from bot.services import Services
from bot.store import Place
from bot.views import (
    about_view,
    asking_about,
    candidates,
    changed_view,
    examples,
    found_page,
    latest_page,
    paragraph_view,
    release_card,
)
from bot.views.releases import ON_A_PAGE, USAGE
from index import Context

if TYPE_CHECKING:
    from index.catalogue import Catalogue


class Browsing:
    """Shows what the index in use holds."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._examples: tuple[str, asyncio.Task[tuple[str, ...]]] | None = None

    async def card(self, short: str, username: str) -> Outgoing:
        """Return the card of a release, by its `short_hash`."""

        def look(catalogue: Catalogue) -> Outgoing:
            found = catalogue.of_hash(short)
            if found is None:
                return changed_view(None)
            return release_card(found, catalogue.lead(found.id), username=username)

        return await self._services.asker.with_catalogue(look)

    async def named(self, words: str, username: str) -> Outgoing:
        """Return the release that words name, or those among which they leave the choice."""
        if not words.strip():
            return USAGE

        def look(catalogue: Catalogue) -> Outgoing:
            found = catalogue.find(words, ON_A_PAGE + 1)
            if len(found) == 1 or (found and found[0].id == words.strip()):
                return release_card(found[0], catalogue.lead(found[0].id), username=username)
            return found_page(words, found)

        return await self._services.asker.with_catalogue(look)

    async def quote(
        self, place: OfQuote, username: str, key: str | None = None, offset: int = 0
    ) -> Outgoing:
        """Return a quote in its paragraph, or say that its release has changed.

        Args:
            place: Where the quote stood.
            username: The bot's.
            key: Of the given answer to which a button leads back, and `offset` of its page.
            offset: See there.
        """

        def look(catalogue: Catalogue) -> Outgoing:
            found = catalogue.quote_again(place.release, place.start, place.end, place.check)
            if found is None:
                return changed_view(catalogue.of_hash(place.release), key, offset=offset)
            return paragraph_view(found, key, username=username, offset=offset)

        return await self._services.asker.with_catalogue(look)

    async def latest(self, offset: int = 0) -> Outgoing:
        """Return a page of the newest releases."""
        return await self._services.asker.with_catalogue(
            lambda catalogue: latest_page(
                catalogue.newest(ON_A_PAGE, offset), offset, len(catalogue)
            )
        )

    async def ask_about(self, short: str, place: Place) -> Outgoing:
        """Have the next question of a conversation taken as one about a release."""
        found = await self._services.asker.with_catalogue(
            lambda catalogue: catalogue.of_hash(short)
        )
        if found is None:
            return changed_view(None)
        await self._services.contexts.save(place, Context(found.title, found.id))
        return asking_about(found)

    async def about(self) -> Outgoing:
        """Return how much there is, and of whom."""
        return await self._services.asker.with_catalogue(
            lambda catalogue: about_view(
                catalogue.facts, catalogue.span(), catalogue.generation, _version()
            )
        )

    async def examples(self) -> tuple[str, ...]:
        """Return questions to try, made once for each generation of the index."""
        generation = self._services.asker.generation
        if self._examples is None or self._examples[0] != generation or _failed(self._examples[1]):
            self._examples = generation, asyncio.create_task(self._made_examples())
        # Shielded: others wait for them, too.
        return await asyncio.shield(self._examples[1])

    async def _made_examples(self) -> tuple[str, ...]:
        asker = self._services.asker
        kinds = await asker.with_catalogue(
            lambda catalogue: candidates(catalogue) if len(catalogue) else ()
        )
        return await examples(kinds, lambda question: asker.ask(question, None))


def _failed(task: asyncio.Task[tuple[str, ...]]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


def _version() -> str:
    try:
        return version("verbatim")
    except PackageNotFoundError:
        return "(not installed)"
