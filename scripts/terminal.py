"""An answer as a person reads it.

On a terminal a quote is set off by a bar, wrapped to the width, the question's words emphasised,
with its source below. Off a terminal a quote stands unbroken and unchanged at the margin and all
else is indented, so that `grep` finds what a release says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus import Span
from index.restriction import restriction
from scripts.printable import printable

if TYPE_CHECKING:
    from index import Answer, Quote
    from scripts.page import Page

_INDENT = 4
"""Columns before what isn't quoted, off a terminal."""


def rendered(answer: Answer, page: Page, *, whole_paragraph: bool = False) -> str:
    """Return the answer as text for `page`, with a line end at its end.

    `whole_paragraph` shows each quote inside its paragraph.
    """
    if answer.courtesy:
        return _plain(answer.courtesy, page) + "\n"
    blocks = [*_understanding(answer, page)]
    if answer.answered:
        blocks += [_quote(quote, page, whole_paragraph) for quote in answer.quotes]
        blocks.append(_aside(_certainty(answer), page))
    else:
        nearest = " The nearest passages, none of them an answer:" if answer.nearest else ""
        blocks.append(_plain(f"The releases do not say.{nearest}", page))
        blocks += [_near(quote, page) for quote in answer.nearest]
    return "\n\n".join(blocks) + "\n"


def asked(question: str, page: Page) -> str:
    """Return the question as the heading of its answer."""
    return _plain(f"? {printable(question)}", page)


def _understanding(answer: Answer, page: Page) -> Iterator[str]:
    within = restriction(answer.filters)
    parts = [
        answer.understood_as and f"Read as: {answer.understood_as}",
        within and f"In releases {within}",
    ]
    if said := " · ".join(part for part in parts if part):
        yield _aside(printable(said), page)


def _certainty(answer: Answer) -> str:
    if answer.is_list:
        return _part_of_list(answer)
    shown = len({quote.release for quote in answer.quotes})
    more = f" · {shown} of {answer.total} releases that answer" if answer.total > shown else ""
    # Nothing read out of a text is certain, whatever rounding says.
    return f"{min(answer.confidence, 0.99):.0%} likely to be right{more}"


def _part_of_list(answer: Answer) -> str:
    if not answer.quotes:
        return f"no more: {answer.total} release{'s' * (answer.total != 1)} in all"
    last = answer.offset + len(answer.quotes)
    shown = f"{answer.offset + 1} to {last} of" if answer.offset else f"{last} of"
    more = f" · more with --offset {last}" if last < answer.total else ""
    return f"{shown} {answer.total} release{'s' * (answer.total != 1)}{more}"


def _quote(quote: Quote, page: Page, whole_paragraph: bool) -> str:
    words = _block(quote.text, _all(quote.text), page, page.bar, _within(quote))
    if not whole_paragraph:
        return "\n".join([words, *_source(quote, page)])
    before = Span(0, quote.start - quote.context.start)
    after = Span(quote.end - quote.context.start, len(quote.context_text))
    around = [_around(quote.context_text, span, page) for span in (before, after)]
    return "\n".join(filter(None, [around[0], words, around[1], *_source(quote, page)]))


def _within(quote: Quote) -> list[Span]:
    return [Span(h.start - quote.start, h.end - quote.start) for h in quote.highlights]


def _around(text: str, span: Span, page: Page) -> str:
    """Return the rest of a quote's paragraph, before or after it."""
    rest = span.of(text).strip(" \t\n")
    return _aside(rest, page) if rest else ""


def _near(quote: Quote, page: Page) -> str:
    words = _aside(quote.text, page)
    return "\n".join([words, *_source(quote, page)])


def _source(quote: Quote, page: Page) -> Iterator[str]:
    date = f"{quote.date.day} {quote.date:%B %Y}"
    parts = [quote.title, date, quote.publisher, f"paragraph {quote.paragraph}"]
    source = "— " + printable(" · ".join(part for part in parts if part))
    yield _aside(source + _elsewhere(quote), page)
    if quote.link:
        # Never wrapped: a link broken over lines can be neither clicked nor copied.
        yield page.styled(_margin(page) + printable(quote.link), "quiet")


def _elsewhere(quote: Quote) -> str:
    number = len(quote.also)
    return f" · also in {number} other release{'s' * (number != 1)}" if number else ""


def _aside(text: str, page: Page) -> str:
    """Return what isn't quoted, quietly, under the quote's text."""
    margin = _margin(page)
    text = text if page.width is None else text.replace("\t", " ")
    lines = page.lines(text, _all(text), len(margin))
    shown = (line.of(text) + page.closing(line.of(text)) for line in lines)
    return "\n".join(page.styled(margin + line, "quiet") for line in shown)


def _plain(text: str, page: Page) -> str:
    return "\n".join(line.of(text) for line in page.lines(text, _all(text), 0))


def _block(text: str, span: Span, page: Page, bar: str, highlights: list[Span]) -> str:
    margin = "" if page.width is None else page.styled(bar, "bar") + " "
    # Where a tab leads depends on the terminal; a blank keeps offsets and is one column.
    text = text if page.width is None else text.replace("\t", " ")
    lines = page.lines(text, span, 2)
    return "\n".join(margin + page.emphasised(text, line, highlights) for line in lines)


def _margin(page: Page) -> str:
    return " " * (_INDENT if page.width is None else 2)


def _all(text: str) -> Span:
    return Span(0, len(text))
