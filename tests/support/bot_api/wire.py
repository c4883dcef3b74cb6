"""HTTP/1.1 by hand: requests in, answers out, connections kept; as little work as will do."""

from __future__ import annotations

import asyncio
import re
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from bot_api.parameters import Parameters, Upload

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)
_TYPE = re.compile(rb"\r\ncontent-type: *([^\r\n]+)", re.I)
_RESET_AT_CLOSE = struct.pack("ii", 1, 0)
_PHRASES = {200: "OK", 400: "Bad Request", 502: "Bad Gateway"}


@dataclass(frozen=True, slots=True)
class Request:
    """One request, read to its end."""

    path: str
    content_type: str
    body: bytes

    def parameters(self) -> Parameters:
        """Return what was sent: as a form, as a multipart form, or in the address."""
        _, _, asked = self.path.partition("?")
        if self.content_type.startswith("multipart/form-data"):
            return _multipart(self.content_type, self.body)
        if self.content_type.startswith("application/x-www-form-urlencoded"):
            asked = self.body.decode()
        return Parameters(dict(parse_qsl(asked, keep_blank_values=True)))


class Connection(asyncio.Protocol):
    """One client; its requests are answered one after the other, each when `respond` is called."""

    def __init__(
        self,
        answer: Callable[[Request, Connection], None],
        lost: Callable[[Connection], None],
    ) -> None:
        self.when_lost: Callable[[], None] | None = None
        self._answer = answer
        self._lost = lost
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._is_busy = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        self._transport = None
        if self.when_lost:
            self.when_lost()
        self._lost(self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._next()

    def respond(self, code: int, body: bytes, content_type: str = "application/json") -> None:
        """Answer the request under way; nobody may be there any more."""
        self._is_busy, self.when_lost = False, None
        if self._transport is None or self._transport.is_closing():
            return
        head = (
            f"HTTP/1.1 {code} {_PHRASES.get(code, 'Error')}\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._transport.write(head.encode() + body)
        if self._buffer:
            self._next()

    def reset(self) -> None:
        """Cut the connection, so that the client sees a reset and no end."""
        if self._transport is None:
            return
        connected = self._transport.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
        self._transport.abort()

    def _next(self) -> None:
        if self._is_busy or (end := self._buffer.find(b"\r\n\r\n")) < 0:
            return
        head = bytes(self._buffer[:end])
        length = int(found[1]) if (found := _LENGTH.search(head)) else 0
        if len(self._buffer) < end + 4 + length:
            return
        body = bytes(self._buffer[end + 4 : end + 4 + length])
        del self._buffer[: end + 4 + length]
        self._is_busy = True
        content_type = found[1].decode() if (found := _TYPE.search(head)) else ""
        self._answer(Request(head.split(b" ", 2)[1].decode(), content_type, body), self)


def _multipart(content_type: str, body: bytes) -> Parameters:
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    values: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        file_name = part.get_filename()
        if file_name is None:
            values[name] = content.decode()
        else:
            files[name] = Upload(file_name, content)
    return Parameters(values, files)
