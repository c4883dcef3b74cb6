"""The reader that is shipped, run by onnxruntime and `tokenizers` alone.

Each stretch is read alone, so that nothing is padded and a reading depends on nothing beside it;
as many at once as there are cores, each on one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np

from index.onnx_encoder import MODEL_FILE, TOKENIZER_FILE
from index.onnx_session import onnx_session
from index.reader import Reading, Stretch
from index.reader_input import prepare, reader_input


class OnnxReader:
    """An exported reader."""

    def __init__(self, folder: Path) -> None:
        """Load a reader.

        Raises:
            Exception: onnxruntime and tokenizers raise bare ones where a file is not theirs.
        """
        from tokenizers import Tokenizer

        self._tokenizer = prepare(Tokenizer.from_file(str(folder / TOKENIZER_FILE)))
        self._session = onnx_session(str(folder / MODEL_FILE))

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="reader")

    def read(self, question: str, stretches: Sequence[Stretch]) -> list[Reading]:
        """Return one reading a stretch, in order."""
        # The longest first, so that no core is left with it at the end.
        order = sorted(range(len(stretches)), key=lambda place: -len(stretches[place].text))
        read = self._pool.map(lambda place: self._read(question, stretches[place]), order)
        found = dict(zip(order, read, strict=True))
        return [found[place] for place in range(len(stretches))]

    def _read(self, question: str, stretch: Stretch) -> Reading:
        tokens = reader_input(self._tokenizer, question, stretch.title, stretch.text)
        feed = {
            "input_ids": np.array([tokens.ids], np.int64),
            "token_type_ids": np.array([tokens.types], np.int64),
        }
        spans, tags, several = self._session.run(None, feed)
        text = slice(tokens.first, tokens.last)
        return Reading(
            spans=tokens.spans + stretch.start,
            starts=spans[0, text, 0],
            ends=spans[0, text, 1],
            none=float(spans[0, 0].sum()),
            tags=tags[0, text],
            several=float(several[0]),
        )
