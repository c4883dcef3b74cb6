"""The reader as a network: the encoder's transformer with four small heads on its tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn

START, END = 0, 1


class ReaderNetwork(nn.Module):
    """A BERT that reads a question with a stretch of text.

    Its heads: where an answer starts and ends (the first token stands for no answer); whether a
    token begins an item of the answer, is inside one or outside; and, on the first token, whether
    the question asks for several things.
    """

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.tag = nn.Linear(width, 3)
        self.several = nn.Linear(width, 1)
        for head in (self.span, self.tag, self.several):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    @classmethod
    def from_pretrained(cls, folder: Path) -> ReaderNetwork:
        """Start from the weights of a sentence encoder, the heads at random."""
        from transformers import AutoModel

        encoder = AutoModel.from_pretrained(
            folder,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        encoder.pooler = None
        return cls(encoder)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return span logits `(n, tokens, 2)`, tag logits `(n, tokens, 3)`, list logits `(n,)`."""
        states = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        return self.span(states), self.tag(states), self.several(states[:, 0])[:, 0]
