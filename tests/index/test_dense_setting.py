"""The setting that says how vectors are searched."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index.build import rebuild
from index.environment import Environment
from index.generation import open_current
from index.settings import Kind, Settings


def searched(settings: Settings) -> tuple[bool, bool, list[int]]:
    """Return whether passages and sentences are compressed, and the nearest to the first."""
    generation = open_current(settings.index)
    try:
        passages = generation.dense_passages
        [first] = passages.vectors(np.array([0]))
        rows, _ = passages.search(first, 3)
        return passages.is_compressed, generation.dense_sentences.is_compressed, rows.tolist()
    finally:
        generation.close()


def test_another_way_to_search_takes_effect_at_a_rebuild_that_encodes_nothing(
    settings: Settings,
) -> None:
    by_number = searched(settings)
    report = rebuild(replace(settings, dense_index="compressed"))
    assert (report.is_new, report.encoded, report.reason) == (True, 0, None)
    assert searched(settings) == (True, False, by_number[2])
    assert not rebuild(replace(settings, dense_index="compressed")).is_new

    assert rebuild(settings).encoded == 0
    assert searched(settings) == by_number == (False, False, by_number[2])


@pytest.mark.parametrize("kind", ["auto", "exact", "compressed"])
def test_it_is_read_from_the_environment(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBATIM_DENSE_INDEX", kind)
    assert Environment().settings().dense_index == kind


def test_another_word_for_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBATIM_DENSE_INDEX", "hnsw")
    with pytest.raises(ValueError, match="dense_index"):
        Environment()
