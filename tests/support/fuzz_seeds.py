"""What a fuzzer begins with: sound input of each kind, small enough to be tried often."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from fuzz_documents import DOCX_PARTS, filled_with_all, small_docx
from hostile_pdfs import one_page, stream
from invented_docx import docx_of
from invented_pdfs import Look, bullets, prose, release_pdf, table
from invented_releases import release_file
from press_pages import held_out_pages, pages

PDF_TEXT = b"BT /F1 11 Tf 72 700 Td (Seals were counted.) Tj 0 -14 Td (Nine of them.) Tj ET"

ADDRESSES = (
    b"http://press.example:80/a?b#c",
    b"HTTPS://Www.Press.Example:443/News?id=7&utm_source=feed#!/main",
    b"http://[::ffff:127.0.0.1]/",
    b"http://127.0.0.1@2130706433/%00",
    "https://b\u00fccher.example/\u00fc/../%7e?a=\u00fc".encode(),
)
ANSWERS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\nabc",
    b"HTTP/1.1 302 Found\r\nLocation: /x\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"3\r\nabc\r\n0\r\n\r\n",
    b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00",
)
FEEDS = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><link>https://a.example/</link><item>"
    b"<title>One &amp; two</title><link>/1</link><pubDate>Wed, 01 May 2024 12:00:00 GMT"
    b"</pubDate><description><![CDATA[<p>x</p>]]></description></item></channel></rss>",
    b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/'><entry><id>1</id>"
    b"<title type='html'>&lt;b&gt;</title><link rel='alternate' href='1'/><updated>2024-05-01"
    b"T12:00:00Z</updated><summary>&nbsp;</summary></entry></feed>",
    b"<html><head><base href='https://a.example/'><link rel=alternate type=application/rss+xml"
    b" href=feed></head></html>",
)
ROBOTS = (
    b"User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 2.5\nSitemap: https://a.example/s\n",
    b"\xef\xbb\xbfuser agent Verbatim/1 # us\r\nDisallow: /%C3%BC\r\nRequest-rate: 1/10s 0900-1700",
)
MARKDOWN = (
    b"---\ntitle: Nine\ndate: 2031-05-14\npublisher: W\n---\nSeals.\n",
    b"# Nine\n\n- a\n  1. b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> [x](y) `z`\n",
)


def seeds(name: str) -> list[bytes]:
    """Return what the fuzzing of a parser begins with, by the parser's name."""
    return _SEEDS[name]()


def _pages() -> list[bytes]:
    return [page.markup.encode(page.encoding) for page in (*pages(), *held_out_pages())]


def _pdfs() -> list[bytes]:
    return [
        one_page(stream(PDF_TEXT)),
        release_pdf("Nine seals", [*prose(2), *bullets(["a", "b"])], Look(2, head="H", foot="#")),
        release_pdf("Nine seals", [table([["a", "b"], ["1", "2"]], [50, 50])]),
    ]


def _docx_parts() -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(small_docx())) as whole:
        return [bytes([at]) + whole.read(name) for at, name in enumerate(DOCX_PARTS)]


def _texts() -> list[bytes]:
    return [
        "Nine “seals”\n\nPort, 6 May 2031 – They were\ncounted.".encode(encoding)
        for encoding in ("utf-8", "utf-16", "cp1252")
    ]


def _releases() -> list[bytes]:
    stem = "2031-05-06-lanterns"
    plain = release_file("Twelve lanterns were counted.", stem=stem)
    dated = release_file("PORT NOWHERE, 7 May 2031 – Twelve were counted.", stem=stem)
    unusual = plain.replace("\n---\n", '\ntags: [a, "b # c"]\n# check: ignore short-body\n---\n')
    return [plain.encode(), dated.encode(), unusual.replace("\n", "\r\n").encode()]


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "html": _pages,
    "pdf": _pdfs,
    "docx": lambda: [docx_of(filled_with_all)],
    "docx-part": _docx_parts,
    "text": _texts,
    "markdown": lambda: [*MARKDOWN],
    "release": _releases,
    "feed": lambda: [*FEEDS],
    "response": lambda: [*ANSWERS],
    "robots": lambda: [*ROBOTS],
    "url": lambda: [*ADDRESSES],
    "spelling": lambda: [*ADDRESSES],
}
