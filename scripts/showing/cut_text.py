"""How a release was cut: its passages, and the sentences of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus import Span
from scripts.printable import printable
from scripts.showing.release_text import numbered

if TYPE_CHECKING:
    from index.tables import CutRelease
    from scripts.page import Page


def cut_shown(cut: CutRelease, page: Page) -> Iterator[str]:
    """Yield the passages of a release; off a terminal a sentence a line, with tabs.

    There the fields are passage and sentence, both from 1, start, end, and the sentence's words.
    """
    spans = [Span(start, end) for start, end in cut.sentences.tolist()]
    text = cut.release.text
    for number, (start, end, first, last) in enumerate(cut.passages.tolist(), 1):
        if page.width is not None:
            said = f"passage {number} · characters {start} to {end} · {end - start} in all"
            yield "" if number == 1 else "\n"
            yield page.styled(said, "quiet")
        for place in range(first, last):
            span = spans[place]
            if page.width is None:
                fields = (number, place + 1, span.start, span.end)
                yield "\t".join([*map(str, fields), printable(span.of(text))])
            else:
                yield from numbered(text, span, str(place + 1), page)
