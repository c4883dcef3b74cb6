"""The bot's own HTTP server: the webhook and the health page, for a reverse proxy in front of it.

It speaks plain HTTP. TLS, and what of it the world may reach, are the proxy's business.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.settings import PREFIX
from corpus import VerbatimError

_BODY_BYTES = 1_000_000
"""An update with the longest message, and one that it replies to, takes some 50 kB."""
_IDLE_S = 75.0

Route = tuple[str, type[RequestHandler], dict[str, Any]]
"""A pattern of paths, what answers there, and what that is made with."""


@asynccontextmanager
async def listening(routes: Sequence[Route], address: str, port: int) -> AsyncIterator[int]:
    """Serve HTTP until the block is left; yields the port, which 0 leaves to the machine.

    Raises:
        VerbatimError: Nothing can listen there.
    """
    application = Application(list(routes), log_function=lambda _: None)
    server = HTTPServer(
        application,
        max_body_size=_BODY_BYTES,
        max_buffer_size=2 * _BODY_BYTES,
        idle_connection_timeout=_IDLE_S,
        body_timeout=_IDLE_S,
    )
    try:
        sockets = bind_sockets(port, address)
    except OSError as error:
        raise VerbatimError(
            f"the bot cannot listen at {address}:{port}: {error.strerror or error}",
            mend=f"give another {PREFIX}WEBHOOK_LISTEN or port, or end what is there",
        ) from error
    server.add_sockets(sockets)
    try:
        yield sockets[0].getsockname()[1]
    finally:
        server.stop()
        await server.close_all_connections()
