"""Questions to try, made from what the releases themselves speak of, each known to be answered.

Candidates come in kinds: what an operation was, what somebody said, which releases speak of a
country, what was published lately. The first of each kind that the engine answers surely, and from
a release that has the name which is asked for, is an example. One generation always has the same
ones: whoever keeps them by its name makes them once.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
    r"(?: (?:[IVX]+\b|\d{1,2}\b|[^\W\d_a-z][\w’'-]+)){0,2}"
)
_SPEAKER = re.compile(
    r"[,.?!][”\"’]\s+said\s+(?:[\w.’'-]+\s+){0,4}?"
    r"(?P<name>[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+)(?=[,.])"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may become an example.

    Attributes:
        releases: Ids of those that have the name which it asks for; None where it names nothing.
    """

    question: str
    releases: frozenset[str] | None = None


Kind = tuple[Candidate, ...]
"""Questions of one kind, the most promising first."""


def candidates(catalogue: Catalogue) -> tuple[Kind, ...]:
    """Return questions that the releases may answer, by kind; none of them has been asked yet.

    Raises:
        DamagedIndex: A release's text is not what was written.
    """
    newest = catalogue.newest(_LOOKED_AT)
    texts = {one.id: f"{one.title}.\n\n{catalogue.text(one.id)}" for one in newest}
    leads = {release: _opening(text) for release, text in texts.items()}
    months = [f"{month_name[one.date.month]} {one.date.year}" for one in newest]
    operations, speakers = _named(_operations, texts), _named(_speakers, texts)
    countries = _named(_countries, leads, least=2)
    kinds = (
        (
            Candidate(f"Which countries took part in {name}?", operations[name])
            for name in operations
        ),
        (Candidate(f"What did {name} say?", speakers[name]) for name in speakers),
        (Candidate(f"Which releases mention {name}?") for name in countries),
        (
            Candidate(f"How many people were arrested in {name}?", operations[name])
            for name in operations
        ),
        (Candidate(f"What was published in {month}?") for month in dict.fromkeys(months)),
        (Candidate("What is the newest release?"),),
    )
    return tuple(map(_tried, kinds))


async def examples(
    kinds: Iterable[Kind], ask: Callable[[str], Awaitable[Answer]]
) -> tuple[str, ...]:
    """Return up to three questions that are answered, one of each kind.

    Args:
        kinds: See `candidates`.
        ask: Answers a question that stands alone.
    """
    found: list[str] = []
    for kind in kinds:
        for one in kind:
            if _is_good(await ask(one.question), one.releases):
                found.append(one.question)
                break
        if len(found) == EXAMPLES:
            break
    return tuple(found)


def _is_good(answer: Answer, releases: frozenset[str] | None) -> bool:
    """Whether an answer is one to be shown to somebody who asks for the first time."""
    is_sure = answer.answered and answer.confidence >= _SURE and bool(answer.quotes)
    if is_sure and releases is not None and answer.quotes[0].release not in releases:
        return False
    is_plain = answer.understood_as is None or answer.is_list
    return is_sure and is_plain and not (answer.is_list and answer.total > _MOST_LISTED)


def _tried(kind: Iterable[Candidate]) -> Kind:
    """Return the first that a button shows whole."""
    return tuple(one for one in kind if tidied(one.question, _LONGEST) == one.question)[:_TRIED]


def _named(
    find: Callable[[str], Iterable[str]], texts: Mapping[str, str], least: int = 1
) -> dict[str, frozenset[str]]:
    """Return the names that most texts have, and which; those of newer ones first among equals."""
    having: dict[str, list[str]] = {}
    for release, text in texts.items():
        for name in dict.fromkeys(find(text)):
            having.setdefault(name, []).append(release)
    ranked = sorted(having.items(), key=lambda one: -len(one[1]))
    return {name: frozenset(found) for name, found in ranked if len(found) >= least}


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
