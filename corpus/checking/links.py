"""The rule on links from one release to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.problem import quoted
from corpus.release import paragraphs

# [words](ID), [words](../2031/ID.md#p3) and [[ID]]: a link to a release names it by its id or file.
_ID = r"(?P<id{0}>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[A-Za-z0-9_-]+)"
_LINK = re.compile(
    rf"\]\((?!\w+:)(?:[^()\s]*/)?{_ID.format(1)}(?:\.md)?(?:#(?P<anchor>[^()\s]*))?\)"
    rf"|\[\[{_ID.format(2)}(?:\.md)?(?:\|[^\]\n]*)?\]\]"
)
_PARAGRAPH = re.compile(r"p([1-9][0-9]*)")


def _dead(subject: Subject, around: Surroundings) -> Iterator[Remark]:
    text = subject.release.text
    if "](" not in text and "[[" not in text:
        return
    for found in _LINK.finditer(text):
        target = found["id1"] or found["id2"]
        release = around.by_id.get(target)
        if release is None:
            yield Remark(found.start(), f"there is no release {quoted(target)}; correct the link")
        elif number := _PARAGRAPH.fullmatch(found["anchor"] or ""):
            last = sum(1 for _ in paragraphs(release.text))
            if int(number[1]) > last:
                message = f"{target} has no paragraph {number[1]}, it ends with {last}"
                yield Remark(found.start(), f"{message}; correct the link")


RULES = (
    Rule(
        "dead-link",
        "a link in the text, [words](ID), ID.md#p3 or [[ID]], leads to a release or paragraph"
        " that is not there",
        _dead,
    ),
)
