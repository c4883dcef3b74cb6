"""A response's body, unpacked, never more of it at a time than the limit allows."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

from corpus.fetching.errors import Refusal
from corpus.fetching.limits import MEGABYTE

ACCEPTED_ENCODINGS = "gzip, deflate"
_GZIP, _ZLIB, _BARE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_PIECE = 64 * 1024  # bytes unpacked at a time
_GZIP_MAGIC = b"\x1f\x8b"


def read(headers: Mapping[str, str], chunks: Iterable[bytes], size_bytes: int) -> bytes:
    """Return the whole body.

    Raises:
        Refusal: It is larger than the limit, unpacked, or packed in a way that can't be undone.
    """
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > size_bytes:
        raise _too_large(size_bytes)
    body = bytearray()
    for piece in _unpacked(headers.get("content-encoding", ""), chunks):
        body += piece
        if len(body) > size_bytes:
            raise _too_large(size_bytes)
    return bytes(body)


def read_start(headers: Mapping[str, str], chunks: Iterable[bytes], size_bytes: int) -> bytes:
    """Return the body, or as much of its start as the limit allows.

    Raises:
        Refusal: It is packed in a way that can't be undone.
    """
    start = bytearray()
    for piece in _unpacked(headers.get("content-encoding", ""), chunks):
        start += piece
        if len(start) >= size_bytes:
            break
    return bytes(start[:size_bytes])


def _too_large(size_bytes: int) -> Refusal:
    size = f"{size_bytes / MEGABYTE:g} MB"
    return Refusal(f"it is larger than {size}", mend="save what matters of it and give that file")


def _unpacked(encoding: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return iter(chunks)
    if encoding in ("gzip", "x-gzip"):
        return _inflated(chunks, _GZIP)
    if encoding == "deflate":
        return _inflated(chunks, _ZLIB)
    raise Refusal(f"the server packed it as {encoding[:40]!r}, which nobody asked for")


def _inflated(chunks: Iterable[bytes], form: int) -> Iterator[bytes]:
    """Yield what was packed, in pieces: a bomb is noticed before it has gone off."""
    inflater = zlib.decompressobj(form)
    is_first = True
    for chunk in chunks:
        if is_first and form == _ZLIB and not _is_zlib(chunk):
            inflater = zlib.decompressobj(_BARE)  # what some servers take "deflate" for
        is_first = False
        rest = chunk
        while rest:
            if inflater.eof:
                if form != _GZIP or not rest.startswith(_GZIP_MAGIC):
                    return  # padding
                inflater = zlib.decompressobj(form)
            yield _step(inflater, rest)
            rest = inflater.unconsumed_tail or inflater.unused_data
    if not inflater.eof and not is_first:
        raise Refusal("it ends in the middle, or is not packed as the server says", mend=_AGAIN)


_AGAIN = "try again"


def _step(inflater: zlib._Decompress, data: bytes) -> bytes:
    try:
        return inflater.decompress(data, _PIECE)
    except zlib.error:
        raise Refusal("it is not packed as the server says", mend=_AGAIN) from None


def _is_zlib(start: bytes) -> bool:
    """Whether bytes begin as zlib's format does (RFC 1950)."""
    return len(start) > 1 and start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
