"""A question and a stretch of a release to the tokens that a reader reads, and back to offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_TOKENS = 512
MAX_QUESTION, MAX_TITLE = 128, 96
"""In tokens; what is longer is cut, so that there is room for the text itself."""

_BETWEEN = " | "
_CHARACTERS = 300
"""Of a question or a title that are looked at at all."""


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """Tokens of one reading.

    Attributes:
        ids: Token ids: question, title and text, parted as the tokenizer parts a pair.
        types: Token types, 0 for the question.
        first, last: The text's tokens are `first` to `last`, `last` excluded.
        spans: int64 `(last - first, 2)`: for each of those tokens, its offsets in the text.
    """

    ids: list[int]
    types: list[int]
    first: int
    last: int
    spans: npt.NDArray[np.int64]


def reader_input(tokenizer: Tokenizer, question: str, title: str, text: str) -> ReaderInput:
    """Tokenise a question and a stretch of text under its release's title."""
    asked = _shortened(tokenizer, _clean(question), MAX_QUESTION)
    before = _shortened(tokenizer, _clean(title), MAX_TITLE) + _BETWEEN if title else ""
    second = before + _clean(text)
    encoding = tokenizer.encode(asked, second)
    # Each of these is copied out of the tokenizer whenever it is named.
    ids, types, offsets = encoding.ids, encoding.type_ids, encoding.offsets
    sequences = encoding.sequence_ids
    places = [place for place, one in enumerate(sequences) if one == 1]
    places = places[: max(0, len(places) - max(0, len(ids) - MAX_TOKENS))]
    dropped = range(places[-1] + 1, len(ids)) if places else range(0)
    kept = [n for n in range(len(ids)) if n not in dropped or sequences[n] is None]
    spans = [_span(second, offsets[place], len(before)) for place in places]
    following = [start for start, _ in spans[1:]] + [len(second)]
    # The mark that some tokenizers put before a text claims its first character; further on, tokens
    # that claim the same one are its parts, such as the letters of a Korean syllable.
    spans = [
        (start, min(end, after) if after > start or place == 0 else end)
        for place, ((start, end), after) in enumerate(zip(spans, following, strict=True))
    ]
    first = next((n for n, (start, end) in enumerate(spans) if end > start), len(spans))
    begin = places[0] if places else 0
    return ReaderInput(
        [ids[n] for n in kept],
        [types[n] for n in kept],
        begin + first,
        begin + len(spans),
        np.array(spans[first:], np.int64).reshape(-1, 2),
    )


def prepare(tokenizer: Tokenizer) -> Tokenizer:
    """Set a tokenizer up for `reader_input`, which cuts what is too long by itself."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _shortened(tokenizer: Tokenizer, text: str, most: int) -> str:
    """Return the beginning of a text, at most so many tokens of it."""
    text = text[:_CHARACTERS]
    if 3 * len(text) <= most:  # a character is three tokens at most: a syllable of Korean
        return text
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets
    return text[: offsets[most - 1][1]] if len(offsets) > most else text


def _span(second: str, offsets: tuple[int, int], before: int) -> tuple[int, int]:
    """Return a token's place in the text, empty for one of the title, or of blanks alone.

    Some tokenizers take the blank before a word into its token; it is none of the word's.
    """
    start, end = max(offsets[0], before), max(offsets[1], before)
    while start < end and second[start].isspace():
        start += 1
    return start - before, end - before


def _clean(text: str) -> str:
    # A question typed in another encoding holds lone surrogates, which no tokenizer takes.
    return text.encode("utf-8", "replace").decode("utf-8")
