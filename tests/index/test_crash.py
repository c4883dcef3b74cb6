"""Killed at any instant or out of space, a rebuild leaves an index that answers."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Sequence

import pytest
import rebuild_process
from index_state import texts
from invented_releases import RELEASES, write_release
from rebuild_process import RENAMES, WRITES

from corpus import load_corpus
from index.build import rebuild
from index.cut import cut_release
from index.errors import NoIndex
from index.folder import read_pointer
from index.generation import open_current
from index.settings import Settings
from index.verification import check_all

HERON_ID, LANTERN_ID, _ = RELEASES
KEPT = {"current", "generations", "lock", "seen.json", "verified.json"}

Texts = dict[str, str]


def make_edits(settings: Settings, number: int) -> Texts:
    """Add, change and remove releases; return the texts that the next rebuild shall serve."""
    write_release(settings.releases, f"2031-06-{number % 28 + 1:02}-kites", f"Kite {number} flew.")
    write_release(settings.releases, HERON_ID, f"Heron again, for the {number}th time. It ended.")
    (settings.releases / f"{LANTERN_ID}.md").unlink(missing_ok=True)
    (settings.releases / f"2031-06-{(number - 1) % 28 + 1:02}-kites.md").unlink(missing_ok=True)
    return in_folder(settings)


def in_folder(settings: Settings) -> Texts:
    return {file.release.id: file.release.text for file in load_corpus(settings.releases).files}


def check_whole(settings: Settings) -> None:
    """Every file is sound, and passages and vectors belong to the texts that are served."""
    generation = open_current(settings.index)
    try:
        check_all(generation.folder, generation.manifest)
        tables = generation.tables
        releases = {file.release.id: file.release for file in load_corpus(settings.releases).files}
        for number, stored in enumerate(tables.releases):
            if (release := releases.get(stored.id)) and release.text == tables.text(number):
                expected = cut_release(release)
                sentences, passages = tables.cut(number)
                assert passages.tolist() == expected.passages.tolist()
                assert sentences.tolist() == expected.sentences.tolist()
        assert len(generation.dense_passages) == len(tables.passages)
        assert len(generation.dense_sentences) == len(tables.sentences)
    finally:
        generation.close()


def check_clean(settings: Settings) -> None:
    """Nothing is left but the index, its caches and at most two generations."""
    assert {path.name for path in settings.index.iterdir()} <= KEPT
    pointer = read_pointer(settings.index)
    generations = {path.name for path in (settings.index / "generations").iterdir()}
    assert generations <= {pointer.generation, pointer.previous}


def check_survived(settings: Settings, old: Texts, new: Texts) -> Texts:
    """The index serves the old state or the new one, wholly; return which."""
    found = texts(settings.index)
    assert found in (old, new), "a mixture is served"
    check_whole(settings)
    return found


def check_mended(settings: Settings, new: Texts) -> None:
    rebuild(settings)
    assert texts(settings.index) == new
    check_whole(settings)
    check_clean(settings)


def kill_at_random_instants(settings: Settings, number: int) -> set[str]:
    chance = random.Random(number)
    make_edits(settings, 0)
    began = time.monotonic()
    rebuild_process.start(settings).join()
    latest_s = time.monotonic() - began
    outcomes = set()
    old = texts(settings.index)
    for attempt in range(1, number + 1):
        new = make_edits(settings, attempt)
        process = rebuild_process.start(settings)
        process.join(timeout=chance.uniform(0, latest_s))
        # How long a rebuild takes changes with the machine's load: both outcomes stay in reach.
        latest_s *= 1.1 if process.is_alive() else 0.9
        process.kill()
        process.join()
        found = check_survived(settings, old, new)
        outcomes.add("old" if found == old else "new")
        old = found
    check_mended(settings, in_folder(settings))
    return outcomes


def test_killed_at_a_random_instant_the_old_or_the_new_state_is_served(settings: Settings) -> None:
    kill_at_random_instants(settings, 6)


@pytest.mark.slow
def test_killed_at_fifty_random_instants_the_old_or_the_new_state_is_served(
    settings: Settings,
) -> None:
    assert kill_at_random_instants(settings, 50) == {"old", "new"}


def kill_at_steps(settings: Settings, steps: Sequence[str], *, stride: int = 1) -> int:
    """Kill a rebuild before every stride-th of its steps; return how many there are."""
    step, attempt = 1, 0
    while True:
        attempt += 1
        old, new = texts(settings.index), make_edits(settings, attempt)
        was_killed = rebuild_process.killed_at_step(settings, step, steps)
        check_survived(settings, old, new)
        if not was_killed:
            check_clean(settings)
            return step
        check_mended(settings, new)
        step += stride


def test_killed_before_every_rename_the_old_or_the_new_state_is_served(settings: Settings) -> None:
    assert kill_at_steps(settings, RENAMES) > 4  # the generation, the pointer, two caches


def test_killed_between_other_steps_the_old_or_the_new_state_is_served(settings: Settings) -> None:
    assert kill_at_steps(settings, WRITES, stride=67) > 100


@pytest.mark.slow
def test_killed_before_every_second_step_the_old_or_the_new_state_is_served(
    settings: Settings,
) -> None:
    assert kill_at_steps(settings, WRITES, stride=2) > 100


@pytest.mark.usefixtures("quick_export")
def test_a_first_build_that_was_killed_is_no_index_and_the_next_one_succeeds(
    settings: Settings,
) -> None:
    shutil.rmtree(settings.index)
    assert rebuild_process.killed_at_step(settings, 60)
    with pytest.raises(NoIndex):
        open_current(settings.index)
    check_mended(settings, in_folder(settings))


@pytest.mark.parametrize("limit", [0, 100, 300, 600, 1000, 2500])
def test_a_full_disk_is_said_in_one_line_and_the_old_index_serves_on(
    settings: Settings, limit: int
) -> None:
    old, new = texts(settings.index), make_edits(settings, 1)
    said = rebuild_process.on_full_disk(settings, limit)
    assert said is not None
    assert said.startswith("cannot write the index: ")
    assert "\n" not in said
    assert "None" not in said
    assert check_survived(settings, old, new) == old
    check_mended(settings, new)


@pytest.mark.slow  # torch is imported anew
def test_a_disk_that_is_too_small_for_the_model_is_said_in_one_line_and_leaves_no_index(
    settings: Settings,
) -> None:
    shutil.rmtree(settings.index)
    said = rebuild_process.on_full_disk(settings, 50_000)
    assert said is not None
    assert said.startswith("cannot write the index: ")
    assert "\n" not in said
    with pytest.raises(NoIndex):
        open_current(settings.index)


def test_two_rebuilds_in_two_processes_both_end_and_the_newest_state_is_served(
    settings: Settings,
) -> None:
    new = make_edits(settings, 1)
    processes = [rebuild_process.start(settings) for _ in range(3)]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert texts(settings.index) == new
    check_clean(settings)


def test_the_lock_of_a_killed_rebuild_is_free(settings: Settings) -> None:
    make_edits(settings, 1)
    assert rebuild_process.killed_at_step(settings, 30)
    told: list[str] = []
    rebuild(settings, progress=lambda stage, _done, _total: told.append(stage))
    assert not any(stage.startswith("waiting") for stage in told)
