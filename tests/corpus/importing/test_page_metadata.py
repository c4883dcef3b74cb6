"""Metadata comes with its evidence; what a page leaves open, or says in two ways, is doubtful."""

from datetime import UTC, datetime

import pytest

from corpus.importing import Extract, Found, Source
from corpus.importing.html import extract_html

BODY = (
    "<p>The Office for Invented Bells counted the bells of the harbour on Monday and found nine of "
    "them in good order.</p><p>Two more were found under the pier, where they had been since the "
    "great storm, and will be rung again next year.</p>"
)
ADDRESS = "https://www.bells.example/news/nine-bells"


def read(
    head: str = "",
    *,
    above: str = "<h1>Nine bells counted</h1>",
    below: str = "",
    attributes: str = "lang=en",
    body: str = BODY,
    url: str | None = ADDRESS,
    retrieved: datetime | None = None,
) -> Extract:
    page = f"<html {attributes}><head>{head}</head><body>{above}<main>{body}</main>{below}"
    return extract_html(Source(url or "page.html", page.encode(), url, retrieved=retrieved))


def value(found: Found | None) -> str | None:
    return found.value if found else None


def sure(found: Found | None) -> str | None:
    """The value, if there is one and no doubt about it."""
    return found.value if found and not found.is_doubtful else None


# The title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Nine bells counted</title>", "Nine bells counted"),
        ("<title>Nine bells counted | Bell Office</title>", "Nine bells counted"),
        ("<title>Bell Office - News - Nine bells counted</title>", "Nine bells counted"),
        ('<meta property="og:title" content="NINE BELLS COUNTED">', "Nine bells counted"),
    ],
)
def test_the_title_is_the_headline_that_the_head_confirms(head: str, title: str) -> None:
    assert sure(read(head).title) == title


def test_a_headline_that_the_head_contradicts_is_doubtful() -> None:
    found = read('<meta property="og:title" content="Gongs banned in two towns">').title
    assert found is not None
    assert found.is_doubtful
    assert "Gongs banned in two towns" in found.evidence


def test_the_name_of_the_site_is_no_headline_even_as_h1() -> None:
    above = '<h1 class="logo"><a href="/">Bell Office</a></h1><h2>Nine bells counted</h2>'
    found = read("<title>Nine bells counted - Bell Office</title>", above=above).title
    assert sure(found) == "Nine bells counted"


def test_without_a_headline_the_site_s_name_is_taken_off_where_the_site_says_it() -> None:
    named = '<meta property="og:site_name" content="Bell Office">'
    head = f"{named}<title>Nine bells | Bell Office</title>"
    assert sure(read(head, above="").title) == "Nine bells"


def test_without_a_headline_a_title_that_may_end_in_the_site_s_name_is_doubtful() -> None:
    found = read("<title>Nine bells | Bell Office</title>", above="").title
    assert found is not None
    assert found.is_doubtful


def test_curly_quotes_in_a_headline_stay() -> None:
    above = "<h1>The Office’s “nine”&nbsp;bells</h1>"
    found = read('<title>The Office\'s "nine" bells</title>', above=above).title
    assert sure(found) == "The Office’s “nine”\u00a0bells"


def test_a_page_that_names_no_title_has_none() -> None:
    assert read(above="").title is None


# The date


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ('<meta property="article:published_time" content="2031-05-06T08:00:00+02:00">', ""),
        ('<meta name="dcterms.issued" content="2031-05-06">', ""),
        ('<meta name="date" content="20310506">', ""),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
            '"2031-05-06"}</script>',
            "",
        ),
        ("", "<p><time datetime='2031-05-06'>yesterday</time></p>"),
        ("", "<p class=date>6 May 2031</p>"),
        ("", "<p>Published: May 6, 2031 10:00 | Updated: June 7, 2031</p>"),
        ("", "<p>Last updated 7 June 2031</p><p>Published 6 May 2031</p>"),
        ("", "<dl><dt>Updated</dt><dd>7 June 2031</dd><dt>Published</dt><dd>6 May 2031</dd></dl>"),
        ("", "<span itemprop=datePublished content=2031-05-06></span>"),
    ],
)
def test_a_date_is_found_where_pages_put_it(head: str, above: str) -> None:
    assert sure(read(head, above=f"<h1>Nine bells</h1>{above}").date) == "2031-05-06"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2031-05-06">',
        '<meta name="last-modified" content="2031-05-06">',
        '<script type="application/ld+json">{"@type": "Article", "dateModified": "2031-05-06"}'
        "</script>",
    ],
)
def test_the_day_of_a_change_is_never_that_of_publication(head: str) -> None:
    assert read(head).date is None


def test_a_time_of_change_is_never_that_of_publication() -> None:
    above = "<h1>Nine bells</h1><time class=updated datetime=2031-06-07>7 June 2031</time>"
    assert read(above=above).date is None


def test_two_days_that_differ_are_a_doubt_and_both_are_named() -> None:
    head = '<meta property="article:published_time" content="2031-05-09">'
    found = read(head, above="<h1>Nine bells</h1><p>6 May 2031</p>").date
    assert found is not None
    assert found.is_doubtful
    assert found.value == "2031-05-09"
    assert "2031-05-06" in found.evidence


def test_a_day_and_month_that_may_be_the_other_way_round_are_a_doubt() -> None:
    found = read(above="<h1>Nine bells</h1><p>03/04/2031</p>").date
    assert found is not None
    assert found.is_doubtful
    assert "2031-03-04" in found.evidence


def test_another_piece_of_evidence_settles_which_way_round_they_are() -> None:
    head = '<meta name="date" content="2031-03-04">'
    assert sure(read(head, above="<h1>Nine bells</h1><p>03/04/2031</p>").date) == "2031-03-04"


