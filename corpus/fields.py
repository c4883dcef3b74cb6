"""What each key of the front matter may hold, and how it is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is a key's name
from typing import Any
from urllib.parse import urlsplit

from corpus.problem import quoted
from corpus.text import is_visible

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+ ?(Z|[+-][0-9:]+)?)?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NO_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NO_URL = re.compile('[\\s<>"\x00-\x1f\x7f-\x9f]')
# RFC 5646, 2.1, without the long forms that it reserves: no language is registered with more
# than three letters, and so `english` is told from `en`.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}"  # language and its extensions
    r"(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"  # script, region
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",  # extensions, private use
    re.IGNORECASE | re.ASCII,
)
_KINDS = {"int": "a number", "float": "a number", "bool": "a yes or no", "timestamp": "a date"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """One plain value of the front matter.

    Attributes:
        kind: What YAML takes it for: `str`, `int`, `bool`, `null`, `timestamp` and so on.
    """

    text: str
    kind: str


Value = Scalar | tuple["Scalar | None", ...] | None
"""A plain value, a list of them, or None for anything nested deeper."""


class BadValue(ValueError):
    """A key holds what it may not; the message follows the key's name in the problem."""

    def __init__(self, message: str, *, code: str = "bad-value") -> None:
        super().__init__(message)
        self.code = code


def read_line(value: Value) -> str:
    """Return a value that must be one line of text, in NFC."""
    if not isinstance(value, Scalar):
        raise BadValue("must be one line of text; write it as such")
    if value.kind == "null":
        raise BadValue("is empty; give it a value or remove the key")
    if value.kind != "str":
        kind = _KINDS.get(value.kind, "something else")
        raise BadValue(f"must be text, and {quoted(value.text)} is {kind}; put it in quotes")
    line = unicodedata.normalize("NFC", value.text.strip(" \n"))
    if _NO_LINE.search(line):
        raise BadValue("must be one line without control characters; remove them")
    if not is_visible(line):
        raise BadValue("is blank; give it a value or remove the key")
    return line


def read_date(value: Value) -> Date:
    """Return a value that must be a day, written as ISO 8601 has it, quoted or not."""
    if not isinstance(value, Scalar) or not _DATE.fullmatch(value.text):
        shown = f", not {quoted(value.text)}" if isinstance(value, Scalar) else ""
        raise BadValue(f"must be a day{shown}; write it as YYYY-MM-DD", code="bad-date")
    try:
        return Date.fromisoformat(value.text)
    except ValueError:
        message = f"names no day of the calendar: {quoted(value.text)}; correct it"
        raise BadValue(message, code="bad-date") from None


def read_url(value: Value) -> str:
    """Return a value that must be the address of a page on the web."""
    url = read_line(value)
    if _NO_URL.search(url) or not _has_host(url):
        raise BadValue(f"is no web address: {quoted(url)}; write it whole, from https:// on")
    return url


def read_language(value: Value) -> str:
    """Return a value that must be a BCP 47 tag, in that standard's upper and lower case."""
    tag = read_line(value)
    if not _LANGUAGE.fullmatch(tag):
        raise BadValue(f"is no language tag: {quoted(tag)}; write one such as en, es or pt-BR")
    first, *rest = tag.lower().split("-")
    return "-".join([first, *map(_cased, rest)])


def read_tags(value: Value) -> tuple[str, ...]:
    """Return a value that must be a list of lines."""
    if not isinstance(value, tuple):
        raise BadValue("must be a list; write it as [one, another]")
    try:
        return tuple(read_line(item) for item in value)
    except BadValue as error:
        raise BadValue(f"has an item that {error}") from None


def read_moment(value: Value) -> str:
    """Return a value that must be a day or a day and time, as it is written."""
    if not isinstance(value, Scalar) or not _MOMENT.fullmatch(value.text):
        raise BadValue("must be a day, or a day and time; write it as YYYY-MM-DD")
    read_date(Scalar(value.text[:10], "str"))
    return value.text


def read_sha256(value: Value) -> str:
    """Return a value that must be a SHA-256 in hexadecimal."""
    if not isinstance(value, Scalar) or not _SHA256.fullmatch(value.text):
        raise BadValue("must be 64 hexadecimal digits; take them from sha256sum")
    return value.text


REQUIRED = ("title", "date", "publisher")
RESERVED = frozenset(
    {
        "status",
        "embargoed",
        "version",
        "replaces",
        "correction",
        "archived",
        "translation_of",
        "audience",
    }
)
READERS: dict[str, Callable[[Value], Any]] = {
    "title": read_line,
    "date": read_date,
    "publisher": read_line,
    "place": read_line,
    "url": read_url,
    "language": read_language,
    "tags": read_tags,
    "source": read_line,
    "retrieved": read_moment,
    "source_sha256": read_sha256,
}
"""How the value of each key is read; the keys are those of `Release`, in the order of the file."""


def _has_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        # Reading the port checks it.
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _cased(subtag: str) -> str:
    """Write a region in capitals and a script capitalised, as RFC 5646, 2.1.1 has it."""
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.capitalize() if len(subtag) == 4 else subtag
