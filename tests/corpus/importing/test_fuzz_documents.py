"""Documents with anything wrong with them are read or refused, never a trace and never a hang."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from fuzz_documents import fuzz_docx, fuzz_markdown, fuzz_pdf, fuzz_text
from fuzz_seeds import PDF_TEXT, seeds
from hostile_pdfs import one_page, stream
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_docx import rewritten

SEEDS = {kind: seeds(kind) for kind in ("pdf", "docx", "text", "markdown")}
_ODD = [b"\x00", b"\xff" * 4, b"-1", b"99999999999", b"<<", b"[", b"(", b"/", b"R", b"\xe2\x80\xae"]


@st.composite
def mutated(draw: st.DrawFn, kind: str) -> bytes:
    """Return a seed with some stretches cut, doubled, moved or overwritten."""
    data = draw(st.sampled_from(SEEDS[kind]))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        change = draw(st.sampled_from(["cut", "double", "swap", "put", "end"]))
        if change == "cut":
            data = data[:start] + data[end:]
        elif change == "double":
            data = data[:end] + data[start:]
        elif change == "swap":
            data = data[:start] + data[start:end][::-1] + data[end:]
        elif change == "put":
            odd = draw(st.one_of(st.sampled_from(_ODD), st.binary(max_size=8)))
            data = data[:start] + odd + data[end:]
        else:
            data = data[: max(end, 10)]
    return data


many = settings(max_examples=150, suppress_health_check=list(HealthCheck))


@many
@given(mutated("pdf"))
def test_a_mutated_pdf_is_read_or_refused(data: bytes) -> None:
    fuzz_pdf(data)


@many
@given(st.binary(max_size=400))
def test_a_page_that_draws_anything_is_read_or_refused(content: bytes) -> None:
    fuzz_pdf(one_page(stream(PDF_TEXT + b"\n" + content)))


@many
@given(mutated("docx"))
def test_a_mutated_document_is_read_or_refused(data: bytes) -> None:
    fuzz_docx(data)


@many
@given(st.data())
def test_a_document_with_one_mutated_part_is_read_or_refused(data: st.DataObject) -> None:
    seed = SEEDS["docx"][0]
    names = zipfile.ZipFile(io.BytesIO(seed)).namelist()
    chosen = data.draw(st.sampled_from([name for name in names if name.endswith(("xml", "rels"))]))

    def change(name: str, content: bytes) -> bytes:
        if name != chosen:
            return content
        start = data.draw(st.integers(0, len(content) - 1))
        end = start + data.draw(st.integers(0, 60))
        odd = data.draw(
            st.sampled_from([b"", b"<w:p>", b"</w:p>", b"<", b"9" * 9, b"&amp;", b"\xff"])
        )
        return content[:start] + odd + content[end:]

    fuzz_docx(rewritten(seed, change))


@many
@given(st.one_of(mutated("text"), st.binary(max_size=300)))
def test_mutated_text_is_read_or_refused(data: bytes) -> None:
    fuzz_text(data)


@many
@given(st.one_of(mutated("markdown"), st.binary(max_size=300)))
def test_mutated_markdown_is_read_or_refused(data: bytes) -> None:
    fuzz_markdown(data)


@pytest.mark.parametrize("fuzz", [fuzz_pdf, fuzz_docx, fuzz_text, fuzz_markdown])
@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff\xfe", b"%PDF-", b"PK", b"---\n---\n"])
def test_next_to_nothing_is_read_or_refused(fuzz: Callable[[bytes], None], data: bytes) -> None:
    fuzz(data)
