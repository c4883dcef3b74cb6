"""Mistyped words of a question: what they are looked for as.

Only a word that no release holds in any of their languages is taken to be mistyped, and only if
the encoder's vocabulary has it not whole: "raid" is no slip of "aid", though no release holds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.fold import fold
from index.generation import Generation
from index.several_questions import asks
from index.terms import Term, stems_of, terms

_SHORTEST = 5
"""Letters of a word that is looked at: shorter ones are near to too many others."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistyped word.

    Attributes:
        start, end: Where it stands in the question.
        stems: Those of the releases' words that are nearest to it.
    """

    start: int
    end: int
    stems: tuple[str, ...]


def slips(question: str, language: str, generation: Generation) -> list[Slip]:
    """Return the mistyped words of a question, by the rules of a language (BCP 47), in order."""
    found = []
    for term in terms(question, language):
        if _is_unknown(question, term, generation):
            near = tuple(generation.spelling.near(term.stem))
            if near:
                found.append(Slip(term.start, term.end, near))
    return found


def mended(question: str, release: int, generation: Generation) -> str:
    """Return a question with its slips mended as far as a release, by its number, has the words."""
    language = generation.tables.releases[release].language
    text = generation.tables.text(release)
    parts, at = [], 0
    for slip in slips(question, language, generation):
        meant = next((term for term in terms(text, language) if term.stem in slip.stems), None)
        if meant is not None:
            parts += [question[at : slip.start], text[meant.start : meant.end]]
            at = slip.end
    return "".join([*parts, question[at:]])


def _is_unknown(question: str, term: Term, generation: Generation) -> bool:
    word = question[term.start : term.end]
    is_short = len(word) < _SHORTEST
    if not word.isalpha() or is_short or asks(word) or generation.encoder().knows_word(fold(word)):
        return False
    return not any(
        generation.lexical_releases.document_frequency(stem) or stem in generation.stop_words
        for language in generation.tables.languages
        for stem in stems_of(word, language)
    )
