"""Writing a generation: beside the others first, made durable, then into place in one step."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpus import ReleaseFile
from index.cut import cut_release
from index.dense import write_dense
from index.encoder import Encoder, EncoderRecord
from index.export import export_encoder
from index.folder import (
    BUILDING,
    GENERATIONS,
    Pointer,
    generation_folder,
    link_or_copy,
    make_durable,
    sync_folder,
    write_pointer,
)
from index.generation import (
    DENSE_PASSAGES_FOLDER,
    DENSE_SENTENCES_FOLDER,
    ENCODER_FOLDER,
    Generation,
)
from index.in_background import in_background
from index.manifest import FileRecord, Identity, Inputs, Manifest, files_of, identity, records
from index.model import ModelSource
from index.retention import remove_leftovers
from index.runs import Run, in_runs
from index.settings import Kind
from index.stored_array import mapped_array
from index.stored_encoder import open_encoder
from index.tables import PASSAGES_FILE, SENTENCES_FILE, Piece, write_tables
from index.vectors import VectorPlan, passage_texts, vector_plans
from index.verification import Look, is_same_content, look_at, remember_as_sound
from index.word_indexing import index_words

Tell = Callable[[str, int, int], None]
_SAMPLE = 48
"""Passages on which an exported encoder is compared with its model at a build."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a generation is to be made of.

    Attributes:
        files: The releases that were read, by id; those not among them stay as they are in
            `vectors_from`.
        vectors_from: Generation whose vectors, spans and words may be taken over.
        encoder_from: Generation whose exported encoder may be taken over.
        previous: Name of the generation that is current now.
    """

    index: Path
    source: ModelSource
    inputs: Inputs
    files: Mapping[str, ReleaseFile]
    vectors_from: Generation | None
    encoder_from: Generation | None
    previous: str | None


def write_generation(draft: Draft, tell: Tell) -> int:
    """Write a generation, make it the current one, and remove those that nobody needs.

    Returns the number of different passages and sentences that were encoded for it.
    """
    generations = draft.index / GENERATIONS
    generations.mkdir(exist_ok=True)
    folder = generations / f"{BUILDING}{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    try:
        encoded = _fill(draft, folder, tell)
        tell("making it durable", 0, 0)
        looks = {name: look_at(path) for name, path in files_of(folder).items()}
        sha256 = _write_manifest(draft, folder)
        make_durable(folder)
        name = _publish(draft, folder, sha256)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    remove_leftovers(draft.index)
    _remember(draft.index, name, looks)
    return encoded


def _remember(index: Path, name: str, looks: Mapping[str, Look]) -> None:
    """Remember the files that have not changed since their checksums were taken.

    How they look now: a file that an older generation had too has one name less since that was
    removed, which its time of change tells like any other change.
    """
    folder = generation_folder(index, name)
    now = {file: look_at(folder / file) for file in looks}
    if all(is_same_content(now[file], look) for file, look in looks.items()):
        remember_as_sound(index, name, now)


def _fill(draft: Draft, folder: Path, tell: Tell) -> int:
    """Write everything but the manifest: tables and words in a thread of their own."""
    pieces = _pieces(draft, tell)
    old = draft.vectors_from
    encoder = _encoder(draft, pieces, folder / ENCODER_FOLDER, tell)
    tell("indexing words", 0, 0)

    def write_words() -> None:  # which are written by what the tables say of languages
        write_tables(pieces, folder, old.tables if old is not None else None)
        index_words(pieces, folder, old)

    with ThreadPoolExecutor(1) as pool:
        words = pool.submit(write_words)
        encoded = _write_vectors(draft, pieces, encoder, folder, tell)
        words.result()
    return encoded


def _pieces(draft: Draft, tell: Tell) -> list[Piece]:
    """Cut the releases that changed; those that did not are taken over as they were cut."""
    old = draft.vectors_from
    number_of = old.tables.number_of if old is not None else {}
    known = old.manifest.inputs.releases if old is not None else {}

    def source(name: str, sha256: str) -> int | ReleaseFile:
        return number_of[name] if known.get(name) == sha256 else draft.files[name]

    releases = sorted(draft.inputs.releases.items())
    runs = list(in_runs(source(*release) for release in releases))
    pieces: list[Piece] = []
    done = 0
    for piece in runs:
        tell("cutting into passages", done, len(releases))
        pieces.append(piece if isinstance(piece, Run) else cut_release(piece.release))
        done += len(piece) if isinstance(piece, Run) else 1
    tell("cutting into passages", done, len(releases))
    return pieces


def _encoder(
    draft: Draft, pieces: Sequence[Piece], folder: Path, tell: Tell
) -> Callable[[], Encoder]:
    """Take over the encoder of the generation before, or export the model anew.

    One that is taken over is opened in a thread of its own, where there are new words at all.
    """
    folder.mkdir()
    if draft.encoder_from is not None:
        for path in (draft.encoder_from.folder / ENCODER_FOLDER).iterdir():
            link_or_copy(path, folder / path.name)
        if all(isinstance(piece, Run) for piece in pieces):
            return partial(open_encoder, folder)
        return in_background(partial(_ready_encoder, folder), "encoder").result
    tell("loading the model", 0, 0)
    texts = list(_some_texts(pieces)) or ["no releases"]
    step = max(1, len(texts) // _SAMPLE)
    exported = export_encoder(draft.source, folder, texts[::step][:_SAMPLE])
    return lambda: exported


def _ready_encoder(folder: Path) -> Encoder:
    encoder = open_encoder(folder)
    encoder.prepare()
    return encoder


def _some_texts(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if not isinstance(piece, Run):  # a full build has none
            yield from passage_texts(piece)


def _write_vectors(
    draft: Draft,
    pieces: Sequence[Piece],
    encoder: Callable[[], Encoder],
    folder: Path,
    tell: Tell,
) -> int:
    passages, sentences = vector_plans(pieces, draft.vectors_from)
    total, done = len(passages.missing) + len(sentences.missing), 0

    stopped = threading.Event()

    def tick(number: int) -> None:
        nonlocal done
        if stopped.is_set():
            message = "the other part of the vectors was not written"
            raise InterruptedError(message)
        done += number
        tell("encoding", done, total)

    tell("encoding", 0, total)
    dim = EncoderRecord.read(folder / ENCODER_FOLDER).dim
    kinds: tuple[tuple[VectorPlan, str, Kind], ...] = (
        (passages, DENSE_PASSAGES_FOLDER, draft.inputs.dense_index),
        (sentences, DENSE_SENTENCES_FOLDER, "exact"),  # never searched by questions
    )

    def write(plan: VectorPlan, name: str, kind: Kind) -> None:
        write_dense(folder / name, plan.sources, plan.encoded(encoder, tick), dim, kind)

    with ThreadPoolExecutor(len(kinds)) as pool:  # one is compressed while the other is encoded
        try:
            begun = [pool.submit(write, *one) for one in kinds]
            for ended in wait(begun, return_when=FIRST_EXCEPTION).done:
                ended.result()
        except BaseException:
            stopped.set()  # nobody waits for texts to be encoded for nothing
            raise
    return total


def _write_manifest(draft: Draft, folder: Path) -> str:
    record = EncoderRecord.read(folder / ENCODER_FOLDER)
    manifest = Manifest(
        inputs=draft.inputs,
        model=draft.source.name,
        precision=record.precision,
        number_of_passages=len(mapped_array(folder / PASSAGES_FILE)),
        number_of_sentences=len(mapped_array(folder / SENTENCES_FILE)),
        files=records(folder, _checked(draft)),
    )
    return manifest.write(folder)


def _checked(draft: Draft) -> dict[Identity, FileRecord]:
    """Return the records of the files that may have been linked: all were checked before.

    Linking keeps what is on the disk, so that what was sound an instant ago is not read again.
    """
    generation = draft.vectors_from or draft.encoder_from
    if generation is None:
        return {}
    files = generation.manifest.files.items()
    return {identity(generation.folder / name): record for name, record in files}


def _publish(draft: Draft, folder: Path, sha256: str) -> str:
    """Rename the finished folder into place, let the pointer name it, and return its name."""
    name = _free_name(draft.index, draft.inputs.digest())
    folder.rename(generation_folder(draft.index, name))
    sync_folder(draft.index / GENERATIONS)
    write_pointer(draft.index, Pointer(name, sha256, draft.previous))
    return name


def _free_name(index: Path, digest: str) -> str:
    number = 1
    while generation_folder(index, f"{digest}-{number}").exists():
        number += 1
    return f"{digest}-{number}"
