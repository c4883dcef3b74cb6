"""Lists whose items are lines of their own, each behind a bullet or a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus import Span
from corpus.patterns import lazy_pattern

_LINE = lazy_pattern(r"[^\n]+")
_BULLET = lazy_pattern(r"[ \t]*(?:[•·▪‣*–—-]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?=\S)")
_ASIDE = lazy_pattern(r",\s(?!\d)|\s\(|;|:\s|[.!?](?=\s[A-Z])|\s(?:at|by|for|in|of|on)\swhich\b")
_END = lazy_pattern(r"(?:[,;.]|\s(?:and|or|as\swell\sas)|\s)+$")

_BETWEEN = 10  # characters from a sentence to the first word of the line below, at most


def bullet_runs(text: str, block: Span) -> Iterator[list[Span]]:
    """Yield the runs of bulleted lines in a block, each line without its bullet."""
    run: list[Span] = []
    for line in _LINE.finditer(text, block.start, block.end):
        if bullet := _BULLET.match(text, line.start(), line.end()):
            run.append(Span(bullet.end(), line.end()))
        elif run:
            yield run
            run = []
    if run:
        yield run


def run_of(text: str, block: Span, marked: Sequence[Span], best: Sequence[Span] = ()) -> list[Span]:
    """Return the run whose lines are the items of a list answer, or nothing.

    It is if what was marked touches a third of its lines, and two at least; a run of two lines or
    more also if one of the `best` sentences lies in it, or ends with a colon right before it.
    """
    for run in bullet_runs(text, block):
        touched = sum(any(_meet(line, span) for span in marked) for line in run)
        is_touched = touched >= 2 and 3 * touched >= len(run)
        whole = Span(run[0].start, run[-1].end)
        is_best = any(_meet(whole, one) or _leads_in(text, one, whole) for one in best)
        if is_touched or (is_best and len(run) > 1):
            return run
    return []


def _leads_in(text: str, sentence: Span, run: Span) -> bool:
    """Whether a run of bulleted lines begins on the line below a sentence with a colon."""
    between = text[sentence.end : run.start]
    return sentence.of(text).endswith(":") and between.count("\n") == 1 and len(between) < _BETWEEN


def item_of(text: str, line: Span, marked: Sequence[Span]) -> Span:
    """Return the words of a bulleted line that name its item.

    They run to the first comma, bracket or semicolon, or as far as what was marked from the line's
    beginning on.
    """
    aside = _ASIDE.search(text, line.start, line.end)
    end = aside.start() if aside and aside.start() > line.start else line.end
    for span in marked:
        if line.start <= span.start <= line.start + 4 and end < span.end <= line.end:
            end = span.end
    trailing = _END.search(text, line.start, end)
    return Span(line.start, trailing.start() if trailing and trailing.start() > line.start else end)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
