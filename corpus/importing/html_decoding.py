"""The text of a page's bytes: which encoding they are in, and how that is known.

The order is that of the WHATWG's standards "HTML" and "Encoding": a byte-order mark, the server's
word, the page's own. As there, Latin-1 is read as Windows-1252, which browsers do and authors mean.
Unlike there, bytes that are UTF-8 are read as such whatever else was said: hardly another text is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.importing.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=["']([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192  # bytes; browsers look at 1024, some pages put more before it
_OTHER_SCRIPTS = (
    "1251", "1253", "1255", "1256", "koi8", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8",
    "cp855", "cp866", "mac-cyrillic", "shift_jis", "cp932", "euc", "iso2022", "big5", "gb", "cp949",
    "johab", "cp874",
)  # fmt: skip
# Encodings of Python that no browser reads a page in.
_NOT_OF_PAGES = frozenset(
    {"utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"}
)
_SAMPLE = 200_000  # bytes that are looked at to detect an encoding
_STAND_IN = "\ufffd"
# What labels mean on the web, where it isn't what Python takes them for.
_MEANT = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
    "tis-620": "cp874", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "unicode": "utf-16-le", "utf8": "utf-8", "x-mac-roman": "mac-roman",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, and what a curator should know about how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def decode_page(source: Source) -> Decoded:
    """Return the text of a page; what can't be decoded is replaced by U+FFFD, with a note."""
    for mark, encoding in _MARKS:
        if source.data.startswith(mark):
            return _decoded(source.data[len(mark) :], encoding)
    said = list(_said(source))
    for encoding, teller in said:
        text = _strictly(source.data, encoding)
        if text is None:
            continue
        if encoding != "utf-8" and _is_multibyte_utf8(source.data):
            note = f"read as UTF-8, which its bytes are, though {teller} says {encoding}"
            return Decoded(source.data.decode("utf-8"), (note,))
        return Decoded(text)
    return _detected(source.data, said)


def _said(source: Source) -> Iterator[tuple[str, str]]:
    """Yield the encodings that are declared and known, with who says so."""
    if encoding := _known(source.charset or ""):
        yield encoding, "the server"
    if found := _DECLARED.search(source.data[:_DECLARED_WITHIN]):
        encoding = _known((found[1] or found[2]).decode("ascii", "replace"))
        # A page that can be searched for ASCII is not in UTF-16.
        if encoding:
            yield ("utf-8" if encoding.startswith("utf-16") else encoding), "the page"


def _known(label: str) -> str | None:
    label = label.strip().strip("\"'").lower()
    if not label:
        return None
    try:
        name = codecs.lookup(_MEANT.get(label, label)).name
        b"a".decode(name, "replace")  # raises for what is no encoding of text, such as base64
    except (LookupError, ValueError, TypeError):
        return None
    return None if name in _NOT_OF_PAGES else name


def _detected(data: bytes, said: list[tuple[str, str]]) -> Decoded:
    """Read bytes of which no declared encoding makes sense, or which declare none."""
    if (text := _strictly(data, "utf-8")) is not None:
        notes = tuple(f"read as UTF-8, though {who} says {name}" for name, who in said[:1])
        return Decoded(text, notes)
    if data[:1000].count(0) > len(data[:1000]) // 4:
        return _decoded(data, "utf-16-le" if data[:2].find(b"\0") == 1 else "utf-16-be")
    if said:
        return _decoded(data, said[0][0])
    encoding = _guessed(data)
    guessed = _decoded(data, encoding)
    note = f"declares no encoding; read as {encoding}, which its bytes look like"
    return Decoded(guessed.text, (note, *guessed.notes))


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Letters beyond ASCII tell encodings apart, and a page's head has few.
    first = next((place for place, byte in enumerate(data) if byte > 127), 0)
    best = from_bytes(data[max(0, first - 2000) :][:_SAMPLE]).best()
    encoding = _known(best.encoding) if best else None
    # Latin scripts are mostly detected as some rare code page where Windows-1252 fits as well.
    is_latin = encoding is not None and not _is_other_script(encoding)
    if encoding is None or (is_latin and _strictly(data, "cp1252") is not None):
        return "cp1252"
    return encoding


def _is_other_script(encoding: str) -> bool:
    """Whether an encoding is of a script in which nearly all letters lie beyond ASCII."""
    return any(name in encoding for name in _OTHER_SCRIPTS)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count(_STAND_IN)
    if not lost:
        return Decoded(text)
    return Decoded(
        text, (f"{lost} characters could not be read as {encoding}; each is a U+FFFD now",)
    )


def _is_multibyte_utf8(data: bytes) -> bool:
    return not data.isascii() and _strictly(data, "utf-8") is not None
