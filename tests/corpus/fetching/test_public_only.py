"""No connection is ever opened to an address that is not public, unless that is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from itertools import cycle

import pytest
from fetchers import Fetchers
from hypothesis import given
from hypothesis import strategies as st
from web_server import PAGE, Internet, StoppedClock, WebServer, redirect

from corpus.fetching import CannotFetch, Fetcher, Page, Policy, connecting
from corpus.fetching.addresses import Address, is_public

SPECIAL = ("127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "224.0.0.1", "100.64.0.1")
SPECIAL_6 = (
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "::ffff:127.0.0.1",
    "2002:7f00:1::1",
    "64:ff9b::7f00:1",
)


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lift the guard: every address counts as public."""
    monkeypatch.setattr(connecting, "is_public", lambda _: True)


def urls_of(address: str) -> str:
    return f"http://[{address}]/" if ":" in address else f"http://{address}/"


@pytest.mark.parametrize("address", [*SPECIAL, *SPECIAL_6])
def test_an_address_that_is_not_public_is_not_connected_to(
    fetcher: Fetchers, internet: Internet, server: WebServer, address: str
) -> None:
    internet.servers[str(ip_address(address))] = server
    with pytest.raises(CannotFetch, match="not a public address"):
        fetcher().visit(urls_of(address))
    assert internet.connections == []


@pytest.mark.parametrize("address", [*SPECIAL, *SPECIAL_6])
@pytest.mark.usefixtures("unguarded")
def test_without_the_guard_it_would_be(
    fetcher: Fetchers, internet: Internet, server: WebServer, address: str
) -> None:
    internet.servers[str(ip_address(address))] = server
    assert isinstance(fetcher().visit(urls_of(address)), Page)


@pytest.mark.parametrize("address", [*SPECIAL, *SPECIAL_6])
def test_a_name_for_such_an_address_is_no_way_in(
    fetcher: Fetchers, internet: Internet, server: WebServer, address: str
) -> None:
    internet.add("inside.example", server, str(ip_address(address)))
    with pytest.raises(CannotFetch, match=r"inside\.example is at .* not a public address"):
        fetcher().visit("http://inside.example/")
    assert internet.connections == []


@pytest.mark.parametrize("order", [1, -1])
def test_one_such_address_among_public_ones_is_enough_to_refuse(
    fetcher: Fetchers, internet: Internet, order: int
) -> None:
    internet.names["mixed.example"] = ["93.184.215.14", "10.0.0.1"][::order]
    with pytest.raises(CannotFetch, match=r"10\.0\.0\.1, which is not a public address"):
        fetcher().visit("http://mixed.example/")
    assert internet.connections == []


def test_a_name_that_changes_its_address_is_looked_up_once_and_pinned(
    fetcher: Fetchers, internet: Internet, server: WebServer
) -> None:
    answers = cycle([["93.184.215.14"], ["127.0.0.1"]])
    internet.names["rebound.example"] = lambda: next(answers)
    assert isinstance(fetcher().visit("http://rebound.example/"), Page)
    assert internet.lookups == ["rebound.example"]
    assert internet.connections == [("93.184.215.14", 80)]
    assert server.requests[0].headers["host"] == "rebound.example"


def test_at_the_next_request_it_is_judged_anew(fetcher: Fetchers, internet: Internet) -> None:
    answers = cycle([["93.184.215.14"], ["127.0.0.1"]])
    internet.names["rebound.example"] = lambda: next(answers)
    patient = fetcher()
    patient.visit("http://rebound.example/")
    with pytest.raises(CannotFetch, match="not a public address"):
        patient.visit("http://rebound.example/")
    assert internet.connections == [("93.184.215.14", 80)]


def test_a_name_that_changes_its_address_after_robots_txt_is_no_way_in(
    fetcher: Fetchers, internet: Internet
) -> None:
    answers = cycle([["93.184.215.14"], ["127.0.0.1"]])
    internet.names["rebound.example"] = lambda: next(answers)
    with pytest.raises(CannotFetch, match="not a public address"):
        fetcher(obey_robots=True).visit("http://rebound.example/")
    assert internet.connections == [("93.184.215.14", 80)]


@pytest.mark.parametrize("obey_robots", [False, True])
@pytest.mark.parametrize("target", ["http://127.0.0.1/", "http://[::1]/", "http://inside.example/"])
def test_a_redirect_to_a_private_address_is_not_followed(
    fetcher: Fetchers, internet: Internet, server: WebServer, target: str, obey_robots: bool
) -> None:
    internet.add("inside.example", server, "10.0.0.1")
    server.pages["/moved"] = redirect(target)
    with pytest.raises(CannotFetch, match=r"it redirects to .*not a public address"):
        fetcher(obey_robots=obey_robots).visit("http://press.example/moved")
    assert {address for address, _ in internet.connections} == {"93.184.215.14"}


@pytest.mark.usefixtures("unguarded")
def test_without_the_guard_it_would_be_followed(
    fetcher: Fetchers, internet: Internet, server: WebServer
) -> None:
    internet.add("inside.example", server, "10.0.0.1")
    server.pages["/moved"] = redirect("http://inside.example/")
    page = fetcher().visit("http://press.example/moved")
    assert isinstance(page, Page)
    assert internet.connections == [("93.184.215.14", 80), ("10.0.0.1", 80)]


def test_a_redirect_of_robots_txt_to_a_private_address_is_not_followed_either(
    fetcher: Fetchers, internet: Internet, server: WebServer
) -> None:
    server.pages["/robots.txt"] = redirect("http://169.254.169.254/latest")
    with pytest.raises(CannotFetch, match="not a public address"):
        fetcher(obey_robots=True).visit("http://press.example/")
    assert internet.connections == [("93.184.215.14", 80)]


