"""Questions to try, made from what the releases themselves speak of, each known to be answered.

Candidates come in kinds: what an operation was, what somebody said, which releases speak of a
country, what was published lately. The first of each kind that the engine answers surely is an
example. One generation always has the same ones: whoever keeps them by its name makes them once.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bot.fidelity import tidied
from index.gazetteer import find_countries

if TYPE_CHECKING:
    from index import Answer
    from index.catalogue import Catalogue

EXAMPLES = 3
_LONGEST = 60
"""Characters of a question: as many as a button shows."""
_LOOKED_AT, _TRIED = 60, 4
"""Releases that candidates are made from, the newest; candidates of a kind that are tried."""
_SURE = 0.75
_MOST_LISTED = 40
"""Releases of a list that is worth asking for."""

_OPERATION = re.compile(
    r"\b(?:Operation|Operación|Opération|Operação) [^\W\d_a-z][\w’'-]+"
    r"(?: (?:[IVX]+\b|[^\W\d_a-z][\w’'-]+)){0,2}"
)
_SPEAKER = re.compile(
    r"[,.?!][”\"’]\s+said\s+(?:[\w.’'-]+\s+){0,4}?"
    r"(?P<name>[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+)(?=[,.])"
)

Kind = tuple[str, ...]
"""Questions of one kind, the most promising first."""


def candidates(catalogue: Catalogue) -> tuple[Kind, ...]:
    """Return questions that the releases may answer, by kind; none of them has been asked yet.

    Raises:
        DamagedIndex: A release's text is not what was written.
    """
    newest = catalogue.newest(_LOOKED_AT)
    texts = [f"{one.title}.\n\n{catalogue.text(one.id)}" for one in newest]
    leads = [_opening(text) for text in texts]
    months = [f"{month_name[one.date.month]} {one.date.year}" for one in newest]
    operations = list(_named(map(_operations, texts)))
    kinds = (
        (f"Which countries took part in {name}?" for name in operations),
        (f"What did {name} say?" for name in _named(map(_speakers, texts))),
        (f"Which releases mention {name}?" for name in _named(map(_countries, leads), least=2)),
        (f"How many people were arrested in {name}?" for name in operations),
        (f"What was published in {month}?" for month in dict.fromkeys(months)),
        ("What is the newest release?",),
    )
    return tuple(tuple(_tried(kind)) for kind in kinds)


async def examples(
    kinds: Iterable[Sequence[str]], ask: Callable[[str], Awaitable[Answer]]
) -> tuple[str, ...]:
    """Return up to three questions that are answered, one of each kind.

    Args:
        kinds: See `candidates`.
        ask: Answers a question that stands alone.
    """
    found: list[str] = []
    for kind in kinds:
        for question in kind:
            if _is_good(await ask(question)):
                found.append(question)
                break
        if len(found) == EXAMPLES:
            break
    return tuple(found)


def _is_good(answer: Answer) -> bool:
    """Whether an answer is one to be shown to somebody who asks for the first time."""
    is_sure = answer.answered and answer.confidence >= _SURE and bool(answer.quotes)
    is_plain = answer.understood_as is None or answer.is_list
    return is_sure and is_plain and not (answer.is_list and answer.total > _MOST_LISTED)


def _tried(kind: Iterable[str]) -> Iterator[str]:
    short = [one for one in kind if len(one) <= _LONGEST and tidied(one, _LONGEST) == one]
    yield from short[:_TRIED]


def _named(found: Iterable[Iterable[str]], least: int = 1) -> Iterator[str]:
    """Yield the names that most texts have, those of newer texts first among equals."""
    number = Counter(name for names in found for name in dict.fromkeys(names))
    yield from (name for name, count in number.most_common() if count >= least)


def _opening(text: str) -> str:
    """Return the title and the first two paragraphs."""
    return "\n\n".join(text.split("\n\n")[:3])


def _operations(text: str) -> Iterator[str]:
    _, body = text.split("\n\n", 1)  # in a title every word may begin with a capital letter
    return (found[0] for found in _OPERATION.finditer(body))


def _countries(text: str) -> Iterator[str]:
    """Yield names that stand without an article, and are none in short."""
    for mention in find_countries(text):
        name = mention.span.of(text)
        has_article = text[: mention.span.start].lower().endswith("the ")
        if not (mention.is_nationality or has_article or name.isupper() or "." in name):
            yield name


def _speakers(text: str) -> Iterator[str]:
    return (found["name"] for found in _SPEAKER.finditer(text))
