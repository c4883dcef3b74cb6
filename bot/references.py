"""What a button or a deep link refers to, as the few characters that Telegram carries for it.

Button data has at most 64 bytes, the payload of a deep link 64 characters of A-Z, a-z, 0-9, "_"
and "-"; one way of writing serves both: a letter for the kind, then its values, parted by "_". A
release is known by a hash of its id and a quote by its place and a check of its words, so these
references outlive a restart and a rebuilt index; others name a given answer by its key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from index.catalogue import short_hash, words_check

if TYPE_CHECKING:
    from index import Quote

LONGEST = 64


@dataclass(frozen=True, slots=True)
class OfRelease:
    """The card of a release, by its `short_hash`."""

    release: str


@dataclass(frozen=True, slots=True)
class AskAbout:
    """A question about one release, to be asked next."""

    release: str


@dataclass(frozen=True, slots=True)
class OfQuote:
    """A quote, to be shown in its paragraph; see `index.catalogue.Catalogue.quote_again`."""

    release: str
    start: int
    end: int
    check: str


@dataclass(frozen=True, slots=True)
class ParagraphOf:
    """The same in place of the given answer that it is part of, with a way back to that."""

    release: str
    start: int
    end: int
    check: str
    key: str


@dataclass(frozen=True, slots=True)
class Page:
    """The quotes of a given answer from the one after `offset` on; 0 is the answer itself."""

    offset: int
    key: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest passages of a given abstention."""

    key: str


@dataclass(frozen=True, slots=True)
class AsTyped:
    """The question of a given answer, asked again with its own dates and publishers dropped."""

    key: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thinks of a given answer."""

    helpful: bool
    key: str


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest releases after the first `offset`."""

    offset: int


@dataclass(frozen=True, slots=True)
class Example:
    """An example question, which is the button's label; `number` only tells buttons apart."""

    number: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an admin wants a release added that was shown, by the token of that preview."""

    add: bool
    token: str


Reference = (
    OfRelease
    | AskAbout
    | OfQuote
    | ParagraphOf
    | Page
    | Nearest
    | AsTyped
    | Feedback
    | Latest
    | Example
    | Decision
)
DeepLink = OfRelease | AskAbout | OfQuote

_LETTERS: Mapping[str, type[Reference]] = {
    "r": OfRelease,
    "a": AskAbout,
    "q": OfQuote,
    "w": ParagraphOf,
    "p": Page,
    "n": Nearest,
    "t": AsTyped,
    "f": Feedback,
    "l": Latest,
    "e": Example,
    "d": Decision,
}
_LETTER_OF = {kind: letter for letter, kind in _LETTERS.items()}
_NUMBER, _CHOICE, _KEY = "(?:0|[1-9][0-9]{0,6})", "[01]", "[A-Za-z0-9_-]{1,16}"
_SHAPES = {
    "release": "[0-9a-f]{12}",
    "check": "[0-9a-f]{6}",
    "start": _NUMBER,
    "end": _NUMBER,
    "offset": _NUMBER,
    "number": _NUMBER,
    "helpful": _CHOICE,
    "add": _CHOICE,
    "key": _KEY,
    "token": _KEY,
}
"""What each value is written as. Keys, which may hold the separator, come last."""


def _pattern(kind: type[Reference]) -> re.Pattern[str]:
    values = (f"(?P<{field.name}>{_SHAPES[field.name]})" for field in fields(kind))
    return re.compile("_".join([_LETTER_OF[kind], *values]))


_PATTERNS = {kind: _pattern(kind) for kind in _LETTER_OF}


def encode(reference: Reference) -> str:
    """Return a reference as button data, or as the payload of a deep link.

    >>> encode(Page(5, "k3"))
    'p_5_k3'

    Raises:
        ValueError: One of its values is none that can be written.
    """
    values = (getattr(reference, field.name) for field in fields(reference))
    written = "_".join([_LETTER_OF[type(reference)], *map(_written, values)])
    if len(written) > LONGEST or decode(written) != reference:
        message = f"{type(reference).__name__} cannot be written: {written!r}"
        raise ValueError(message)
    return written


def decode(data: str) -> Reference | None:
    """Return what button data refers to; None where it is none of ours, or damaged."""
    kind = _LETTERS.get(data[:1])
    found = _PATTERNS[kind].fullmatch(data) if kind else None
    if kind is None or found is None:
        return None
    make: Callable[..., Reference] = kind  # the pattern has a value for each of its fields
    return make(**{name: _read(name, value) for name, value in found.groupdict().items()})


def decode_link(payload: str) -> DeepLink | None:
    """Return what a deep link's payload refers to; None where it is none of ours.

    Anybody may make such a link, so nothing else that a button can do is done by one.
    """
    found = decode(payload)
    return found if isinstance(found, DeepLink) else None


def deep_link(username: str, reference: DeepLink) -> str:
    """Return the address that opens a chat with the bot and has it show something."""
    return f"https://t.me/{username}?start={encode(reference)}"


def of_release(identity: str) -> OfRelease:
    """Return the reference to a release."""
    return OfRelease(short_hash(identity))


def ask_about(identity: str) -> AskAbout:
    """Return the reference to a question about a release."""
    return AskAbout(short_hash(identity))


def of_quote(quote: Quote) -> OfQuote:
    """Return the reference to a quote."""
    return OfQuote(short_hash(quote.release), quote.start, quote.end, words_check(quote.text))


def paragraph_of(quote: Quote, key: str) -> ParagraphOf:
    """Return the reference to a quote of a given answer."""
    found = of_quote(quote)
    return ParagraphOf(found.release, found.start, found.end, found.check, key)


def _written(value: str | int | bool) -> str:
    return value if isinstance(value, str) else str(int(value))


def _read(name: str, value: str) -> str | int | bool:
    if _SHAPES[name] == _CHOICE:
        return value == "1"
    return int(value) if _SHAPES[name] == _NUMBER else value
