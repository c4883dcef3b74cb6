"""The other way to tell updates: the server posts them, each chat's in order, until taken."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot_api.ledger import Ledger
from bot_api.parameters import Parameters
from bot_api.refusals import bad
from bot_api.updates import Update

_PORTS = (None, 443, 80, 88, 8443)
_SECRET = re.compile("[A-Za-z0-9_-]{1,256}")
_ANSWER_S = 10.0
_LONGEST_PAUSE_S = 1.0
"""The real server's pauses grow to minutes."""


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates are posted, by how many connections, and the secret that they carry."""

    url: str
    secret: str
    connections: int


class Webhook:
    """Posts updates; lives on the server's event loop.

    Updates of one chat are posted one after the other, those of several chats side by side and so
    in any order, like the real server's. What is not taken (any status but 2xx) is posted again.

    Attributes:
        behind: What stands in for the web server that takes TLS off: posts go to this address, with
            the path of the one that was registered. Without it only a loopback address is taken.
        delay_s: How long a post waits before it is sent, by update: reorders those of
            different chats.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.hook: Hook | None = None
        self.behind: str | None = None
        self.delay_s: Callable[[Update], float] = lambda _: 0.0
        self.last_error = ""
        self._ledger = ledger
        self._busy: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def set(self, parameters: Parameters) -> bool:
        """Register an address; an empty one takes the webhook away."""
        url, secret = parameters.text("url"), parameters.text("secret_token")
        connections = parameters.whole("max_connections", 40)
        if url:
            self._refuse_address(url)
        if secret and not _SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        if not 1 <= connections <= 100:
            raise bad("max_connections must be between 1 and 100")
        self._ledger.updates.want(parameters.json("allowed_updates"))
        return self._change(Hook(url, secret, connections) if url else None, parameters)

    def delete(self, parameters: Parameters) -> bool:
        return self._change(None, parameters)

    def described(self, _: Parameters) -> dict[str, Any]:
        waiting = len(self._ledger.updates)
        told: dict[str, Any] = {
            "url": self.hook.url if self.hook else "",
            "has_custom_certificate": False,
            "pending_update_count": waiting,
        }
        if self.last_error:
            told |= {"last_error_date": 1_700_000_000, "last_error_message": self.last_error}
        return told

    def look(self) -> None:
        """Start a post for each chat that has an update and none under way."""
        hook = self.hook
        if hook is None:
            return
        with self._ledger.changed:
            waiting = self._ledger.updates.waiting()
        for update in waiting:
            if len(self._busy) >= hook.connections:
                return
            if update.lane not in self._busy:
                self._busy.add(update.lane)
                task = asyncio.ensure_future(self._tell(update, hook))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def _change(self, hook: Hook | None, parameters: Parameters) -> bool:
        if parameters.flag("drop_pending_updates"):
            self._ledger.updates.drop()
        self.hook = hook
        asyncio.get_running_loop().call_soon(self.look)
        return True

    def _refuse_address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme == "https" and parts.port in _PORTS and self.behind:
            return
        if parts.scheme == "https" and self.behind:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        # A Bot API server of one's own takes plain HTTP and any port, which suits a test.
        if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "localhost"):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")

    async def _tell(self, update: Update, hook: Hook) -> None:
        pause_s = 0.05
        await asyncio.sleep(self.delay_s(update))
        try:
            while self.hook == hook:
                with self._ledger.changed:
                    self._ledger.updates.note(update)
                if await self._is_taken(update, hook):
                    with self._ledger.changed:
                        self._ledger.updates.confirm(update)
                        self._ledger.changed.notify_all()
                    return
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)
        finally:
            self._busy.discard(update.lane)
            self.look()

    async def _is_taken(self, update: Update, hook: Hook) -> bool:
        try:
            code = await asyncio.wait_for(self._post(update, hook), _ANSWER_S)
        except (OSError, EOFError, TimeoutError) as error:
            self.last_error = str(error) or type(error).__name__
            return False
        if not 200 <= code < 300:
            self.last_error = f"Wrong response from the webhook: {code}"
        return 200 <= code < 300

    async def _post(self, update: Update, hook: Hook) -> int:
        """Post one update; return the status."""
        registered = urlsplit(hook.url)
        target = urlsplit(self.behind or hook.url)
        body = json.dumps(update.described()).encode()
        secret = f"X-Telegram-Bot-Api-Secret-Token: {hook.secret}\r\n" if hook.secret else ""
        head = (
            f"POST {registered.path or '/'} HTTP/1.1\r\nHost: {registered.netloc}\r\n{secret}"
            "Content-Type: application/json\r\nConnection: close\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        reader, writer = await asyncio.open_connection(target.hostname, target.port)
        try:
            writer.write(head.encode() + body)
            status = await reader.readuntil(b"\r\n")
            return int(status.split()[1])
        finally:
            writer.close()
