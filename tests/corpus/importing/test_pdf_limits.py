"""A PDF made to exhaust its reader is refused in seconds, within bounds; lifted, they would not."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hostile_pdfs import (
    blown_up,
    crowded,
    form_within_itself,
    forms_of_forms,
    many_pages,
    nested,
    pages_in_a_circle,
)
from invented_pdfs import column, drawn_pdf, prose

from corpus.importing import CannotImport, Source
from corpus.importing.bounded import Bounds
from corpus.importing.pdf import extract_pdf
from corpus.importing.pdf_document import PdfLimits

SECONDS = 20  # on a busy machine; most take one or two


def source(data: bytes) -> Source:
    return Source("release.pdf", data)


def test_a_pdf_of_ten_thousand_pages_is_refused() -> None:
    began = time.monotonic()
    with pytest.raises(CannotImport, match="10,000 pages, and a release has 100 at most"):
        extract_pdf(source(many_pages(10_000)))
    assert time.monotonic() - began < SECONDS


def test_the_limit_of_pages_is_what_refuses_them() -> None:
    data = source(many_pages(30))
    with pytest.raises(CannotImport, match="30 pages"):
        extract_pdf(data, PdfLimits(pages=29))
    assert "Seals were counted again." in extract_pdf(data, PdfLimits(pages=30)).text


def test_the_limit_of_characters_is_what_refuses_a_crowded_page() -> None:
    data = source(crowded(40_000))
    with pytest.raises(CannotImport, match="more than 30,000 characters"):
        extract_pdf(data, PdfLimits(characters=30_000))
    assert extract_pdf(data, PdfLimits(characters=90_000)).text.count("seal") > 9_000


@pytest.mark.slow
def test_a_page_crowded_beyond_the_limit_is_refused() -> None:
    data = source(crowded(3_000_000))
    began = time.monotonic()
    with pytest.raises(CannotImport, match=r"characters|seconds"):
        extract_pdf(data)
    assert time.monotonic() - began < SECONDS


@pytest.mark.slow
def test_a_stream_that_unpacks_to_gigabytes_is_refused() -> None:
    data = source(blown_up(2000, filters=2))
    began = time.monotonic()
    with pytest.raises(CannotImport, match="1024 MB of memory"):
        extract_pdf(data)
    assert time.monotonic() - began < SECONDS


def test_the_bound_of_memory_is_what_refuses_it() -> None:
    padding = blown_up(60)
    with pytest.raises(CannotImport, match="128 MB of memory"):
        extract_pdf(source(padding), bounds=Bounds(memory_mb=128))
    # With more memory the same page is read to its end, and found to hold no text.
    with pytest.raises(CannotImport, match="without text"):
        extract_pdf(source(padding), bounds=Bounds(memory_mb=1024))


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        lambda: nested(500_000),
        lambda: form_within_itself(6),
        lambda: forms_of_forms(12, 10),
        pages_in_a_circle,
    ],
    ids=["arrays", "a form in itself", "a billion laughs of forms", "pages in a circle"],
)
def test_recursion_without_end_is_refused(make: Callable[[], bytes]) -> None:
    began = time.monotonic()
    with pytest.raises(CannotImport):
        extract_pdf(source(make()))
    assert time.monotonic() - began < SECONDS


def test_an_ordinary_release_stays_far_inside_all_limits() -> None:
    pages = [column(prose(1, number)[0], 60, 100, 450) for number in range(20)]
    tight = Bounds(seconds=10, memory_mb=400)
    assert extract_pdf(source(drawn_pdf(*pages)), PdfLimits(20, 20_000), tight).text
