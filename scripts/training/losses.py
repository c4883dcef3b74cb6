"""What the reader is trained to lower.

Beside the loss of each reading, in which the first token stands for "no answer here", there is one
over all readings of a question together (Clark and Gardner 2018): it makes the scores of different
stretches comparable, so that the best span of all of them can be picked. Where several spans are
right, it is the sum of their probabilities that counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional

from scripts.training.tensors import UNSURE, Group, Tokens

WEIGHTS = {"alone": 1.0, "together": 1.0, "tags": 1.0, "several": 0.2}
PARTS = tuple(WEIGHTS)
_BARRED = -1e4
_SILENT = 0.3
"""Weight of the tags of a stretch that does not answer."""


def loss(
    groups: Sequence[Group],
    spans: Sequence[torch.Tensor],
    tags: Sequence[torch.Tensor],
    several: Sequence[torch.Tensor],
) -> dict[str, torch.Tensor]:
    """Return the parts of the loss of some questions.

    Args:
        groups: The questions.
        spans: Per reading, in the order of the questions, unpadded: `(tokens, 2)`.
        tags: Likewise, `(tokens, 3)`.
        several: Likewise, `()`.
    """
    parts: dict[str, list[torch.Tensor]] = {name: [] for name in PARTS}
    place = 0
    for group in groups:
        right, everything = [], []
        for reading in group.readings:
            scores = _scores(reading, spans[place].float())
            everything.append(scores.text)
            parts["alone"].append((scores.whole - scores.target).mean())
            if reading.answers_here:
                right.append(scores.target)
            parts["several"].extend(_of_number(group, several[place].float()))
            parts["tags"].extend(_of_tags(reading, tags[place].float()))
            place += 1
        if right and len(group.readings) > 1:
            together = torch.logsumexp(torch.stack(everything), 0)
            parts["together"].append((together - torch.logsumexp(torch.stack(right), 0)).mean())
    zero = spans[0].sum() * 0
    return {
        name: WEIGHTS[name] * torch.stack(losses).mean() if losses else zero
        for name, losses in parts.items()
    }


@dataclass(frozen=True, slots=True)
class _Scores:
    """Logarithms of summed weights, each of a start and of an end: `(2,)`.

    Attributes:
        text: Of all tokens that may answer.
        whole: Of those and of no answer.
        target: Of what is right: the answers, or no answer.
    """

    text: torch.Tensor
    whole: torch.Tensor
    target: torch.Tensor


def _scores(reading: Tokens, logits: torch.Tensor) -> _Scores:
    text = logits[reading.first : reading.last].clone()
    if len(reading.barred):
        text[torch.from_numpy(reading.barred - reading.first).long()] = _BARRED
    whole = torch.logsumexp(torch.cat([logits[:1], text]), 0)
    target = _right(reading, logits) if reading.answers_here else logits[0]
    return _Scores(torch.logsumexp(text, 0), whole, target)


def _right(reading: Tokens, logits: torch.Tensor) -> torch.Tensor:
    starts = torch.from_numpy(reading.starts).long()
    ends = torch.from_numpy(reading.ends).long()
    return torch.stack([torch.logsumexp(logits[starts, 0], 0), torch.logsumexp(logits[ends, 1], 0)])


def _of_number(group: Group, logit: torch.Tensor) -> Iterator[torch.Tensor]:
    if group.number != UNSURE:
        target = torch.tensor(float(group.number), device=logit.device)
        yield functional.binary_cross_entropy_with_logits(logit, target)


def _of_tags(reading: Tokens, logits: torch.Tensor) -> Iterator[torch.Tensor]:
    if not (reading.tags != UNSURE).any():
        return
    targets = torch.from_numpy(reading.tags).long().to(logits.device)
    total = functional.cross_entropy(
        logits[reading.first : reading.last], targets, ignore_index=UNSURE, reduction="sum"
    )
    # Items are few among many tokens: a mean over the tokens would hardly see them.
    items = max(1, int((targets > 0).sum()))
    yield (1.0 if reading.answers_here else _SILENT) * total / (items + 4)
