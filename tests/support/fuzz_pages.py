"""What has to hold of a page of any bytes: it is read, or refused in so many words.

For hypothesis in `test_html_limits.py`, and for a long run of a fuzzer that is guided by coverage.
"""

from __future__ import annotations

from datetime import date

from corpus.fields import Scalar, read_language, read_line, read_url
from corpus.importing import CannotImport, Extract, Found, Source
from corpus.importing.html import extract_html
from corpus.text import forbidden_characters, normal_form


def fuzz_html(data: bytes) -> None:
    """Extract a page, and raise if a promise is broken."""
    try:
        found = extract_html(Source("page", data, "https://news.example/2031/05/06/page"))
    except CannotImport as error:
        check_refusal(error)
        return
    check_page(found)


def check_refusal(error: CannotImport) -> None:
    """Raise if a refusal does not say in a line what is wrong and what to do."""
    assert error.what.startswith("page ")
    assert error.mend
    assert "\n" not in str(error)


def check_page(found: Extract) -> None:
    """Raise if an extract holds what no release file may."""
    assert found.text
    assert normal_form(found.text) == found.text
    assert not list(forbidden_characters(found.text))
    for name in ("title", "place", "publisher"):
        one: Found | None = getattr(found, name)
        assert one is None or read_line(Scalar(one.value, "str"))
    assert found.date is None or date.fromisoformat(found.date.value)
    assert found.url is None or read_url(Scalar(found.url.value, "str"))
    assert found.language is None or read_language(Scalar(found.language.value, "str"))
    assert not any("\n" in note for note in found.notes)
