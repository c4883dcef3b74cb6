"""Haystack: its FAISS document store; hybrid, joined with BM25 from its in-memory store.

As in its documentation of `FAISSEmbeddingRetriever` and its tutorial on hybrid retrieval. Only the
in-memory store has BM25. It could hold the vectors too, as in the tutorial, but makes an array of
them anew for every question.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.benchmarks.contenders.protocol import Found, Passage, Search, Setup, run
else:
    from protocol import run

KEYWORDS = "keywords.json"


def build(setup: Setup, passages: Sequence[Passage]) -> None:
    """Write the documents, and their vectors, into new stores."""
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.document_stores.faiss import FAISSDocumentStore

    dim = json.loads((setup.model / "config.json").read_text(encoding="utf-8"))["hidden_size"]
    write(setup, passages, FAISSDocumentStore(embedding_dim=dim), InMemoryDocumentStore())


def add(setup: Setup, passages: Sequence[Passage]) -> None:
    """Write more documents into the stores."""
    write(setup, passages, vectors_of(setup), keywords_of(setup) if setup.hybrid else None)


def open_index(setup: Setup) -> Search:
    """Return the search that the query pipeline makes."""
    from haystack import Pipeline
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersTextEmbedder,
    )
    from haystack_integrations.components.retrievers.faiss import FAISSEmbeddingRetriever

    pipeline = Pipeline()
    pipeline.add_component("embedder", SentenceTransformersTextEmbedder(model=str(setup.model)))
    pipeline.add_component("vectors", FAISSEmbeddingRetriever(document_store=vectors_of(setup)))
    pipeline.connect("embedder.embedding", "vectors.query_embedding")
    if setup.hybrid:
        join_keywords(pipeline, setup)
    pipeline.warm_up()

    def search(question: str, limit: int) -> list[Found]:
        asked: dict[str, dict[str, Any]] = {
            "embedder": {"text": question},
            "vectors": {"top_k": limit},
        }
        if setup.hybrid:
            asked |= {"keywords": {"query": question, "top_k": limit}, "joiner": {"top_k": limit}}
        found = pipeline.run(asked)["joiner" if setup.hybrid else "vectors"]["documents"]
        return [(one.id, one.content) for one in found]

    return search


def join_keywords(pipeline: Any, setup: Setup) -> None:
    """Let BM25 search too, and join what both find."""
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever

    pipeline.add_component("keywords", InMemoryBM25Retriever(document_store=keywords_of(setup)))
    pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.connect("vectors", "joiner")
    pipeline.connect("keywords", "joiner")


def write(setup: Setup, passages: Sequence[Passage], vectors: Any, keywords: Any) -> None:
    """Encode passages, write them into the stores, and save these."""
    from haystack import Document
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
    )

    documents = [Document(id=one.id, content=one.indexed) for one in passages]
    embedder = SentenceTransformersDocumentEmbedder(model=str(setup.model))
    vectors.write_documents(embedder.run(documents)["documents"])
    vectors.save(setup.folder / "vectors")
    if setup.hybrid:
        keywords.write_documents(documents)
        keywords.save_to_disk(str(setup.folder / KEYWORDS))


def vectors_of(setup: Setup) -> Any:
    """Return the saved store of vectors."""
    from haystack_integrations.document_stores.faiss import FAISSDocumentStore

    return FAISSDocumentStore(index_path=str(setup.folder / "vectors"))


def keywords_of(setup: Setup) -> Any:
    """Return the saved store that BM25 searches."""
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    return InMemoryDocumentStore.load_from_disk(str(setup.folder / KEYWORDS))


if __name__ == "__main__":
    run(build, add, open_index, can_hybrid=True)
