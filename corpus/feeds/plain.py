"""Plain text of a title or a summary, which feeds give as text, as HTML or as escaped HTML."""

from __future__ import annotations

import html
import re

_LONGEST = 20_000  # characters; a summary is shown, never kept
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_BLOCK = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|td|th|tr|blockquote)\b[^<>]*>", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\\s]+")


def plain(text: str) -> str:
    """Return text without tags and entities, on one line.

    >>> plain("<p>Arrests &amp; seizures</p> <b>today</b>")
    'Arrests & seizures today'
    """
    text = html.unescape(_TAG.sub("", _BLOCK.sub(" ", text[:_LONGEST])))
    return _INVISIBLE.sub(" ", text).strip()
