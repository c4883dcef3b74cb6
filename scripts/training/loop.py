"""The training loop: batches by length, checkpoints that a later run resumes from, a curve."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from scripts.training.losses import loss
from scripts.training.network import ReaderNetwork
from scripts.training.tensors import Group, Tokens

CHECKPOINT, CURVE = "checkpoint.pt", "curve.jsonl"
_TOKENS_AT_ONCE, _LENGTHS, _ROWS = 2_048, 16, 4
_LOGGED_EVERY = 20


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training.

    Attributes:
        name: Its checkpoints' folder.
        rate: The learning rate after the warm-up.
        warmup: Steps over which the rate rises.
        decays: Whether the rate falls to nothing over the stage; else it stays.
        questions: In a step.
        epochs: How often all questions are read.
        most_steps: After which it ends, even before all are read.
    """

    name: str
    rate: float
    warmup: int
    decays: bool
    questions: int
    epochs: int
    most_steps: int | None = None

    def rate_at(self, step: int, steps: int) -> float:
        """Return the learning rate of a step."""
        warm = min(1.0, (step + 1) / self.warmup)
        left = max(0.0, (steps - step) / max(1, steps - self.warmup)) if self.decays else 1.0
        return self.rate * min(warm, left)


@dataclass(frozen=True, slots=True)
class Run:
    """Where and how a stage is run.

    Attributes:
        folder: For the checkpoint and the curve.
        seed: Of the order of the questions.
        checkpoint_every_s: Seconds between checkpoints.
    """

    folder: Path
    seed: int
    checkpoint_every_s: float


def train(
    stage: Stage, network: ReaderNetwork, read: Callable[[int], Sequence[Group]], run: Run
) -> None:
    """Train through a stage, from where an earlier run left it.

    Args:
        stage: Its constants.
        network: What is trained, on the device that it is on.
        read: Returns the questions of an epoch, as many in each.
        run: Where and how.
    """
    folder = run.folder
    folder.mkdir(parents=True, exist_ok=True)
    optimizer = _optimizer(network, stage.rate)
    begun = _resume(folder / CHECKPOINT, network, optimizer)
    _forget_after(begun, folder / CURVE)
    saved_at = time.monotonic()
    record: list[dict[str, float]] = []
    for step, steps, batch in _steps(stage, read, run.seed):
        if step < begun:
            continue
        for parameters in optimizer.param_groups:
            parameters["lr"] = stage.rate_at(step, steps)
        record.append(_step(network, optimizer, batch))
        if step + 1 < steps and (step + 1) % _LOGGED_EVERY:
            continue
        _log(folder / CURVE, step + 1, steps, record)
        record = []
        if step + 1 == steps or time.monotonic() - saved_at > run.checkpoint_every_s:
            _save(folder / CHECKPOINT, network, optimizer, step + 1)
            saved_at = time.monotonic()


