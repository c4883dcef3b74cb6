"""What Telegram says of the bot, for an operator: who it is, what it hears, how it gets updates."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from telegram import Bot, User, WebhookInfo
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.outage import refused
from bot.sending.refusals import is_transient, told
from bot.settings import BotSettings
from bot.views.administration import hears
from index import Finding

_PATIENCE_S = 5.0


def examine(settings: BotSettings) -> tuple[Finding, ...]:
    """Ask Telegram, with little patience; nothing is changed there, a running bot is let alone."""
    try:
        me, webhook = asyncio.run(_asked(settings))
    except TelegramError as error:
        return (_unknown(error, settings),)
    return tuple(_findings(me, webhook, settings))


async def _asked(settings: BotSettings) -> tuple[User, WebhookInfo]:
    proxy = settings.proxy.get_secret_value() if settings.proxy else None
    request = HTTPXRequest(
        connect_timeout=_PATIENCE_S, read_timeout=_PATIENCE_S, write_timeout=_PATIENCE_S,
        proxy=proxy,
    )  # fmt: skip
    token = settings.token.get_secret_value()
    bot = Bot(token, base_url=f"{settings.api_base_url}/bot", request=request)
    async with bot:
        return bot.bot, await bot.get_webhook_info()


def _unknown(error: TelegramError, settings: BotSettings) -> Finding:
    if is_transient(error):
        return Finding("telegram", f"{settings.api_base_url} is not reached: {told(error)}", True)
    return Finding("telegram", str(refused(error, settings)), is_fault=True)


def _findings(me: User, webhook: WebhookInfo, settings: BotSettings) -> Iterator[Finding]:
    yield Finding("telegram", f"reached at {settings.api_base_url}")
    yield Finding("bot", f"@{me.username}")
    yield Finding("groups", hears(bool(me.can_read_all_group_messages), me.username or "").text)
    yield Finding("inline", _switch(me.supports_inline_queries, "/setinline"))
    yield Finding("guest", _switch(me.supports_guest_queries, "its settings"))
    yield _updates(webhook, settings)
    if webhook.pending_update_count:
        yield Finding("waiting", f"{webhook.pending_update_count} updates, with Telegram")
    if webhook.last_error_message:
        yield Finding("last delivery that failed", webhook.last_error_message)


def _switch(is_on: bool | None, where: str) -> str:
    return "on" if is_on else f"off; @BotFather turns it on ({where})"


def _updates(webhook: WebhookInfo, settings: BotSettings) -> Finding:
    """Say how updates come; only a running bot of these settings makes both agree."""
    actual, wanted = webhook.url.rstrip("/"), settings.webhook_url or ""
    if actual == wanted:
        return Finding("updates", f"delivered to {actual}" if actual else "fetched by polling")
    if actual:
        return Finding("updates", f"delivered to {actual} until the bot starts with these settings")
    return Finding("updates", f"not delivered to {wanted} until the bot has started")
