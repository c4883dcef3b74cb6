"""What an encoder is: text to unit vectors, and the record of what it was made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Tick = Callable[[int], None]
"""Called with the number of texts encoded since the last call."""

RECORD_FILE = "encoder.json"


class Encoder(Protocol):
    """Text to unit vectors: float32 `(n, dim)`."""

    @property
    def record(self) -> EncoderRecord:
        """What the encoder was made of."""

    def prepare(self) -> None:
        """Load what is needed, ahead of the first text."""

    def knows_word(self, word: str) -> bool:
        """Return whether the vocabulary has a word, in lower case, whole."""

    def encode_queries(self, queries: Sequence[str]) -> Vectors:
        """Encode questions."""

    def encode_passages(self, passages: Sequence[str], tick: Tick | None = None) -> Vectors:
        """Encode passages."""


@dataclass(frozen=True, slots=True)
class EncoderRecord:
    """What an encoder was made of; stands beside it on disk as `encoder.json`.

    Attributes:
        model: Name or path of the sentence-transformers model.
        fingerprint: Identifies the model's weights and settings; see `index.model`.
        precision: `int8`, `fp32`, or `torch` for a model that could not be exported.
        max_tokens: Longer texts are cut off there, special tokens included.
        query_prompt, passage_prompt: Put before each text, as the model was trained.
        cosine: Mean cosine to the original model's vectors, on a sample.
        note: Why the precision is not `int8`; empty where it is.
    """

    model: str
    fingerprint: str
    dim: int
    precision: str
    max_tokens: int
    query_prompt: str = ""
    passage_prompt: str = ""
    cosine: float = 1.0
    note: str = ""

    def write(self, folder: Path) -> None:
        """Write the record into an encoder's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / RECORD_FILE).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> EncoderRecord:
        """Read the record of an encoder's folder.

        Raises:
            OSError, ValueError, TypeError: The file is not there or not a record.
        """
        return cls(**json.loads((folder / RECORD_FILE).read_text(encoding="utf-8")))
