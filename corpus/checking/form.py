"""Rules on how a file is written, where that changes nothing of the release."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from corpus.checking.front_lines import is_cut
from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings

_LANGUAGE = re.compile(rb"^language:[ ]*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)


def form_faults(data: bytes) -> Iterator[str]:
    """Yield what a file's bytes have that the normal form has not."""
    if data.startswith(codecs.BOM_UTF8):
        yield "a byte-order mark"
    if b"\r" in data:
        yield "line ends of Windows or old Macs"
    if b" \n" in data or b"\t\n" in data or data.endswith((b" ", b"\t")):
        yield "blanks at ends of lines"
    if b"\n\n\n" in data:
        yield "several blank lines in a row"
    if not data.endswith(b"\n") or data.endswith(b"\n\n"):
        yield "no line end at its end" if not data.endswith(b"\n") else "blank lines at its end"
    if not data.isascii() and not unicodedata.is_normalized("NFC", data.decode("utf-8", "ignore")):
        yield "letters that are not composed"


def _not_normal(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    if faults := list(form_faults(subject.data)):
        yield Remark("", f"the file has {', '.join(faults)}; bring it into normal form")


def _language_case(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    language = subject.release.language
    found = _LANGUAGE.search(subject.data)
    if (
        found
        and found[1].decode("ascii") != language
        and found[1].decode().lower() == language.lower()
    ):
        yield Remark("language", f"the language tag is written {language}; correct its case")


def _cut_value(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    if b" #" not in subject.data:
        return
    for key in ("title", "publisher", "place"):
        if is_cut(subject.block, key):
            message = f"{key} ends before the #, which begins a comment; put the value in quotes"
            yield Remark(key, message)


RULES = (
    Rule(
        "cut-value",
        "a value without quotes holds a # behind a blank: YAML drops the rest of the line",
        _cut_value,
    ),
    Rule(
        "not-normal",
        "the file has what the normal form drops on reading, such as a byte-order mark or blanks at"
        " ends of lines; without it, changes show as what they are",
        _not_normal,
        is_fixable=True,
    ),
    Rule(
        "language-case",
        "a language tag has its own upper and lower case, such as pt-BR",
        _language_case,
        is_fixable=True,
    ),
)
