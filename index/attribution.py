"""Who made a statement: the words before or after it that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Span
from corpus.patterns import lazy_pattern

_CLOSES = {"“": '”"', "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"'}
"""What may close a quotation, by the mark that opens it."""

# A quotation may hold another; “ may be closed by the mark of a typewriter, or opened anew without
# having been closed. ’ is the apostrophe too: inside a word, and after a plural where the text goes
# on in lower case.
_QUOTATION = lazy_pattern(
    r"“(?:[^“”]|“[^“”]*”)*”|“(?:[^“”\"]|“[^“”\"]*”)*\"|“[^”]*”|\"[^\"]*\""
    r"|„[^“”]*[“”]|«[^»]*»|»[^«]*«|‚[^‘’]*[‘’]"
    r"|(?<!\w)‘(?:[^’]|’(?=\w)|(?<=s)’(?= [a-z]))*’(?!\w)"
)
_WORD = lazy_pattern(r"\w")
_LONGEST = 200
"""Characters of a sentence that may still be about nothing but who made a statement."""

# Nouns and names beside verbs, such as the United States, are told by their capitals.
_SAID = lazy_pattern(
    r"\b(?:"
    # English
    r"said|says|added|adds|according to|acknowledge[ds]|admit(?:s|ted)|advise[ds]|affirm(?:s|ed)"
    r"|alleged|announce[ds]|argue[ds]|ask(?:s|ed)|asserted|assured|caution(?:s|ed)|claim(?:s|ed)"
    r"|commented|concede[ds]|conclude[ds]|confirm(?:s|ed)|continued|declare[ds]"
    r"|emphasi[sz]e[ds]|explain(?:s|ed)|expressed|insist(?:s|ed)|(?-i:notes)|noted|observe[ds]"
    r"|pointed out|promised|recalled|recounted|reiterate[ds]|(?-i:remarks)|remarked|replie[ds]"
    r"|responded|revealed|(?-i:states)|stated|stresse[ds]|testifie[ds]|tells|told|underline[ds]"
    r"|underscore[ds]|urge[ds]|vowed|warn(?:s|ed)|writes|wrote"
    # German
    r"|sagte?|gesagt|erklärte?|betonte?|warnte?|ergänzte?|fügte?|hinzufügte|berichtete?|schrieb"
    r"|schreibt|antwortete?|fragte?|behauptete?|meinte?|äußerte?|kommentierte?|bestätigte?"
    r"|unterstrich|bekräftigte?|kündigte|forderte|mahnte?|erinnerte?|versicherte?|teilte|laut"
    r"|zufolge"
    # Spanish
    r"|dijo|dice|dicho|afirm[aó]|afirmado|declar[aó]|declarado|señal[aó]|señalado|añad(?:e|ió)"
    r"|añadido|agreg[aó]|explic[aó]|explicado|indic[aó]|indicado|asegur[aó]|asegurado"
    r"|manifest[aó]|expresó|comentó|apuntó|subray[aó]|destac[aó]|destacado|record[aó]|recalcó"
    r"|insist(?:e|ió)|advirt(?:ió|iendo)|advierte|concluy(?:e|ó)|sostuvo|sostiene|reconoció"
    r"|admitió|confirmó|anunció|respondió|preguntó|precisó|puntualizó|aclaró|escribió|contó"
    r"|testificó|reiteró|matizó|según"
    # French
    r"|dit|déclaré?|déclare|ajouté?|ajoute|affirmé?|affirme|expliqué|explique|souligné|souligne"
    r"|indiqué|indique|précisé|précise|conclut?|rappelé|rappelle|insisté|averti|prévenu|confirmé"
    r"|reconnu|répondu|commenté|annoncé|estimé|noté|écrit|demandé|assuré|poursuivi|admis|observé"
    r"|témoigné|remarqué|selon"
    # Italian
    r"|detto|disse|dichiara(?:to)?|dichiarò|afferma(?:to)?|affermò|aggiunto|aggiunge|aggiunse"
    r"|spiega(?:to)?|spiegò|sottolinea(?:to)?|sottolineò|concluso|commentato|ribadito|ribadisce"
    r"|ricordato|osservato|avvertito|confermato|annunciato|ammesso|risposto|scritto|insistito"
    r"|precisato|assicurato|riferito|testimoniato|racconta(?:to)?"
    # Portuguese
    r"|diz|afirmou|declarou|acrescentou|explicou|ressaltou|destacou|salientou|sublinhou"
    r"|enfatizou|alertou|avisou|advertiu|concluiu|comentou|confirmou|reconheceu|admitiu|lembrou"
    r"|recordou|observou|anunciou|respondeu|perguntou|insistiu|continuou|escreveu|argumentou"
    r"|reiterou|frisou|contou|relatou|apontou|testemunhou|de acordo com"
    r")\b",
    re.IGNORECASE,
)


def with_attribution(text: str, sentences: Sequence[Span], place: int) -> Span:
    """Return a sentence, and where it is a statement in quotation marks, up to who made it.

    Args:
        text: The release's text.
        sentences: Those of one paragraph.
        place: Which of them is quoted.

    >>> text = "“It is over.” The minister said this on Monday."
    >>> with_attribution(text, [Span(0, 13), Span(14, 47)], 0).of(text)
    '“It is over.” The minister said this on Monday.'
    """
    chosen = sentences[place]
    if not _is_statement(chosen.of(text)):
        return chosen
    start, end = chosen.start, chosen.end
    if place > 0 and _introduces(sentences[place - 1].of(text)):
        start = sentences[place - 1].start
    if place + 1 < len(sentences) and _attributes(sentences[place + 1].of(text)):
        end = sentences[place + 1].end
    return Span(start, end)


def _is_statement(words: str) -> bool:
    """Whether all of these words stand in quotation marks, so that none can name the speaker."""
    is_marked = words[-1] in _CLOSES.get(words[0], "")
    return is_marked and not _WORD.search(_unquoted(words))


def _attributes(words: str) -> bool:
    """Whether a sentence says who made the statement before it."""
    return len(words) <= _LONGEST and words[0] not in _CLOSES and _tells_of_speech(words)


def _introduces(words: str) -> bool:
    """Whether a sentence says whose statement goes on after it, as in “…,” said the minister."""
    return (words[0] in _CLOSES or words[-1] in ":,") and _tells_of_speech(words)


def _tells_of_speech(words: str) -> bool:
    return bool(_SAID.search(_unquoted(words)))


def _unquoted(words: str) -> str:
    return _QUOTATION.sub(" ", words)
