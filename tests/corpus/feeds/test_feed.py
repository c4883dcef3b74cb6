"""Reading the entries of a feed. All feeds here are invented."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from corpus.feeds import CannotReadFeed, FeedEntry, entries, is_feed
from corpus.importing.source import Source

HOME = "https://press.example/news/feed.xml"
MAY = datetime(2024, 5, 1, 12, tzinfo=UTC)
RSS_2 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour Office</title><link>https://press.example/</link>
<item><title>Seals &amp; porpoises counted</title><link>https://press.example/seals</link>
<guid isPermaLink="false">seals-1</guid><pubDate>Wed, 01 May 2024 12:00:00 GMT</pubDate>
<description><![CDATA[<p>Nine <b>seals</b>.</p><p>Two porpoises.</p>]]></description></item>
</channel></rss>"""
RSS_1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://press.example/"><title>Harbour Office</title></channel>
<item rdf:about="seals-1"><title>Seals &amp; porpoises counted</title>
<link>https://press.example/seals</link><dc:date>2024-05-01T12:00:00Z</dc:date>
<description>Nine seals. Two porpoises.</description></item></rdf:RDF>"""
RSS_09 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Invented//DTD RSS 0.91//EN" "http://press.example/rss-0.91.dtd">
<rss version="0.91"><channel><item><title>Seals &amp; porpoises counted</title>
<link>https://press.example/seals</link>
<description>Nine seals. Two porpoises.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Office</title>
<link rel="self" href="https://press.example/feed"/>
<entry><id>tag:press.example,2024:seals-1</id>
<title type="html">Seals &amp;amp; porpoises counted</title>
<link rel="enclosure" href="https://press.example/seals.pdf"/>
<link rel="alternate" type="text/html" href="https://press.example/seals"/>
<published>2024-05-01T14:00:00+02:00</published><updated>2024-06-01T00:00:00Z</updated>
<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Nine <b>seals</b>.</p>
<p>Two porpoises.</p></div></summary></entry></feed>"""


def read(text: str | bytes, **known: str) -> tuple[FeedEntry, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    return entries(Source("feed.xml", data, known.get("url", HOME), charset=known.get("charset")))


def rss(*items: str, more: str = "") -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {more}><channel>{inside}</channel></rss>'


@pytest.mark.parametrize(
    ("text", "published", "id_"),
    [
        (RSS_2, MAY, "seals-1"),
        (RSS_1, MAY, "seals-1"),
        (RSS_09, None, "https://press.example/seals"),
        (ATOM, MAY, "tag:press.example,2024:seals-1"),
    ],
    ids=["RSS 2.0", "RSS 1.0", "RSS 0.91", "Atom"],
)
def test_an_entry_is_read_from_every_format(
    text: str, published: datetime | None, id_: str
) -> None:
    assert read(text) == (
        FeedEntry(
            "https://press.example/seals",
            "Seals & porpoises counted",
            published,
            "Nine seals. Two porpoises.",
            id_,
        ),
    )
    assert is_feed(Source("feed.xml", text.encode()))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (rss("<link>/seals</link>"), "https://press.example/seals"),
        (rss("<link>seals</link>"), "https://press.example/news/seals"),
        (rss("<link>\n  https://press.example/seals\n </link>"), "https://press.example/seals"),
        (
            rss("<link><![CDATA[https://press.example/seals]]></link>"),
            "https://press.example/seals",
        ),
        (rss("<guid>https://press.example/seals</guid>"), "https://press.example/seals"),
        (
            rss("<link>a/seals</link>", more='xml:base="https://base.example/x/"'),
            "https://base.example/x/a/seals",
        ),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/">'
            '<entry xml:base="y/"><link href="seals"/></entry></feed>',
            "https://base.example/x/y/seals",
        ),
        (rss("<link>https://press.example/?a=1&amp;b=2</link>"), "https://press.example/?a=1&b=2"),
    ],
)
def test_the_address_of_a_page_is_made_absolute(text: str, url: str) -> None:
    assert [entry.url for entry in read(text)] == [url]


@pytest.mark.parametrize(
    "link",
    ["", "<link/>", "<link>javascript:alert(1)</link>", "<link>file:/etc/passwd</link>",
     "<link>mailto:a@press.example</link>", "<link>http://[::1</link>",
     '<guid isPermaLink="false">7</guid>'],
)  # fmt: skip
def test_what_has_no_link_to_a_page_is_passed_over(link: str) -> None:
    good = "<link>https://press.example/seals</link>"
    assert [entry.url for entry in read(rss(link, good))] == ["https://press.example/seals"]


def test_a_feed_whose_links_all_lead_nowhere_is_said_to_be_so() -> None:
    with pytest.raises(CannotReadFeed, match=r"no entry of .* has a link to a page"):
        read(rss("<link>/seals</link>"), url="")


def test_a_feed_without_entries_has_none() -> None:
    assert read(rss()) == ()


