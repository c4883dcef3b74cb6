"""The few numbers beside the network: how its scores are weighed, and how sure to be of them.

Both are fitted on development questions. Ranking: a softmax over a question's sentences, in which
all sentences that hold an answer count as right. Confidence: a logistic regression of whether the
best sentence is right, on what is seen of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]

_SHRINKAGE = 1e-3


@dataclass(frozen=True, slots=True)
class Judged:
    """The sentences that were read for a question, and which of them are right.

    Attributes:
        features: float64 `(n, k)`.
        is_right: bool `(n,)`: the sentence is of the right release and holds an answer.
        group: Questions of one group are never parted between fitting and measuring.
        weight: How much the question counts.
        seen: What is seen of the sentence that stands first; see `index.confidence`.
    """

    features: Floats
    is_right: Booleans
    group: str
    weight: float = 1.0
    seen: Mapping[str, float] = field(default_factory=dict)


def ranking_weights(judged: Sequence[Judged]) -> Floats:
    """Return weights of the features, `(k,)`, under which right sentences come first."""
    known = [one for one in judged if one.is_right.any()]
    scale = np.concatenate([one.features for one in known]).std(axis=0) + 1e-9

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, gradient = 0.0, np.zeros_like(weights)
        for one in known:
            scaled = one.features / scale
            scores = scaled @ weights
            likely = np.exp(scores - np.logaddexp.reduce(scores))
            right = likely[one.is_right].sum() + 1e-12
            total -= one.weight * np.log(right)
            wanted = np.where(one.is_right, likely / right, 0)
            gradient -= one.weight * (scaled.T @ (wanted - likely))
        count = sum(one.weight for one in known)
        shrunk = _SHRINKAGE * weights
        return float(total / count + shrunk @ weights), gradient / count + 2 * shrunk

    found = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B").x
    weights: Floats = found / scale
    return weights


def logistic(signs: Floats, is_right: Booleans, weights: Floats) -> tuple[float, Floats]:
    """Return the intercept and coefficients, `(k,)`, of a logistic regression."""
    center, scale = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    columns = np.column_stack([np.ones(len(signs)), (signs - center) / scale])

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        logits = columns @ coefficients
        total = (np.logaddexp(0, logits) - is_right * logits) @ weights
        likely = 1 / (1 + np.exp(-logits))
        shrunk = 1e-3 * np.append(0, coefficients[1:])
        gradient = columns.T @ ((likely - is_right) * weights)
        count = weights.sum()
        return float(total / count + shrunk @ coefficients), gradient / count + 2 * shrunk

    found = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B").x
    coefficients: Floats = found[1:] / scale
    return float(found[0] - coefficients @ center), coefficients
