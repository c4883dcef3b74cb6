"""Chroma: a collection of a persistent client. On one machine it has no hybrid search of its own.

As in its documentation. It encodes with its default function, all-MiniLM-L6-v2 as an ONNX graph,
kept in memory (left unnamed, the function loads its graph anew for every question); where
sentence-transformers is installed, with the function that runs that, which pads less.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.benchmarks.contenders.protocol import Found, Passage, Search, Setup, run
else:
    from protocol import run

NAME = "passages"


def build(setup: Setup, passages: Sequence[Passage]) -> None:
    """Add the passages to a new collection."""
    client = client_of(setup)
    collection = client.create_collection(NAME, embedding_function=function_of(setup))
    fill(client, collection, passages)


def add(setup: Setup, passages: Sequence[Passage]) -> None:
    """Add more passages to the collection."""
    client = client_of(setup)
    fill(client, client.get_collection(NAME, embedding_function=function_of(setup)), passages)


def open_index(setup: Setup) -> Search:
    """Return the search over the collection."""
    collection = client_of(setup).get_collection(NAME, embedding_function=function_of(setup))

    def search(question: str, limit: int) -> list[Found]:
        found = collection.query(query_texts=[question], n_results=limit)
        return list(zip(found["ids"][0], found["documents"][0], strict=True))

    return search


def fill(client: Any, collection: Any, passages: Sequence[Passage]) -> None:
    """Add passages in batches, since the client takes no more at once."""
    size = client.get_max_batch_size()
    for start in range(0, len(passages), size):
        batch = passages[start : start + size]
        ids, texts = [one.id for one in batch], [one.indexed for one in batch]
        collection.add(ids=ids, documents=texts)


def client_of(setup: Setup) -> Any:
    """Return the client of the database in the folder."""
    import chromadb

    return chromadb.PersistentClient(path=str(setup.folder))


def function_of(setup: Setup) -> Any:
    """Return the function that encodes, its model loaded."""
    from chromadb.utils import embedding_functions

    if find_spec("sentence_transformers"):
        return embedding_functions.SentenceTransformerEmbeddingFunction(str(setup.model))
    default = embedding_functions.ONNXMiniLM_L6_V2
    default.DOWNLOAD_PATH = setup.graph.parents[1]
    function = default()
    assert function.model is not None  # read when it is first looked at, else by the first question
    return function


if __name__ == "__main__":
    run(build, add, open_index)
