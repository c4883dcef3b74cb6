"""The language that a text is in, told by its words."""

from __future__ import annotations

_FEWEST_LETTERS = 60  # of a text whose language can be told
_SAMPLE, _GLANCE = 6000, 800  # characters
# Words that running text in a language is full of. Where they make up enough of it, the slower look
# at all languages is saved: the detector's model takes half a second to unpack.
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
# The Romance languages share some of theirs; no other shares those of English.
_LEAST_SHARE, _LEAST_SHARE_OF_ENGLISH = 0.25, 0.14
# What the detector takes short or capitalised texts of a language for.
_TAKEN_FOR = {"pcm": "en", "arz": "ar", "ext": "es", "an": "es"}
# Told apart by few words only; a text of one passes for another of the same group.
_ALIKE = (
    frozenset({"no", "nb", "nn", "da"}), frozenset({"hr", "sr", "bs", "sh"}),
    frozenset({"id", "ms"}), frozenset({"cs", "sk"}), frozenset({"gl", "pt"}),
    frozenset({"zh", "yue"}), frozenset({"fa", "prs"}), frozenset({"ro", "mo"}),
    frozenset({"bg", "mk"}), frozenset({"ru", "be", "uk"}), frozenset({"fr", "ht"}),
)  # fmt: skip


def detected_language(text: str) -> str | None:
    """Return the language a text looks like, BCP 47, or None if it is too short to tell.

    Raises:
        ModuleNotFoundError: It is not plainly English, and the detector is not installed.
    """
    sample = text[:_SAMPLE]
    if sum(letter.isalpha() for letter in sample) < _FEWEST_LETTERS:
        return None
    if is_plainly("en", sample):
        return "en"
    import py3langid

    language, _ = py3langid.classify(sample)
    return _TAKEN_FOR.get(language, str(language))


def is_plainly(language: str, text: str) -> bool:
    """Whether common words of a language make up so much of a text that it is in no other."""
    name = language.partition("-")[0]
    words = text[:_GLANCE].lower().split()
    least = _LEAST_SHARE_OF_ENGLISH if name == "en" else _LEAST_SHARE
    common = _COMMON.get(name, frozenset())
    return sum(map(common.__contains__, words)) >= least * len(words) > 0


def are_alike(declared: str, seen: str) -> bool:
    """Whether a text that is declared to be in one language may well look like another."""
    first, second = declared.partition("-")[0].lower(), seen.partition("-")[0]
    return first == second or any({first, second} <= group for group in _ALIKE)
