"""A recorded floor: the figures that a question set must not fall short of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, RootModel, StrictFloat, StrictInt, model_validator

from scripts.evaluation.evaluation import Evaluation
from scripts.evaluation.figures import BY_KEY
from scripts.evaluation.file_lines import checked, read_json, read_text

Floor = Mapping[str, Mapping[str, float]]
"""By question set and figure: the least value, or the most for what is better if it is less."""


class _Floor(RootModel[dict[str, dict[str, StrictFloat | StrictInt]]]):
    model_config = ConfigDict(strict=True)

    @model_validator(mode="after")
    def _names_figures(self) -> _Floor:
        unknown = sorted({key for figures in self.root.values() for key in figures} - set(BY_KEY))
        if unknown:
            raise ValueError(f"there is no figure {unknown[0]}, only {', '.join(BY_KEY)}")
        return self


def read_floor(path: Path) -> Floor:
    """Read a floor: `{"SET": {"FIGURE": VALUE}}`.

    Raises:
        UsageError: There is no such file.
        BadQuestionFile: It is no floor.
    """
    wanted = '{"SET": {"FIGURE": VALUE}}'
    kind: type[BaseModel] = _Floor
    floor = checked(kind, read_json(read_text(path), str(path), wanted), str(path))
    assert isinstance(floor, _Floor)
    return floor.root


def missed(floor: Floor, evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """Yield a line for every figure that falls short, or that was not measured at all."""
    by_name = {evaluation.name: evaluation for evaluation in evaluations}
    for name, figures in floor.items():
        if name not in by_name:
            yield f"{name}: not evaluated, and the floor names it"
            continue
        for key, bound in figures.items():
            value = by_name[name].value(key)
            if value is None:
                yield f"{name}: {key} has no value, and the floor is {bound:g}"
            elif (value > bound) if BY_KEY[key].is_less_better else (value < bound):
                side = "above" if BY_KEY[key].is_less_better else "below"
                yield f"{name}: {key} is {value:.4g}, {side} the floor of {bound:g}"
