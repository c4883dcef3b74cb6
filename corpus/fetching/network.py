"""What of the world outside a fetch uses: looking names up, connecting, and whom TLS trusts."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.fetching.addresses import Address, as_address
from corpus.fetching.errors import Unreachable

if TYPE_CHECKING:
    import ssl

    from corpus.fetching.clock import Deadline

Resolver = Callable[[str, int], Sequence[Address]]
"""Host name and port to all of its addresses, the best first; raises OSError."""
Connector = Callable[[Address, int, float], socket.socket]
"""Address, port and seconds at most to a connected socket; raises OSError."""


def look_up(host: str, port: int) -> Sequence[Address]:
    """Ask this machine's resolver for all addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # An address with a zone (fe80::1%2) is link-local: the zone is dropped, and the rest refused.
    texts = dict.fromkeys(str(address[0]).partition("%")[0] for *_, address in found)
    return [address for address in map(as_address, texts) if address]


def connect(address: Address, port: int, timeout_s: float) -> socket.socket:
    """Open a connection to an address."""
    return socket.create_connection((str(address), port), timeout_s)


@cache  # reading the certificates takes as long as a short page
def trusted() -> ssl.SSLContext:
    """Return the authorities trusted: SSL_CERT_FILE or SSL_CERT_DIR, else certifi's."""
    import httpx

    return httpx.create_ssl_context()


@dataclass(frozen=True, slots=True)
class Network:
    """The three ways out; tests bring some of their own.

    Proxies of the environment are not used: through one, the address that is checked would not be
    the one that is reached.
    """

    resolve: Resolver = look_up
    connect: Connector = connect
    tls: Callable[[], ssl.SSLContext] = trusted


def addresses_of(host: str, port: int, resolve: Resolver, deadline: Deadline) -> Sequence[Address]:
    """Return all addresses of a host, at least one; an IP address is its own.

    Raises:
        Refusal: There are none, or not in time.
    """
    if address := as_address(host):
        return [address]
    # The system's resolver knows no deadline: it is left behind in its thread.
    answers: queue.SimpleQueue[Sequence[Address] | BaseException] = queue.SimpleQueue()
    threading.Thread(target=_answer, args=(host, port, resolve, answers), daemon=True).start()
    try:
        found = answers.get(timeout=deadline.left_s())
    except queue.Empty:
        raise deadline.passed() from None
    if isinstance(found, OSError | UnicodeError) or found == []:
        raise Unreachable(f"no host {host} is known", mend="check its spelling and the network")
    if isinstance(found, BaseException):
        raise found
    return found


def _answer(
    host: str,
    port: int,
    resolve: Resolver,
    answers: queue.SimpleQueue[Sequence[Address] | BaseException],
) -> None:
    try:
        answers.put(list(resolve(host, port)))
    except BaseException as error:  # handed over to the thread that waits
        answers.put(error)
