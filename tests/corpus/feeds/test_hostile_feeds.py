"""Feeds made to do harm end in a clear error, or harmlessly, in seconds and bounded memory."""

from __future__ import annotations

import contextlib
import io
import time
import tracemalloc
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.feeds import CannotReadFeed, discover, entries, is_feed
from corpus.feeds.well_formed import SIZE_BYTES, NotXml, well_formed
from corpus.importing.source import Source

ITEM = "<item><title>{}</title><link>https://press.example/1</link></item>"


def source(text: str | bytes) -> Source:
    data = text if isinstance(text, bytes) else text.encode()
    return Source("feed.xml", data, "https://press.example/feed")


def with_entities(declared: str, used: str) -> str:
    item = ITEM.format(used)
    return f"<!DOCTYPE rss [{declared}]><rss version='2.0'><channel>{item}</channel></rss>"


def laughs() -> str:
    declared = "<!ENTITY l0 'ha'>" + "".join(
        f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 11)
    )
    return with_entities(declared, "&l10;")


def quadratic() -> str:
    return with_entities(f"<!ENTITY a '{'a' * 100_000}'>", "&a;" * 100_000)


def external(path: str) -> str:
    return with_entities(f"<!ENTITY a SYSTEM '{path}'>", "&a;")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("text", [laughs(), quadratic()], ids=["billion laughs", "quadratic"])
