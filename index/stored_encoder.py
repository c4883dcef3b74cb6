"""The encoder that stands in a folder of an index, whichever way it runs."""

from __future__ import annotations

from pathlib import Path

from index.encoder import Encoder, EncoderRecord
from index.onnx_encoder import OnnxEncoder


def open_encoder(folder: Path) -> Encoder:
    """Open the encoder that stands in `folder`.

    Raises:
        OSError, ValueError, TypeError, RuntimeError: Its files are not there or not whole.
        ModelError: It needs sentence-transformers, and that cannot load the model.
    """
    record = EncoderRecord.read(folder)
    if record.precision == "torch":
        from index.torch_encoder import TorchEncoder

        return TorchEncoder.from_record(record)
    return OnnxEncoder(folder)
