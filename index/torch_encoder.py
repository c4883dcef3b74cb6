"""The slow way: a model that cannot be exported, run by sentence-transformers itself.

Only a build, or an index of such a model, ever imports this module's libraries.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoder import EncoderRecord, Tick, Vectors
from index.errors import ModelError

if TYPE_CHECKING:
    from index.model import ModelSource

_BATCH = 32


def load_model(source: ModelSource) -> Any:
    """Load a sentence-transformers model on the CPU.

    Raises:
        ModelError: The libraries are not installed, or they cannot load the model.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise ModelError(
            "building with this model needs sentence-transformers, which is not installed",
            mend="install what building takes with: scripts/setup",
        ) from error
    disable_progress_bar()  # type: ignore[no-untyped-call]
    location = source.location()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return SentenceTransformer(location, device="cpu").eval()
    except Exception as error:  # whatever the library and the model's own files raise
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(
            f"cannot load the model {source.name}: {reason}",
            mend="set VERBATIM_MODEL to a sentence-transformers model that is on this machine",
        ) from error


class TorchEncoder:
    """An encoder that sentence-transformers runs."""

    def __init__(self, record: EncoderRecord, model: Any) -> None:
        self.record = record
        self.model = model

    @classmethod
    def from_record(cls, record: EncoderRecord) -> TorchEncoder:
        """Load the model that an index was built with.

        Raises:
            ModelError: It cannot be loaded, or is not what it was at the build.
        """
        from index.model import ModelSource

        source = ModelSource.from_setting(record.model)
        if source.fingerprint != record.fingerprint:
            raise ModelError(
                f"the model {source.name} is not the one that the index was built with",
                mend="build the index again with: verbatim rebuild",
            )
        return cls(record, load_model(source))

    def prepare(self) -> None:
        """Do nothing: the model is loaded with the encoder."""

    def knows_word(self, word: str) -> bool:
        """Return whether the model's tokenizer has a word, in lower case, whole."""
        return word in self._vocabulary

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.model.tokenizer.get_vocab())

    def encode_queries(self, queries: Sequence[str]) -> Vectors:
        """Encode questions with the model's query prompt: float32 `(n, dim)`."""
        return self._encode(self.model.encode_query, queries, self.record.query_prompt, None)

    def encode_passages(self, passages: Sequence[str], tick: Tick | None = None) -> Vectors:
        """Encode passages with the model's document prompt: float32 `(n, dim)`."""
        prompt = self.record.passage_prompt
        return self._encode(self.model.encode_document, passages, prompt, tick)

    def _encode(self, encode: Any, texts: Sequence[str], prompt: str, tick: Tick | None) -> Vectors:
        parts: list[Vectors] = [np.zeros((0, self.record.dim), dtype=np.float32)]
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            # The prompt is given, not looked up: sentence-transformers 6.2 passes over one that
            # is named "passage", because every model has an empty one that is named "document".
            vectors = encode(
                batch, prompt=prompt, normalize_embeddings=True, show_progress_bar=False
            )
            parts.append(vectors)
            if tick is not None:
                tick(len(batch))
        return np.concatenate(parts).astype(np.float32, copy=False)
