"""Rules on the text as a whole: whether it is all there, and in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.problem import quoted

_FEWEST_LETTERS = 200  # fewer are a teaser, or what a page shows without its scripts
_LONG_ENOUGH = 1000  # characters, whatever they are
_LONGEST_PARAGRAPH = 3000  # characters of a text that is one paragraph
_ELLIPSIS = re.compile(r"(?:\[\s?(?:…|\.{3})\s?\]|\w\s?(?:…|\.{3}))\s*$")
_SENTENCE = 80  # characters of a last line that is no heading, name or list item
# After these words a sentence goes on, whatever the publisher's style.
_GOES_ON = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|by|with|from|for|at|that|which|who|using|their|his|her|its"
    r"|was|were|is|are|has|have|had|de|du|des|la|le|les|et|ou|à|par|pour|avec|dans|qui|que"
    r"|del|el|los|las|y|en|con|por|para|der|die|das|und|oder|mit|von|vom|zu|zum|zur|im|für)$"
)


def _short(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    text = subject.release.text
    if len(text) < _LONG_ENOUGH and _weight(text) < _FEWEST_LETTERS:
        letters = sum(map(str.isalnum, text))
        message = f"the text has {letters} letters and digits; look whether it is all there"
        yield Remark(0, message)


def _weight(text: str) -> int:
    """Return the number of letters; one of a script without small ones says as much as three."""
    return sum(3 if one >= "\u2e80" else 1 for one in text if one.isalnum())


def _cut_off(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    text = subject.release.text
    start = text.rfind("\n") + 1
    last = text[start:]
    if _ELLIPSIS.search(last) or (len(last) >= _SENTENCE and _GOES_ON.search(last)):
        message = f"the text ends in {quoted(last[-30:])}; look whether more follows on the page"
        yield Remark(start, message)


def _in_one_paragraph(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    text = subject.release.text
    if len(text) > _LONGEST_PARAGRAPH and "\n\n" not in text:
        message = "the whole text is one paragraph; put blank lines where the page begins new ones"
        yield Remark(0, message)


def _duplicate(subject: Subject, around: Surroundings) -> Iterator[Remark]:
    if first := around.same_text.get(subject.release.id):
        yield Remark(0, f"the text is that of {first}; remove one of the two")


RULES = (
    Rule(
        "short-body",
        "the text is shorter than any release; mostly only the page's teaser was taken",
        _short,
    ),
    Rule(
        "cut-off",
        "the text ends in dots or in the middle of a sentence; mostly the rest was left behind",
        _cut_off,
    ),
    Rule(
        "one-paragraph",
        "a long text has no paragraphs, so that quotes and links cannot name any",
        _in_one_paragraph,
    ),
    Rule(
        "duplicate-text",
        "two releases have the same text; answers would quote both",
        _duplicate,
    ),
)
