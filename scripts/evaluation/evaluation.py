"""A question set evaluated: what was asked, over what, and all figures of what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.evaluation.figures import Figure, figures
from scripts.evaluation.groups import Group, by_kind, by_reason, by_style, by_turn
from scripts.evaluation.outcome import Outcome

if TYPE_CHECKING:
    from index import Settings

POOLED = "pooled"


@dataclass(frozen=True, slots=True)
class Place:
    """What a set was asked over.

    Attributes:
        releases: How many there are.
        settings: All of them, by name.
    """

    generation: str
    releases: int
    settings: dict[str, str | float | None]

    @classmethod
    def of(cls, settings: Settings, generation: str, releases: int) -> Place:
        """Return the place that these settings make."""
        values = asdict(settings)
        plain = {name: str(it) if isinstance(it, Path) else it for name, it in values.items()}
        return cls(generation, releases, plain)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was found out of one question set, or of several together.

    Attributes:
        place: None for several together.
        outcomes: In the order of the questions, foreign ones last.
        figures: Of the set's own questions: foreign ones appear in `groups` only.
        groups: By heading, without those that are empty.
    """

    name: str
    place: Place | None
    outcomes: tuple[Outcome, ...] = field(repr=False)
    figures: tuple[Figure, ...]
    groups: dict[str, tuple[Group, ...]]

    @property
    def own(self) -> list[Outcome]:
        """The outcomes of the set's own questions."""
        return own(self.outcomes)

    def value(self, key: str) -> float | None:
        """Return the value of a figure, or None where it has no meaning for this set."""
        return next((found.value for found in self.figures if found.measure.key == key), None)


def evaluated(name: str, place: Place, outcomes: Sequence[Outcome]) -> Evaluation:
    """Return the figures of a set's outcomes, as a whole and in groups."""
    mine = own(outcomes)
    groups = {
        "kind": by_kind(mine),
        "style": by_style(mine),
        "turn": by_turn(mine),
        "reason": by_reason(outcomes),
    }
    filled = {heading: tuple(found) for heading, found in groups.items() if found}
    return Evaluation(name, place, tuple(outcomes), figures(mine), filled)


def pooled(evaluations: Sequence[Evaluation]) -> Evaluation | None:
    """Return the figures of all sets together; None for fewer than two."""
    if len(evaluations) < 2:
        return None
    outcomes = tuple(outcome for each in evaluations for outcome in each.own)
    return Evaluation(POOLED, None, outcomes, figures(outcomes), {})


def own(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes of questions that are not foreign."""
    return [outcome for outcome in outcomes if not outcome.asked.is_foreign]
