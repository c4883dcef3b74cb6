"""Connections that are opened to checked addresses only, within a deadline and an allowance.

Each connection looks its host's name up once, judges every address that comes back, and connects to
one of these: what a second look-up would say (DNS rebinding) never matters. TLS and the Host header
go by the name.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore

from corpus.fetching.addresses import Address, is_intranet, is_public
from corpus.fetching.clock import Deadline
from corpus.fetching.errors import Refusal, Unreachable
from corpus.fetching.network import Network, addresses_of

_ELSEWHERE = "open the page in a browser, and give the saved file"


class CheckedNetwork(httpcore.NetworkBackend):
    """Opens the connections of one request.

    Args:
        allow_private: Whether an intranet's addresses may be reached.
        allowance: How many bytes may come in, whatever they are.
        connect_s: At most so long for one address.

    Attributes:
        reached: The address connected to, once there is one.
    """

    def __init__(
        self,
        network: Network,
        deadline: Deadline,
        *,
        allow_private: bool,
        allowance: int,
        connect_s: float,
    ) -> None:
        self.reached: Address | None = None
        self._network = network
        self._deadline = deadline
        self._allow_private = allow_private
        self._allowance = allowance
        self._connect_s = connect_s

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> BoundedStream:
        """Connect to the first address that answers, once all have been found admissible."""
        addresses = addresses_of(host, port, self._network.resolve, self._deadline)
        for address in addresses:
            check(host, address, allow_private=self._allow_private)
        why = ""
        for address in addresses:
            try:
                connected = self._network.connect(address, port, self._patience_s())
            except OSError as error:
                why = f"{address}: {reason(error)}"
            else:
                self.reached = address
                return BoundedStream(connected, self._deadline, self._allowance)
        raise Unreachable(
            f"{host} cannot be reached ({why})", mend="check the network, or try later"
        )

    def _patience_s(self) -> float:
        return min(self._connect_s, self._deadline.left_s())


def check(host: str, address: Address, *, allow_private: bool) -> None:
    """Admit an address, or not.

    Raises:
        Refusal: It is not public, nor an intranet's where that is allowed.
    """
    if is_public(address) or (allow_private and is_intranet(address)):
        return
    mend = ""
    if is_intranet(address):
        mend = "allow private addresses, if this is a page of your own network"
    which = host if host == str(address) else f"{host} is at {address}, which"
    raise Unreachable(f"{which} is not a public address", mend=mend)


class BoundedStream(httpcore.NetworkStream):
    """A connection that is given up at the deadline, or when too much comes in."""

    def __init__(self, connected: socket.socket, deadline: Deadline, allowance: int) -> None:
        self._socket = connected
        self._deadline = deadline
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come in; empty at the end."""
        self._socket.settimeout(self._deadline.left_s())
        try:
            data = self._socket.recv(max_bytes)
        except TimeoutError:
            raise self._deadline.passed() from None
        except OSError as error:
            raise Refusal(f"the connection broke ({reason(error)})", mend="try again") from None
        self._allowance -= len(data)
        if self._allowance < 0:
            raise Refusal("the server sends more than it may")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of a buffer; an error is left to be told by what comes back."""
        self._socket.settimeout(self._deadline.left_s())
        try:
            self._socket.sendall(buffer)
        except OSError as error:
            raise httpcore.WriteError(reason(error)) from error

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> BoundedStream:
        """Go over to TLS, with the host's name and not its address."""
        self._socket.settimeout(self._deadline.left_s())
        try:
            secure = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except TimeoutError:
            self.close()
            raise self._deadline.passed() from None
        except (OSError, ValueError) as error:
            self.close()
            what = f"no secure connection can be made ({reason(error)})"
            raise Unreachable(what, mend=_ELSEWHERE) from None
        return BoundedStream(secure, self._deadline, self._allowance)

    def get_extra_info(self, info: str) -> Any:
        """Return the TLS connection, of which the library asks which HTTP was agreed on."""
        is_secure = isinstance(self._socket, ssl.SSLSocket)
        return self._socket if info == "ssl_object" and is_secure else None


def reason(error: Exception) -> str:
    """Return why a connection failed, in a few words."""
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.replace("_", " ").lower()
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
