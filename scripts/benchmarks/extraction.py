"""How well releases are read out of pages: precision and recall of body words, layout by layout.

    .venv/bin/python -m scripts.benchmarks.extraction

The pages are those of the tests: the structure of real kinds of site, invented words.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.importing import extract

if TYPE_CHECKING:
    from press_pages import Page

_STAND_INS = Path(__file__).parents[2] / "tests" / "support"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """How a page's words came out.

    Attributes:
        precision: The share of the words taken that are the release's.
        recall: The share of the release's words that were taken.
        wrong: The fields of the metadata that came out otherwise than expected.
    """

    layout: str
    precision: float
    recall: float
    is_exact: bool
    wrong: tuple[str, ...] = ()


def measure(pages: Iterable[Page]) -> list[Score]:
    """Extract every page and compare what comes out with what must."""
    return [_measure(page) for page in pages]


def _measure(page: Page) -> Score:
    found = extract(page.source)
    precision, recall = word_overlap(found.text, page.text)
    wrong = tuple(
        name
        for name, expected in page.facts.items()
        if ((one := getattr(found, name)) is None and expected is not None)
        or (one is not None and (one.value, one.is_doubtful) != (expected, name in page.doubtful))
    )
    return Score(page.layout, precision, recall, found.text == page.text, wrong)


def word_overlap(text: str, expected: str) -> tuple[float, float]:
    """Return precision and recall of the words of a text, each counted as often as it stands."""
    taken, due = Counter(_WORD.findall(text)), Counter(_WORD.findall(expected))
    common = sum((taken & due).values())
    return common / max(1, taken.total()), common / max(1, due.total())


def table(scores: Iterable[Score]) -> str:
    """Return the scores as lines."""
    lines = [f"{'layout':38} {'precision':>9} {'recall':>7}  body    metadata"]
    for score in scores:
        body = "exact" if score.is_exact else "differs"
        facts = ", ".join(score.wrong) if score.wrong else "exact"
        lines.append(
            f"{score.layout:38} {score.precision:9.3f} {score.recall:7.3f}  {body:7} {facts}"
        )
    return "\n".join(lines)


def main(show: Callable[[str], object] = print) -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__.partition("\n")[0]).parse_args()
    sys.path.insert(0, str(_STAND_INS))
    from press_pages import held_out_pages, pages

    show(table(measure([*pages(), *held_out_pages()])))


if __name__ == "__main__":
    main()
