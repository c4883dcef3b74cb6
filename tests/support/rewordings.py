"""The same question, typed another way: none of these changes what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

Rewording = Callable[[str], str]

_CURLY = {"'": "’", '"': "”"}
_STRAIGHT = dict.fromkeys(map(ord, "’‘"), "'") | dict.fromkeys(map(ord, "“”„«»"), '"')


def without_accents(text: str) -> str:
    """Return the text as it is typed on a keyboard that has no accents.

    >>> without_accents("¿Qué detuvo la Opération Ñandú?")
    '¿Que detuvo la Operation Nandu?'
    """
    bare = (one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", "".join(bare))


def with_curly_quotes(text: str) -> str:
    """Return the text with the quotation marks and apostrophes of print.

    >>> with_curly_quotes('Who said "yes" to the agency\\'s plan?')
    'Who said “yes” to the agency’s plan?'
    """
    opened = re.sub(r'(?<!\S)"(?=\S)', "“", text)
    return re.sub(r"['\"]", lambda mark: _CURLY[mark[0]], opened)


def with_straight_quotes(text: str) -> str:
    """Return the text with the quotation marks and apostrophes of a keyboard."""
    return text.translate(_STRAIGHT)


def without_question_mark(text: str) -> str:
    """Return the text without what ends it, and without the Spanish mark that begins it."""
    return text.lstrip("¿ ").rstrip(" ?؟.!")


def with_more_spaces(text: str) -> str:
    """Return the text with a no-break space, two blanks and a line's end where blanks stood."""
    return f"  {text.replace(' ', '  ').replace('  ', chr(0xA0), 1)}\n"


def backwards(text: str) -> str:
    """Return the words in the opposite order.

    >>> backwards("operation heron boats")
    'boats heron operation'
    """
    return " ".join(reversed(text.split()))


TYPED: Mapping[str, Rewording] = {
    "lower case": str.lower,
    "upper case": str.upper,
    "no accents": without_accents,
    "curly quotes": with_curly_quotes,
    "straight quotes": with_straight_quotes,
    "more spaces": with_more_spaces,
}
"""What nobody sees who reads the question aloud, by name."""

PUNCTUATED: Mapping[str, Rewording] = {
    "no question mark": without_question_mark,
    "full stop": lambda text: f"{without_question_mark(text)}.",
    "more question marks": lambda text: f"{without_question_mark(text)} ???!!",
    "emoji": lambda text: f"🙏 {text} 🤔",
}
"""Marks left out and added, by name."""

POLITE: Mapping[str, Rewording] = {
    "please in front": lambda text: f"Please, {text}",
    "please at the end": lambda text: f"{without_question_mark(text)}, please?",
    "greeting": lambda text: f"Hello! {text}",
    "greeting and thanks": lambda text: f"Good morning, {text}\nThank you very much!",
}
"""Words that ask nothing, by name."""

REWORDINGS: Mapping[str, Rewording] = {**TYPED, **PUNCTUATED, **POLITE}
