"""Who may rebuild, and what is kept for whom."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import index_state
import numpy as np
import pytest
from invented_releases import RELEASES, write_release

from index.build import rebuild
from index.folder import read_pointer
from index.generation import open_current
from index.lock import hold_generation, is_held, rebuild_lock
from index.retention import remove_leftovers
from index.settings import Settings


def never(who: str) -> None:
    pytest.fail(f"waits for {who}")


def rebuilt(settings: Settings, number: int) -> str:
    """Rebuild with one more release; return the name of the new generation."""
    write_release(settings.releases, f"2031-06-{number:02}-kites", f"Kite number {number} flew.")
    return rebuild(settings).generation


def generations(settings: Settings) -> set[str]:
    return {path.name for path in (settings.index / "generations").iterdir()}


def test_the_lock_names_its_holder_while_it_is_held(tmp_path: Path) -> None:
    with rebuild_lock(tmp_path, never):
        assert (tmp_path / "lock").read_text() == f"process {os.getpid()}\n"
    assert (tmp_path / "lock").read_text() == ""
    with rebuild_lock(tmp_path, never):
        pass


def test_a_lock_file_full_of_rubbish_can_be_held(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"\xff\x00rubbish" * 1000)
    with rebuild_lock(tmp_path, never):
        assert (tmp_path / "lock").read_text() == f"process {os.getpid()}\n"


def test_a_generation_is_held_until_its_last_reader_lets_go(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    assert not is_held(tmp_path)
    one, other = hold_generation(tmp_path), hold_generation(tmp_path)
    one.close()
    assert is_held(tmp_path)
    other.close()
    assert not is_held(tmp_path)


def test_a_generation_without_a_manifest_is_held_by_nobody(tmp_path: Path) -> None:
    assert not is_held(tmp_path)


def test_the_last_two_generations_are_kept_and_older_ones_go(settings: Settings) -> None:
    names = [read_pointer(settings.index).generation]
    names += [rebuilt(settings, number) for number in (1, 2, 3)]
    assert generations(settings) == set(names[-2:])
    pointer = read_pointer(settings.index)
    assert (pointer.previous, pointer.generation) == tuple(names[-2:])


def test_a_reader_keeps_its_generation_and_reads_on_until_it_lets_go(settings: Settings) -> None:
    reader = open_current(settings.index)
    for number in (1, 2, 3):
        rebuilt(settings, number)
    assert generations(settings) > {reader.name}
    assert [reader.tables.text(number) for number in range(3)] == [
        text for _, text in RELEASES.values()
    ]
    query = reader.encoder().encode_queries(["How many boats were seized?"])[0]
    rows, scores = reader.dense_sentences.search(query, 3)
    assert rows.size == scores.size == 3
    assert reader.lexical_passages.scores(["boat"]).any()
    reader.close()
    rebuilt(settings, 4)
    assert reader.name not in generations(settings)


def test_a_rebuild_with_nothing_to_do_removes_what_was_let_go(settings: Settings) -> None:
    reader = open_current(settings.index)
    for number in (1, 2):
        rebuilt(settings, number)
    reader.close()
    assert not rebuild(settings).is_new
    assert reader.name not in generations(settings)


def test_vectors_of_a_generation_stay_readable_while_its_folder_is_removed(
    settings: Settings,
) -> None:
    reader = open_current(settings.index)
    before = reader.dense_sentences.vectors(np.arange(3))
    reader._hold.close()  # as on a file system without locks
    for number in (1, 2):
        rebuilt(settings, number)
    assert reader.name not in generations(settings)
    assert np.array_equal(reader.dense_sentences.vectors(np.arange(3)), before)
    assert reader.tables.text(0) == next(iter(RELEASES.values()))[1]


def test_what_dead_writers_left_is_removed(settings: Settings) -> None:
    generation = read_pointer(settings.index).generation
    for name in (".building-0badc0de", ".building-removed-old-1", "published-but-never-named-1"):
        folder = settings.index / "generations" / name
        folder.mkdir()
        (folder / "texts.bin").write_text("half")
    for name in (".draft-current.123", ".draft-verified.json.123"):
        (settings.index / name).write_text("half")
    remove_leftovers(settings.index)
    assert generations(settings) == {generation}
    assert not [path for path in settings.index.iterdir() if path.name.startswith(".")]


def test_a_file_somebody_put_among_the_generations_is_left_alone(settings: Settings) -> None:
    stray = settings.index / "generations" / ".DS_Store"
    stray.write_text("")
    rebuilt(settings, 1)
    assert stray.exists()


def test_nothing_is_removed_where_the_pointer_cannot_be_read(settings: Settings) -> None:
    before = generations(settings)
    (settings.index / "current").write_text("rubbish")
    remove_leftovers(settings.index)
    assert generations(settings) == before


def test_going_back_and_forth_between_two_states_never_reuses_a_name_in_use(
    settings: Settings,
) -> None:
    path = write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    content = path.read_bytes()
    names = []
    for _ in range(3):
        names.append(rebuild(settings).generation)
        path.unlink()
        names.append(rebuild(settings).generation)
        path.write_bytes(content)
    assert all(one != other for one, other in pairwise(names))
    assert index_state.texts(settings.index).keys() == RELEASES.keys()
