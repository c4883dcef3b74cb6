"""One request and its response, over a connection of its own, every failure in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore

from corpus.fetching.addresses import is_public
from corpus.fetching.clock import Deadline
from corpus.fetching.connecting import CheckedNetwork
from corpus.fetching.errors import Refusal, Unreachable
from corpus.fetching.limits import MEGABYTE, Limits
from corpus.fetching.network import Network
from corpus.fetching.web_address import WebAddress


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered.

    Attributes:
        headers: Names in lower case; of those that came twice, the values parted by commas.
        chunks: The body as it comes in, still packed; to be read once.
        is_from_public: Whether it came from a public address.
    """

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]
    is_from_public: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """How requests are made: what may be reached, and what they may take.

    Attributes:
        headers: What goes with every request.
    """

    network: Network
    deadline: Deadline
    limits: Limits
    allow_private: bool
    headers: Mapping[str, str]

    @contextmanager
    def get(self, address: WebAddress, more: Mapping[str, str]) -> Iterator[Response]:
        """Ask for a page, with more headers; the body of the response is still to be read.

        Raises:
            Refusal: Here or while the body is read: anything at all went wrong on the way.
        """
        if not (address.has_usual_port or self.allow_private):
            mend = "allow private addresses, if it is a server of your own network"
            what = f"port {address.port} is not one of the web's two, 80 and 443"
            raise Unreachable(what, mend=mend)
        backend = CheckedNetwork(
            self.network,
            self.deadline,
            allow_private=self.allow_private,
            # Packed in tiny pieces, a body grows on the wire; headers come on top.
            allowance=2 * self.limits.size_bytes + MEGABYTE,
            connect_s=self.limits.connect_s,
        )
        connection = self._connection(address, backend)
        try:
            response = connection.handle_request(_request(address, {**self.headers, **more}))
            yield Response(
                response.status,
                _headers(response.headers),
                iter(response.iter_stream()),
                backend.reached is not None and is_public(backend.reached),
            )
        except httpcore.ProtocolError as error:
            raise Refusal(f"the server speaks no proper HTTP ({error})") from None
        finally:
            connection.close()

    def _connection(self, address: WebAddress, backend: CheckedNetwork) -> httpcore.HTTPConnection:
        scheme, host = address.scheme.encode(), address.host.encode()
        tls = self.network.tls() if address.scheme == "https" else None
        origin = httpcore.Origin(scheme, host, address.port)
        return httpcore.HTTPConnection(origin, ssl_context=tls, network_backend=backend)


def _request(address: WebAddress, headers: dict[str, str]) -> httpcore.Request:
    return httpcore.Request(
        "GET",
        httpcore.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=address.port,
            target=address.target.encode(),
        ),
        headers=[("Host", address.authority), *headers.items(), ("Connection", "close")],
    )


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("ascii").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers
