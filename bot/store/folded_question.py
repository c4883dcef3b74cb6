"""When two people ask the same."""

from __future__ import annotations

from index.fold import fold


def folded_question(question: str) -> str:
    """Return what is equal of questions that differ in case, accents, spaces or end marks only.

    >>> folded_question("Where is  Nowhere?!") == folded_question("where is nowhere")
    True
    """
    return " ".join(fold(question).split()).strip(" ?!.,;:…¿¡؟。？！'\"")
