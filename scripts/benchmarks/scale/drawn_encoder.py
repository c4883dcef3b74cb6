"""An encoder that draws the vectors of passages: for a build at which encoding is left out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np

import index.write
from index.encoder import Encoder, EncoderRecord, Tick, Vectors
from index.model import ModelSource
from index.stored_encoder import open_encoder
from scripts.benchmarks.scale.drawn import Drawing

_SEED = 11


class DrawnEncoder:
    """Draws the next vectors for whatever passages it is given; questions it encodes."""

    def __init__(self, encoder: Encoder, drawing: Drawing) -> None:
        self._encoder, self._drawing = encoder, drawing
        self._calls = 0

    @property
    def record(self) -> EncoderRecord:
        """What the real encoder was made of."""
        return self._encoder.record

    def prepare(self) -> None:
        """Load what questions need."""
        self._encoder.prepare()

    def knows_word(self, word: str) -> bool:
        """Return whether the vocabulary has a word whole."""
        return self._encoder.knows_word(word)

    def encode_queries(self, queries: Sequence[str]) -> Vectors:
        """Encode questions."""
        return self._encoder.encode_queries(queries)

    def encode_passages(self, passages: Sequence[str], tick: Tick | None = None) -> Vectors:
        """Draw a vector for each passage."""
        self._calls += 1
        found = self._drawing.vectors(len(passages), seed=_SEED + self._calls)
        if tick is not None:
            tick(len(passages))
        return found.astype(np.float32)


@contextmanager
def vectors_drawn(drawing: Drawing, encoder: Path) -> Iterator[None]:
    """Let a first build draw its vectors, and take the encoder of this folder over."""

    def exported(_source: ModelSource, folder: Path, _sample: Sequence[str]) -> Encoder:
        for path in encoder.iterdir():
            shutil.copyfile(path, folder / path.name)
        return DrawnEncoder(open_encoder(folder), drawing)

    with patch.object(index.write, "export_encoder", exported):
        yield
