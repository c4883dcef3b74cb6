"""The words that put a question across releases, in English, Spanish and French.

They are read folded, parted by single spaces, without dates and publishers.
"""

from __future__ import annotations

import re
from typing import Literal

from corpus.patterns import lazy_pattern

RELEASES = frozenset(["releases", "communiques", "comunicados", "corpus"])
"""What the texts are called, in the plural: hardly an ordinary question has such a word."""
RELEASE = frozenset(["release", "communique", "comunicado"])
_ORDERS = "latest newest recent last oldest earliest first ultimo ultimos primer dernier derniers"
ORDERS = frozenset(_ORDERS.split())
"""Words that put releases in order where they stand before them."""
NEWEST_FIRST = lazy_pattern(
    r"\b(?:newest|latest|most recent|oldest|earliest) first\b", re.IGNORECASE
)

_RELEASE = r"(?:press )?(?:release|communique|comunicado)(?: de (?:prensa|presse))?"
_CASES = (
    r"(?:(?:cases|operations|investigations|prosecutions|casos|operaciones|affaires)"
    r"(?: (?:or|and|y|o|et|ou) )?)+"
)
_ABOUT = (
    r"(?:about|on|in|with|concerning|regarding|involving|naming|mentioning|that|where|against|sobre"
    r"|con|sur|avec)"
)
_MENTION = (
    r"(?:mention\w*|nam(?:e|es|ing)|involv\w+|quot(?:e|es|ing)|menciona\w*|mentionne\w*|nombra\w*)"
)
_ORDER = r"(?:latest|newest|most recent|recent|last|oldest|earliest|first|all|any|every)"

_FRAMES = (
    # "releases …", wherever it stands, and "is there a release about …"
    rf"\b(?:{'|'.join(RELEASES)})\b",
    rf"\b(?:any|every|each) {_RELEASE}\b|\b(?:a|{_ORDER}) {_RELEASE} (?:{_ABOUT}|of|from|by)\b",
    r"\bpublished (?:about|on|sobre|sur)\b",
    # "which cases …", "cases about …", "swatting cases"
    r"^(?:in |to |for )?(?:(?:which|list|show|find|give|me|us|all|any|every|que|quelles?|quels)"
    rf" (?:of )?(?:the )?)+{_CASES}",
    rf"^(?:how many|what|cuantas|combien d) {_CASES} (?:{_MENTION}|{_ABOUT}|took place)\b",
    rf"^(?:the )?(?:{_ORDER} )?{_CASES} {_ABOUT}\b",
    rf"^(?!(?:who|whom|where|when|why|how|what)\b)(?:\S+ ){{1,4}}{_CASES}$",
    rf"^(?:what|which) {_CASES} (?:are|were) there\b",
    # "latest on …"
    r"^(?:what (?:is|s) )?(?:the )?(?:(?:latest|newest|most recent|recent)(?: news)?|news|new|all"
    r"|there|anything|everything|lo ultimo|todo|dernieres nouvelles|tout)"
    r" (?:on|about|sobre|sur)\b",
    # "how often does … appear", "where does … speak", "who spoke for …"
    r"^how (?:often|many times) .*\b(?:appears?|mentioned|named|come up|occurs?)$",
    r"^(?:where|when|in what) (?:does|do|did) .*\b(?:speak|appear|come up)$",
    r"^who (?:speaks|spoke|has spoken) (?:for|about|on)\b",
    # "who was prosecuted for …", "dealers sentenced for …"
    r"^who (?:was|were|has been) (?:prosecuted|sentenced|convicted|indicted|jailed)"
    r" (?:for|by|over|in)(?: [^\W\d]+){1,6}$",
    r"^\w+s(?: and \w+s)? (?:prosecuted|charged|arrested|sentenced|accused|convicted)"
    r" (?:for|of|with|in)\b",
)
_FRAME = lazy_pattern("|".join(_FRAMES))

