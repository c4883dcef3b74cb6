"""LlamaIndex: a vector store index over FAISS; hybrid, fused with its BM25 retriever.

As in its documentation of the FAISS vector store and of reciprocal rerank fusion, with two changes
of ours. The FAISS index is one of inner products (the same order, since the vectors are of length
1): the fusion takes scores for similarities, and would turn the order of distances round. And no
language model rewords the question.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.benchmarks.contenders.protocol import Found, Passage, Search, Setup, run
else:
    from protocol import run

KEYWORDS = "keywords"


def build(setup: Setup, passages: Sequence[Passage]) -> None:
    """Make an index of nodes, one a passage."""
    import faiss
    from llama_index.core import StorageContext, VectorStoreIndex
    from llama_index.vector_stores.faiss import FaissVectorStore

    dim = json.loads((setup.model / "config.json").read_text(encoding="utf-8"))["hidden_size"]
    store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(dim))
    context = StorageContext.from_defaults(vector_store=store)
    save(
        setup,
        VectorStoreIndex(nodes_of(passages), storage_context=context, embed_model=model_of(setup)),
    )


def add(setup: Setup, passages: Sequence[Passage]) -> None:
    """Insert more nodes into the index; BM25 is made anew."""
    index = saved_index(setup)
    index.insert_nodes(nodes_of(passages))
    save(setup, index)


def open_index(setup: Setup) -> Search:
    """Return the search that a retriever makes."""
    index = saved_index(setup)
    keywords = saved_keywords(setup) if setup.hybrid else None

    @cache
    def retriever(limit: int) -> Any:
        vectors = index.as_retriever(similarity_top_k=limit)
        return fused(vectors, keywords, limit) if setup.hybrid else vectors

    def search(question: str, limit: int) -> list[Found]:
        found = retriever(limit).retrieve(question)
        return [(one.node.node_id, one.node.get_content()) for one in found]

    return search


def fused(vectors: Any, keywords: Any, limit: int) -> Any:
    """Return a retriever that fuses what two find by their ranks."""
    from llama_index.core.llms.mock import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever

    keywords.similarity_top_k = limit
    return QueryFusionRetriever(
        [vectors, keywords],
        llm=MockLLM(),  # never asked: the one query is the question itself
        num_queries=1,
        mode="reciprocal_rerank",
        similarity_top_k=limit,
        use_async=False,
    )


def nodes_of(passages: Sequence[Passage]) -> list[Any]:
    """Return a node for each passage."""
    from llama_index.core.schema import TextNode

    return [TextNode(id_=one.id, text=one.indexed) for one in passages]


def model_of(setup: Setup) -> Any:
    """Return the model that encodes."""
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    return HuggingFaceEmbedding(model_name=str(setup.model))


def saved_index(setup: Setup) -> Any:
    """Return the saved index."""
    from llama_index.core import StorageContext, load_index_from_storage
    from llama_index.vector_stores.faiss import FaissVectorStore

    folder = str(setup.folder)
    store = FaissVectorStore.from_persist_dir(folder)
    context = StorageContext.from_defaults(vector_store=store, persist_dir=folder)
    return load_index_from_storage(context, embed_model=model_of(setup))


def saved_keywords(setup: Setup) -> Any:
    """Return the saved BM25 retriever."""
    from llama_index.retrievers.bm25 import BM25Retriever

    return BM25Retriever.from_persist_dir(str(setup.folder / KEYWORDS))


def save(setup: Setup, index: Any) -> None:
    """Save the index, and BM25 over its nodes."""
    index.storage_context.persist(persist_dir=str(setup.folder))
    if setup.hybrid:
        from llama_index.retrievers.bm25 import BM25Retriever

        keywords = BM25Retriever.from_defaults(docstore=index.docstore)
        keywords.persist(str(setup.folder / KEYWORDS))


if __name__ == "__main__":
    run(build, add, open_index, can_hybrid=True)
