"""What a rebuild does and says, and what it leaves alone."""

from __future__ import annotations

import errno
import importlib.metadata
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import index_state
import numpy as np
import pytest
from index_state import served
from invented_releases import HERON, RELEASES, write_release
from tiny_model import make_model

import index.build
import index.manifest
import index.vector_parts
import index.verification
import index.write
from corpus import VerbatimError
from index.build import rebuild
from index.errors import DamagedIndex, InvalidCorpus, NoFolder
from index.folder import generation_folder, read_pointer
from index.generation import DENSE_SENTENCES_FOLDER, open_current
from index.lock import rebuild_lock
from index.manifest import FileRecord
from index.settings import Settings
from index.vectors import VectorPlan

Fresh = Callable[[Path], Settings]

HERON_ID, LANTERN_ID, ORCHARD_ID = RELEASES


def files(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of change of every file but the caches and the lock."""
    passing = {"lock", "seen.json", "verified.json"}
    return {
        str(path.relative_to(folder)): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.name not in passing
    }


def edit(settings: Settings, stem: str, old: str, new: str) -> Path:
    path = settings.releases / f"{stem}.md"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")
    return path


def test_a_first_build_serves_every_release(base: Settings) -> None:
    assert index_state.texts(base.index) == {stem: text for stem, (_, text) in RELEASES.items()}


def test_a_rebuild_with_nothing_changed_touches_nothing_and_says_so(settings: Settings) -> None:
    before = files(settings.index)
    report = rebuild(settings)
    assert not report.is_new
    assert (report.added, report.changed, report.removed, report.unchanged) == ((), (), (), 3)
    assert (report.encoded, report.reason) == (0, None)
    assert files(settings.index) == before


def test_only_the_words_of_a_new_release_are_encoded(settings: Settings) -> None:
    write_release(settings.releases, "2031-06-01-kites", "Kites flew. Nobody saw them.")
    report = rebuild(settings)
    assert report.is_new
    assert report.added == ("2031-06-01-kites",)
    assert report.unchanged == 3
    assert report.encoded == 1 + 2  # one passage, two sentences


def test_only_the_changed_words_of_an_edited_release_are_encoded(settings: Settings) -> None:
    edit(settings, HERON_ID, "A hearing is set for May.", "A hearing is set for June.")
    report = rebuild(settings)
    assert report.changed == (HERON_ID,)
    assert report.encoded == 2  # one passage and one sentence of it
    assert "June" in index_state.texts(settings.index)[HERON_ID]


def test_equal_sentences_are_encoded_once(settings: Settings) -> None:
    for number in (1, 2):
        write_release(settings.releases, f"2031-06-0{number}-kites", "Kites flew.", title="Kites")
    assert rebuild(settings).encoded == 1 + 1  # one passage, one sentence
    found = served(settings.index)
    assert [row[0] for row in found.state.passages][-2:] == [3, 4]
    assert np.array_equal(found.passage_vectors[-1], found.passage_vectors[-2])


def test_vectors_that_stay_are_not_written_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.vector_parts, "FEW", 0)
    monkeypatch.setattr(index.vector_parts, "SHARE", 1)
    before = vectors_file(settings)
    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    rebuild(settings)
    assert vectors_file(settings).samefile(before)
    (settings.releases / "2031-06-01-kites.md").unlink()
    rebuild(settings)
    assert vectors_file(settings).stat().st_nlink == 2  # its and the previous generation's


def vectors_file(settings: Settings) -> Path:
    generation = read_pointer(settings.index).generation
    return settings.index / "generations" / generation / "sentence-vectors" / "base.npy"


def test_an_edit_of_the_metadata_alone_encodes_nothing(settings: Settings) -> None:
    edit(settings, HERON_ID, "publisher: Invented Agency", "publisher: Another Agency")
    report = rebuild(settings)
    assert report.changed == (HERON_ID,)
    assert report.encoded == 0
    assert served(settings.index).state.releases[0].publisher == "Another Agency"


def test_a_new_title_encodes_the_passages_anew_but_no_sentence(settings: Settings) -> None:
    edit(settings, HERON_ID, "Operation Heron ends", "Operation Heron goes on")
    encoded = rebuild(settings).encoded
    assert encoded == sum(row[0] == 0 for row in served(settings.index).state.passages)


def test_a_file_edited_under_the_same_name_size_and_time_is_taken_in(settings: Settings) -> None:
    path = settings.releases / f"{HERON_ID}.md"
    before = path.stat()
    edit(settings, HERON_ID, "nine boats", "four boats")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert rebuild(settings).changed == (HERON_ID,)
    assert "four boats" in index_state.texts(settings.index)[HERON_ID]


def test_a_file_that_was_only_touched_changes_nothing(settings: Settings) -> None:
    (settings.releases / f"{HERON_ID}.md").touch()
    assert not rebuild(settings).is_new


def test_a_removed_release_is_not_served_any_more(settings: Settings) -> None:
    (settings.releases / f"{HERON_ID}.md").unlink()
    report = rebuild(settings)
    assert report.removed == (HERON_ID,)
    assert report.encoded == 0
    found = served(settings.index).state
    assert [release.id for release in found.releases] == [LANTERN_ID, ORCHARD_ID]
    assert "heron" not in found.words
    generation = open_current(settings.index)
    assert generation.lexical_passages.document_frequency("heron") == 0
    assert generation.lexical_releases.document_frequency("heron") == 0
    generation.close()


def test_a_renamed_release_is_served_under_its_new_name_only(settings: Settings) -> None:
    path = settings.releases / f"{HERON_ID}.md"
    path.rename(path.with_name("2031-03-04-heron.md"))
    report = rebuild(settings)
    assert (report.added, report.removed) == (("2031-03-04-heron",), (HERON_ID,))
    assert "2031-03-04-heron" in index_state.texts(settings.index)


def test_what_was_removed_and_added_again_is_back_as_it_was(settings: Settings) -> None:
    before = served(settings.index)
    path = settings.releases / f"{HERON_ID}.md"
    content = path.read_bytes()
    path.unlink()
    rebuild(settings)
    path.write_bytes(content)
    rebuild(settings)
    after = served(settings.index)
    assert after.state == before.state
    assert np.array_equal(after.passage_vectors, before.passage_vectors)


def test_a_folder_emptied_of_releases_makes_an_empty_index_that_can_be_filled_again(
    settings: Settings,
) -> None:
    for path in settings.releases.iterdir():
        path.unlink()
    assert len(rebuild(settings).removed) == 3
    assert index_state.texts(settings.index) == {}
    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    rebuild(settings)
    assert index_state.texts(settings.index) == {"2031-06-01-kites": "Kites flew."}


@pytest.mark.usefixtures("quick_export")
def test_a_first_build_without_releases_makes_an_empty_index(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    other = replace(settings, releases=tmp_path / "none", index=tmp_path / "new" / "index")
    assert rebuild(other).passages == 0
    assert index_state.texts(other.index) == {}


def test_a_release_without_a_single_word_does_no_harm(settings: Settings) -> None:
    for path in settings.releases.iterdir():
        path.unlink()
    write_release(settings.releases, "2031-06-01-stars", "* * *", title="***")
    rebuild(settings)
    assert index_state.texts(settings.index) == {"2031-06-01-stars": "* * *"}


def test_an_invalid_release_stops_the_rebuild_and_the_old_index_serves_on(
    settings: Settings,
) -> None:
    before = read_pointer(settings.index)
    (settings.releases / "2031-07-01-bad.md").write_text("no front matter")
    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    with pytest.raises(InvalidCorpus) as caught:
        rebuild(settings)
    assert len(caught.value.problems) == 1
    assert read_pointer(settings.index) == before
    report = rebuild(settings, skip_invalid=True)
    assert report.added == ("2031-06-01-kites",)
    assert report.skipped == caught.value.problems


def test_a_missing_folder_of_releases_is_said_in_one_line(settings: Settings) -> None:
    shutil.rmtree(settings.releases)
    with pytest.raises(VerbatimError, match="cannot read the folder of releases") as caught:
        rebuild(settings)
    assert "\n" not in str(caught.value)


def test_a_changed_model_is_a_full_rebuild_and_says_why(settings: Settings, tmp_path: Path) -> None:
    before = served(settings.index)
    other = replace(settings, model=str(make_model(tmp_path / "other", seed=2)))
    report = rebuild(other)
    assert report.reason == "the model changed"
    assert report.encoded == len(before.passage_vectors) + len(before.sentence_vectors)
    assert (report.added, report.changed, report.unchanged) == ((), (), 3)
    after = served(settings.index)
    assert after.state == before.state
    assert not np.allclose(after.passage_vectors, before.passage_vectors, atol=0.1)


def test_weights_replaced_inside_the_models_folder_are_a_changed_model(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(settings.model, folder)
    here = replace(settings, model=str(folder))
    assert not rebuild(here).is_new, "the same model elsewhere is the same model"
    shutil.rmtree(folder)
    make_model(folder, seed=4)
    assert rebuild(here).reason == "the model changed"


def upgraded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version = importlib.metadata.version
    monkeypatch.setattr(
        importlib.metadata, "version", lambda asked: "99.0" if asked == name else version(asked)
    )


@pytest.mark.parametrize("library", ["faiss-cpu", "bm25s", "PyStemmer", "sentencex"])
def test_an_upgraded_library_is_a_full_rebuild_with_the_encoder_that_is_there(
    settings: Settings, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = importlib.metadata.version(library)
    monkeypatch.setattr("index.write.export_encoder", None)
    upgraded(library, monkeypatch)
    report = rebuild(settings)
    assert report.reason == f"{library} changed from {version} to 99.0"
    assert report.encoded > 0
    assert not rebuild(settings).is_new


@pytest.mark.usefixtures("quick_export")
def test_another_format_is_a_full_rebuild_and_says_why(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (index.build, index.manifest):
        monkeypatch.setattr(module, "FORMAT", 99)
    report = rebuild(settings)
    assert report.reason is not None
    assert "format" in report.reason
    assert "\n" not in report.reason
    assert report.encoded > 0
    assert not rebuild(settings).is_new


@pytest.mark.usefixtures("quick_export")
def test_another_cut_of_passages_is_a_full_rebuild(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.build, "SETTINGS", {"max_characters": 9})
    assert rebuild(settings).reason == "the cut of passages changed"


@pytest.mark.usefixtures("quick_export")
def test_a_full_rebuild_encodes_everything_and_answers_the_same(settings: Settings) -> None:
    before = served(settings.index)
    report = rebuild(settings, full=True)
    assert report.is_new
    assert report.reason == "a full rebuild was asked for"
    assert report.encoded == len(before.passage_vectors) + len(before.sentence_vectors)
    after = served(settings.index)
    assert after.state == before.state
    assert np.array_equal(after.sentence_vectors, before.sentence_vectors)


def test_progress_is_told_in_order_and_to_its_end(settings: Settings) -> None:
    told: list[tuple[str, int, int]] = []
    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    rebuild(settings, progress=lambda stage, done, total: told.append((stage, done, total)))
    encoding = [(done, total) for stage, done, total in told if stage == "encoding"]
    assert encoding == [(0, 2), (1, 2), (2, 2)]


def test_neither_a_rebuild_nor_opening_imports_torch(settings: Settings) -> None:
    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    program = f"""
import sys
from pathlib import Path
from index.build import rebuild
from index.generation import open_current
from index.settings import Settings
from index.vectors import VectorPlan
settings = Settings(
    releases=Path({str(settings.releases)!r}),
    index=Path({str(settings.index)!r}),
    model={settings.model!r},
)
assert rebuild(settings).encoded == 2
generation = open_current(settings.index)
generation.encoder().encode_queries(["Did kites fly?"])
print(sorted({{"torch", "transformers", "sentence_transformers"}} & set(sys.modules)))
"""
    child = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        check=False,
        capture_output=True,
        text=True,
    )
    assert child.stderr == ""
    assert child.stdout == "[]\n"


def test_an_index_folder_that_cannot_be_made_is_said_in_one_line(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    for place in (tmp_path / "file", tmp_path / "file" / "index"):
        with pytest.raises(VerbatimError, match="file is a file, not a folder") as caught:
            rebuild(replace(settings, index=place))
        assert "\n" not in str(caught.value)
        assert "None" not in str(caught.value)
        with pytest.raises(NoFolder, match="--index"):
            open_current(place)


def test_a_second_rebuild_waits_and_says_for_whom_and_the_last_state_wins(
    settings: Settings, fresh: Fresh
) -> None:
    told: list[str] = []
    is_waiting, may_go_on = threading.Event(), threading.Event()

    def slow(stage: str, _done: int, _total: int) -> None:
        if stage == "cutting into passages":
            assert may_go_on.wait(10)

    def second(stage: str, _done: int, _total: int) -> None:
        told.append(stage)
        if stage.startswith("waiting"):
            is_waiting.set()

    write_release(settings.releases, "2031-06-01-kites", "Kites flew.")
    first = threading.Thread(target=rebuild, args=(settings,), kwargs={"progress": slow})
    first.start()
    while not (settings.index / "lock").read_text():
        threading.Event().wait(0.01)
    write_release(settings.releases, "2031-06-02-more-kites", "More kites flew.")
    other = threading.Thread(target=rebuild, args=(settings,), kwargs={"progress": second})
    other.start()
    assert is_waiting.wait(10)
    other.join(timeout=0.3)
    assert told[-1] == f"waiting for process {os.getpid()}", "it went on without the lock"
    may_go_on.set()
    first.join()
    other.join()
    assert served(settings.index).state == served(fresh(settings.releases).index).state
    assert "2031-06-02-more-kites" in index_state.texts(settings.index)


def test_what_a_rebuild_wrote_is_not_checked_again_when_it_is_opened(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[Path] = []
    check = index.verification.check_file

    def noting(path: Path, record: FileRecord) -> None:
        compared.append(path)
        check(path, record)

    monkeypatch.setattr(index.verification, "check_file", noting)
    for number in range(3):  # from the second on a generation is removed that shares files with it
        write_release(settings.releases, f"2031-01-0{number + 1}-new", f"Nothing of {number}.")
        compared.clear()
        name = rebuild(settings).generation  # which opens what it wrote
        assert compared
        assert not [path for path in compared if name in path.parts]


def test_a_file_written_to_while_it_is_published_is_checked_when_it_is_opened(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def remove_and_touch(folder: Path) -> None:
        generation = generation_folder(folder, read_pointer(folder).generation)
        (generation / "texts.bin").write_bytes((generation / "texts.bin").read_bytes()[::-1])

    write_release(settings.releases, "2031-01-01-new", "Nothing to see here.")
    monkeypatch.setattr(index.write, "remove_leftovers", remove_and_touch)
    with pytest.raises(DamagedIndex, match=r"texts\.bin"):
        rebuild(settings)  # which opens what it wrote


def test_vectors_that_cannot_be_written_stop_the_others_that_are_still_encoded(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(_plan: object, _encoder: object, tick: Callable[[int], None]) -> Iterator[object]:
        begun.set()
        while True:
            tick(0)
            yield np.zeros((0, 32), np.float32)

    def write(folder: Path, _sources: object, fresh: Iterator[object], *_: object) -> None:
        if folder.name == DENSE_SENTENCES_FOLDER:
            for _block in fresh:
                pass
        assert begun.wait(5)
        raise OSError(errno.ENOSPC, "no room")

    write_release(settings.releases, "2031-01-01-new", "Nothing to see here.")
    monkeypatch.setattr(VectorPlan, "encoded", endless)
    monkeypatch.setattr(index.write, "write_dense", write)
    with pytest.raises(VerbatimError, match=r"no room|No space"):
        rebuild(settings)


def test_a_lock_is_given_back_when_a_rebuild_fails(settings: Settings) -> None:
    (settings.releases / "2031-07-01-bad.md").write_text("no front matter")
    with pytest.raises(InvalidCorpus):
        rebuild(settings)
    waited: list[str] = []
    with rebuild_lock(settings.index, waited.append):
        assert waited == []


def test_readers_that_open_while_rebuilds_go_by_always_see_one_whole_state(
    settings: Settings,
) -> None:
    seen, faults, is_over = set(), [], threading.Event()

    def read() -> None:
        while not is_over.is_set():
            try:
                found = index_state.texts(settings.index)
            except VerbatimError as error:
                faults.append(error)
            else:
                numbers = {text for stem, text in found.items() if stem.startswith("2031-06")}
                assert len(numbers) <= 1, "two states at once"
                seen.update(numbers)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(8):
            for stem in ("2031-06-01-kites", "2031-06-02-twin"):
                write_release(settings.releases, stem, f"Kite number {number} flew.")
            rebuild(settings)
    finally:
        is_over.set()
        reader.join()
    assert faults == []
    assert len(seen) > 1


def test_the_seed_text_reaches_the_index_unaltered(base: Settings) -> None:
    assert index_state.texts(base.index)[HERON_ID] == HERON


def test_where_there_are_no_releases_nothing_is_left_behind(
    settings: Settings, tmp_path: Path
) -> None:
    new = replace(settings, releases=tmp_path / "nope", index=tmp_path / "new" / "index")
    with pytest.raises(VerbatimError, match=r"cannot read the folder of releases .*nope"):
        rebuild(new)
    assert not (tmp_path / "new").exists()
