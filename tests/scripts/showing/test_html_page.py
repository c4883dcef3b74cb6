"""The page of a release: whole, escaped, and its text as it is."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Release, paragraphs
from corpus.text import normal_form
from scripts.showing.html_page import html_page

VOID = {"meta", "link"}
TEXT = 'Ropes & <b>knots</b>.\n\n- "one"\n- two  &amp; three\n\nEnd.'


def release(text: str = TEXT, **fields: Any) -> Release:
    known: dict[str, Any] = {
        "title": "Ropes",
        "date": date(2031, 3, 4),
        "publisher": "Invented Agency",
    }
    return Release(id="2031-03-04-ropes", text=text, **(known | fields))


class Page(HTMLParser):
    """What a browser makes of a page: elements, properly nested, and the text of each anchor."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.texts: dict[str, str] = {}
        self.addresses: list[str | None] = []
        self._anchor: str | None = None
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.attributes[tag] = dict(attrs)
        self.addresses += [value for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "p" and (anchor := dict(attrs).get("id")):
            assert anchor not in self.texts
            self.texts[anchor] = ""
            self._anchor = anchor

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "p":
            self._anchor = None

    def handle_data(self, data: str) -> None:
        if self._anchor:
            self.texts[self._anchor] += data
        elif self.open and self.open[-1] in ("title", "h1"):
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data


def test_each_paragraph_has_an_anchor_and_its_text_is_the_paragraph() -> None:
    page = Page(html_page(release()))
    anchors = {name: text for name, text in page.texts.items() if name.startswith("p")}
    assert anchors == {
        "p1": "Ropes & <b>knots</b>.",
        "p2": '- "one"\n- two  &amp; three',
        "p3": "End.",
    }


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1),
)
def test_whatever_stands_in_a_release_reads_back_from_its_page(words: str, title: str) -> None:
    text = normal_form(f"{words}\n\n{title}\n{words}") or "."
    page = Page(html_page(release(text, title=title, place=words, publisher=title)))
    found = [page.texts[f"p{number}"] for number in range(1, len(page.texts) - 1)]
    assert found == [span.of(text) for span in paragraphs(text)]
    assert page.texts["h1"] == page.texts["title"] == title


def test_nothing_is_loaded_from_anywhere_and_nothing_runs() -> None:
    whole = html_page(release(url='https://a.example/?q="><script>', source="https://b.example/"))
    page = Page(whole)
    assert "script" not in page.attributes
    assert "img" not in page.attributes
    assert set(page.addresses) == {'https://a.example/?q="><script>', "#p1", "#p2", "#p3"}
    assert "url(" not in whole
    assert "@import" not in whole
    assert "default-src 'none'" in whole


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr")],
)
def test_the_page_has_the_releases_language_and_direction(language: str, direction: str) -> None:
    page = Page(html_page(release(language=language)))
    assert page.attributes["html"] == {"lang": language, "dir": direction}
    assert page.attributes["footer"]["dir"] == "ltr"


def test_it_is_made_for_light_dark_and_paper() -> None:
    page = html_page(release())
    assert "color-scheme: light dark" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
