"""Whether a question asks for something by its name, and the words marked hold none.

"Which lawyer reported it?" is not answered by "a private attorney", nor "which shop" by "the shop".
What has a name of its own is written with a capital or a figure somewhere; where a country is asked
for, it has to be a country's or a people's. English alone.
"""

from __future__ import annotations

from corpus.patterns import lazy_pattern
from index.fold import fold
from index.gazetteer import find_countries

_NAMED = (
    r"(?:lawyers?|attorneys?|deput(?:y|ies)|compan(?:y|ies)|firms?|countr(?:y|ies)|judges?|banks?"
    r"|organi[sz]ations?|agenc(?:y|ies)|officers?|cit(?:y|ies)|towns?|villages?|states?|provinces?"
    r"|regions?|districts?|counties|streets?|professors?|gangs?|websites?|sites?"
    r"|marketplaces?|platforms?|apps?|airports?|hospitals?|casinos?|providers?|universit(?:y|ies)"
    r"|schools?|laborator(?:y|ies)|insurers?|retailers?|persons?|m[ae]n|wom[ae]n|doctors?"
    r"|department|courts?|ministr(?:y|ies)|ships?|vessels?|airlines?|stores?|shops?|church(?:es)?"
    r"|newspapers?|brands?|bod(?:y|ies))"
)
_BEFORE = r"(?:^|[,;:] ?|\b(?:in|at|to|from|for|of|by|with|on|into|through|and) )"
_NO_VERB = (
    r"(?!(?:kinds?|sorts?|types?|did|do|does|was|were|is|are|has|have|had|can|could|will|would|must)"
    r"\b)"
)
_ASKED = lazy_pattern(
    rf"{_BEFORE}(?:which|what) (?:{_NO_VERB}[\w'-]+ ){{0,3}}?{_NAMED}\b(?!')"
    r"|\bnames? of (?:the|his|her|their)\b|\b(?:what|which) (?:[\w'-]+ ){0,2}?(?:name|alias)\b"
    r"|\b(?:is|was|are|were) (?:[\w'-]+ ){1,4}called\b"
)
_COUNTRY = lazy_pattern(r"\b(?:which|what) (?:[\w'-]+ ){0,2}?(?:countr(?:y|ies)|nations?)\b")


def lacks_name(
    question: str, marked: str, language: str = "en", *, begins_sentence: bool = False
) -> bool:
    """Whether a name is asked for, and the words marked as the answer hold none.

    Args:
        question: As it was typed.
        marked: The words.
        language: Theirs (BCP 47).
        begins_sentence: Whether their first letter is the sentence's, whose capital says nothing.

    >>> lacks_name("Which lawyer reported it?", "a private attorney")
    True
    """
    asked = fold(question)
    if _COUNTRY.search(asked):
        return bool(marked) and not find_countries(marked, language)
    if not _ASKED.search(asked):
        return False
    letters = marked[1:] if begins_sentence else marked
    return bool(marked) and not any(sign.isupper() or sign.isdigit() for sign in letters)
