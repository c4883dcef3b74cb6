"""Being told of updates by Telegram, through a webhook."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import secrets
from collections.abc import Callable, Sequence
from hmac import compare_digest
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot, Update
from telegram.error import TelegramError
from tornado.web import HTTPError, RequestHandler

from bot.arrival import Arrivals, NotStored
from bot.endpoint import Route
from bot.outage import insist, unreachable
from bot.sending.refusals import told
from bot.settings import BotSettings
from corpus import VerbatimError

_LOG = logging.getLogger(__name__)
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not its value
_LOOK_S = 300.0


class Webhook:
    """Has Telegram deliver updates, until it is cancelled.

    It stays set when the bot stops: Telegram then keeps the updates and tries again. The secret
    that Telegram shows is made up anew at each start, unless the settings give one.

    Args:
        bot: Sets the webhook.
        arrivals: Where the updates go; Telegram is told that one has come only after that.
        settings: Say where Telegram delivers.
        kinds: Which kinds of updates to deliver.
        look_s: Seconds between two looks at whether it is still set.
    """

    def __init__(
        self,
        bot: Bot,
        arrivals: Arrivals,
        settings: BotSettings,
        kinds: Sequence[str],
        look_s: float = _LOOK_S,
    ) -> None:
        assert settings.webhook_url  # otherwise the bot polls
        given = settings.webhook_secret
        self._secret = given.get_secret_value() if given else secrets.token_urlsafe(32)
        self._url = settings.webhook_url
        self._bot = bot
        self._arrivals = arrivals
        self._settings = settings
        self._kinds = kinds
        self._look_s = look_s
        self._outage = unreachable(settings)
        self._is_open = False
        self._is_set = False

    def is_well(self) -> bool:
        """Whether the webhook is set, as far as is known."""
        return self._is_set

    def route(self) -> Route:
        """Return where updates are received: at the path that Telegram was told."""
        made_with = {
            "bot": self._bot,
            "arrivals": self._arrivals,
            "secret": self._secret,
            "is_open": lambda: self._is_open,
        }
        path = urlsplit(self._url).path or "/"
        return f"{re.escape(path.rstrip('/'))}/?", Delivery, made_with

    async def run(self) -> None:
        """Set the webhook, and look now and then whether it is still there.

        Raises:
            VerbatimError: Telegram refuses it, or another process has changed it.
        """
        self._is_open = True
        await insist(self._set, self._settings, self._outage)
        self._is_set = True
        while True:
            await asyncio.sleep(self._look_s)
            await self._look()

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._url,
            max_connections=self._settings.webhook_connections,
            allowed_updates=self._kinds,
            secret_token=self._secret,
        )

    async def _look(self) -> None:
        try:
            info = await self._bot.get_webhook_info()
        except TelegramError as error:
            _LOG.warning("the webhook could not be looked at: %s", told(error))
            return
        if info.url.rstrip("/") != self._url:
            self._is_set = False
            raise VerbatimError(
                "another process has changed this bot's webhook",
                mend="stop that one, or make a second bot with @BotFather",
            )
        if info.pending_update_count and info.last_error_message:
            count, why = info.pending_update_count, info.last_error_message
            _LOG.warning("%d updates wait with Telegram, which says: %s", count, why)


class Delivery(RequestHandler):
    """Receives one update.

    200 says that it is stored, and that Telegram need not deliver it again; 503 that it must.
    """

    def initialize(
        self, bot: Bot, arrivals: Arrivals, secret: str, is_open: Callable[[], bool]
    ) -> None:
        """Take what every request is answered with; nothing arrives before what was left."""
        self._bot = bot
        self._arrivals = arrivals
        self._secret = secret.encode()
        self._is_open = is_open

    def prepare(self) -> None:
        """Refuse whoever does not know the secret."""
        shown = self.request.headers.get(_SECRET_HEADER, "").encode(errors="replace")
        if not compare_digest(shown, self._secret):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        if not self._is_open():
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)

    async def post(self) -> None:
        """Let an update arrive."""
        raw = _json_object(self.request.body)
        try:
            update = Update.de_json(raw, self._bot)
        except Exception as error:
            # Delivered again, it would be no better, and keep others waiting.
            _LOG.error("update %d cannot be read: %s", raw["update_id"], type(error).__name__)
            return
        try:
            await self._arrivals.put(update)
        except NotStored as error:
            _LOG.error("an update was left with Telegram: %s", error)
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE) from None

    def log_exception(self, *_: object) -> None:
        """Log nothing more: a request that is refused is no fault of the bot."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say nothing but the status, and nothing to whoever tries addresses."""
        self.finish()


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):  # bytes that are no UTF-8 are a ValueError too
        raise HTTPError(HTTPStatus.BAD_REQUEST) from None
    if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
        raise HTTPError(HTTPStatus.BAD_REQUEST)
    return raw
