"""Readers that are made in a second: random weights, but every part real."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.reader_input import MAX_TOKENS, prepare

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from scripts.training.network import ReaderNetwork

WIDTH = 32
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_VOCABULARY = 2_048
"""Rows of the table of embeddings, most of which no word has."""


def tiny_tokenizer(*texts: str) -> Tokenizer:
    """Return a tokenizer that knows the words of some texts whole and all others by letter."""
    return prepare(_tokenizer(texts).backend_tokenizer)


def tiny_network(*, seed: int = 1) -> ReaderNetwork:
    """Return a network of two layers; another seed makes another one."""
    import torch
    from transformers import BertModel

    from scripts.training.network import ReaderNetwork

    torch.manual_seed(seed)
    encoder = BertModel(_config(), add_pooling_layer=False)
    encoder.set_attn_implementation("eager")
    return ReaderNetwork(encoder)


def make_reader(folder: Path, *texts: str, kind: str = "bert", seed: int = 1) -> Path:
    """Save an extractive question-answering model; `bert` or, without token types, `distilbert`."""
    import torch
    from transformers import (
        BertForQuestionAnswering,
        DistilBertConfig,
        DistilBertForQuestionAnswering,
    )

    torch.manual_seed(seed)
    model: Any
    if kind == "bert":
        model = BertForQuestionAnswering(_config())
    else:
        config = DistilBertConfig(
            vocab_size=_VOCABULARY, dim=WIDTH, n_layers=2, n_heads=2, hidden_dim=2 * WIDTH
        )
        model = DistilBertForQuestionAnswering(config)
    model.save_pretrained(str(folder))
    _tokenizer(texts).save_pretrained(str(folder))
    return folder


def make_encoder(folder: Path) -> Path:
    """Save a model that has no head for answers."""
    from transformers import BertModel

    BertModel(_config()).save_pretrained(str(folder))
    _tokenizer(()).save_pretrained(str(folder))
    return folder


def _config() -> Any:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=_VOCABULARY,
        hidden_size=WIDTH,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=2 * WIDTH,
        max_position_embeddings=MAX_TOKENS,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        initializer_range=0.2,  # wide, so that different words have clearly different scores
    )


def _tokenizer(texts: tuple[str, ...]) -> Any:
    from transformers import BertTokenizer

    characters = string.ascii_lowercase + string.digits
    words = re.findall(r"[a-z]{2,}", " ".join(texts).lower())
    pieces = (*_SPECIAL, *string.punctuation, *characters, *words)
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    for character in characters:
        vocabulary[f"##{character}"] = len(vocabulary)
    return BertTokenizer(vocab=vocabulary, model_max_length=MAX_TOKENS)
