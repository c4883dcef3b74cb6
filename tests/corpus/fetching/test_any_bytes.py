"""Whatever a server or a curator gives is read, or refused in a line that says why."""

from __future__ import annotations

from fuzz_web import fuzz_feed, fuzz_response, fuzz_robots, fuzz_spelling, fuzz_url
from hypothesis import example, given
from hypothesis import strategies as st

_PIECES = [
    b"<rss version='2.0'><channel>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'>",
    b"<item>",
    b"<entry>",
    b"<title type='xhtml'>",
    b"<title>",
    b"</title>",
    b"<link>/1</link>",
    b"<link href='//other.example/2'/>",
    b"<guid>3</guid>",
    b"<pubDate>Wed, 31 Feb 99999 25:61:00 +9999</pubDate>",
    b"<description>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<!DOCTYPE rss [",
    b"&nbsp;&lt;&bogus;&#0;&#xD800;",
    b"<media:title>",
    b"\xff\xfe",
    b"\x00",
    b"</item>",
    b"</entry>",
    b"xml:base='http://[::1'",
]
_HTTP = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 302 Found\r\n",
    b"HTTP/1.0 304 \r\n",
    b"HTTP/1.1 429 Busy\r\n",
    b"Location: ",
    b"http://127.0.0.1/",
    b"/x",
    b"\xc3\xbc",
    b"Retry-After: 1\r\n",
    b"Content-Length: 5\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: deflate\r\n",
    b"Content-Type: text/html; charset=",
    b"ETag: \x80\r\n",
    b"\r\n",
    b"5\r\nabcde\r\n",
    b"0\r\n\r\n",
    b"\x1f\x8b\x08\x00",
    b"x\x9c",
]
_ROBOTS = [
    "User-agent: ",
    "*",
    "Verbatim/1",
    "Disallow: ",
    "Allow: ",
    "/",
    "%C3%BC",
    "%",
    "$",
    "Crawl-delay: ",
    "Request-rate: 1/10s 0900-1700",
    "-1e999",
    "nan",
    "Sitemap: //[",
    "#",
    "\n",
]
_ADDRESS = ["http://", "HTTPS://", "www.", "a.example", ":80", ":443", ":", "@", "/", "?utm_a=1"]
_ADDRESS += ["&", "b=c", "#", "!/d", "[", "]", "::1", "%", "\u0130", "."]


@given(st.binary(max_size=300) | st.lists(st.sampled_from(_PIECES)).map(b"".join))
def test_any_bytes_are_a_feed_or_are_said_not_to_be(data: bytes) -> None:
    fuzz_feed(data)


@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(_HTTP) | st.binary(max_size=5)).map(b"".join)
)
def test_any_bytes_of_a_server_are_a_page_or_are_said_not_to_be(data: bytes) -> None:
    fuzz_response(data)


@given(st.text())
def test_any_text_is_an_address_or_is_said_not_to_be(text: str) -> None:
    fuzz_url(text)


@given(st.text() | st.lists(st.sampled_from(_ADDRESS)).map("".join))
@example("http://press.example:80:80/")  # found by a fuzzer
@example("http://[::/")
def test_a_canonical_spelling_has_no_other_and_leads_to_the_same_page(text: str) -> None:
    fuzz_spelling(text)


@given(st.text() | st.lists(st.sampled_from(_ROBOTS) | st.text(max_size=5)).map("".join))
def test_any_text_of_a_robots_txt_says_what_may_be_fetched(text: str) -> None:
    fuzz_robots(text)
