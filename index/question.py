"""A question as the index looks for it."""

from __future__ import annotations

from dataclasses import dataclass

from index.encoder import Vectors
from index.generation import Generation
from index.question_dates import DateRange
from index.terms import stems_of


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked.

    Attributes:
        text: The words that are read, half characters (surrogates) replaced.
        stems: What carries the question, in order, without repeats: its words without stop words,
            or all of them where nothing else is left.
        vector: Its unit vector, float32 `(dim,)`.
        dates: The dates that it names.
    """

    text: str
    stems: tuple[str, ...]
    vector: Vectors
    dates: tuple[DateRange, ...] = ()


def understand(
    text: str, generation: Generation, dates: tuple[DateRange, ...] = (), sought: str = ""
) -> Question:
    """Take a question apart, its words stemmed by the rules of each language of the releases.

    Args:
        text: The question.
        generation: The index.
        dates: The dates that it names.
        sought: What passages are looked for with, where that is not the text itself.
    """
    text = text.encode("utf-8", "replace").decode("utf-8")
    sought = sought.encode("utf-8", "replace").decode("utf-8") or text
    languages = generation.tables.languages
    found = dict.fromkeys(stem for language in languages for stem in stems_of(sought, language))
    carrying = tuple(stem for stem in found if stem not in generation.stop_words)
    [vector] = generation.encoder().encode_queries([sought])
    return Question(text, carrying or tuple(found), vector, dates)
