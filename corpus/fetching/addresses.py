"""Which internet addresses may be reached: public ones, and an intranet's where that is asked for.

The special ones are those of IANA's special-purpose address registries. `ipaddress.is_global` would
let through multicast (224.0.0.1), 6to4 relays and, in Python 3.11, part of 192.0.0.0/24.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_SPECIAL_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network: 0.0.0.0 reaches this very machine
            "10.0.0.0/8",
            "100.64.0.0/10",  # shared by customers of one provider
            "127.0.0.0/8",
            "169.254.0.0/16",  # link-local; 169.254.169.254 hands out a cloud machine's secrets
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_GLOBAL_UNICAST_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocols: Teredo, benchmarks, ORCHID
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which carries an IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)
# What the resolver of an IPv6-only network makes of IPv4 addresses (RFC 6052).
_NAT64 = IPv6Network("64:ff9b::/96")
_INTRANET_4 = tuple(
    map(
        IPv4Network,
        ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    )
)
_INTRANET_6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))


def as_address(text: str) -> Address | None:
    """Return the address that a text is, in its one usual spelling, or None.

    >>> as_address("127.1"), as_address("::1")
    (None, IPv6Address('::1'))
    """
    try:
        return ip_address(text)
    except ValueError:
        return None


def is_public(address: Address) -> bool:
    """Whether an address is one that any machine on the internet may have."""
    if isinstance(address, IPv4Address):
        return not _is_in(address, _SPECIAL_4)
    if (carried := _carried(address)) is not None:
        return is_public(carried)
    return address in _GLOBAL_UNICAST_6 and not _is_in(address, _SPECIAL_6)


def is_intranet(address: Address) -> bool:
    """Whether an address is one that machines of a private network have, or this machine itself.

    Link-local, multicast and reserved ones are not: no page is published there.
    """
    if isinstance(address, IPv4Address):
        return _is_in(address, _INTRANET_4)
    if (carried := _carried(address)) is not None:
        return is_intranet(carried)
    return _is_in(address, _INTRANET_6)


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that is reached through an IPv6 one."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped


def _is_in(address: Address, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    return any(address in network for network in networks)
