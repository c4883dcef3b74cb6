"""Word documents of invented press releases, and such as are made to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Filled = Callable[[Any], None]
_MEGABYTE = 1 << 20


def docx_of(fill: Filled) -> bytes:
    """Return a document that a function has filled."""
    document = docx.Document()
    document.core_properties.title = ""
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_of_paragraphs(*texts: str) -> bytes:
    def fill(document: Any) -> None:
        for text in texts:
            document.add_paragraph(text)

    return docx_of(fill)


def docx_of_xml(*paragraphs: str) -> bytes:
    """Return a document whose body holds elements written as WordprocessingML."""

    def fill(document: Any) -> None:
        for paragraph in paragraphs:
            document.element.body.insert(-1, parse_xml(with_names(paragraph)))

    return docx_of(fill)


def with_names(markup: str) -> str:
    """Declare the namespaces of WordprocessingML on an element's first tag."""
    name, _, rest = markup.partition(">")
    end = "/" if name.endswith("/") else ""
    names = nsdecls("w", "wp", "a", "r", "m")
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    names += ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    names += ' xmlns:v="urn:schemas-microsoft-com:vml"'
    return f"{name.rstrip('/')} {names}{end}>{rest}"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a document with every part put through a function of its name and content."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in archive.infolist():
            made.writestr(entry.filename, change(entry.filename, archive.read(entry)))
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def with_footnote(data: bytes, text: str) -> bytes:
    """Add a part with one footnote, of id 2, to a document."""
    note = f'<w:footnote w:id="2"><w:p>{run(text)}</w:p></w:footnote>'
    mark = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    part = with_names(f"<w:footnotes>{mark}{note}</w:footnotes>").encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

    def change(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml":
            entry = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
            return content.replace(b"</Types>", entry.encode())
        if name == "word/_rels/document.xml.rels":
            entry = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/>'
            return content.replace(b"</Relationships>", f"{entry}</Relationships>".encode())
        return content

    return with_part(rewritten(data, change), "word/footnotes.xml", part)


def blown_up_docx(megabytes: int) -> bytes:
    """Return a document with a picture that unpacks to many megabytes of zeros."""
    out = io.BytesIO(docx_of_paragraphs("Seals were counted."))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/image1.png", "w", force_zip64=True) as picture,
    ):
        for _ in range(megabytes):
            picture.write(bytes(_MEGABYTE))
    return out.getvalue()


def understated(data: bytes, name: str, size: int) -> bytes:
    """Return an archive whose directory says that a part unpacks to less than it does."""
    place = data.rindex(name.encode()) - 46  # where its entry in the directory begins
    assert data[place : place + 4] == b"PK\x01\x02"
    return data[: place + 24] + size.to_bytes(4, "little") + data[place + 28 :]


def laughing_docx(levels: int = 9, encoding: str = "utf-8") -> bytes:
    """Return a document whose text is entities of entities: a billion laughs."""
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels + 1)]
    declared = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{"".join(names)}]>'

    def change(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        text = content.decode().partition("?>")[2].replace("HERE", f"&e{levels};")
        return f'<?xml version="1.0" encoding="{encoding}"?>{declared}{text}'.encode(encoding)

    return rewritten(docx_of_paragraphs("HERE"), change)
