"""Writing a generation: beside the others first, made durable, then into place in one step."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from corpus import Corpus
from index.cut import cut_release
from index.dense import DenseIndex, Kind
from index.encoder import Encoder, EncoderRecord
from index.export import export_encoder
from index.folder import (
    BUILDING,
    GENERATIONS,
    Pointer,
    generation_folder,
    make_durable,
    sync_folder,
    write_pointer,
)
from index.generation import (
    DENSE_PASSAGES_FILE,
    DENSE_SENTENCES_FILE,
    ENCODER_FOLDER,
    Generation,
)
from index.manifest import Inputs, Manifest, records
from index.model import ModelSource
from index.retention import remove_leftovers
from index.stored_encoder import open_encoder
from index.tables import PASSAGES_FILE, SENTENCES_FILE, CutRelease, write_tables
from index.vectors import (
    Known,
    VectorPlan,
    passage_texts,
    sentence_texts,
)
from index.word_indexing import index_words

Tell = Callable[[str, int, int], None]
_SAMPLE = 48
"""Passages on which an exported encoder is compared with its model at a build."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a generation is to be made of.

    Attributes:
        vectors_from: Generation whose vectors and spans may be taken over.
        encoder_from: Generation whose exported encoder may be taken over.
        previous: Name of the generation that is current now.
    """

    index: Path
    source: ModelSource
    inputs: Inputs
    corpus: Corpus
    vectors_from: Generation | None
    encoder_from: Generation | None
    previous: str | None


def write_generation(draft: Draft, tell: Tell) -> int:
    """Write a generation, make it the current one, and remove those that nobody needs.

    Returns the number of passages and sentences that were encoded for it.
    """
    generations = draft.index / GENERATIONS
    generations.mkdir(exist_ok=True)
    folder = generations / f"{BUILDING}{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    try:
        encoded = _fill(draft, folder, tell)
        tell("making it durable", 0, 0)
        sha256 = _write_manifest(draft, folder)
        make_durable(folder)
        _publish(draft, folder, sha256)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    remove_leftovers(draft.index)
    return encoded


def _fill(draft: Draft, folder: Path, tell: Tell) -> int:
    unchanged = _unchanged(draft)
    cuts = _cut(draft, unchanged, tell)
    write_tables(cuts, folder)
    tell("indexing words", 0, 0)
    index_words(cuts, folder, draft.vectors_from, unchanged)
    encoder = _encoder(draft, cuts, folder / ENCODER_FOLDER, tell)
    return _write_vectors(draft, cuts, encoder, folder, tell)


def _unchanged(draft: Draft) -> list[int | None]:
    """Return for each release its number in the older index where it did not change since."""
    old = draft.vectors_from
    if old is None:
        return [None] * len(draft.corpus.files)
    known, numbers = old.manifest.inputs.releases, old.tables.number_of
    return [
        numbers[file.release.id] if known.get(file.release.id) == file.sha256 else None
        for file in draft.corpus.files
    ]


def _cut(draft: Draft, unchanged: Sequence[int | None], tell: Tell) -> list[CutRelease]:
    cuts = []
    old = draft.vectors_from
    for place, (file, number) in enumerate(zip(draft.corpus.files, unchanged, strict=True)):
        tell("cutting into passages", place, len(draft.corpus.files))
        if old is not None and number is not None:
            cuts.append(CutRelease(file.release, *old.tables.cut(number)))
        else:
            cuts.append(cut_release(file.release))
    return cuts


def _encoder(draft: Draft, cuts: Sequence[CutRelease], folder: Path, tell: Tell) -> Encoder:
    """Take over the encoder of the generation before, or export the model anew."""
    folder.mkdir()
    if draft.encoder_from is not None:
        for path in (draft.encoder_from.folder / ENCODER_FOLDER).iterdir():
            _link_or_copy(path, folder / path.name)
        return open_encoder(folder)
    tell("loading the model", 0, 0)
    texts = list(chain.from_iterable(map(passage_texts, cuts))) or ["no releases"]
    step = max(1, len(texts) // _SAMPLE)
    return export_encoder(draft.source, folder, texts[::step][:_SAMPLE])


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _write_vectors(
    draft: Draft, cuts: Sequence[CutRelease], encoder: Encoder, folder: Path, tell: Tell
) -> int:
    ids = [cut.release.id for cut in cuts]
    old = draft.vectors_from
    known = Known(old) if old is not None else None
    passages = VectorPlan(
        [passage_texts(cut) for cut in cuts],
        [known.passages(name) if known else {} for name in ids],
        old.dense_passages if old else None,
    )
    sentences = VectorPlan(
        [sentence_texts(cut) for cut in cuts],
        [known.sentences(name) if known else {} for name in ids],
        old.dense_sentences if old else None,
    )
    total, done = len(passages.missing) + len(sentences.missing), 0

    def tick(number: int) -> None:
        nonlocal done
        done += number
        tell("encoding", done, total)

    tell("encoding", 0, total)
    dim = encoder.record.dim
    kinds: tuple[tuple[VectorPlan, str, Kind], ...] = (
        (passages, DENSE_PASSAGES_FILE, "auto"),
        (sentences, DENSE_SENTENCES_FILE, "exact"),  # never searched by questions
    )
    for plan, name, kind in kinds:
        blocks = plan.blocks(encoder, tick)
        DenseIndex.from_blocks(blocks, len(plan), dim).write(folder / name, kind)
    return total


def _write_manifest(draft: Draft, folder: Path) -> str:
    record = EncoderRecord.read(folder / ENCODER_FOLDER)
    manifest = Manifest(
        inputs=draft.inputs,
        model=draft.source.name,
        precision=record.precision,
        number_of_passages=len(np.load(folder / PASSAGES_FILE, mmap_mode="r")),
        number_of_sentences=len(np.load(folder / SENTENCES_FILE, mmap_mode="r")),
        files=records(folder),
    )
    return manifest.write(folder)


def _publish(draft: Draft, folder: Path, sha256: str) -> None:
    """Rename the finished folder into place and let the pointer name it."""
    name = _free_name(draft.index, draft.inputs.digest())
    folder.rename(generation_folder(draft.index, name))
    sync_folder(draft.index / GENERATIONS)
    write_pointer(draft.index, Pointer(name, sha256, draft.previous))


def _free_name(index: Path, digest: str) -> str:
    number = 1
    while generation_folder(index, f"{digest}-{number}").exists():
        number += 1
    return f"{digest}-{number}"
