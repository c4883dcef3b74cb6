"""txtai: an embeddings database with content; hybrid, its own `hybrid` setting.

As in its documentation. In its full environment the model runs through transformers, and FAISS
searches; in the minimal one (`txtai_minimal`, no torch) the same weights run as an ONNX graph, and
numpy searches, which is what it does by itself where these are missing.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.benchmarks.contenders.protocol import Found, Passage, Search, Setup, run
else:
    from protocol import run


def build(setup: Setup, passages: Sequence[Passage]) -> None:
    """Index the passages."""
    from txtai import Embeddings

    embeddings = Embeddings(
        path=str(setup.model if find_spec("torch") else setup.graph),
        maxlength=setup.max_tokens,
        content=True,
        hybrid=setup.hybrid,
    )
    embeddings.index(rows(passages))
    embeddings.save(str(setup.folder))


def add(setup: Setup, passages: Sequence[Passage]) -> None:
    """Update the index with more passages."""
    embeddings = saved(setup)
    embeddings.upsert(rows(passages))
    embeddings.save(str(setup.folder))


def open_index(setup: Setup) -> Search:
    """Return the search over an index."""
    embeddings = saved(setup)

    def search(question: str, limit: int) -> list[Found]:
        return [(one["id"], one["text"]) for one in embeddings.search(question, limit)]

    return search


def rows(passages: Sequence[Passage]) -> list[tuple[str, str]]:
    """Return what is indexed of each passage, beside its id."""
    return [(one.id, one.indexed) for one in passages]


def saved(setup: Setup) -> Any:
    """Return the saved index; it knows its model and settings."""
    from txtai import Embeddings

    embeddings = Embeddings()
    embeddings.load(str(setup.folder))
    return embeddings


if __name__ == "__main__":
    run(build, add, open_index, can_hybrid=True)
