"""What is said to a message that asks nothing of the releases."""

from __future__ import annotations

from collections.abc import Mapping

from index.answer import Answer
from index.request import Request
from index.small_talk import Kind, small_talk

_ASK = "Ask in a sentence, and name what it is about: a case, an operation, a place, a date."

_SAID: Mapping[Kind, str] = {
    "greeting": f"Hello! I answer questions about the releases, in their own words. {_ASK}",
    "help": f"I answer questions about the releases, by quoting them. {_ASK}",
    "thanks": "You’re welcome.",
    "farewell": "Goodbye.",
    "agreement": "All right. What else would you like to know from the releases?",
    "wordless": f"I can’t read a question in that. {_ASK}",
}


def courtesy(request: Request) -> Answer | None:
    """Return what is said to small talk, without a search; None for a question.

    The conversation goes on as if it had not been said.
    """
    kind = small_talk(request.question)
    if kind is None:
        return None
    return Answer(
        request.question,
        answered=False,
        confidence=0.0,
        understood_as=f"no question ({kind})",
        filters=request.filters,
        context=request.context,
        courtesy=_SAID[kind],
    )
