"""PDFs whose letters are any of Unicode, though no font at hand has them.

Each character gets a code, and the PDF says by a table which character the code stands for, as
every PDF with a font of its own does. All are as wide as half their size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hostile_pdfs import pdf_of, stream

_FIRST_CODE = 33
_SIZE = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as it is seen from left to right; `y` is measured from the top."""

    text: str
    left: float
    y: float


def ending_at(right: float, y: float, text: str) -> Seen:
    return Seen(text, right - len(text) * _SIZE / 2, y)


def mapped_pdf(lines: Sequence[Seen]) -> bytes:
    letters = sorted({letter for line in lines for letter in line.text})
    codes = {letter: number for number, letter in enumerate(letters, start=_FIRST_CODE)}
    table = "\n".join(f"<{code:02x}> <{_utf16(letter)}>" for letter, code in codes.items())
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{table}\nendbfchar\nendcmap end end"
    )
    font = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 255 "
    font += f"/Widths [{' '.join(['500'] * 256)}] /ToUnicode 5 0 R>>"
    shown = "\n".join(
        f"BT /F1 {_SIZE} Tf {line.left} {842 - line.y} Td <{_hexadecimal(line.text, codes)}> Tj ET"
        for line in lines
    )
    page = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    return pdf_of(
        {
            1: b"<</Type /Catalog /Pages 2 0 R>>",
            2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            3: f"{page} /Resources <</Font <</F1 6 0 R>>>>>>".encode(),
            4: stream(shown.encode()),
            5: stream(mapping.encode()),
            6: font.encode(),
        }
    )


def _utf16(letter: str) -> str:
    return letter.encode("utf-16-be").hex()


def _hexadecimal(text: str, codes: dict[str, int]) -> str:
    return "".join(f"{codes[letter]:02x}" for letter in text)
