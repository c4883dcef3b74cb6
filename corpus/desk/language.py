"""The language of a release: as it is declared, where the words of the text bear that out."""

from __future__ import annotations

from corpus.importing.extract import Found
from corpus.language_of_text import detected_language

_ENOUGH = 200  # letters that tell a language where nothing else does
_DEFAULT = Found("en", "nothing says it, and en is the default")


def settled_language(declared: Found | None, text: str) -> Found:
    """Return the language of a text, doubtful where nothing bears out what is said of it.

    Args:
        declared: As the source or its extractor has it.
        text: The body.
    """
    if declared is not None and not declared.is_doubtful:
        return declared
    seen = detected_language(text)
    if seen is None:
        return declared or _DEFAULT
    if declared is None:
        evidence = f"the text reads as {seen}"
    elif "text" in declared.evidence:
        evidence = declared.evidence
    else:
        evidence = f"{declared.evidence}, and the text reads so"
    letters = sum(letter.isalpha() for letter in text)
    value = seen if declared is None else declared.value
    # What is the default besides needs no more to be sure.
    return Found(value, evidence, is_doubtful=letters < _ENOUGH and value != _DEFAULT.value)
