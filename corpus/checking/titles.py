"""Rules on the title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.canonical_address import host_of
from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.problem import quoted
from corpus.release import Release

_SEPARATOR = re.compile(r"\s+[|–—•·»«-]\s+|\s*\|\s*|\s+::\s+")
_LABEL = re.compile(
    r"(?:(?:news|press|media) (?:release|statement|advisory|note|notice|alert)s?|news|press"
    r"|(?:for )?immediate release|untitled(?: document)?|home(?: page)?|communiqué(?: de presse)?"
    r"|comunicado(?: de prensa)?|nota de prensa|pressemitteilung|comunicato stampa|persbericht"
    r"|пресс[ -]релиз|بيان صحفي|新闻稿|報道発表)(?:\s*(?:no\.?|nr\.?|n°|#)?\s*[\d/-]+)?"
)
_FEWEST = 3  # other releases that show how a publisher writes titles
_LEAST_LETTERS = 12  # of a title in capitals; shorter ones may be one acronym


def _in_body(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    release = subject.release
    first = release.text.partition("\n")[0]
    # Folding is slow, and hardly any first line is as long as its title.
    is_as_long = abs(len(first) - len(release.title)) <= len(release.title) // 5 + 3
    if is_as_long and _folded(first) == _folded(release.title) != "":
        yield Remark(0, "the text begins with the title; remove it there")


def _with_site(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    release = subject.release
    pieces = _SEPARATOR.split(release.title)
    if len(pieces) < 2:
        return
    for piece in (pieces[-1], pieces[0]):
        if _is_site(piece, release):
            message = f"{quoted(piece)} is the name of the site; take it off the title"
            yield Remark("title", message)
            return


def _is_site(piece: str, release: Release) -> bool:
    """Whether a piece of a title names the publisher, or the site by its host's name."""
    name = _folded(piece)
    if not name:
        return False
    if name == _folded(release.publisher):
        return True
    labels = host_of(release.url or "").removeprefix("www.").split(".")
    return name in {*labels[:-1], "".join(labels)}


def _says_nothing(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    title = subject.release.title
    if _LABEL.fullmatch(title.casefold().strip(" .:-–")):
        yield Remark("title", f"{quoted(title)} tells nothing of the release; give its headline")


def _in_capitals(subject: Subject, around: Surroundings) -> Iterator[Remark]:
    release = subject.release
    if not release.title.isupper() or sum(map(str.isalpha, release.title)) < _LEAST_LETTERS:
        return
    others = around.titles_of[release.publisher] - 1
    in_capitals = around.capitals_of[release.publisher] - 1
    if others >= _FEWEST and in_capitals * 2 >= others:
        return  # so this publisher writes them
    yield Remark("title", "the title is in capitals; write it as in running text")


def _folded(text: str) -> str:
    """Return a line without all that two writings of the same one differ in."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in text if one.isalnum())


RULES = (
    Rule(
        "title-in-body",
        "the text begins with the title once more, which would be quoted as part of the release",
        _in_body,
    ),
    Rule(
        "title-with-site",
        "the title has the name of the site or the publisher at one end; take it off",
        _with_site,
    ),
    Rule(
        "title-without-news",
        "the title only says what kind of page it is, such as “Press release”; give the headline",
        _says_nothing,
    ),
    Rule(
        "title-in-capitals",
        "the title is in capitals, though its publisher does not write most of its titles so",
        _in_capitals,
    ),
)
