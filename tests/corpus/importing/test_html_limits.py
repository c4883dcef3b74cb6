"""Whatever a page holds, it is read within bounds or refused in a line that says what to do."""

import time

import pytest
from fuzz_pages import check_page, check_refusal, fuzz_html
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.importing import CannotImport, Source
from corpus.importing.html import extract_html
from corpus.importing.html_tree import DEEPEST, MOST_BYTES, MOST_ELEMENTS, MOST_LETTERS

PROSE = "<p>The Office for Invented Bells counted the bells of the harbour and found nine.</p>"


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("", "no page"),
        ("<html><body></body></html>", "no text"),
        ("<title>Nine bells</title><body><img src='bells.jpg' alt='Nine bells'>", "no text"),
        ("<nav><a href='/'>Home</a></nav><footer>© Bells</footer>", "no text"),
        ("<div id=root></div><noscript>Please turn on JavaScript.</noscript>", "a script"),
        ("<frameset cols='1,2'><frame src='a.html'><frame src='b.html'></frameset>", "frames"),
        ("<div>" * (DEEPEST + 50) + PROSE, "nested too deeply"),
        ("<b>" * 100_000 + PROSE, "nested too deeply"),
        ("<br>" * (MOST_ELEMENTS + 1), "too large"),
        ("<" * (5 * MOST_ELEMENTS), "too large"),
        (f"<script>{'x' * MOST_BYTES}</script>{PROSE}", "too large"),
        (PROSE + "bells " * (MOST_LETTERS // 5), "too large"),
    ],
)
def test_a_page_that_cannot_be_a_release_is_refused_with_a_hint(markup: str, what: str) -> None:
    with pytest.raises(CannotImport, match=what) as caught:
        extract_html(Source("page", markup.encode()))
    assert caught.value.mend


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * (DEEPEST - 50) + PROSE * 3,
        PROSE + "<p>© " + "a" * 200_000 + "</p>",
        PROSE + "<p>" + "a" * 200_000 + "@" + "b" * 200_000 + "</p>",
        PROSE + "<p>" + "1-" * 100_000 + "</p>",
        PROSE + "<p>.” " + "1" * 100_000 + " x</p>",
        PROSE + f"<h1 class='{'share-' * 20_000}'>" + "x " * 100_000 + "</h1>",
        PROSE + f"<meta property='og:title' content='{'| ' * 100_000}'>",
        PROSE + "<table>" + "<tr><td rowspan=9999 colspan=9999>a<td rowspan=1000>b" * 500,
        PROSE + "<ul><li>" * 200 + "a",
        PROSE * 2000,
    ],
    ids=range(10),
)
def test_a_page_made_to_take_long_takes_seconds_at_most(markup: str) -> None:
    start = time.process_time()
    text = extract_html(Source("page", markup.encode())).text
    assert time.process_time() - start < 8
    assert len(text) < 4 * len(markup)


def test_scripts_and_pictures_within_a_page_do_not_make_it_too_large() -> None:
    script = "<script>" + "x = 1;" * 1_000_000 + "</script>"
    picture = f"<img src='data:image/png;base64,{'A' * 5_000_000}'>"
    text = extract_html(Source("page", f"{script}{PROSE}{picture}".encode())).text
    assert text.endswith("found nine.")


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>One.{PROSE}</html>{PROSE}",
        f"<body>{PROSE}<body>{PROSE}",
        f"<title>Nine</title><main>{PROSE}{PROSE}</main>",
        f"<table><tr><td>{PROSE}</table></td></tr>{PROSE}",
        f"<div class=x <div class=y>{PROSE}</div</div>{PROSE}",
        f"<b><p><i>{PROSE}</b></i>{PROSE}",
    ],
)
def test_broken_tags_lose_no_text(markup: str) -> None:
    text = extract_html(Source("page", markup.encode())).text
    assert text.count("found nine.") == 2


TAGS = (
    "p", "div", "span", "a", "b", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h2", "br",
    "article", "main", "section", "aside", "nav", "header", "footer", "figure", "img", "pre",
    "blockquote", "time", "dl", "dt", "dd", "form", "font", "title", "meta", "link", "script",
    "style", "body", "html", "base", "x-y", "sup", "del",
)  # fmt: skip
ATTRIBUTES = st.sampled_from(
    [
        "",
        "class=share",
        "class=entry-content",
        "class=teaser",
        "hidden",
        "href=/x",
        "href=http://[::1",
        "datetime=2031-99-99",
        "lang=xx-yy-zz",
        "rowspan=99999",
        "start=x reversed",
        "value=-99999999",
        "property=og:title content='A | B'",
        "name=date content=03/04/2031",
        "rel=canonical href=http://a:99999/",
        "itemprop=datePublished",
        "type=application/ld+json",
        "http-equiv=content-type content='text/html; charset=utf-7'",
    ]
)
WORDS = st.one_of(
    st.sampled_from(
        [
            PROSE,
            "6 May 2031",
            "03/04/2031",
            "© 2031 Bells",
            "Contact: a@b.example",
            "Read more",
            "TOLLMOUTH, Vell – ",
            '{"@type":"NewsArticle","headline":[1],"publisher":{"@id":"x"}}',
            "&#0;&#133;&#x80;",
            "\u2028\x0b\x85",
            "鐘が鳴った。",
        ]
    ),
    st.text(max_size=20),
)
PIECES = st.one_of(
    st.builds("<{} {}>".format, st.sampled_from(TAGS), ATTRIBUTES),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    WORDS,
)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=200)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    fuzz_html(markup.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "?"]))
@example(b"\xff\xfe<\x00p\x00", None)
def test_any_bytes_are_read_or_refused(data: bytes, charset: str | None) -> None:
    try:
        found = extract_html(Source("page", data + PROSE.encode(), charset=charset))
    except CannotImport as error:
        check_refusal(error)
    else:
        check_page(found)


def test_an_element_with_very_many_attributes_is_refused_and_one_with_a_long_one_is_not() -> None:
    many = " ".join(f"a{number}=1" for number in range(40_000))
    long = f'style="background: url(data:image/png;base64,{"A" * 50_000})"'
    words = "Nine people were arrested in Port Nowhere on Monday, the agency announced. " * 20
    page = "<html lang=en><body><h1>Heron</h1><p {}>" + words + "</p></body>"
    with pytest.raises(CannotImport, match="too large"):
        extract_html(Source("page.html", page.format(many).encode()))
    assert "Nine people" in extract_html(Source("page.html", page.format(long).encode())).text
