"""A trained network to the files that are shipped."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from index.lone_texts import rewrite_for_lone_texts
from index.onnx_encoder import MODEL_FILE, TOKENIZER_FILE
from index.quantise import OPSET, quantise, quiet, settle
from scripts.training.network import ReaderNetwork

INPUTS, OUTPUTS = ("input_ids", "token_type_ids"), ("spans", "tags", "several")


class _OneReading(nn.Module):
    """The network for a batch of one, in which every token is meant."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: torch.Tensor, types: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        found: tuple[torch.Tensor, torch.Tensor, torch.Tensor] = self.network(
            ids, torch.ones_like(ids), types
        )
        return found


def export(network: ReaderNetwork, tokenizer: str, folder: Path, *, is_small: bool = True) -> None:
    """Write a network as ONNX, with its tokenizer beside it.

    Args:
        network: On the processor, in float32.
        tokenizer: As `tokenizers` writes it.
        folder: To write to.
        is_small: Whether weights and embeddings are stored in 8 bits.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / MODEL_FILE
    ids = torch.randint(network.encoder.config.vocab_size, (1, 24))
    axes = {name: {1: "tokens"} for name in (*INPUTS, "spans", "tags")}
    with quiet():
        torch.onnx.export(
            _OneReading(network).eval(),
            (ids, torch.zeros_like(ids)),
            str(target),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        if is_small:
            quantise(target, Tokenizer.from_str(tokenizer), embedding_bits=8)
        settle(target)
        rewrite_for_lone_texts(target, Tokenizer.from_str(tokenizer))
    (folder / TOKENIZER_FILE).write_text(tokenizer, encoding="utf-8")
