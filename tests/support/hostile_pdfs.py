"""PDFs written by hand to make a reader run out of time, memory or stack."""

from __future__ import annotations

import zlib

_MEGABYTE = 1 << 20


def pdf_of(objects: dict[int, bytes]) -> bytes:
    """Return a PDF of numbered objects, of which the first is the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(places) + 1
    data += b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(data)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b /Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def one_page(contents: bytes, *, more: dict[int, bytes] | None = None) -> bytes:
    """Return a PDF of one page that has Helvetica as /F1; objects from 10 on are free."""
    resources = b"<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
    resources += b" /XObject <</X0 10 0 R>>>>" if more else b">>"
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %b>>"
    return pdf_of(
        {
            1: b"<</Type /Catalog /Pages 2 0 R>>",
            2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            3: page % resources,
            4: contents,
            **(more or {}),
        }
    )


def many_pages(count: int) -> bytes:
    """Return a PDF of many pages, all of them the same."""
    text = b"BT /F1 11 Tf 72 700 Td (Seals were counted again.) Tj ET"
    kids = b" ".join([b"3 0 R"] * count)
    font = b"<</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    return pdf_of(
        {
            1: b"<</Type /Catalog /Pages 2 0 R>>",
            2: b"<</Type /Pages /Kids [%b] /Count %d>>" % (kids, count),
            3: page + b" /Resources <</Font %b>>>>" % font,
            4: stream(text),
        }
    )


def blown_up(megabytes: int, filters: int = 1) -> bytes:
    """Return a PDF whose page is a stream that unpacks to many megabytes of blanks."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * _MEGABYTE) for _ in range(megabytes)) + packer.flush()
    for _ in range(filters - 1):
        packed = zlib.compress(packed, 9)
    names = b" ".join([b"/FlateDecode"] * filters)
    return one_page(stream(packed, b"/Filter [%b]" % names))


def crowded(letters: int) -> bytes:
    """Return a PDF of one page that shows very many letters."""
    lines = (
        b"BT /F1 8 Tf 1 0 0 1 %d %d Tm (seal) Tj ET\n" % (20 + 24 * (n % 20), 800 - n // 20 % 780)
        for n in range(letters // 4)
    )
    packed = zlib.compress(b"".join(lines), 9)
    return one_page(stream(packed, b"/Filter /FlateDecode"))


def nested(depth: int) -> bytes:
    """Return a PDF whose catalogue nests arrays without end."""
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R /Nest %b>>" % (b"[" * depth + b"]" * depth),
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
    }
    return pdf_of(objects)


def form_within_itself(times: int) -> bytes:
    """Return a PDF whose page draws a form that draws itself several times."""
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    entries += b" /Resources <</XObject <</X0 10 0 R>>>>"
    form = stream(b"/X0 Do " * times, entries)
    return one_page(stream(b"/X0 Do"), more={10: form})


def forms_of_forms(levels: int, times: int) -> bytes:
    """Return a PDF that laughs a billion times: each form draws the next one several times."""
    more = {}
    for level in range(levels):
        resources = b"<</XObject <</X0 %d 0 R>> /Font <</F1 <</Type /Font /Subtype /Type1"
        resources += b" /BaseFont /Helvetica>>>>>>"
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources "
        entries += resources % (10 + min(level + 1, levels - 1))
        last = b"BT /F1 8 Tf 20 700 Td (ha) Tj ET"
        content = b"/X0 Do " * times if level < levels - 1 else last
        more[10 + level] = stream(content, entries)
    return one_page(stream(b"/X0 Do"), more=more)


def pages_in_a_circle() -> bytes:
    """Return a PDF whose page tree contains itself."""
    return pdf_of(
        {
            1: b"<</Type /Catalog /Pages 2 0 R>>",
            2: b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>",
        }
    )
