"""The reader that is shipped, run by onnxruntime and `tokenizers` alone.

Each stretch is read alone, so that nothing is padded and a reading depends on nothing beside it;
as many at once as there are cores, each on one.
"""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index.onnx_encoder import MODEL_FILE, TOKENIZER_FILE
from index.onnx_session import onnx_session
from index.reader import Begun, Reading, Stretch
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

    def begin(self, question: str, stretch: Stretch) -> Begun:
        """Begin to read as soon as a core is free; what was begun before comes first."""
        import onnxruntime

        options = onnxruntime.RunOptions()
        return _Begun(self._pool.submit(self._read, question, stretch, options), options)

    def _read(self, question: str, stretch: Stretch, options: Any) -> Reading:
        tokens = reader_input(self._tokenizer, question, stretch.title, stretch.text)
        feed = {
            "input_ids": np.array([tokens.ids], np.int64),
            "token_type_ids": np.array([tokens.types], np.int64),
        }
        spans, tags, several = self._session.run(None, feed, options)
        text = slice(tokens.first, tokens.last)
        return Reading(
            spans=tokens.spans + stretch.start,
            starts=spans[0, text, 0],
            ends=spans[0, text, 1],
            none=float(spans[0, 0].sum()),
            tags=tags[0, text],
            several=float(several[0]),
        )


@dataclass(frozen=True, slots=True)
class _Begun:
    """A reading in a pool, with the options of its run, by which it can be stopped midway."""

    reading: Future[Reading]
    options: Any

    def result(self) -> Reading:
        return self.reading.result()

    def cancel(self) -> None:
        if not self.reading.cancel():
            self.options.terminate = True
