"""Sentence-transformers models that are made in a second: random weights, but every part real."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DIM = 32
MAX_TOKENS = 64

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_WORDS = ("the", "of", "in", "was", "were", "invented", "harbour", "police", "query", "passage")


def make_model(folder: Path, *, seed: int = 1, prompts: Mapping[str, str] | None = None) -> Path:
    """Save a two-layer BERT with mean pooling; another seed makes another model."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.base.modules.normalize import Normalize
    from sentence_transformers.sentence_transformer.modules.pooling import Pooling

    torch.manual_seed(seed)
    parts = folder.with_name(f"{folder.name}-bert")
    _save_bert(parts)
    transformer = Transformer(str(parts), max_seq_length=MAX_TOKENS)
    modules = [transformer, Pooling(DIM, "mean"), Normalize()]
    model = SentenceTransformer(modules=modules, device="cpu", prompts=dict(prompts or {}))
    model.save(str(folder), create_model_card=False)
    return folder


def make_static_model(folder: Path) -> Path:
    """Save a model without a transformer: sentence-transformers runs it, but cannot export it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules.static_embedding import StaticEmbedding

    torch.manual_seed(3)
    embedding = StaticEmbedding(_tokenizer().backend_tokenizer, embedding_dim=DIM)
    SentenceTransformer(modules=[embedding], device="cpu").save(
        str(folder), create_model_card=False
    )
    return folder


def _save_bert(folder: Path) -> None:
    from transformers import BertConfig, BertModel

    tokenizer = _tokenizer()
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=DIM,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=2 * DIM,
        max_position_embeddings=MAX_TOKENS,
        initializer_range=0.5,  # wide, so that different words have clearly different vectors
    )
    BertModel(config).save_pretrained(str(folder))
    tokenizer.save_pretrained(str(folder))


def _tokenizer() -> Any:
    from transformers import BertTokenizer

    characters = string.ascii_lowercase + string.digits
    pieces = (*_SPECIAL, *_WORDS, *string.punctuation, *characters)
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    for character in characters:
        vocabulary[f"##{character}"] = len(vocabulary)
    return BertTokenizer(vocab=vocabulary, model_max_length=MAX_TOKENS)
