"""A packed document checked before anything in it is unpacked in earnest.

A zip bomb is known by the sizes that its directory gives. Every part is unpacked once, block by
block, to see that it keeps to them. A billion laughs is known by the document type that it has to
declare, which no part of an Office document ever does.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from corpus.importing.extract import CannotImport

_MEGABYTE = 1 << 20
_DAMAGED = "open it in a word processor and save it anew"
_TOO_MUCH = "remove pictures and attachments, and save it anew"
_BLOCK = 1 << 16
_OVERLAP = 32  # bytes: longer than what is looked for, in any encoding
_DECLARED = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """How much a packed document may hold.

    Attributes:
        entries: Parts of it.
        total_mb: Of all parts, unpacked.
        xml_mb: Of all its XML, unpacked; a tree of it in memory takes ten times as much.
        ratio: Unpacked to packed, of a part of more than a megabyte; XML reaches 50.
    """

    entries: int = 2_000
    total_mb: int = 200
    xml_mb: int = 24
    ratio: int = 200


ZIP_LIMITS = ZipLimits()


def check_zip(data: bytes, limits: ZipLimits = ZIP_LIMITS) -> None:
    """Refuse a packed document that is damaged, locked, too large or declares entities.

    Raises:
        CannotImport: So it is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_sizes(entries, limits)
            for entry in entries:
                _check_content(archive, entry)
    except (CannotImport, MemoryError):
        raise
    except Exception as error:  # the decompressors raise errors of their own, of any kind
        raise _damaged(error) from None


def _damaged(error: Exception) -> CannotImport:
    reason = " ".join(str(error).split())[:80]
    return CannotImport(f"is a damaged document ({reason})", mend=_DAMAGED)


def _check_sizes(entries: list[zipfile.ZipInfo], limits: ZipLimits) -> None:
    if len(entries) > limits.entries:
        what = f"is packed from {len(entries):,} parts, and a document has {limits.entries:,}"
        raise CannotImport(f"{what} at most", mend=_TOO_MUCH)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        what = "is a document locked by a password"
        raise CannotImport(what, mend="save a copy without the password")
    sizes = [entry.file_size for entry in entries]
    _check_total("", sum(sizes), limits.total_mb)
    _check_total(" of XML", sum(e.file_size for e in entries if _is_xml(e)), limits.xml_mb)
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _MEGABYTE and ratio > limits.ratio:
            what = f"unpacks to {ratio:,.0f} times its size in {entry.filename!r}"
            raise CannotImport(what, mend="get it from its publisher again")


def _check_total(of_what: str, size: int, limit_mb: int) -> None:
    if size > limit_mb * _MEGABYTE:
        what = f"unpacks to {size / _MEGABYTE:,.0f} MB{of_what}, more than {limit_mb}"
        raise CannotImport(what, mend=_TOO_MUCH)


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels", ".vml"))


def _check_content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse an entry that is not what its directory says, or declares types or entities."""
    with archive.open(entry) as part:
        kept, is_xml = b"", _is_xml(entry)
        while block := part.read(_BLOCK):
            # Without its zeros UTF-16 looks as UTF-8 does.
            kept = kept[-_OVERLAP:] + block.replace(b"\x00", b"")
            if is_xml and _DECLARED.search(kept):
                what = f"declares entities in {entry.filename!r}, which no document needs"
                raise CannotImport(what, mend="get it from its publisher again")
