"""A question as the index looks for it."""

from __future__ import annotations

from dataclasses import dataclass

from index.encoder import Vectors
from index.generation import Generation
from index.terms import stems_of


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked.

    Attributes:
        text: The words as they were typed, half characters (surrogates) replaced.
        stems: What carries the question, in order, without repeats: its words without stop words,
            or all of them where nothing else is left.
        vector: Its unit vector, float32 `(dim,)`.
    """

    text: str
    stems: tuple[str, ...]
    vector: Vectors


def understand(text: str, generation: Generation) -> Question:
    """Take a question apart, its words stemmed by the rules of each language of the releases."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    languages = generation.tables.languages
    found = dict.fromkeys(stem for language in languages for stem in stems_of(text, language))
    carrying = tuple(stem for stem in found if stem not in generation.stop_words)
    [vector] = generation.encoder().encode_queries([text])
    return Question(text, carrying or tuple(found), vector)
