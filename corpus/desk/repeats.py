"""Which release of the corpus a text repeats: the same words, or all but a few of them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.desk.holdings import Holdings
from corpus.desk.sketch import estimates, shared, sketch, triples, words_of

NEAR = 0.85
"""From here on a text is taken for a repeat.

Of 1,444 releases of three publishers no two share more than 0.83 of their word triples; nearest
are a conviction and the sentence that follows it, which are two releases. A text in which one word
of fifty was changed shares 0.89 with what it was.
"""

_CANDIDATE = NEAR - 0.13  # four standard deviations of the estimate
_MOST = 5


@dataclass(frozen=True, slots=True)
class Repeat:
    """A release that says the same.

    Attributes:
        release: Its id.
        nearness: The share of word triples that the two texts have in common, 0.85 to 1.
    """

    release: str
    nearness: float

    def __str__(self) -> str:
        """Say in a few words what is repeated and how much of it."""
        if self.nearness == 1:
            return f"the very words of {self.release}"
        # Not rounded up to all of it.
        return f"{min(self.nearness, 0.99):.0%} of the words of {self.release}"


def repeats(text: str, holdings: Holdings, but: frozenset[str] = frozenset()) -> tuple[Repeat, ...]:
    """Return the releases that a text repeats, the nearest first.

    Args:
        text: The body.
        holdings: What the corpus has.
        but: Ids that are not to be compared with, as of the release that the text is to replace.
    """
    ids, sketches = holdings.sketches()
    of_text = triples(words_of(text))
    near = estimates(sketch(of_text), sketches)
    found = []
    for at in (-near).argsort()[: _MOST + len(but)]:
        if near[at] >= _CANDIDATE and ids[at] not in but:
            nearness = _nearness(of_text, ids[at], holdings)
            if nearness >= NEAR:
                found.append(Repeat(ids[at], nearness))
    return tuple(sorted(found, key=lambda one: (-one.nearness, one.release))[:_MOST])


def nearness(text: str, release_id: str, holdings: Holdings) -> float:
    """Return how much a text and a release have in common, 0 to 1."""
    return _nearness(triples(words_of(text)), release_id, holdings)


def _nearness(of_text: set[bytes], release_id: str, holdings: Holdings) -> float:
    held = holdings.by_id(release_id)
    file = holdings.read(held) if held else None
    return shared(of_text, triples(words_of(file.release.text))) if file else 0.0
