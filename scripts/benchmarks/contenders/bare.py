"""The floor of effort: sentence-transformers and a flat FAISS index, nothing else."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.benchmarks.contenders.protocol import Found, Passage, Search, Setup, run
else:
    from protocol import run

VECTORS = "vectors.faiss"
PASSAGES = "passages.jsonl"


def build(setup: Setup, passages: Sequence[Passage]) -> float:
    """Encode the passages, and write an index of their vectors beside their texts."""
    import faiss

    vectors, encode_s = encoded(setup, passages)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    (setup.folder / PASSAGES).unlink(missing_ok=True)
    save(setup, index, passages)
    return encode_s


def add(setup: Setup, passages: Sequence[Passage]) -> None:
    """Add more passages to the index."""
    import faiss

    vectors, _ = encoded(setup, passages)
    index = faiss.read_index(str(setup.folder / VECTORS))
    index.add(vectors)
    save(setup, index, passages)


def open_index(setup: Setup) -> Search:
    """Return the search over an index."""
    import faiss
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(setup.model))
    index = faiss.read_index(str(setup.folder / VECTORS))
    with (setup.folder / PASSAGES).open(encoding="utf-8") as lines:
        stored: list[Found] = [tuple(json.loads(line)) for line in lines]

    def search(question: str, limit: int) -> list[Found]:
        vectors = model.encode([question], normalize_embeddings=True)
        _, rows = index.search(vectors, limit)
        return [stored[row] for row in rows[0] if row >= 0]

    return search


def encoded(setup: Setup, passages: Sequence[Passage]) -> tuple[Any, float]:
    """Return vectors: float32 (n, dim), and the seconds that encoding them took."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(setup.model))
    start = time.perf_counter()
    vectors = model.encode([one.indexed for one in passages], normalize_embeddings=True)
    return vectors, time.perf_counter() - start


def save(setup: Setup, index: Any, more: Sequence[Passage]) -> None:
    """Write the index, and append to the passages."""
    import faiss

    faiss.write_index(index, str(setup.folder / VECTORS))
    with (setup.folder / PASSAGES).open("a", encoding="utf-8") as lines:
        lines.writelines(json.dumps([one.id, one.indexed]) + "\n" for one in more)


if __name__ == "__main__":
    run(build, add, open_index)
