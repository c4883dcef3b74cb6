"""Taking a web address apart: strictly, and once for all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.errors import Refusal
from corpus.fetching.web_address import joined, parse


def test_an_address_is_brought_into_its_usual_spelling() -> None:
    address = parse(" HTTPS://Press.Example:443/a b/../ü?q=1 2#part ")
    assert address.url == "https://press.example/%C3%BC?q=1%202"
    assert (address.host, address.port, address.authority) == (
        "press.example",
        443,
        "press.example",
    )


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("http://bücher.example/", "xn--bcher-kva.example"),
        ("http://press.example./", "press.example"),
        ("http://[2A00:0::1]/", "2a00::1"),
        ("http://93.184.215.14/", "93.184.215.14"),
        ("http://127。0。0。1/", "127.0.0.1"),
        ("http://intranet/", "intranet"),
    ],
)
def test_a_host_is_what_will_be_looked_up(text: str, host: str) -> None:
    assert parse(text).host == host


@pytest.mark.parametrize(
    "text",
    [
        "",
        "press.example",
        "//press.example/",
        "ftp://press.example/",
        "file:/etc/passwd",
        "javascript:alert(1)",
        "http:press.example",
        "http:/press.example/",
        "http://",
        "http:///path",
        "http://ada@press.example/",
        "http://ada:secret@press.example/",
        "http://press.example@127.0.0.1/",
        "http://press.example\\@127.0.0.1/",
        "http://127.0.0.1\\.press.example/",
        "http://press.example\t/",
        "http://press\n.example/",
        "http://press.example/\r\nHost: other.example",
        "http://press.example/\x00",
        "http://press.example/\ud800",
        "http://press example/",
        "http://press\u00a0.example/",
        "http://press\u200b.example/",
        "http://exa%6dple.com/",
        "http://127.0.0.1%00.press.example/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1.1/",
        "http://127.0.0.256/",
        "http://press.0x7f/",
        "http://１２７.０.０.１/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "http://[::1/",
        "http://::1/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[v1.x]/",
        "http://[::1]x/",
        "http://[127.0.0.1]/",
        "http://press..example/",
        "http://.press.example/",
        "http://-press.example/",
        "http://" + "a" * 64 + ".example/",
        "http://" + "a." * 130 + "example/",
        "http://press.example:0/",
        "http://press.example:65536/",
        "http://press.example:8o/",
        "http://press.example:-1/",
        "http://press.example:١/",
        "http://press.example:80:80/",
        "http://press.example/" + "a" * 4000,
    ],
)
def test_what_may_be_read_in_two_ways_or_in_none_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        parse(text)


@given(st.text(max_size=30), st.sampled_from(["", "http://", "https://", "http://press.example"]))
def test_any_text_is_an_address_or_refused_and_an_address_stays_as_it_is(
    text: str, start: str
) -> None:
    try:
        address = parse(start + text)
    except Refusal:
        return
    assert parse(address.url) == address
    assert (address.host + address.target).isascii()


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://press.example/b"),
        ("b?x", "https://press.example/a/b?x"),
        ("?x", "https://press.example/a/page?x"),
        ("//other.example/c", "https://other.example/c"),
        ("http://other.example:80/c", "http://other.example/c"),
        ("  /b", "https://press.example/b"),
        ("", "https://press.example/a/page"),
    ],
)
def test_a_redirect_is_read_from_where_it_was_found(location: str, url: str) -> None:
    assert joined(parse("https://press.example/a/page"), location).url == url


@pytest.mark.parametrize(
    "location",
    ["file:/etc/passwd", "gopher://x/", "http:x", "http://u@x/", "//2130706433/", "/\n", "//[::1"],
)
def test_a_redirect_is_judged_as_an_address_given_by_hand(location: str) -> None:
    with pytest.raises(Refusal):
        joined(parse("https://press.example/a/page"), location)
