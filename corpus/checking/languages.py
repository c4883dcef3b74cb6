"""The rule on the declared language."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.release import Release

_FEWEST_LETTERS = 200  # of a text whose language can be told for sure
_SAMPLE, _GLANCE = 1500, 800  # characters
# Words that running text in a language is full of. Where they make up enough of it, the slower look
# at all languages is saved.
_COMMON = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a that for was with is were by from has at his their be who",
        "fr": "le la les de des du et en un une à dans par pour au aux sur que qui est ont sont",
        "es": "el la los las de del y en un una por para con que se al su fue ha son",
        "de": "der die das und in den von mit für im auf ist ein eine einer dem des zu wurde sich",
        "it": "il la i gli le di del della e in un una per con che da è sono al nel",
        "pt": "o a os as de do da dos das e em um uma por para com que foi no na ao",
        "nl": "de het een van en in op met voor is te zijn dat die aan door bij werd",
    }.items()
}
_CREOLE_OF = {"en": "pcm", "fr": "ht"}  # which texts in English and French pass for at times
# The Romance languages share some of theirs; no other shares those of English.
_LEAST_SHARE, _LEAST_SHARE_OF_ENGLISH = 0.25, 0.14


def _not_as_declared(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    release = subject.release
    sample = release.text[:_SAMPLE]
    if len(sample) < _FEWEST_LETTERS or _is_surely(release.language, sample):
        return
    if sum(map(str.isalpha, sample)) >= _FEWEST_LETTERS and (seen := _seen(release, sample)):
        message = f"the text looks like {seen}, not {release.language}; correct the language"
        yield Remark("language", message)


def _is_surely(language: str, sample: str) -> bool:
    name = language.partition("-")[0]
    words = sample[:_GLANCE].lower().split()
    least = _LEAST_SHARE_OF_ENGLISH if name == "en" else _LEAST_SHARE
    common = _COMMON.get(name, frozenset())
    return sum(map(common.__contains__, words)) >= least * len(words) > 0


def _seen(release: Release, sample: str) -> str | None:
    """Return the language that a text looks like, None where it may be the declared one."""
    from corpus.importing.extract import Found
    from corpus.importing.page_language import checked_language, detected_language

    declared, half = release.language, len(sample) // 2
    try:
        seen = detected_language(sample)
    except ModuleNotFoundError:  # it comes with what importing needs, and nothing else does
        return None
    if seen in {None, declared.partition("-")[0], _CREOLE_OF.get(declared.partition("-")[0])}:
        return None
    # A list of names, or a long quote, looks like another language in a part of the text only.
    halves = {detected_language(sample[:half]), detected_language(sample[half:])}
    checked = checked_language(Found(declared, ""), sample)
    return seen if halves == {seen} and checked is not None and checked.is_doubtful else None


RULES = (
    Rule(
        "language",
        "the text is in another language than declared, which is English where none is; correct it",
        _not_as_declared,
    ),
)
