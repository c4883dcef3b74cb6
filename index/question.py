"""A question as the index looks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.encoder import Vectors
from index.generation import Generation
from index.mending import slips
from index.question_dates import DateRange
from index.terms import terms


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked.

    Attributes:
        text: The words that are read, half characters (surrogates) replaced.
        stems: What carries the question, in order, without repeats: its words without stop words,
            or all of them where nothing else is left; of a mistyped word those that it is near.
        stems_in: The same for each language of the releases, by its rules and stop words.
        sought: What passages are looked for with: the text, or more if it leans on a turn before.
        vector: The unit vector of what is sought, float32 `(dim,)`.
        dates: The dates that it names.
    """

    text: str
    stems: tuple[str, ...]
    stems_in: Mapping[str, tuple[str, ...]]
    sought: str
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
    stems_in = {language: _carrying(sought, language, generation) for language in languages}
    stems = tuple(dict.fromkeys(stem for found in stems_in.values() for stem in found))
    [vector] = generation.encoder().encode_queries([sought])
    return Question(text, stems, stems_in, sought, vector, dates)


def _carrying(text: str, language: str, generation: Generation) -> tuple[str, ...]:
    mistyped = {slip.start: slip.stems for slip in slips(text, language, generation)}
    stems = [mistyped.get(term.start, (term.stem,)) for term in terms(text, language)]
    found = tuple(dict.fromkeys(stem for several in stems for stem in several))
    stop_words = generation.stop_words_in[language]
    return tuple(stem for stem in found if stem not in stop_words) or found
