"""The bot as one object: the library's application, with our way in and our way out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import Application, BaseHandler, ContextTypes, ExtBot

from bot.admission import gate
from bot.arrival import Arrivals
from bot.context import BotContext
from bot.menu import Menu
from bot.order import InOrder
from bot.replay import IsAddressed, give_up, is_private
from bot.sending.limiter import Limiter
from bot.services import Services
from bot.settings import PREFIX
from corpus import VerbatimError

BotApplication = Application[
    ExtBot[None], BotContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], None
]

_FIRST = -1
"""The group of the handler that comes before all others, and lets through who may ask."""


async def _nothing(application: BotApplication) -> None:
    """Do nothing when the bot has started."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What the bot does with updates; all else is how it runs.

    Attributes:
        handlers: The first that wants an update gets it.
        on_error: Is told of errors, but of those where the answer is tried again.
        kinds: Which kinds of updates are fetched.
        menus: The commands that Telegram shows.
        is_addressed: Whether an update that came too long ago is to be apologised for.
        when_started: Is called once Telegram is reached, before the first update is handled.
    """

    handlers: Sequence[BaseHandler[Update, BotContext, Any]]
    on_error: Callable[[object, BotContext], Coroutine[Any, Any, None]]
    kinds: Sequence[str]
    menus: Sequence[Menu] = ()
    is_addressed: IsAddressed = is_private
    when_started: Callable[[BotApplication], Awaitable[None]] = _nothing


@dataclass(frozen=True, slots=True)
class Built:
    """The application, and those of its parts that are ours."""

    application: BotApplication
    arrivals: Arrivals
    order: InOrder
    limiter: Limiter


def build_application(services: Services, behaviour: Behaviour) -> Built:
    """Return the application, ready to be run; nothing is sent yet.

    Raises:
        VerbatimError: The proxy cannot be used.
    """
    arrivals = Arrivals(services.inbox)
    order = InOrder(services.inbox, max_age_s=services.settings.max_age_s)
    limiter = Limiter()
    application = _application(services, arrivals, order, limiter)
    order.again = application.process_update
    order.give_up = partial(give_up, is_addressed=behaviour.is_addressed)
    application.add_handler(gate(services.admission), group=_FIRST)
    application.add_handlers(behaviour.handlers)
    application.add_error_handler(order.notice)
    application.add_error_handler(behaviour.on_error)
    return Built(application, arrivals, order, limiter)


def _application(
    services: Services, arrivals: Arrivals, order: InOrder, limiter: Limiter
) -> BotApplication:
    settings = services.settings
    builder = (
        Application.builder()
        .token(settings.token.get_secret_value())
        .base_url(f"{settings.api_base_url}/bot")
        .base_file_url(f"{settings.api_base_url}/file/bot")
        .context_types(ContextTypes(context=BotContext))
        .job_queue(None)
        .update_queue(arrivals)
        .concurrent_updates(order)
        .rate_limiter(limiter)
    )
    if settings.proxy:
        proxy = settings.proxy.get_secret_value()
        builder = builder.proxy(proxy).get_updates_proxy(proxy)
    try:
        application: BotApplication = builder.build()
    except RuntimeError as error:  # the library's, and it tells what to install
        raise VerbatimError(
            f"{PREFIX}PROXY cannot be used: a SOCKS proxy needs more than is installed",
            mend='pip install "python-telegram-bot[socks]"',
        ) from error
    return application