@pytest.mark.parametrize(
    "date",
    ["", "yesterday", "Wed, 31 Feb 2024 12:00:00 GMT", "2024-13-45", "9" * 400, "0000-00-00",
     "Wed, 01 May 99999 12:00:00 GMT", "2024-05-01T25:61:61Z", "24-05-01"],
)  # fmt: skip
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    item = f"<link>https://press.example/seals</link><pubDate>{date}</pubDate>"
    assert [entry.published for entry in read(rss(item))] == [None]


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Wed, 01 May 2024 23:00:00 -0400", 2),
        ("Wed, 01 May 2024 12:00:00 EDT", 1),
        ("1 May 24 12:00 +0000", 1),
        ("2024-05-01", 1),
        ("20240501T120000Z", 1),
        ("2024-05-01T12:00:00.5+02:00", 1),
        ("2024-05-01 12:00:00", 1),
        ("Wed May 1 12:00:00 2024", 1),
    ],
)
def test_a_date_is_read_in_every_usual_spelling(date: str, day: int) -> None:
    item = f"<link>https://press.example/seals</link><pubDate>{date}</pubDate>"
    (entry,) = read(rss(item))
    assert entry.published is not None
    assert (entry.published.year, entry.published.month, entry.published.day) == (2024, 5, day)


def test_where_only_the_change_is_dated_that_counts() -> None:
    text = ATOM.replace("<published>2024-05-01T14:00:00+02:00</published>", "")
    assert [entry.published for entry in read(text)] == [datetime(2024, 6, 1, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-1"?>' + rss("{}"), ""),
        ('<?xml version="1.0" encoding="windows-1252"?>' + rss("{}"), ""),
        ('<?xml version="1.0" encoding="utf-8"?>' + rss("{}"), "iso-8859-1"),
        ('<?xml version="1.0" encoding="utf-8"?>' + rss("{}"), ""),
        (rss("{}"), "latin-1"),
        (rss("{}"), "punycode"),
        (rss("{}"), "nonsense"),
    ],
)
def test_a_feed_in_another_encoding_than_utf8_is_read(data: str, charset: str) -> None:
    item = "<link>https://press.example/1</link><title>Trésor à Zürich</title>"
    found = read(data.format(item).encode("latin-1"), charset=charset)
    assert [entry.title for entry in found] == ["Trésor à Zürich"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_byte_order_mark_or_the_zeros_tell_the_encoding(encoding: str) -> None:
    item = "<link>https://press.example/1</link><title>Морские котики</title>"
    text = f'<?xml version="1.0"?>{rss(item)}'
    assert [entry.title for entry in read(text.encode(encoding))] == ["Морские котики"]
    assert is_feed(Source("feed.xml", text.encode(encoding)))


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("<![CDATA[Seals & <i>porpoises</i>]]>", "Seals & porpoises"),
        ("Seals &lt;b&gt;counted&lt;/b&gt;", "Seals counted"),
        ("Seals&nbsp;counted &ndash; today", "Seals counted – today"),
        ("Seals &bogus; counted", "Seals &bogus; counted"),
        ("Seals & porpoises", "Seals & porpoises"),
        ("&LT;b&GT;Seals &amp;amp; more", "Seals & more"),
        ("&#8220;Seals&#x201D; &#9999999;", "“Seals” \ufffd"),
        ("A\n  title\x0b over\tlines", "A title\ufffd over lines"),
        ("Fewer than 3 &lt; 4", "Fewer than 3 < 4"),
    ],
)
def test_titles_are_plain_text_on_one_line(title: str, plain: str) -> None:
    item = f"<link>https://press.example/1</link><title>{title}</title>"
    assert [entry.title for entry in read(rss(item))] == [plain]


def test_an_entry_that_comes_twice_is_one() -> None:
    one, other = "<link>https://press.example/1</link>", "<link>https://press.example/2</link>"
    same = '<guid isPermaLink="false">a</guid>'
    found = read(rss(one + same, other + same, one, other))
    assert [entry.url for entry in found] == ["https://press.example/1"]


def test_entries_with_prefixes_that_nobody_declared_are_read_without_those() -> None:
    item = "<title>Seals</title><media:title>A picture</media:title>"
    found = read(rss(item + "<link a:b='c'>https://press.example/1</link>"))
    assert [entry.title for entry in found] == ["Seals"]


@pytest.mark.parametrize("cut", range(40, 400, 40))
def test_of_a_feed_that_breaks_off_what_came_is_read_or_it_is_said_to_be_none(cut: int) -> None:
    try:
        found = read(RSS_2[:cut])
    except CannotReadFeed:
        return
    assert len(found) <= 1


def test_ten_thousand_entries_are_read() -> None:
    items = (
        f"<title>Release {n}</title><link>https://press.example/{n}</link>"
        f"<pubDate>Wed, 01 May 2024 12:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{'An invented sentence. ' * 20}&lt;/p&gt;</description>"
        for n in range(10_000)
    )
    start = time.monotonic()
    assert len(read(rss(*items))) == 10_000
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    "text",
    ["", " ", "An invented text.", "<html><body><p>A page.</p></body></html>", "{}", "\x00\xff",
     "<svg xmlns='http://www.w3.org/2000/svg'/>", "<?xml version='1.0'?>", "<", "%PDF-1.7"],
)  # fmt: skip
def test_what_is_no_feed_is_said_to_be_none(text: str) -> None:
    with pytest.raises(CannotReadFeed, match=r"is no feed|cannot be read as a feed") as caught:
        read(text)
    assert len(str(caught.value).splitlines()) == 1
    assert not is_feed(Source("x", text.encode()))