def _steps(
    stage: Stage, read: Callable[[int], Sequence[Group]], seed: int
) -> Iterator[tuple[int, int, list[Group]]]:
    """Yield each step's number, the number of steps, and the step's questions."""
    step = 0
    for epoch in range(stage.epochs):
        groups = read(epoch)
        steps = -(-len(groups) // stage.questions) * stage.epochs
        steps = min(steps, stage.most_steps or steps)
        for batch in _batches(groups, stage.questions, np.random.default_rng([seed, epoch])):
            if step == steps:
                return
            yield step, steps, batch
            step += 1


def _batches(groups: Sequence[Group], size: int, rng: np.random.Generator) -> Iterator[list[Group]]:
    order = rng.permutation(len(groups))
    for start in range(0, len(order), size):
        yield [groups[place] for place in order[start : start + size]]


def _step(
    network: ReaderNetwork, optimizer: torch.optim.Optimizer, batch: list[Group]
) -> dict[str, float]:
    began = time.perf_counter()
    readings = [reading for group in batch for reading in group.readings]
    outputs = _forward(network, readings)
    spans, tags, several = zip(*outputs, strict=True)
    parts = loss(batch, spans, tags, several)
    torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    seconds = time.perf_counter() - began
    tokens = sum(len(reading.ids) for reading in readings)
    return {name: float(part.detach()) for name, part in parts.items()} | {
        "tokens": tokens,
        "seconds": seconds,
        "readings": len(readings),
    }


def _forward(
    network: ReaderNetwork, readings: Sequence[Tokens]
) -> list[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Run readings of like length together; return the logits of each without padding."""
    device = next(network.parameters()).device.type
    found: dict[int, tuple[torch.Tensor, torch.Tensor, torch.Tensor]] = {}
    for places in _by_length([len(reading.ids) for reading in readings]):
        ids, mask, types = _padded([readings[place] for place in places])
        with torch.autocast(device, torch.bfloat16):
            spans, tags, several = network(ids.to(device), mask.to(device), types.to(device))
        for row, place in enumerate(places):
            length = len(readings[place].ids)
            found[place] = (spans[row, :length], tags[row, :length], several[row])
    return [found[place] for place in range(len(readings))]


def _by_length(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield places of readings to run together: of like length, and not too many tokens."""
    order = sorted(range(len(lengths)), key=lambda place: -lengths[place])
    while order:
        rows = max(_ROWS, _TOKENS_AT_ONCE // _rounded(lengths[order[0]], _LENGTHS) // _ROWS * _ROWS)
        yield order[:rows]
        order = order[rows:]


def _padded(readings: Sequence[Tokens]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return ids, mask and types, padded to few different shapes.

    For each new shape oneDNN compiles its kernels anew, which takes as long as running them.
    """
    rows = _rounded(len(readings), _ROWS)
    longest = _rounded(max(len(reading.ids) for reading in readings), _LENGTHS)
    ids, mask, types = (torch.zeros(rows, longest, dtype=torch.long) for _ in range(3))
    mask[:, 0] = 1
    for row, reading in enumerate(readings):
        length = len(reading.ids)
        ids[row, :length] = torch.from_numpy(reading.ids)
        types[row, :length] = torch.from_numpy(reading.types)
        mask[row, :length] = 1
    return ids, mask, types


def _rounded(number: int, unit: int) -> int:
    return -(-number // unit) * unit


def _optimizer(network: ReaderNetwork, rate: float) -> torch.optim.Optimizer:
    decayed = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() <= 1]
    return torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}],
        lr=rate,
        betas=(0.9, 0.98),
        fused=True,
    )


def _resume(path: Path, network: ReaderNetwork, optimizer: torch.optim.Optimizer) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def load(folder: Path, network: ReaderNetwork) -> None:
    """Take over the weights of a checkpoint."""
    state = torch.load(folder / CHECKPOINT, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"])


def _save(path: Path, network: ReaderNetwork, optimizer: torch.optim.Optimizer, step: int) -> None:
    partial = path.with_suffix(".partial")
    state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(state, partial)
    partial.replace(path)


def _forget_after(step: int, path: Path) -> None:
    """Take from the curve what will be told again: steps after the checkpoint."""
    if path.exists():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if json.loads(line)["step"] <= step]
        path.write_text("".join(kept), encoding="utf-8")


def _log(path: Path, step: int, steps: int, record: list[dict[str, float]]) -> None:
    seconds = sum(one["seconds"] for one in record)
    line: dict[str, float] = {"step": step, "steps": steps}
    for name in ("alone", "together", "tags", "several"):
        line[name] = round(float(np.mean([one[name] for one in record])), 4)
    line["tokens_per_s"] = round(sum(one["tokens"] for one in record) / seconds)
    line["readings_per_s"] = round(sum(one["readings"] for one in record) / seconds, 1)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    print(json.dumps(line), flush=True)
