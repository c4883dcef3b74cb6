"""Any extractive question-answering model, run by transformers: slower, for those who want it."""

from __future__ import annotations

import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ModelError
from index.reader import Begun, Reading, Stretch
from index.reader_input import prepare, reader_input

_TOKENIZERS = ("tokenizer.json", "vocab.*", "*.model")
"""Files of which one at least makes a tokenizer; without, transformers makes up an empty one."""

_MEND = "set VERBATIM_READER to an extractive question-answering model that is on this machine"


class TorchReader:
    """A question-answering model of the hub, by name or path.

    It has no tags: its answers are single spans.
    """

    def __init__(self, setting: str) -> None:
        """Load a model.

        Raises:
            ModelError: The libraries are not installed, or they cannot load it.
        """
        folder = Path(setting).expanduser()
        if not folder.is_dir() and (folder.is_absolute() or setting.startswith((".", "~"))):
            raise ModelError(f"no reader in {setting}", mend=_MEND)
        if folder.is_dir() and not any(map(list, map(folder.glob, _TOKENIZERS))):
            raise ModelError(f"cannot load the reader {setting}: no tokenizer in it", mend=_MEND)
        self._model, tokenizer = _load(str(folder) if folder.is_dir() else setting)
        self._tokenizer = prepare(tokenizer)

    def begin(self, question: str, stretch: Stretch) -> Begun:
        """Begin to read, one stretch at a time on all cores; what was begun before comes first."""
        return self._pool.submit(self._read, question, stretch)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1, thread_name_prefix="reader")

    def _read(self, question: str, stretch: Stretch) -> Reading:
        import torch

        tokens = reader_input(self._tokenizer, question, stretch.title, stretch.text)
        columns = {"input_ids": torch.tensor([tokens.ids])}
        if getattr(self._model.config, "type_vocab_size", 0) > 1:
            columns["token_type_ids"] = torch.tensor([tokens.types])
        with torch.inference_mode():
            output = self._model(**columns)
        starts, ends = output.start_logits[0].numpy(), output.end_logits[0].numpy()
        text = slice(tokens.first, tokens.last)
        return Reading(
            spans=tokens.spans + stretch.start,
            starts=starts[text].astype(np.float32),
            ends=ends[text].astype(np.float32),
            none=float(starts[0] + ends[0]),
        )


def _load(name: str) -> tuple[Any, Any]:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer
        from transformers.utils import logging
    except ImportError as error:
        raise ModelError(
            "this reader needs transformers, which is not installed",
            mend="install what building takes with: scripts/setup",
        ) from error
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model, told = AutoModelForQuestionAnswering.from_pretrained(
                name, output_loading_info=True
            )
            tokenizer = AutoTokenizer.from_pretrained(name, use_fast=True).backend_tokenizer
    except Exception as error:  # whatever the library and the model's own files raise
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"cannot load the reader {name}: {reason}", mend=_MEND) from error
    if told["missing_keys"]:
        raise ModelError(f"{name} was not trained to answer questions", mend=_MEND)
    return model.float().eval(), tokenizer
