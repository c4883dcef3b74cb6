"""Some of a list of releases, wanted by the next question: "which of them were in Argentina?".

Such a question is asked of the list before it, and written with it:

    which of them were in Argentina? — Which releases mention arrests?

So it may be narrowed again, and whoever reads how it was understood reads both.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.patterns import lazy_pattern
from index.fold import fold_with_origins
from index.fragment import lead

_OF = " — "
_OF_THEM = lazy_pattern(
    r"[\s¿¡]*(?:which|what|how many|(?:are |were )?any|cual(?:es)?|cuant[oa]s"
    r"|lesquel(?:le)?s|combien)"
    r"(?: ones)? (?:of (?:them|these|those)|de (?:ell[oa]s|est[oa]s|es[oa]s)|d.entre (?:eux|elles))"
    r"(?: (?:releases|cases|operations))?\b[\s,]*"
)
_SAYS = lazy_pattern(
    r"(?:(?:also|that|are|is|were|was|have been|took place|happened|come|came|speaks?|about"
    r"|mention(?:s|ed)?|nam(?:es?|ed)|involv(?:es?|ed)|son|fueron|mencionan?|sont|mentionnent)"
    r"\b\s*)+"
)
"""What any release may be said to do; what follows tells which are wanted."""
_ENDS = " \t\n\u00a0¿?!.,;—"


def narrowed(question: str, before: str) -> str | None:
    """Return a question with the one whose list it narrows; None if it narrows none.

    >>> narrowed("And which of those mention boats?", "Which releases mention Peru?")
    'And which of those mention boats? — Which releases mention Peru?'
    >>> narrowed("which of them?", "Which releases mention Peru?") is None
    True
    """
    return f"{question.strip()}{_OF}{before}" if wanted_of_them(question) else None


def steps(question: str) -> tuple[str, ...]:
    """Return what was asked one after the other, the first list first; one step if just that.

    >>> steps("which of them mention boats? — Which releases mention Peru?")
    ('Which releases mention Peru?', 'which of them mention boats?')
    """
    narrower, parts, rest = "", [], question
    while _OF in rest:
        narrower, _, rest = rest.partition(_OF)
        if not wanted_of_them(narrower):
            return (question,)
        parts.append(narrower)
    return (rest, *reversed(parts))


def ways_to_ask(question: str) -> Iterator[str]:
    """Yield what a step asks of releases, in ways of which the first that is across is meant.

    >>> next(ways_to_ask("and how many of them were in Argentina?"))
    'Which releases mention in Argentina?'
    """
    if wanted := wanted_of_them(question):
        yield f"Which releases mention {wanted}?"
        yield f"Which releases were published {wanted}?"
    else:
        yield question


def wanted_of_them(question: str) -> str:
    """Return what a question says of those that it wants of a list; empty if it wants none."""
    rest = question[lead(question).end :]
    folded = fold_with_origins(rest)
    asks = _OF_THEM.match(folded.text)
    if asks is None:
        return ""
    says = _SAYS.match(folded.text, asks.end())
    said = folded.span(0, says.end() if says else asks.end())
    return rest[said.end :].strip(_ENDS)
