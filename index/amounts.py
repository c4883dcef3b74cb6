"""Questions for two amounts at once: "how much cash and how many phones were seized".

A reader marks one of the two, for most of what it was trained on asks for one. The other is the
amount beside it that is counted in what was asked for; where the question does not say what it is
counted in ("how much was stolen, and from how many accounts"), the only other one. English alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus import Span
from corpus.patterns import lazy_pattern
from index.fold import fold
from index.recognise import recognise
from index.terms import stems

Counted = frozenset[str]

_HOW = lazy_pattern(r"\bhow (?:many|much)\b")
_NO_NOUN = (
    r"(?!(?:and|did|do|does|was|were|is|are|has|have|had|can|could|will|would|may|might|must|should"
    r"|of|in|on|at|by|for|from|to|with|after|before|during|under|over|that|which|who|whom|what"
    r"|where|when|why|how|as|per"
    r"|according)\b)"
)
_NOUN = rf"{_NO_NOUN}[\w'&-]+(?: {_NO_NOUN}[\w'&-]+)*"
_NOUNS = lazy_pattern(rf"{_NOUN}(?:(?:, {_NOUN})*,? and {_NOUN})?")
_JOINED = lazy_pattern(r",? and |, ")
_AMOUNTS = frozenset(("money", "quantity", "number"))
_OF_MONEY = lazy_pattern(
    r"\s(?:in|of|worth\sof)\s(?P<first>[^\W\d_][\w-]*)(?:\s(?P<second>[^\W\d_]+)(?=[.,;:]|$|\sand\b))?"
)
_BEHIND = 3
"""Words behind an amount that may tell what it is counted in."""
_WORD = lazy_pattern(r"[\w'’-]+")


def amounts_asked(question: str) -> tuple[Counted, ...]:
    """Return what each amount is counted in that a question asks for; none, if it is but one.

    Stems of the noun that "how many" or "how much" stands before; empty where there is none.

    >>> amounts_asked("How much cash and how many phones were seized, and where?")
    (frozenset({'cash'}), frozenset({'phone'}))
    """
    folded = fold(question)
    found = [noun for how in _HOW.finditer(folded) for noun in _nouns(folded[how.end() :])]
    return tuple(found) if len(found) > 1 else ()


def _nouns(rest: str) -> Iterator[Counted]:
    """Yield what is counted, by the last word of each noun: "cash and Bitcoin" are two."""
    match = _NOUNS.match(rest.lstrip())
    for noun in _JOINED.split(match[0]) if match else [""]:
        yield frozenset(stems(noun.split()[-1:]))


def with_all_amounts(
    text: str, sentence: Span, marked: Span, asked: Sequence[Counted]
) -> tuple[Span, ...]:
    """Return the amounts of a sentence that are asked for, in order, if one is marked.

    Args:
        text: Of the release.
        sentence: Where they are looked for.
        marked: What answers as far as was read; it is all that is returned where no other does.
        asked: What `amounts_asked` returns.
    """
    words = sentence.of(text)
    amounts = [
        Span(one.span.start + sentence.start, one.span.end + sentence.start)
        for one in recognise(words)
        if one.kind in _AMOUNTS
    ]
    own = [one for one in amounts if one.start < marked.end and marked.start < one.end]
    others = [one for one in amounts if one not in own]
    if len(own) != 1 or not others:
        return (marked,)
    open_ = [counted for counted in asked if not counted & _told(text, own[0], sentence)]
    if len(open_) == len(asked):
        open_ = open_[1:]  # one of them is what is marked, whatever it is counted in
    further = [
        next((one for one in others if counted & _told(text, one, sentence)), None)
        for counted in open_
    ]
    if not any(further) and len(others) == len(open_) == 1:
        further = [others[0]]
    found = {one for one in further if one is not None}
    if not found:
        return (marked,)
    whole = Span(min(own[0].start, marked.start), max(own[0].end, marked.end))
    return tuple(sorted(_with_noun(text, one, sentence, asked) for one in {whole, *found}))


def _told(text: str, amount: Span, sentence: Span) -> frozenset[str]:
    """Return the stems of an amount and of a few words behind it, up to a mark or another one."""
    behind = text[amount.end : sentence.end]
    stop = next((at for at, sign in enumerate(behind) if sign in ",;:." or sign.isdigit()), None)
    words = [match[0] for match in _WORD.finditer(behind[:stop])][:_BEHIND]
    own = [match[0] for match in _WORD.finditer(amount.of(text))]
    return frozenset(stems(fold(" ".join([*own, *words])).split()))


def _with_noun(text: str, amount: Span, sentence: Span, asked: Sequence[Counted]) -> Span:
    """Return an amount of money with what it is held in, where that is asked for."""
    match = _OF_MONEY.match(text, amount.end, sentence.end)
    if match is None:
        return amount
    stem = frozenset(stems([fold(match["first"])]))
    if not any(stem & counted for counted in asked):
        return amount
    return Span(amount.start, match.end())
