"""Training: it learns, it can be interrupted, and it can be done again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from reader_questions import PARAGRAPHS
from tiny_reader import tiny_network, tiny_tokenizer

from corpus import Span
from scripts.training.examples import ONE, Example, Reading
from scripts.training.loop import CHECKPOINT, CURVE, Run, Stage, load, train
from scripts.training.network import ReaderNetwork
from scripts.training.tensors import Group, groups

STAGE = Stage("invented", rate=3e-3, warmup=5, decays=True, questions=3, epochs=20)
STEPS = 40  # two an epoch: five questions, three a step


def examples() -> list[Example]:
    contexts = [context for _, context, _ in PARAGRAPHS]
    found = []
    for place, (title, context, questions) in enumerate(PARAGRAPHS):
        question, [answer, *_] = questions[0]
        start = context.index(answer)
        span = (Span(start, start + len(answer)),)
        silent = Reading(title, contexts[place - 1])
        found.append(Example(question, (Reading(title, context, span, span), silent), ONE))
    return [*found, Example("Who painted the moon?", (Reading("", contexts[0]),))]


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """So small a network only waits for a second thread."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def learnt() -> list[Group]:
    tokenizer = tiny_tokenizer(*(context for _, context, _ in PARAGRAPHS))
    return list(groups(tokenizer, examples()))


def trained(
    folder: Path, learnt: Sequence[Group], *, stage: Stage = STAGE, seed: int = 1, often: float = 99
) -> ReaderNetwork:
    network = tiny_network()
    train(stage, network, lambda _: learnt, Run(folder, seed, often))
    return network


def weights(network: ReaderNetwork) -> dict[str, Any]:
    return {name: value.numpy().copy() for name, value in network.state_dict().items()}


def are_equal(one: ReaderNetwork, other: ReaderNetwork) -> bool:
    mine, theirs = weights(one), weights(other)
    return mine.keys() == theirs.keys() and all(
        np.array_equal(mine[name], theirs[name]) for name in mine
    )


def curve(folder: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (folder / CURVE).read_text().splitlines()]


def total(line: dict[str, float]) -> float:
    return sum(line[name] for name in ("alone", "together", "tags", "several"))


@pytest.fixture(scope="module")
def whole(
    learnt: list[Group], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, ReaderNetwork]:
    """A run that nothing interrupted."""
    folder = tmp_path_factory.mktemp("whole")
    return folder, trained(folder, learnt)


class Interrupted(Exception):
    """What stops a run in these tests."""


def interrupted(folder: Path, learnt: Sequence[Group], step: int, often: float) -> None:
    """Train until a step begins, and leave what a killed process would leave."""
    network, begun = tiny_network(), 0

    def stop(*_: object) -> None:
        nonlocal begun
        begun += 1
        if begun > step:
            raise Interrupted

    # A step of these short readings is one run of the network.
    network.register_forward_pre_hook(stop)
    with pytest.raises(Interrupted):
        train(STAGE, network, lambda _: learnt, Run(folder, 1, often))


def test_the_loss_falls(whole: tuple[Path, ReaderNetwork]) -> None:
    lines = curve(whole[0])
    assert total(lines[-1]) < 0.7 * total(lines[0])
    for name in ("alone", "together", "tags"):
        assert lines[-1][name] < lines[0][name]


def test_the_curve_tells_the_steps_as_they_go(whole: tuple[Path, ReaderNetwork]) -> None:
    lines = curve(whole[0])
    assert [line["step"] for line in lines] == [20, 40]
    assert {line["steps"] for line in lines} == {STEPS}
    assert all(line["tokens_per_s"] > 0 and line["readings_per_s"] > 0 for line in lines)


@pytest.mark.parametrize(
    ("step", "often"),
    [(1, -1), (7, -1), (20, -1), (39, -1), (7, 99)],
    ids=["first step", "amid an epoch", "between epochs", "last step", "before any checkpoint"],
)
def test_an_interrupted_run_that_goes_on_comes_to_exactly_the_same_weights(
    learnt: list[Group],
    whole: tuple[Path, ReaderNetwork],
    tmp_path: Path,
    step: int,
    often: float,
) -> None:
    interrupted(tmp_path, learnt, step, often)
    assert are_equal(trained(tmp_path, learnt), whole[1])


