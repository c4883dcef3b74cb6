"""A short run of what fuzz_fetching.py holds ready for a long one."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

_FUZZ: dict[str, Any] = runpy.run_path(str(Path(__file__).with_name("fuzz_fetching.py")))
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


@given(st.binary(max_size=300) | st.lists(st.sampled_from(_PIECES)).map(b"".join))
def test_any_bytes_are_a_feed_or_are_said_not_to_be(data: bytes) -> None:
    _FUZZ["fuzz_feed"](data)


@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(_HTTP) | st.binary(max_size=5)).map(b"".join)
)
def test_any_bytes_of_a_server_are_a_page_or_are_said_not_to_be(data: bytes) -> None:
    _FUZZ["fuzz_response"](data)


@given(st.text())
def test_any_text_is_an_address_or_is_said_not_to_be(text: str) -> None:
    _FUZZ["fuzz_url"](text)
