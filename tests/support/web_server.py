"""A web server on loopback over real sockets, and an internet that leads to it.

The server plays what it is told, byte by byte, so that it can be slow, lie or break off. The
internet has names and addresses of its own: a fetch looks a name up, judges the addresses that come
back, and connects to one, all as it always does; only then is that address mapped to a server.
"""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from corpus.fetching import Clock, Network
from corpus.fetching.addresses import Address

Play = Callable[[socket.socket], None]
"""Sends whatever it likes; the connection is closed after it."""
PAGE = b"<html><body><p>An invented release.</p></body></html>"


@dataclass(frozen=True)
class Request:
    """A request as it came: the target, and the headers by their names in lower case."""

    target: str
    headers: dict[str, str]


def reply(
    body: bytes = PAGE,
    *,
    status: int = 200,
    content_type: str | None = "text/html; charset=utf-8",
    **headers: str,
) -> Play:
    """Return an ordinary response; an underscore in a header's name stands for a hyphen."""
    lines = {"Content-Length": str(len(body)), "Content-Type": content_type}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    return raw(head(status, {name: value for name, value in lines.items() if value}) + body)


def gzipped(body: bytes) -> Play:
    return reply(gzip.compress(body), Content_Encoding="gzip")


def redirect(location: str, status: int = 302) -> Play:
    return reply(b"", status=status, Location=location)


def raw(data: bytes) -> Play:
    return lambda connection: connection.sendall(data)


def head(status: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Invented", *(f"{name}: {text}" for name, text in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def in_turn(*plays: Play) -> Play:
    """Return what plays another each time, and the last one from then on."""
    left = list(plays)

    def play(connection: socket.socket) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(connection)

    return play


class WebServer:
    """The server. `pages` says what it plays for each target, 404 for all others."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Play] = {}
        self.requests: list[Request] = []
        self.server_names: list[str | None] = []
        self._tls = tls
        if tls:
            tls.sni_callback = lambda _, name, __: self.server_names.append(name)
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def targets(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        asked = [request.target for request in self.requests]
        return [target for target in asked if target != "/robots.txt"]

    def close(self) -> None:
        self._closing.set()
        # Closing alone would not wake the thread that accepts.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        self._listener.close()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                if request := _received(connection):
                    self.requests.append(request)
                    self.pages.get(request.target, reply(b"", status=404))(connection)
                else:
                    reply(b"", status=400)(connection)
                _linger(connection)


def _received(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(4096)
        data += more
        if not more or not data.startswith(b"GET "[: len(data)]):
            return None
    first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    return Request(first.split()[1], {name.lower(): value for name, _, value in pairs})


def _linger(connection: socket.socket) -> None:
    """Let what was sent arrive before the connection is closed."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_WR)


@dataclass
class Internet:
    """Names, their addresses and the servers there.

    Attributes:
        names: The addresses of each name, or what returns them anew at every look-up.
        servers: The server of each address; none at all where a connection is refused.
        lookups: The names that were looked up, in order.
        connections: The addresses and ports that were connected to, in order.
    """

    names: dict[str, Sequence[str] | Callable[[], Sequence[str]]] = field(default_factory=dict)
    servers: dict[str, WebServer] = field(default_factory=dict)
    authority: ssl.SSLContext | None = None
    lookups: list[str] = field(default_factory=list)
    connections: list[tuple[str, int]] = field(default_factory=list)

    def add(self, name: str, server: WebServer, address: str = "93.184.215.14") -> None:
        self.names[name] = [address]
        self.servers[address] = server

    @property
    def network(self) -> Network:
        return Network(self._resolve, self._connect, lambda: self.authority or _nobody())

    def _resolve(self, host: str, port: int) -> list[Address]:
        self.lookups.append(host)
        found = self.names.get(host)
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [ip_address(text) for text in (found() if callable(found) else found)]

    def _connect(self, address: Address, port: int, timeout_s: float) -> socket.socket:
        self.connections.append((str(address), port))
        server = self.servers.get(str(address))
        if server is None:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", server.port), timeout_s)


def _nobody() -> ssl.SSLContext:
    """Trust no authority at all."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class StoppedClock:
    """A clock that only waiting moves on. `waits` lists how long each was, in seconds."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.passed_s = 0.0

    @property
    def clock(self) -> Clock:
        return Clock(lambda: 1000 + self.passed_s, self._sleep, self._now)

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.passed_s += seconds

    def _now(self) -> datetime:
        return datetime(2024, 5, 1, 12, tzinfo=UTC) + timedelta(seconds=self.passed_s)
