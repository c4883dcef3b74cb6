"""LangChain: its FAISS vector store; hybrid, in an ensemble with its BM25 retriever.

As in its documentation of the FAISS integration and of `EnsembleRetriever`. BM25, which by default
splits at spaces alone, has no form on disk: it is made of the stored documents whenever an index is
opened.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.benchmarks.contenders.protocol import Found, Passage, Search, Setup, run
else:
    from protocol import run


def build(setup: Setup, passages: Sequence[Passage]) -> None:
    """Make a vector store of documents, one a passage."""
    import faiss
    from langchain_community.docstore.in_memory import InMemoryDocstore
    from langchain_community.vectorstores import FAISS

    dim = json.loads((setup.model / "config.json").read_text(encoding="utf-8"))["hidden_size"]
    store = FAISS(
        embedding_function=model_of(setup),
        index=faiss.IndexFlatL2(dim),
        docstore=InMemoryDocstore(),
        index_to_docstore_id={},
    )
    write(setup, store, passages)


def add(setup: Setup, passages: Sequence[Passage]) -> None:
    """Add more documents to the vector store."""
    write(setup, saved_store(setup), passages)


def open_index(setup: Setup) -> Search:
    """Return the search that a retriever makes."""
    store = saved_store(setup)
    vectors = store.as_retriever()
    keywords = keywords_of(store) if setup.hybrid else None
    retriever = ensemble(vectors, keywords) if setup.hybrid else vectors

    def search(question: str, limit: int) -> list[Found]:
        vectors.search_kwargs["k"] = limit
        if keywords:
            keywords.k = limit
        return [(one.id, one.page_content) for one in retriever.invoke(question)[:limit]]

    return search


def ensemble(vectors: Any, keywords: Any) -> Any:
    """Return a retriever that fuses what two find by their ranks."""
    from langchain_classic.retrievers import EnsembleRetriever

    return EnsembleRetriever(retrievers=[keywords, vectors], weights=[0.5, 0.5])


def keywords_of(store: Any) -> Any:
    """Return a BM25 retriever over the documents of a vector store."""
    from langchain_community.retrievers import BM25Retriever

    ids = store.index_to_docstore_id.values()
    return BM25Retriever.from_documents(store.get_by_ids(list(ids)))


def model_of(setup: Setup) -> Any:
    """Return the model that encodes."""
    from langchain_huggingface import HuggingFaceEmbeddings

    return HuggingFaceEmbeddings(model_name=str(setup.model))


def saved_store(setup: Setup) -> Any:
    """Return the saved vector store."""
    from langchain_community.vectorstores import FAISS

    return FAISS.load_local(
        str(setup.folder), model_of(setup), allow_dangerous_deserialization=True
    )


def write(setup: Setup, store: Any, passages: Sequence[Passage]) -> None:
    """Add documents to a vector store, and save it."""
    from langchain_core.documents import Document

    documents = [Document(id=one.id, page_content=one.indexed) for one in passages]
    store.add_documents(documents, ids=[one.id for one in passages])
    store.save_local(str(setup.folder))


if __name__ == "__main__":
    run(build, add, open_index, can_hybrid=True)
