"""Text as the database takes it."""

from __future__ import annotations


def storable(text: str) -> str:
    r"""Return the text, with U+FFFD for every half of a surrogate pair.

    JSON can spell one out, UTF-8 can't, and a message that cannot be stored would come for ever.

    >>> storable("a\ud800b")
    'a\ufffdb'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text
