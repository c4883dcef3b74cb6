"""Which internet addresses count as public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.addresses import is_intranet, is_public

PUBLIC = (
    "1.1.1.1",
    "93.184.215.14",
    "9.255.255.255",
    "11.0.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "223.255.255.255",
    "2606:2800:21f:cb07::1",
    "2a00:1450::1",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
)
INTRANET = (
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "::1",
    "fc00::1",
    "fdff::1",
    "::ffff:127.0.0.1",
    "::ffff:10.1.2.3",
    "64:ff9b::192.168.1.1",
)
NOWHERE = (
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::7f00:1",  # an IPv4 address in the old, "compatible" way
    "::ffff:0:127.0.0.1",  # translated
    "::ffff:169.254.169.254",
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",  # Teredo
    "2001:2::1",
    "2001:db8::1",
    "2002:7f00:1::1",  # 6to4 of 127.0.0.1
    "3fff::1",
    "5f00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
)


@pytest.mark.parametrize("text", PUBLIC)
def test_an_address_that_any_machine_may_have_is_public(text: str) -> None:
    assert is_public(ip_address(text))
    assert not is_intranet(ip_address(text))


@pytest.mark.parametrize("text", INTRANET)
def test_an_intranets_address_is_no_public_one(text: str) -> None:
    assert not is_public(ip_address(text))
    assert is_intranet(ip_address(text))


@pytest.mark.parametrize("text", NOWHERE)
def test_an_address_that_no_page_can_be_at_is_neither(text: str) -> None:
    assert not is_public(ip_address(text))
    assert not is_intranet(ip_address(text))


@given(st.ip_addresses(v=4).map(lambda address: ip_address(str(address))))
def test_what_the_standard_library_calls_special_is_never_public(address: IPv4Address) -> None:
    special = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_multicast,
        address.is_reserved,
        address.is_unspecified,
    )
    assert not (is_public(address) and any(special))


@given(st.ip_addresses(v=6).map(lambda address: ip_address(str(address))))
def test_nor_is_an_ipv6_address_that_it_calls_special(address: IPv6Address) -> None:
    special = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_site_local,
        address.is_multicast,
        address.is_unspecified,
        address.sixtofour is not None,
        address.teredo is not None,
    )
    assert not (is_public(address) and any(special))


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_the_same_in_its_ipv6_spellings(address: IPv4Address) -> None:
    for carrier in ("::ffff:", "64:ff9b::"):
        spelled = ip_address(f"{carrier}{address}")
        assert is_public(spelled) == is_public(address)
        assert is_intranet(spelled) == is_intranet(address)