PUBLISHERS = lazy_pattern(
    r"(?:which|what|list(?: all)?|how many)(?: the)? (?:publishers|agencies|organi[sz]ations)"
    r"(?: are there| are in .*| (?:have )?publish\w*.*)?|which publisher\b.*"
    r"|who publish\w*(?: (?!(?:it|this|that)\b).*)?"
)
NEWEST = lazy_pattern(
    r"^(?:\w+ ){0,3}(?:latest|newest|most recent|recent|last|lo ultimo|dernieres?)\b"
    rf"|\b(?:ultimo|dernier|last) {_RELEASE}"
)
OLDEST = lazy_pattern(rf"\b(?:oldest|earliest|first) (?:press )?(?:{_RELEASE}|releases)\b")
FREED = lazy_pattern(
    r"\breleases (?:of|from) (?:the |a )?(?:\w+ )?"
    r"(?:prisoners?|hostages?|prison|custody|jail|captivity)\b"
)
"""Where people are released, not texts."""
ABOUT = lazy_pattern(rf"\b{_ABOUT}(?: \w+)?$")
MENTION = lazy_pattern(rf"\b(?:{_MENTION}|appears?|come up|speaks?|spoke)\b")
SPEAKS = lazy_pattern(r"\b(?:spoke|speaks?|spoken|quotes?)\b")

_COUNT = lazy_pattern(
    r"^how (?:many|often)|\bnumber of (?:press )?releases|^count\b|^cuant[oa]s|^combien"
)
_ONE = lazy_pattern(
    rf"^(?:(?:what|which|when|show|me|is|was|the|cual|es|el|quel|est|le|date|of|title) )*"
    rf"(?:(?P<newest>newest|latest|most recent|last|ultimo|dernier)|(?P<oldest>oldest|first|"
    rf"earliest|primer|premier)) {_RELEASE}\b"
)
_ONLY_A_VERB = lazy_pattern(
    r"(?:what|who) (?:was|were|has been|have been) \w+(?: in| since| on)?|what happened"
    r"|(?:what (?:is|s) )?(?:the )?news"
    r"|what (?:did|has|have|does)(?: the)? (?:publish\w*|announce\w*|release[ds]?)(?: in| on)?"
)


def wanted(said: str, *, has_filter: bool) -> Literal["list", "count", "newest", "oldest"] | None:
    """Return what a question across releases wants, None for an ordinary one.

    Args:
        said: The question's words, as this module reads them.
        has_filter: Whether something was taken out of it, such as a date.
    """
    one = _ONE.search(said)
    if one:
        return "newest" if one["newest"] else "oldest"
    if FREED.search(said):
        return None
    if not _FRAME.search(said) and not (has_filter and _ONLY_A_VERB.fullmatch(said)):
        return None
    return "count" if _COUNT.search(said) else "list"


_ENGLISH = (
    "a about after all also an and any anything announced appear appears are as at been before "
    "between by came can cases come comes concern concerning concerns contain contains corpus "
    "could count cover covers deal deals describe describes did discuss discusses do does during "
    "earliest else every everything feature features find for from give had has have help her "
    "him his how i in include includes into investigations involve involved involves "
    "involving is it its know latest list many me mention mentioned mentioning mentions most "
    "name named names naming newest news number occur occurs of often oldest on operations or "
    "our out part phrase place please press prosecuted prosecutions publish published quote "
    "quoted quotes recent refer refers regarding relate related relates release report "
    "reports s said say says she show since speak speaks spoke spoken take takes tell tells "
    "term that the them there they times to took until up us was we were what when where "
    "which who whom with word words you"
)
_OTHERS = (
    "a acerca affaires au aux avec casos combien communique comunicado con cual cuales "
    "cuantas cuantos dans de del dernier derniers des du el en et ete ha hablan han hay hubo "
    "il la las le les lo los menciona mencionan mentionnent ont operaciones parlent prensa "
    "presse publicado publicados publies que quel quelles quels qui se sobre sur todo todos "
    "tous tout trata tratan ultimo ultimos y"
)
_IN_ENGLISH = frozenset(_ENGLISH.split())
_IN_OTHERS = frozenset(_OTHERS.split())
_OTHER = lazy_pattern(
    r"\b(?:comunicados?|communiques?|que|cuant[oa]s|hay|quel(?:le)?s?|combien|sobre)\b"
)


def scaffold(said: str) -> frozenset[str]:
    """Return the words that say nothing of a topic where they stand at its edge.

    Spanish and French ones are such only in such questions: "los angeles" is a topic.
    """
    return _IN_OTHERS if _OTHER.search(said) else _IN_ENGLISH
