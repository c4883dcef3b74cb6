"""Where updates come from: polling, or the webhook where an address for it is set."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from bot.application import Behaviour, Built
from bot.endpoint import Route, listening
from bot.health import Health, HealthPage
from bot.polling import Polling
from bot.services import Services
from bot.webhook import Webhook


class Source(Protocol):
    """Lets updates arrive."""

    def is_well(self) -> bool:
        """Whether they can, as far as is known."""

    async def run(self) -> None:
        """Do so until cancelled.

        Raises:
            VerbatimError: Telegram refuses, or another process fetches the bot's updates.
        """


@asynccontextmanager
async def source_of(
    services: Services, behaviour: Behaviour, built: Built
) -> AsyncIterator[Source]:
    """Return what the settings ask for; the bot's own HTTP server is up meanwhile.

    Raises:
        VerbatimError: The server cannot listen where it should.
    """
    settings = services.settings
    parts = built.application.bot, built.arrivals, settings, behaviour.kinds
    source: Source
    if settings.webhook_url:
        source = webhook = Webhook(*parts)
        routes, port = [webhook.route()], settings.webhook_port
    else:
        source = Polling(*parts)
        routes, port = list[Route](), settings.health_port
    health = Health(services.asker, services.database, built.arrivals, source.is_well)
    if not port:
        yield source
        return
    routes.append(("/health", HealthPage, {"report": health.report}))
    async with listening(routes, settings.webhook_listen, port):
        yield source
