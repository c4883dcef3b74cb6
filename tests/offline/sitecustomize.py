"""Blocks every connection but those to this machine, in any Python that finds this on its path.

An audit hook rather than patches of `socket`: it sees every use that Python code makes of a socket,
whichever module it comes from, and nothing can take it back.
"""

from __future__ import annotations

import ipaddress
import sys

_ADDRESS_SECOND = ("socket.connect", "socket.sendto", "socket.sendmsg")
_HOST_FIRST = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


class NetworkBlockedError(RuntimeError):
    """Something tried to leave this machine; no OSError, lest a library take it for bad luck."""


def _block(event: str, arguments: tuple[object, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in _ADDRESS_SECOND:
        address = arguments[1]
        # Addresses that aren't (host, port…) are paths of Unix sockets, or None on a connected one.
        host = address[0] if isinstance(address, tuple) else None
    elif event in _HOST_FIRST:
        host = arguments[0]
    else:
        return
    if not _is_local(host):
        raise NetworkBlockedError(f"{event} to {host!r}: the tests run without a network")


def _is_local(host: object) -> bool:
    if isinstance(host, bytes | bytearray):
        host = host.decode("ascii", "replace")
    if not isinstance(host, str):
        return True  # no host at all, or another kind of address, such as netlink's numbers
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


sys.addaudithook(_block)
