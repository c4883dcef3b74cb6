"""A message taken apart into the questions it asks.

A question ends at its question mark, and what is told before it belongs to it: "A handyman drained
an account. What did the payments pay for?" is one. So a message asks several questions only where
it has several question marks, or a list of lines that are questions without them. A mark inside
quotation marks or brackets ends nothing. Each question stands alone as it was typed; one that is
elliptical ("And where?") is completed elsewhere, from the one before.
"""

from __future__ import annotations

from corpus.patterns import lazy_pattern
from index.fold import fold
from index.small_talk import small_talk

_MARK = r"?؟？⸮"
_END = lazy_pattern(rf"(?<![{_MARK}!])[{_MARK}!]++(?=\s|¿|$)")
_ITEM = lazy_pattern(r"\s*(?:[-–—*•▪●◦‣·]|\(?(?:\d{1,2}|[a-z])[.):])\s+")
_WORD = lazy_pattern(r"\w")
_OPENING, _CLOSING = "“«„([", "”»“)]"
_ASKING = lazy_pattern(
    r"\W*(?:who|whom|whose|what|when|where|why|which|how|and"
    r"|quien|quienes|que|cuando|donde|cuant[oa]s?|cual|cuales|como|por que"
    r"|qui|quoi|quand|ou|combien|comment|pourquoi|quel|quelle|quels|quelles"
    r"|من|ما|ماذا|متى|اين|لماذا|كم|كيف|هل|اي)\b"
)
"""How a line begins, folded, that asks without a question mark."""


def questions_of(message: str) -> list[str]:
    """Return the questions of a message, in order, each alone; the message itself if it asks one.

    Small talk beside a question is left out.

    >>> questions_of("How many were arrested? And where?")
    ['How many were arrested?', 'And where?']
    >>> questions_of("A handyman drained an account. What did the payments pay for?")
    ['A handyman drained an account. What did the payments pay for?']
    """
    listed = _listed(message)
    parts = listed or _ended(message)
    asking = [part for part in dict.fromkeys(parts) if not small_talk(part)]
    return asking if len(asking) > 1 else [message.strip()]


def asks(words: str) -> bool:
    """Whether words begin as questions do, in a language that is known here."""
    return _ASKING.match(fold(words)) is not None


def _listed(message: str) -> list[str]:
    """Return the lines of a message that is a list of questions; what leads in goes with the first.

    Lines count as one if they are numbered or bulleted, or if each of them begins as questions do.
    """
    lines = [line for line in message.splitlines() if _WORD.search(line)]
    items = [place for place, line in enumerate(lines) if _ITEM.match(line)]
    if len(items) > 1 and items == list(range(items[0], len(lines))):
        lead = [line.strip() for line in lines[: items[0]]]
        asked = [_ITEM.sub("", line, count=1).strip() for line in lines[items[0] :]]
        return [" ".join([*lead, asked[0]]), *asked[1:]]
    if len(lines) > 1 and all(asks(line) for line in lines):
        return [part for line in lines for part in _ended(line)]
    return []


def _ended(message: str) -> list[str]:
    """Return the message cut after each question mark; what follows the last goes with it."""
    found: list[str] = []
    start = looked = 0
    for end in _ends(message):
        if _WORD.search(message, looked, end):
            found.append(message[start:end].strip())
            start = end
        looked = end
    rest = message[start:].strip()
    if rest and not small_talk(rest):
        if not found:
            return [rest]
        found[-1] += message[start:].rstrip()
    return found


def _ends(message: str) -> list[int]:
    """Return where questions end: after question marks that stand outside of quotation marks."""
    found = []
    depth, is_quoted, looked = 0, False, 0
    for match in _END.finditer(message):
        if not set(match[0]) & set(_MARK):
            continue
        for character in message[looked : match.start()]:
            if character == '"':
                is_quoted = not is_quoted
            elif character in _CLOSING and depth:
                depth -= 1
            elif character in _OPENING:
                depth += 1
        looked = match.end()
        if not is_quoted and not depth:
            found.append(match.end())
    return found