def test_a_day_in_the_address_alone_is_a_doubt() -> None:
    found = read(url="https://www.bells.example/2031/05/06/nine-bells").date
    assert found == Found("2031-05-06", "the address", is_doubtful=True)


def test_a_day_after_the_page_was_fetched_is_a_doubt() -> None:
    retrieved = datetime(2031, 5, 1, tzinfo=UTC)
    found = read('<meta name="date" content="2031-05-06">', retrieved=retrieved).date
    assert found is not None
    assert found.is_doubtful


def test_days_of_related_news_are_none_of_the_release() -> None:
    below = "<aside><p>1 January 2030</p></aside><footer><p>Posted on 2 January 2030</p></footer>"
    assert read(below=below).date is None


def test_the_dateline_is_evidence_too() -> None:
    body = BODY.replace("<p>", "<p>QUINCE BAY, 6 May 2031 – ", 1)
    found = read(body=body)
    assert sure(found.date) == "2031-05-06"
    assert sure(found.place) == "Quince Bay"


# The publisher


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ('<meta property="og:site_name" content="Bell Office">', ""),
        ('<meta name="dcterms.publisher" content="Bell Office">', ""),
        (
            '<script type="application/ld+json">[{"@type":"Article","publisher":{"@type":'
            '"GovernmentOrganization","name":"Bell Office"}}]</script>',
            "",
        ),
        ("", "<footer><p>© 2031 Bell Office. All rights reserved.</p></footer>"),
        ("", "<footer>Copyright 2029-2031 by Bell Office</footer>"),
        ("<title>Nine bells counted | Bell Office</title>", ""),
    ],
)
def test_a_publisher_is_found_where_pages_name_it(head: str, below: str) -> None:
    assert sure(read(head, below=below).publisher) == "Bell Office"


def test_publishers_that_differ_are_a_doubt_and_both_are_named() -> None:
    head = (
        '<meta property="og:site_name" content="Bells Today"><meta name=dc.publisher content=Gongs>'
    )
    found = read(head).publisher
    assert found is not None
    assert found.is_doubtful
    assert "Gongs" in found.evidence


def test_a_host_alone_is_a_doubt() -> None:
    found = read().publisher
    assert found == Found("bells.example", "the host of the address", is_doubtful=True)


# The address


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/news/9">', "https://www.bells.example/news/9"),
        (
            '<link rel="canonical" href="https://bells.example/9#top">',
            "https://bells.example/9",
        ),
        (
            '<meta property="og:url" content="https://www.bells.example/9?id=4&utm_source=x">',
            "https://www.bells.example/9?id=4",
        ),
        ('<base href="https://www.bells.example/en/"><link rel=canonical href=9>', None),
        ('<link rel="canonical" href="https://www.bells.example/">', ADDRESS),
        ('<link rel="canonical" href="javascript:alert(1)">', ADDRESS),
        ('<link rel="canonical" href="http://[broken">', ADDRESS),
        ("", ADDRESS),
    ],
)
def test_the_address_is_the_canonical_one_whole_and_clean(head: str, url: str | None) -> None:
    assert sure(read(head).url) == (url or "https://www.bells.example/en/9")


def test_a_canonical_address_on_another_host_is_a_doubt() -> None:
    found = read('<link rel="canonical" href="https://gongs.example/9">').url
    assert found is not None
    assert found.is_doubtful
    assert found.value == "https://gongs.example/9"


def test_what_tracks_readers_is_taken_off_the_fetched_address() -> None:
    assert sure(read(url=f"{ADDRESS}?fbclid=abc&page=2#x").url) == f"{ADDRESS}?page=2"


def test_a_saved_page_that_names_no_address_has_none() -> None:
    assert read(url=None).url is None


# The language


@pytest.mark.parametrize(
    ("head", "attributes", "language"),
    [
        ("", "lang=en-gb", "en-GB"),
        ("", "xml:lang=en", "en"),
        ('<meta property="og:locale" content="en_US">', "", "en-US"),
        ('<meta http-equiv="content-language" content="en, fr">', "", "en"),
    ],
)
def test_the_language_is_the_declared_one(head: str, attributes: str, language: str) -> None:
    assert sure(read(head, attributes=attributes).language) == language


def test_the_language_nearest_to_the_headline_counts() -> None:
    above = "<div lang=en><h1>Nine bells counted</h1></div>"
    assert sure(read(above=above, attributes="lang=fr").language) == "en"


def test_a_text_that_looks_like_another_language_is_a_doubt() -> None:
    found = read(attributes="lang=fr").language
    assert found is not None
    assert found.value == "fr"
    assert found.is_doubtful
    assert "looks like en" in found.evidence


def test_a_language_that_only_the_words_tell_is_a_doubt() -> None:
    assert read(attributes="").language == Found("en", "the words of the text", is_doubtful=True)


# Broken data


@pytest.mark.parametrize(
    "linked",
    [
        "{",
        "null",
        '"text"',
        "[[[[1]]]]",
        '{"@type": 4}',
        '{"@type": ["NewsArticle", 3], "headline": {"a": 1}, "datePublished": ["x"]}',
        '{"@type": "NewsArticle", "publisher": {"@id": "#a"}}',
        '{"@type": "NewsArticle", "datePublished": "0000-00-00", "headline": "  "}',
        "[" * 5000,
    ],
)
def test_broken_json_ld_is_passed_over(linked: str) -> None:
    found = read(f'<script type="application/ld+json">{linked}</script>')
    assert value(found.title) == "Nine bells counted"
    assert found.date is None


def test_a_title_is_one_line_without_control_characters() -> None:
    found = read(above="<h1>Nine\x07 bells<br>counted\u2028twice</h1>").title
    assert value(found) == "Nine bells counted twice"
