"""Text to unit vectors, without torch: the exported encoder that is stored with the index.

Every text is encoded alone, in a batch of one. Nothing is padded, and a vector depends on its own
text only, never on the texts beside it: the same release has the same vectors whatever else is
encoded in that run. Bulk work runs several such batches side by side, one a core, which measured
faster than one batch spread over the cores (2 cores, 100 tokens a passage: 1.2 to 1.6 times).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import EncoderRecord, Tick, Vectors
from index.onnx_session import onnx_session

MODEL_FILE, TOKENIZER_FILE = "model.onnx", "tokenizer.json"


class OnnxEncoder:
    """An exported encoder, run by onnxruntime and `tokenizers` alone."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self.record = EncoderRecord.read(folder)
        self._model = str(folder / MODEL_FILE)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self.record.max_tokens)

    def prepare(self) -> None:
        """Load the model, ahead of the first text."""
        _ = self._session

    def knows_word(self, word: str) -> bool:
        """Return whether the tokenizer has a word, in lower case, whole."""
        return self._tokenizer.token_to_id(word) is not None

    def encode_queries(self, queries: Sequence[str]) -> Vectors:
        """Encode questions side by side, each on one core: float32 `(n, dim)`, in order."""
        return self._encode(queries, self.record.query_prompt, None)

    def encode_passages(self, passages: Sequence[str], tick: Tick | None = None) -> Vectors:
        """Encode passages side by side, each on one core: float32 `(n, dim)`, in order."""
        return self._encode(passages, self.record.passage_prompt, tick)

    def _encode(self, texts: Sequence[str], prompt: str, tick: Tick | None) -> Vectors:
        # Loaded here, once: of the pool's threads each would load it, for nothing locks a
        # cached_property from Python 3.12 on.
        session = self._session

        def encode(text: str) -> Vectors:
            row = self._run(session, prompt + text)
            if tick is not None:
                tick(1)
            return row

        if len(texts) < 2:  # a question on its own: no other thread need be woken
            return self._stack([encode(text) for text in texts])
        return self._stack(list(self._pool.map(encode, texts)))

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="encoder")

    @cached_property
    def _session(self) -> Any:
        return onnx_session(self._model)

    def _run(self, session: Any, text: str) -> Vectors:
        # A question typed in another encoding holds lone surrogates, which no tokenizer takes.
        tokens = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8"))
        columns = {
            "input_ids": tokens.ids,
            "attention_mask": tokens.attention_mask,
            "token_type_ids": tokens.type_ids,
        }
        feed = {
            node.name: np.array([columns[node.name]], dtype=np.int64)
            for node in session.get_inputs()
        }
        row: Vectors = session.run(None, feed)[0][0]
        return row / max(float(np.linalg.norm(row)), 1e-12)

    def _stack(self, rows: list[Vectors]) -> Vectors:
        return np.stack(rows) if rows else np.zeros((0, self.record.dim), dtype=np.float32)
