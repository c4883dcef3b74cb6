"""PDFs of invented press releases, laid out in the ways that press offices do."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

WIDTH, HEIGHT = 595.0, 842.0
_MARGIN, _GUTTER = 56.0, 22.0

_PORTS = (
    *("Nordhavn", "Ostmole", "Sandwick", "Hollowmere"),
    *("Tarnby", "Quillan", "Brackness", "Ferrymouth"),
)
_GOODS = ["salt", "lamps", "anchors", "nets", "candles", "oars", "compasses", "barrels"]
_WHO = ["officers", "divers", "pilots", "clerks", "wardens", "sailors", "keepers", "fishers"]


def prose(count: int, start: int = 0) -> list[str]:
    """Return paragraphs of invented prose, no two alike."""
    return [_paragraph(number) for number in range(start, start + count)]


def _paragraph(n: int) -> str:
    port, goods, who = _PORTS[n % 8], _GOODS[(n * 3 + n // 8) % 8], _WHO[(n * 5 + n // 8) % 8]
    return (
        f"In week {n + 3} the {who} of {port} searched {n * 7 + 11} boats for smuggled {goods} and "
        f"found {n * 13 + 5} crates of them below the decks of vessel {n + 101}. “We had waited "
        f"for this since the spring,” said warden number {n + 31}, “and the {goods} were where "
        f"our friends in {_PORTS[(n + 3) % 8]} had told us to look.” Nobody was hurt, and the "
        f"skippers, {n + 2} of whom had sailed under a borrowed flag, are to appear before the "
        f"harbour court within {n + 4} days."
    )


@dataclass(frozen=True, slots=True)
class Look:
    """How a release is set."""

    columns: int = 1
    is_justified: bool = True
    is_indented: bool = False
    size: float = 10.5
    head: str = ""
    foot: str = ""
    subject: str = ""


def release_pdf(title: str, body: Sequence[Flowable | str], look: Look = Look()) -> bytes:
    """Return a PDF of a title over the whole width and a body in columns below it."""
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(WIDTH, HEIGHT), title=look.subject or None)
    width = (WIDTH - 2 * _MARGIN - _GUTTER * (look.columns - 1)) / look.columns
    lefts = [_MARGIN + n * (width + _GUTTER) for n in range(look.columns)]
    top = Frame(_MARGIN, HEIGHT - 150, WIDTH - 2 * _MARGIN, 90, id="title")
    first = [Frame(left, 70, width, HEIGHT - 230, id=f"first{left}") for left in lefts]
    later = [Frame(left, 70, width, HEIGHT - 140, id=f"later{left}") for left in lefts]

    def furnish(canvas: Canvas, _: Any) -> None:
        canvas.setFont("Helvetica", 8)
        number = canvas.getPageNumber()
        canvas.drawString(_MARGIN, HEIGHT - 36, look.head.replace("#", str(number)))
        canvas.drawCentredString(WIDTH / 2, 30, look.foot.replace("#", str(number)))

    document.addPageTemplates(
        [
            PageTemplate("first", [top, *first], onPage=furnish),
            PageTemplate("later", later, onPage=furnish),
        ]
    )
    heading = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=19, leading=23)
    story = [NextPageTemplate("later"), Paragraph(title, heading), FrameBreak()]
    story += [paragraph(one, look) if isinstance(one, str) else one for one in body]
    document.build(story)
    return out.getvalue()


def paragraph(text: str, look: Look = Look()) -> Paragraph:
    style = ParagraphStyle(
        "body",
        fontName="Times-Roman",
        fontSize=look.size,
        leading=look.size * 1.22,
        alignment=TA_JUSTIFY if look.is_justified else 0,
        firstLineIndent=14 if look.is_indented else 0,
        spaceAfter=0 if look.is_indented else 8,
    )
    return Paragraph(text, style)


def heading(text: str) -> Paragraph:
    style = ParagraphStyle(
        "sub", fontName="Times-Bold", fontSize=10.5, leading=13, spaceBefore=8, spaceAfter=2
    )
    return Paragraph(text, style)


def centred(text: str) -> Paragraph:
    return Paragraph(text, ParagraphStyle("c", fontSize=10.5, leading=13, alignment=TA_CENTER))


def bullets(items: Sequence[str], mark: str = "•") -> list[Flowable]:
    style = ParagraphStyle(
        "item", fontName="Times-Roman", fontSize=10.5, leading=13, bulletIndent=6, leftIndent=24
    )
    return [*(Paragraph(item, style, bulletText=mark) for item in items), Spacer(1, 8)]


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *, ruled: bool = True) -> Table:
    style = ParagraphStyle("cell", fontName="Times-Roman", fontSize=10, leading=12)
    made = Table([[Paragraph(cell, style) for cell in row] for row in rows], colWidths=list(widths))
    made.setStyle([("GRID", (0, 0), (-1, -1), 0.5, black)] if ruled else [])
    return made


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of text set by hand; `y` is measured from the top."""

    text: str
    x: float
    y: float
    font: str = "Times-Roman"
    size: float = 11
    is_right: bool = False


def drawn_pdf(*pages: Sequence[Drawn], password: str | None = None, rotate: int = 0) -> bytes:
    """Return a PDF whose pages hold lines set by hand."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), encrypt=password)
    for page in pages:
        if rotate:
            canvas.setPageRotation(rotate)
            canvas.translate(WIDTH, 0)
            canvas.rotate(90)
        height = WIDTH if rotate else HEIGHT
        for line in page:
            canvas.setFont(line.font, line.size)
            draw = canvas.drawRightString if line.is_right else canvas.drawString
            draw(line.x, height - line.y, line.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(texts: Sequence[str], *, x: float = 72, y: float = 100, step: float = 14) -> list[Drawn]:
    """Set lines one below the other."""
    return [Drawn(text, x, y + number * step) for number, text in enumerate(texts)]


def column(text: str, x: float, y: float, width: float, step: float = 13) -> list[Drawn]:
    """Set a text in a column by hand, broken where a line is full."""
    broken = simpleSplit(text, "Times-Roman", 11, width)
    return lines(broken, x=x, y=y, step=step)


def scanned_pdf(pages: int = 1) -> bytes:
    """Return a PDF of pictures of pages, without any text."""
    from PIL import Image

    picture = ImageReader(Image.new("L", (60, 80), 200))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
