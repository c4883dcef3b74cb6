"""How hosts are treated: who visits, what they let be fetched, and how often."""

from __future__ import annotations

import time

import pytest
from fetchers import Fetchers
from web_server import Internet, StoppedClock, WebServer, in_turn, raw, redirect, reply

from corpus.errors import VerbatimError
from corpus.fetching import CannotFetch, Limits, Page

URL = "http://press.example/"
OTHER = "http://press.example/other"


@pytest.fixture(autouse=True)
def _another_page(server: WebServer) -> None:
    server.pages["/other"] = reply()


class TestUserAgent:
    def test_says_which_program_and_version(self, fetcher: Fetchers, server: WebServer) -> None:
        fetcher().visit(URL)
        assert server.requests[0].headers["user-agent"].startswith("Verbatim/")

    def test_says_whom_to_ask_where_that_is_known(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        fetcher(contact="mailto:desk@press.example", obey_robots=True).visit(URL)
        agents = [request.headers["user-agent"] for request in server.requests]
        assert [agent.endswith(" (+mailto:desk@press.example)") for agent in agents] == [True] * 2

    @pytest.mark.parametrize("contact", ["a\r\nHost: b", "ü", "a b", "a)", "x" * 300])
    def test_takes_no_contact_that_would_break_a_header(
        self, fetcher: Fetchers, contact: str
    ) -> None:
        with pytest.raises(VerbatimError, match="cannot be sent as a contact"):
            fetcher(contact=contact)


class TestRobots:
    @pytest.mark.parametrize(
        "text",
        [
            "User-agent: *\nDisallow: /",
            "User-agent: Verbatim\nDisallow: /\n\nUser-agent: *\nAllow: /",
            "user-agent: verbatim/9\ndisallow: /",
            "User-agent: Other\nUser-agent: *\nDisallow: /*",
            "\ufeffUser-agent: *\r\nDisallow: /",
            "User-agent: *\rDisallow: /",
        ],
    )
    def test_what_a_host_asks_not_to_be_fetched_is_not(
        self, fetcher: Fetchers, server: WebServer, text: str
    ) -> None:
        server.pages["/robots.txt"] = reply(text.encode(), content_type="text/plain")
        with pytest.raises(
            CannotFetch, match=r"the robots\.txt of press\.example asks not to; open"
        ):
            fetcher(obey_robots=True).visit(URL)
        assert server.targets == []
        assert isinstance(fetcher(obey_robots=False).visit(URL), Page)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "User-agent: *\nDisallow:",
            "User-agent: *\nDisallow: /other/",
            "User-agent: *\nDisallow: /\n\nUser-agent: Verbatim\nDisallow:",
            "User-agent: *\nDisallow: /\nAllow: /$",
            "User-agent: Verb\nDisallow: /",
            "User-agent: Verbatim-Image\nDisallow: /",
            "<html>Not a robots.txt</html>",
            "\x00\xff",
        ],
    )
    def test_all_else_is(self, fetcher: Fetchers, server: WebServer, text: str) -> None:
        server.pages["/robots.txt"] = reply(text.encode("latin-1"))
        assert isinstance(fetcher(obey_robots=True).visit(URL), Page)

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
    def test_where_there_is_none_everything_is(
        self, fetcher: Fetchers, server: WebServer, status: int
    ) -> None:
        server.pages["/robots.txt"] = reply(b"", status=status)
        assert isinstance(fetcher(obey_robots=True).visit(URL), Page)

    @pytest.mark.parametrize("status", [429, 500, 503, 204])
    def test_where_it_cannot_be_read_nothing_is(
        self, fetcher: Fetchers, server: WebServer, status: int
    ) -> None:
        server.pages["/robots.txt"] = reply(b"", status=status)
        with pytest.raises(CannotFetch, match=rf"robots\.txt of press\.example.*\({status}\)"):
            fetcher(obey_robots=True).visit(URL)
        assert server.targets == []

    def test_where_it_leads_in_a_circle_there_is_none(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        server.pages["/robots.txt"] = redirect("/robots.txt")
        assert isinstance(fetcher(obey_robots=True).visit(URL), Page)

    def test_it_is_asked_for_once_for_all_pages_of_a_host(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        polite = fetcher(obey_robots=True)
        for url in (URL, OTHER, URL):
            polite.visit(url)
        targets = [request.target for request in server.requests]
        assert targets == ["/robots.txt", "/", "/other", "/"]

    def test_after_an_hour_it_is_asked_for_again(
        self, fetcher: Fetchers, server: WebServer, stopped: StoppedClock
    ) -> None:
        polite = fetcher(obey_robots=True)
        polite.visit(URL)
        stopped.passed_s += 3601
        server.pages["/robots.txt"] = reply(b"User-agent: *\nDisallow: /")
        with pytest.raises(CannotFetch, match="asks not to"):
            polite.visit(URL)

    def test_a_failure_to_read_it_is_believed_for_a_minute(
        self, fetcher: Fetchers, server: WebServer, stopped: StoppedClock
    ) -> None:
        server.pages["/robots.txt"] = in_turn(reply(b"", status=500), reply(b""))
        polite = fetcher(obey_robots=True)
        for _ in range(2):
            with pytest.raises(CannotFetch):
                polite.visit(URL)
        stopped.passed_s += 61
        assert isinstance(polite.visit(URL), Page)

    def test_the_host_a_redirect_leads_to_is_asked_too(
        self, fetcher: Fetchers, internet: Internet, server: WebServer
    ) -> None:
        other = WebServer()
        other.pages["/robots.txt"] = reply(b"User-agent: *\nDisallow: /")
        internet.add("other.example", other, "93.184.215.15")
        server.pages["/moved"] = redirect("http://other.example/")
        with pytest.raises(CannotFetch, match=r"other\.example asks not to"):
            fetcher(obey_robots=True).visit("http://press.example/moved")
        assert other.targets == []
        other.close()

    def test_of_a_long_one_the_beginning_counts(self, fetcher: Fetchers, server: WebServer) -> None:
        start = b"User-agent: *\nDisallow: /other\n" + b"# \n" * 200_000
        server.pages["/robots.txt"] = reply(start + b"Disallow: /\n")
        polite = fetcher(obey_robots=True)
        assert isinstance(polite.visit(URL), Page)
        with pytest.raises(CannotFetch, match="asks not to"):
            polite.visit(OTHER)

    @pytest.mark.parametrize("separator", ["\n", "\r", "\u2028", "\x0b"])
    @pytest.mark.parametrize(
        "naming", ["User-agent: a{}", "user agent a{}", "useragent a{}", "user\xa0agent a{}"]
    )
    def test_rules_for_a_multitude_of_agents_neither_take_long_nor_much(
        self, fetcher: Fetchers, server: WebServer, naming: str, separator: str
    ) -> None:
        agents = separator.join(naming.format(number) for number in range(10_000))
        rules = separator.join(f"Disallow: /{number}" for number in range(15_000))
        server.pages["/robots.txt"] = reply(f"{agents}{separator}{rules}".encode())
        start = time.monotonic()
        assert isinstance(fetcher(obey_robots=True).visit(URL), Page)
        assert time.monotonic() - start < 5


class TestPace:
    def test_pages_of_one_host_are_an_interval_apart(
        self, fetcher: Fetchers, stopped: StoppedClock
    ) -> None:
        polite = fetcher(limits=Limits(interval_s=2))
        polite.visit(URL)
        assert stopped.waits == []
        polite.visit(OTHER)
        stopped.passed_s += 0.5
        polite.visit(URL)
        assert stopped.waits == [2, 1.5]

    def test_time_that_has_passed_anyway_is_not_waited_again(
        self, fetcher: Fetchers, stopped: StoppedClock
    ) -> None:
        polite = fetcher(limits=Limits(interval_s=2))
        polite.visit(URL)
        stopped.passed_s += 3
        polite.visit(OTHER)
        assert stopped.waits == []

    def test_pages_of_different_hosts_are_not(
        self, fetcher: Fetchers, internet: Internet, server: WebServer, stopped: StoppedClock
    ) -> None:
        internet.add("other.example", server, "93.184.215.15")
        polite = fetcher()
        polite.visit(URL)
        polite.visit("http://other.example/")
        assert stopped.waits == []

    def test_a_host_may_ask_for_more(
        self, fetcher: Fetchers, server: WebServer, stopped: StoppedClock
    ) -> None:
        server.pages["/robots.txt"] = reply(b"User-agent: *\nCrawl-delay: 7.5")
        polite = fetcher(obey_robots=True)
        polite.visit(URL)
        polite.visit(OTHER)
        assert stopped.waits == [7.5]

    def test_but_for_no_more_than_somebody_would_wait(
        self, fetcher: Fetchers, server: WebServer, stopped: StoppedClock
    ) -> None:
        server.pages["/robots.txt"] = reply(b"User-agent: *\nCrawl-delay: 86400")
        polite = fetcher(obey_robots=True)
        polite.visit(URL)
        with pytest.raises(CannotFetch, match="asks to be left alone for 86400 s"):
            polite.visit(OTHER)
        assert stopped.waits == []

    def test_a_wait_does_not_count_towards_the_deadline(self, fetcher: Fetchers) -> None:
        polite = fetcher(limits=Limits(interval_s=50, total_s=10))
        polite.visit(URL)
        assert isinstance(polite.visit(OTHER), Page)

    def test_a_redirect_within_a_host_belongs_to_the_same_visit(
        self, fetcher: Fetchers, server: WebServer, stopped: StoppedClock
    ) -> None:
        server.pages["/moved"] = redirect("/")
        polite = fetcher(limits=Limits(interval_s=2))
        polite.visit("http://press.example/moved")
        assert stopped.waits == []
        polite.visit(URL)
        assert stopped.waits == [2]

    def test_one_to_a_host_just_visited_waits(
        self, fetcher: Fetchers, internet: Internet, server: WebServer, stopped: StoppedClock
    ) -> None:
        internet.add("other.example", server, "93.184.215.15")
        server.pages["/moved"] = redirect("http://press.example/")
        polite = fetcher(limits=Limits(interval_s=2))
        polite.visit(URL)
        polite.visit("http://other.example/moved")
        assert stopped.waits == [2]


class TestRetryAfter:
    @pytest.mark.parametrize("status", [429, 503])
    @pytest.mark.parametrize("when", ["30", "Wed, 01 May 2024 12:00:30 GMT"])
    def test_a_busy_host_is_asked_again_when_it_says(
        self, fetcher: Fetchers, server: WebServer, stopped: StoppedClock, status: int, when: str
    ) -> None:
        server.pages["/"] = in_turn(reply(b"", status=status, Retry_After=when), reply())
        assert isinstance(fetcher().visit(URL), Page)
        assert stopped.waits == [30]
        assert server.targets == ["/", "/"]

    def test_it_is_not_waited_for_longer_than_somebody_would(
        self, fetcher: Fetchers, server: WebServer, stopped: StoppedClock
    ) -> None:
        server.pages["/"] = in_turn(reply(b"", status=503, Retry_After="61"), reply())
        with pytest.raises(CannotFetch, match="asks to be left alone for 61 s; try again after"):
            fetcher().visit(URL)
        assert stopped.waits == []
        assert isinstance(fetcher(limits=Limits(pause_s=61)).visit(URL), Page)

    def test_it_is_asked_again_so_many_times(self, fetcher: Fetchers, server: WebServer) -> None:
        server.pages["/"] = reply(b"", status=429, Retry_After="1")
        with pytest.raises(CannotFetch, match="asks to be left alone for 1 s") as caught:
            fetcher(limits=Limits(retries=2)).visit(URL)
        assert caught.value.status == 429
        assert server.targets == ["/"] * 3

    @pytest.mark.parametrize("when", ["", "soon", "-1", "1e9", "²", "Wed, 99 May 2024", "9" * 40])
    def test_one_that_does_not_say_is_not(
        self, fetcher: Fetchers, server: WebServer, when: str
    ) -> None:
        server.pages["/"] = reply(b"", status=503, Retry_After=when)
        with pytest.raises(CannotFetch, match=r"the server is busy \(503\); try again later"):
            fetcher().visit(URL)
        assert server.targets == ["/"]

    def test_a_date_that_has_passed_is_now(
        self, fetcher: Fetchers, server: WebServer, stopped: StoppedClock
    ) -> None:
        past = "Wed, 01 May 2019 12:00:00 GMT"
        server.pages["/"] = in_turn(reply(b"", status=503, Retry_After=past), reply())
        assert isinstance(fetcher().visit(URL), Page)
        assert stopped.waits == [0]


def test_nothing_but_the_request_is_sent(fetcher: Fetchers, server: WebServer) -> None:
    server.pages["/"] = raw(b"HTTP/1.1 302 Invented\r\nSet-Cookie: a=b\r\nLocation: /other\r\n\r\n")
    fetcher().visit("http://press.example/#part")
    usual = {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert [set(request.headers) for request in server.requests] == [usual, usual]