def test_entities_that_grow_are_refused_before_they_do(text: str, encoding: str) -> None:
    start = time.monotonic()
    tracemalloc.start()
    with pytest.raises(CannotReadFeed, match="declares entities of its own"):
        entries(source(text.encode(encoding)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * len(text) + 2**20
    assert time.monotonic() - start < 2


def test_no_file_is_read_for_a_feed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    with pytest.raises(CannotReadFeed, match="declares entities"):
        entries(source(external(str(secret))))


def test_nor_where_the_declaration_is_hidden_in_a_document_type_elsewhere() -> None:
    # Fetching it would be a connection to another machine, which the tests block loudly.
    text = "<!DOCTYPE rss SYSTEM 'http://192.0.2.1/rss.dtd'><rss version='2.0'><channel>"
    found = entries(source(text + ITEM.format("a &lol; title") + "</channel></rss>"))
    assert [entry.title for entry in found] == ["a &lol; title"]


BROKEN = [
    "<rss>",
    "<media:title>",
    "<a:b xmlns:a='c' a:d='e'>",
    " x:y='z'>",
    "</rss>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE rss>",
    "<?php ?>",
    "&",
    "&amp;",
    "&nbsp;",
    "&NotEqualTilde;",
    "&lt;",
    "&LT;",
    "&#0;",
    "&#xD800;",
    "&#60;",
    "&#x110000;",
    "\x0b",
    "\ufffe",
    "text",
]
HOSTILE = {
    "line feeds before the root": b"\n" * 1_000_000 + b"<rss version='2.0'><channel/></rss>",
    "document types": b"<!DOCTYPE " * 100_000 + b"<rss/>",
    "nested items": b"<rss version='2.0'><channel>" + b"<item>" * 100_000,
    "open tags": b"<rss version='2.0'><channel>" + b"<a " * 300_000,
    "brackets": b"<rss version='2.0'><channel><item><title>" + b"<" * 1_000_000,
    "ampersands": b"<rss version='2.0'><channel><item><title>" + b"&" * 1_000_000,
    "escaped tags": b"<rss version='2.0'><channel><item><link>https://press.example/1</link>"
    b"<description>" + b"&lt;a " * 150_000 + b"</description></item></channel></rss>",
    "comments": b"<!---->" * 100_000 + b"<x>",
    "open comments": b"<rss><channel>" + b"<!--" * 250_000,
    "instructions": b"<?a?>" * 200_000 + b"x",
    "CDATA": b"<rss version='2.0'><channel><item><title>" + b"<![CDATA[" * 100_000,
    "attributes": b"<rss " + b" ".join(b"a%d='1'" % n for n in range(50_000)) + b">",
    "namespaces": b"<rss " + b" ".join(b"xmlns:a%d='b'" % n for n in range(20_000)) + b">",
    "elements": b"<rss version='2.0'><channel>" + b"<a/>" * 4_000_000,
    "names": b"<" + b"a" * 1_000_000 + b">",
    "a declaration": b"<?xml version='1.0' " + b" " * 1_000_000 + b"?><rss/>",
    "dates": b"<rss version='2.0'><channel><item><link>https://press.example/1</link><pubDate>"
    + b"1" * 500_000
    + b"</pubDate></item></channel></rss>",
    "bases": b"<rss version='2.0'><channel>"
    + b"<item xml:base='a/'>" * 200
    + b"<link>b</link>"
    + b"</item>" * 200
    + b"</channel></rss>",
    "links": b"<rss version='2.0'><channel><item>"
    + b"<link>https://press.example/1</link>" * 30_000
    + b"</item></channel></rss>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_made_to_take_long_does_not(data: bytes) -> None:
    start = time.monotonic()
    is_feed(source(data))
    discover(source(data))
    with contextlib.suppress(CannotReadFeed):
        entries(source(data))
    assert time.monotonic() - start < 8


def test_an_encoding_that_takes_long_to_undo_is_not_undone() -> None:
    data = b"<rss/>-" + b"a" * 1_000_000
    start = time.monotonic()
    with contextlib.suppress(CannotReadFeed):
        entries(Source("feed.xml", data, charset="punycode"))
    assert time.monotonic() - start < 2


@given(st.text() | st.lists(st.sampled_from(BROKEN)).map("".join))
def test_whatever_comes_in_what_feedparser_gets_is_well_formed(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        plain = well_formed(data)
    except NotXml:
        return
    assert b"<!" not in plain.replace(b"<![CDATA[", b"")
    ElementTree.fromstring(plain)


@pytest.mark.slow
def test_it_would_without_the_way_around(recwarn: pytest.WarningsRecorder) -> None:
    import feedparser

    start = time.monotonic()
    feedparser.parse(io.BytesIO(b"\n" * 30_000 + b"<rss version='2.0'><channel/></rss>"))
    alone = time.monotonic() - start
    start = time.monotonic()
    entries(source(b"\n" * 30_000 + b"<rss version='2.0'><channel/></rss>"))
    assert time.monotonic() - start < alone / 10


def test_a_feed_that_is_too_large_is_said_to_be() -> None:
    with pytest.raises(CannotReadFeed, match="more than 16 MB"):
        entries(source(b" " * SIZE_BYTES + b"<rss/>"))


def test_what_the_library_trips_over_is_refused_in_a_line() -> None:
    entry = "<entry><id>{}</id><link rel='alternate'>"
    text = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry.format(1)}{entry.format(2)}"
    with pytest.raises(CannotReadFeed, match="too broken to be read") as caught:
        entries(source(f"{text}https://press.example/1</entry></feed>"))
    assert caught.value.mend


@pytest.mark.parametrize(
    "odd",
    [
        "<links>a</links>",
        "<links a='1'/>",
        "<published_parsed a='1'/><published>May 1st 2024</published>",
        "<published_parsed>a</published_parsed><published>May 1st 2024</published>",
        "<title_detail/><summary_detail a='1'/><link_detail>b</link_detail>",
    ],
)
def test_an_element_named_as_the_library_names_its_findings_does_no_harm(odd: str) -> None:
    item = ITEM.format("A title")
    for text in (item.replace("<item>", f"<item>{odd}"), item.replace("</item>", f"{odd}</item>")):
        [found] = entries(source(f"<rss version='2.0'><channel>{text}</channel></rss>"))
        assert (found.title, found.url) == ("A title", "https://press.example/1")
