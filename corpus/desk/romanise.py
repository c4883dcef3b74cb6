"""Writing words of any script in the letters a-z, for the names of files.

No transliteration that can be read back, and for no other use: an id must only be sayable and
tell a reader which release it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "ŧ": "t", "ı": "i", "ŋ": "ng", "ə": "a", "ƒ": "f", "ĸ": "k", "ŀ": "l",
}  # fmt: skip
# After BGN/PCGN, without its apostrophes.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "є": "ye", "і": "i",
    "ї": "yi", "ґ": "g", "ў": "w", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    "ѓ": "gj", "ѕ": "dz", "ќ": "kj", "қ": "q", "ғ": "gh", "ң": "ng", "ө": "o", "ү": "u", "ұ": "u",
    "һ": "h", "ҳ": "h", "ә": "a", "җ": "zh", "ӣ": "i", "ӯ": "u",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
# Arabic and Persian write few of their vowels; what is left are the consonants.
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "a", "ة": "a", "ء": "", "ؤ": "w",
    "ئ": "y", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k", "ی": "y", "ٹ": "t", "ڈ": "d",
    "ڑ": "r", "ں": "n", "ہ": "h", "ھ": "h", "ے": "e",
}  # fmt: skip
_HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t",
    "י": "y", "כ": "k", "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s",
    "ע": "a", "פ": "p", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip
_LETTERS = _LATIN | _CYRILLIC | _GREEK | _ARABIC | _HEBREW
# The names that Unicode gives to the signs of these scripts are their sounds.
_SAID_BY_NAME = re.compile(
    r"(?:HANGUL SYLLABLE|(?:HIRAGANA|KATAKANA) LETTER(?: SMALL)?"
    r"|ETHIOPIC SYLLABLE(?: GLOTTAL)?) ([A-Z]+)"
)


def romanised(text: str) -> str:
    """Return the text in lower case, its letters written in a-z as far as they can be.

    Signs of words (Chinese) and scripts that are not known here become blanks.

    >>> romanised("Çeşme, Łódź, Москва, Αθήνα")
    'cesme, lodz, moskva, athina'
    """
    # Composed, so that what the tables hold whole (й, أ) is found before its accent is dropped.
    return "".join(map(_letter, unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    if character.isascii():
        return character
    if character in _LETTERS:
        return _LETTERS[character]
    kind = unicodedata.category(character)
    if kind in {"Mn", "Cf"}:
        return ""
    if found := _SAID_BY_NAME.fullmatch(unicodedata.name(character, "")):
        return found[1].lower()
    bare = unicodedata.normalize("NFD", character)[0]
    if bare != character:
        return _letter(bare)
    digit = unicodedata.decimal(character, None)
    return " " if digit is None else str(digit)
