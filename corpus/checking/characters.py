"""Rules on characters that came out wrong on the way into the release."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpus.checking.mojibake import garbled
from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.problem import quoted
from corpus.release import Release

_STAND_IN = "\ufffd"
_SHOWN = 3  # places of one kind; a text that is garbled is so throughout
_ENTITY = re.compile(
    r"&(?:amp|nbsp|quot|apos|lt|gt|hellip|[lr][sd]quo|[mn]dash|shy|zwnj|rlm|lrm|copy|reg|euro"
    r"|[aeiouncAEIOUNC](?:acute|grave|circ|uml|tilde|cedil)|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5});"
)
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|strong|em|b|i|u|ul|ol|li|h[1-6]|img|table|tr|td|th|font|sup|sub"
    r"|blockquote|script|style|iframe)(?:\s[^<>\n]{0,300})?\s*/?>",
    re.IGNORECASE,
)


def _mojibake(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    for at, text in _texts(subject.release):
        for number, one in enumerate(garbled(text)):
            if number == _SHOWN:
                break
            where = at if isinstance(at, str) else one.start
            message = f"{quoted(one.shown)} was {quoted(one.meant)} before it was read wrongly"
            yield Remark(where, f"{message}; import the page anew, or correct it")


def _lost(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    for at, text in _texts(subject.release):
        if (place := text.find(_STAND_IN)) < 0:
            continue
        where = at if isinstance(at, str) else place
        number = text.count(_STAND_IN)
        many = f"{number} characters stand" if number > 1 else "a character stands"
        yield Remark(where, f"U+FFFD is where {many} in the original; put back what was lost")


def _markup(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    for at, text in _texts(subject.release):
        found = _first_markup(text)
        if found:
            where = at if isinstance(at, str) else found.start()
            yield Remark(where, f"{quoted(found[0])} is markup of a page; {_meant(found[0])}")


def _first_markup(text: str) -> re.Match[str] | None:
    entity = _ENTITY.search(text) if "&" in text else None
    return entity or (_TAG.search(text) if "<" in text else None)


def _meant(markup: str) -> str:
    shown = html.unescape(markup)
    return "remove it" if shown == markup else f"write {quoted(shown)}"


def _texts(release: Release) -> Iterator[tuple[str | int, str]]:
    """Yield the texts of a release with where they stand."""
    yield "title", release.title
    yield "publisher", release.publisher
    if release.place:
        yield "place", release.place
    yield 0, release.text


RULES = (
    Rule(
        "mojibake",
        "letters were read in another encoding than they were written in, such as Ã© for é",
        _mojibake,
    ),
    Rule(
        "lost-character",
        "U+FFFD stands where a character was lost in decoding; put back what the original says",
        _lost,
    ),
    Rule(
        "markup",
        "a tag or character reference of HTML was left in the text, such as &amp; or <br>",
        _markup,
    ),
)
