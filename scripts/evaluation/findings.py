"""All that an evaluation found out, of every question set."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.evaluation.comparison import Comparison
from scripts.evaluation.evaluation import Evaluation, pooled


@dataclass(frozen=True, slots=True)
class Findings:
    """The evaluations of all sets and, where two settings were compared, what differs.

    Attributes:
        pooled: All sets together; None where there is but one.
    """

    evaluations: tuple[Evaluation, ...]
    comparisons: tuple[Comparison, ...] = ()
    pooled: Evaluation | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pooled", pooled(self.evaluations))

    @property
    def all(self) -> tuple[Evaluation, ...]:
        """The evaluations of the sets, and of all together where there are several."""
        return self.evaluations if self.pooled is None else (*self.evaluations, self.pooled)
