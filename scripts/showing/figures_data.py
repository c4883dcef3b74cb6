"""The figures of the corpus for a program: one JSON object, or rows with tabs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from scripts.printable import printable

if TYPE_CHECKING:
    from scripts.showing.figures import Figures, Ranking
    from scripts.showing.index_size import IndexSize
    from scripts.showing.periods import Timeline

_SUMS = ("releases", "words", "paragraphs", "characters", "without_place")


def rankings(figures: Figures) -> dict[str, Ranking]:
    """Return what is ranked, by what it is called."""
    return {
        "publishers": figures.publishers,
        "languages": figures.languages,
        "places": figures.places,
        "tags": figures.tags,
    }


def figures_as_json(figures: Figures, timeline: Timeline, index: IndexSize | None) -> str:
    """Return everything as one JSON object on one line."""
    days = figures.days
    shown = {
        **{name: getattr(figures, name) for name in _SUMS},
        "first": days[0].isoformat() if days else None,
        "last": days[-1].isoformat() if days else None,
        **{name: dict(ranking) for name, ranking in rankings(figures).items()},
        "by": timeline.unit.name,
        "over_time": dict(zip(timeline.labels(), timeline.counts, strict=True)),
        "index": asdict(index) if index else None,
    }
    return json.dumps(shown)  # in ASCII: no name can steer a terminal


def figures_in_rows(figures: Figures, timeline: Timeline, index: IndexSize | None) -> Iterator[str]:
    """Yield everything as lines of three fields with tabs between: of what, which, how much."""
    yield from _rows("corpus", ((name, getattr(figures, name)) for name in _SUMS))
    yield from _rows(timeline.unit.name, zip(timeline.labels(), timeline.counts, strict=True))
    for name, ranking in rankings(figures).items():
        yield from _rows(name, ranking)
    if index:
        yield from _rows("index", asdict(index).items())


def _rows(group: str, pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    for name, value in pairs:
        yield f"{group}\t{printable(name)}\t{value}"