def test_the_curve_of_an_interrupted_run_tells_every_step_once(
    learnt: list[Group], whole: tuple[Path, ReaderNetwork], tmp_path: Path
) -> None:
    interrupted(tmp_path, learnt, 30, 99)  # the first twenty steps are told but not saved
    trained(tmp_path, learnt)
    told, expected = curve(tmp_path), curve(whole[0])
    assert [line["step"] for line in told] == [line["step"] for line in expected]
    assert [total(line) for line in told] == [total(line) for line in expected]


def test_a_finished_run_is_not_begun_again(
    learnt: list[Group], whole: tuple[Path, ReaderNetwork]
) -> None:
    folder, network = whole
    before = (folder / CURVE).read_bytes()
    assert are_equal(trained(folder, learnt), network)
    assert (folder / CURVE).read_bytes() == before


def test_a_checkpoint_that_was_being_written_is_not_taken_for_one(
    learnt: list[Group], whole: tuple[Path, ReaderNetwork], tmp_path: Path
) -> None:
    interrupted(tmp_path, learnt, 3, -1)
    (tmp_path / CHECKPOINT).with_suffix(".partial").write_bytes(b"cut off")
    assert are_equal(trained(tmp_path, learnt), whole[1])


def test_the_same_seed_gives_the_same_weights_and_another_one_others(
    learnt: list[Group], tmp_path: Path
) -> None:
    short = Stage("short", rate=3e-3, warmup=2, decays=False, questions=3, epochs=2)
    runs = [
        trained(tmp_path / str(place), learnt, stage=short, seed=seed)
        for place, seed in enumerate((1, 1, 2))
    ]
    assert are_equal(runs[0], runs[1])
    assert not are_equal(runs[0], runs[2])


def test_the_next_stage_starts_from_what_a_stage_before_learnt(
    whole: tuple[Path, ReaderNetwork],
) -> None:
    folder, network = whole
    other = tiny_network(seed=9)
    assert not are_equal(other, network)
    load(folder, other)
    assert are_equal(other, network)


def test_a_stage_may_end_before_all_is_read(learnt: list[Group], tmp_path: Path) -> None:
    stage = Stage("short", 1e-3, 2, decays=True, questions=3, epochs=9, most_steps=3)
    trained(tmp_path, learnt, stage=stage)
    state = torch.load(tmp_path / CHECKPOINT, weights_only=True)
    assert state["step"] == 3


def test_the_rate_rises_and_then_falls_to_nothing_or_stays() -> None:
    falling = [STAGE.rate_at(step, STEPS) for step in range(STEPS)]
    assert falling[:5] == sorted(falling[:5])
    assert max(falling) == pytest.approx(STAGE.rate)
    assert falling[5:] == sorted(falling[5:], reverse=True)
    assert 0 < falling[-1] < 0.05 * STAGE.rate
    staying = Stage("stays", rate=1.0, warmup=5, decays=False, questions=1, epochs=1)
    assert [staying.rate_at(step, STEPS) for step in (5, 20, 39)] == [1, 1, 1]


@pytest.mark.slow
def test_what_was_learnt_is_read_again(learnt: list[Group], tmp_path: Path) -> None:
    stage = Stage("long", rate=3e-3, warmup=5, decays=True, questions=5, epochs=150)
    network = trained(tmp_path, learnt, stage=stage)
    for group in learnt[:4]:
        reading = group.readings[0]
        ids, types = (torch.from_numpy(row).long()[None] for row in (reading.ids, reading.types))
        with torch.inference_mode():
            spans, _, _ = network(ids, torch.ones_like(ids), types)
        first, last = spans[0].argmax(0).tolist()
        assert first in reading.starts
        assert last in reading.ends
