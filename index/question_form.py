"""The form of a question: an ordinary one, or one across releases, and what that looks for.

A question across releases speaks of releases in the plural ("which releases mention …"), of cases
or operations in few fixed frames, or asks for the latest on something. What is left of it without
the words that put the question is its topic. Anything else is an ordinary question, for which one
best answer is wanted.

Of 1,030 ordinary development questions 1 is taken for a question across releases; of 62 of those,
2 for ordinary ones, which only their answers tell apart ("who sold mushrooms under that name").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus import Span
from corpus.patterns import lazy_pattern
from index import question_words as put
from index.fold import fold

Wanted = Literal["one answer", "list", "count", "newest", "oldest", "publishers"]
Order = Literal["best", "newest", "oldest"]

_WORD = lazy_pattern(r"[^\W_]+(?:[.‑-][^\W_]+)*")
_QUOTED = lazy_pattern(r"[“„«\"][^“”„«»\"]+[”“»\"]")
_LONGEST = 400
"""Characters of a question across releases; a longer text tells a story."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a question wants of the releases.

    Attributes:
        wanted: "list" are the releases that belong, "count" also their number; "newest" and
            "oldest" one of them; "publishers" all there are. Without a topic all but the first are
            facts of the corpus, which its metadata tell.
        text: The words that are looked for.
        order: Of a list.
        must_be_named: Whether the releases have to say those words, as with "mention".
        must_speak: Whether somebody who speaks is asked for.
    """

    wanted: Wanted
    text: str = ""
    order: Order = "best"
    must_be_named: bool = False
    must_speak: bool = False

    @property
    def is_across(self) -> bool:
        """Whether more than one answer is wanted, or one that no release gives."""
        return self.wanted != "one answer"


ORDINARY = Form("one answer")


def _order(said: str, question: str) -> Order:
    asked = put.NEWEST_FIRST.search(question)
    if asked:
        return "oldest" if fold(asked[0]).startswith(("oldest", "earliest")) else "newest"
    if put.NEWEST.search(said):
        return "newest"
    return "oldest" if put.OLDEST.search(said) else "best"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word; one in quotation marks or with a capital letter is fixed: it puts no question."""

    folded: str
    span: Span
    is_fixed: bool


def form_of(question: str, taken: Sequence[Span] = ()) -> Form:
    """Tell what a question wants.

    Args:
        question: In the asker's words.
        taken: What of it is understood already, such as dates and a publisher: no topic.

    >>> form_of("Which operations did Spain take part in?").text
    'Spain'
    """
    if len(question) > _LONGEST:
        return ORDINARY
    orders = [Span(*match.span()) for match in put.NEWEST_FIRST.finditer(question)]
    words = _words(question, [*taken, *orders])
    said = " ".join(word.folded for word in words)
    if put.PUBLISHERS.fullmatch(said):
        return Form("publishers")
    wanted = put.wanted(said, has_filter=bool(taken))
    if wanted is None:
        return ORDINARY
    runs = _topic(words, put.scaffold(said))
    spans = tuple(Span(run[0].span.start, run[-1].span.end) for run in runs)
    if not spans and (put.MENTION.search(said) or put.ABOUT.search(said)):
        return ORDINARY  # it names nothing to look for: "which releases mention it?"
    spans = tuple(_with_marks(question, span) for span in spans)
    return Form(
        wanted,
        " ".join(span.of(question) for span in spans),
        _order(said, question),
        bool(put.MENTION.search(said)) or bool(_QUOTED.search(question)),
        bool(put.SPEAKS.search(said)),
    )


def _words(question: str, taken: Sequence[Span]) -> list[_Word]:
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(question)]
    found = [Span(*match.span()) for match in _WORD.finditer(question)]
    capitals = sum(question[span.start].isupper() for span in found)
    tells = capitals <= len(found) / 2  # else capitals are the asker's habit
    return [
        _Word(
            fold(span.of(question)),
            span,
            any(one.holds(span) for one in quoted)
            or (tells and place > 0 and question[span.start].isupper()),
        )
        for place, span in enumerate(found)
        if not any(one.start < span.end and span.start < one.end for one in taken)
    ]


def _topic(words: Sequence[_Word], scaffold: frozenset[str]) -> list[Sequence[_Word]]:
    """Return the runs of words that are left without those that put the question."""
    runs: list[list[_Word]] = [[]]
    for word in words:
        if word.folded in put.RELEASES | put.RELEASE and not word.is_fixed:
            runs[-1] = list(_stripped(runs[-1], scaffold | put.ORDERS))
            runs.append([])
        else:
            runs[-1].append(word)
    return [kept for run in runs if (kept := _stripped(run, scaffold))]


def _stripped(run: Sequence[_Word], scaffold: frozenset[str]) -> Sequence[_Word]:
    """Take the words that put a question off both ends of a run."""
    first, end = 0, len(run)
    while first < end and run[first].folded in scaffold and not run[first].is_fixed:
        first += 1
    while first < end and run[end - 1].folded in scaffold and not run[end - 1].is_fixed:
        end -= 1
    return run[first:end]


def _with_marks(question: str, span: Span) -> Span:
    """Take in the quotation marks that a topic begins or ends with."""
    for match in _QUOTED.finditer(question):
        if match.start() < span.end and span.start < match.end():
            span = Span(min(span.start, match.start()), max(span.end, match.end()))
    return span