class TestAllowingPrivateAddresses:
    @pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "fc00::1", "::ffff:10.0.0.1"])
    def test_an_intranets_page_is_fetched(
        self, fetcher: Fetchers, internet: Internet, server: WebServer, address: str
    ) -> None:
        internet.add("intranet", server, str(ip_address(address)))
        page = fetcher(allow_private=True).visit("http://intranet/")
        assert isinstance(page, Page)
        assert page.source.data == PAGE

    @pytest.mark.parametrize("address", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1"])
    def test_what_no_page_can_be_at_stays_refused(
        self, fetcher: Fetchers, internet: Internet, address: str
    ) -> None:
        with pytest.raises(CannotFetch, match="not a public address"):
            fetcher(allow_private=True).visit(urls_of(address))
        assert internet.connections == []

    @pytest.mark.parametrize("obey_robots", [False, True])
    def test_from_a_public_server_no_redirect_leads_inside(
        self, fetcher: Fetchers, internet: Internet, server: WebServer, obey_robots: bool
    ) -> None:
        internet.add("inside.example", server, "10.0.0.1")
        server.pages["/moved"] = redirect("http://inside.example/")
        with pytest.raises(CannotFetch, match="not a public address"):
            fetcher(allow_private=True, obey_robots=obey_robots).visit("http://press.example/moved")
        assert {address for address, _ in internet.connections} == {"93.184.215.14"}

    def test_within_the_intranet_redirects_are_followed(
        self, fetcher: Fetchers, internet: Internet, server: WebServer
    ) -> None:
        internet.add("intranet", server, "10.0.0.1")
        internet.add("wiki", server, "10.0.0.2")
        server.pages["/moved"] = redirect("http://wiki/")
        page = fetcher(allow_private=True).visit("http://intranet/moved")
        assert isinstance(page, Page)
        assert page.source.url == "http://wiki/"


class TestPorts:
    @pytest.mark.parametrize("port", [22, 25, 443, 6379, 8080])
    def test_a_port_other_than_the_webs_is_not_connected_to(
        self, fetcher: Fetchers, internet: Internet, port: int
    ) -> None:
        with pytest.raises(CannotFetch, match=f"port {port} is not one of the web's"):
            fetcher().visit(f"http://press.example:{port}/")
        assert internet.connections == []

    def test_with_private_addresses_allowed_it_is(
        self, fetcher: Fetchers, internet: Internet
    ) -> None:
        assert isinstance(fetcher(allow_private=True).visit("http://press.example:8080/"), Page)
        assert internet.connections == [("93.184.215.14", 8080)]


def test_proxies_of_the_environment_are_not_used(
    fetcher: Fetchers, internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:3128")
    assert isinstance(fetcher().visit("http://press.example/"), Page)
    assert internet.connections == [("93.184.215.14", 80)]


def test_the_second_address_is_tried_where_the_first_refuses(
    fetcher: Fetchers, internet: Internet
) -> None:
    internet.names["double.example"] = ["93.184.215.99", "93.184.215.14"]
    assert isinstance(fetcher().visit("http://double.example/"), Page)
    assert internet.connections == [("93.184.215.99", 80), ("93.184.215.14", 80)]


_HOSTS = st.one_of(
    st.ip_addresses().map(lambda address: f"[{address}]" if address.version == 6 else str(address)),
    st.integers(0, 2**32).map(str),
    st.integers(0, 2**32).map(hex),
    st.lists(st.integers(0, 300).map(str) | st.integers(0, 300).map(oct), max_size=4).map(".".join),
    st.text(max_size=12),
    st.sampled_from(
        ["localhost", "press.example", "127.1", "[::ffff:127.0.0.1]", "0", "①②⑦.0.0.1"]
    ),
)
_URLS = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["http://", "https://", "HTTP:\\\\", "http:/", "//", "ftp://", ""]),
    st.sampled_from(["", "", "press.example@", "u:p@", "press.example#@", "press.example\\@"]),
    _HOSTS,
    st.sampled_from(["", ":80", ":443", ":8080", ".", "%00", "\t", "%2e", "\\.press.example"]),
    st.sampled_from(["", "/", "/a?b#c", "@press.example/", "#@press.example/", "?@127.0.0.1/"]),
)


@given(_URLS, st.lists(st.ip_addresses(), max_size=3))
def test_whatever_the_address_it_is_refused_or_public(url: str, found: Sequence[Address]) -> None:
    internet = _Anywhere(found)
    fetcher = Fetcher(
        Policy(obey_robots=False), network=internet.network, clock=StoppedClock().clock
    )
    with pytest.raises(CannotFetch) as caught:
        fetcher.visit(url)
    assert "\n" not in str(caught.value)
    assert all(is_public(ip_address(address)) for address, _ in internet.connections)


class _Anywhere(Internet):
    """An internet on which every name is known and no connection succeeds."""

    def __init__(self, found: Sequence[Address]) -> None:
        super().__init__()
        self._found = list(found)

    def _resolve(self, host: str, port: int) -> list[Address]:
        return self._found


def test_and_public_ones_are_reached(internet: Internet, stopped: StoppedClock) -> None:
    anywhere = _Anywhere([ip_address("93.184.215.14")])
    fetcher = Fetcher(Policy(obey_robots=False), network=anywhere.network, clock=stopped.clock)
    with pytest.raises(CannotFetch, match="refused"):
        fetcher.visit("https://press.example/")
    assert anywhere.connections == [("93.184.215.14", 443)]
