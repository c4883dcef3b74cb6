"""What is taken for each key of a release's front matter, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from corpus.desk.errors import CannotAdd
from corpus.desk.language import settled_language
from corpus.desk.same_page import page_keys
from corpus.fields import READERS, REQUIRED, BadValue, Scalar, Value
from corpus.importing.extract import Extract, Found
from corpus.problem import quoted
from corpus.release import Release

KEYS = ("title", "date", "publisher", "place", "url", "language", "tags")
"""The keys that a curator can set; provenance is not among them."""

_SINGLE = ("title", "date", "publisher", "place", "url")
_CURATOR = "given"
_NONE: Mapping[str, Any] = MappingProxyType({})
_GAPS = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is taken for one key.

    Attributes:
        value: As the front matter will have it, tags with commas between them; None where there is
            none.
        evidence: Where it comes from; where nothing was taken, why.
        is_doubtful: Whether a curator has to confirm it.
        items: The tags, one by one: there may be a comma in one of them.
    """

    key: str
    value: str | None
    evidence: str
    is_doubtful: bool = False
    items: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether no release can be without it."""
        return self.value is None and self.key in REQUIRED

    @property
    def is_open(self) -> bool:
        """Whether a curator has to say something."""
        return self.is_doubtful or self.is_missing

    def __str__(self) -> str:
        """Say in a line what is doubtful or missing, or what was taken."""
        if self.is_missing:
            return f"{self.key} is missing: {self.evidence}"
        if self.value is None:
            return f"{self.key}: none ({self.evidence})"
        if self.is_doubtful:
            return f"{self.key} is doubtful: {self.value} ({self.evidence})"
        return f"{self.key}: {self.value} ({self.evidence})"


def choices(
    extract: Extract,
    overrides: Mapping[str, str],
    *,
    before: Release | None = None,
    hints: Mapping[str, Found] = _NONE,
    tags: tuple[str, ...] = (),
) -> tuple[Choice, ...]:
    """Decide what is taken: what the curator gives, else what is sure, else what was there before.

    What is doubtful is taken only where there is nothing better, and stays marked as such.

    Args:
        extract: What was read.
        overrides: Key to value; an empty value leaves the key out.
        before: The release that this one is to replace.
        hints: What is known by key from elsewhere, as of other releases from the same host.
        tags: Those that a release file brings with it.

    Raises:
        CannotAdd: An override is no value for its key, or there is no such key.
    """
    check_overrides(overrides)
    found = {key: _candidates(key, extract, before, hints.get(key)) for key in _SINGLE}
    language = settled_language(extract.language, extract.text)
    found["language"] = (
        iter((language,)) if before is None else _or_as(before, "language", language)
    )
    if not tags and before is not None:
        tags = before.tags
    taken = []
    for key, candidates in found.items():
        best = _best(key, candidates)
        taken.append(_confirmed(_given(key, overrides[key]), best) if key in overrides else best)
    if "tags" in overrides:
        taken.append(_given("tags", overrides["tags"]))
    elif tags:
        taken.append(Choice("tags", ", ".join(tags), "as it has them", items=tags))
    return tuple(taken)


def check_overrides(overrides: Mapping[str, str]) -> None:
    """Refuse metadata that no release can have.

    Raises:
        CannotAdd: A value is none for its key, or there is no such key.
    """
    for key, value in overrides.items():
        if key not in KEYS:
            what = f"{quoted(key)} is no key that can be given"
            raise CannotAdd(what, mend=f"give one of {', '.join(KEYS)}")
        _given(key, value)


def fields(taken: tuple[Choice, ...]) -> dict[str, Any]:
    """Return what was taken as `Release` has it; keys without a value are left out."""
    return {
        one.key: one.items or _read(one.key, one.value) for one in taken if one.value is not None
    }


def _candidates(
    key: str, extract: Extract, before: Release | None, hint: Found | None
) -> Iterator[Found]:
    """Yield what may be taken for a key, the best first: a doubtful one ends the list."""
    found: Found | None = getattr(extract, key)
    if before is not None and key == "url" and found and _is_same_page(found.value, before.url):
        found = replace(found, value=before.url or found.value)
    if found is not None and not found.is_doubtful:
        yield found
    if before is not None and (value := getattr(before, key)) is not None:
        yield Found(str(value), f"as {before.id} has it")
    if hint is not None:
        yield hint
    if found is not None and found.is_doubtful:
        yield found


def _is_same_page(url: str, other: str | None) -> bool:
    return page_keys(url) != () and page_keys(url) == page_keys(other)


def _or_as(before: Release, key: str, found: Found) -> Iterator[Found]:
    if not found.is_doubtful:
        yield found
    yield Found(str(getattr(before, key)), f"as {before.id} has it")


def _best(key: str, candidates: Iterator[Found]) -> Choice:
    refused = "nothing says it"
    for found in candidates:
        value = _GAPS.sub(" ", found.value).strip()
        try:
            _read(key, value)
        except BadValue as error:
            refused = f"{found.evidence} has it as {quoted(found.value)}, but it {error}"
        else:
            return Choice(key, value, found.evidence, found.is_doubtful)
    return Choice(key, None, refused)


def _confirmed(given: Choice, found: Choice) -> Choice:
    """Return what was given, with the evidence where the source says the same."""
    if given.value is None or given.value != found.value:
        return given
    return Choice(given.key, given.value, f"{found.evidence}; confirmed")


def _given(key: str, value: str) -> Choice:
    if not value.strip():
        if key in REQUIRED:
            raise CannotAdd(f"{key} is empty", mend="give it a value")
        return Choice(key, "en" if key == "language" else None, "left out")
    try:
        read = _read(key, value.strip())
    except BadValue as error:
        raise CannotAdd(f"{key} {error}") from None
    if isinstance(read, tuple):
        return Choice(key, ", ".join(read), _CURATOR, items=read)
    return Choice(key, str(read), _CURATOR)


def _read(key: str, value: str) -> Any:
    whole: Value = Scalar(value, "str")
    if key == "tags":
        whole = tuple(Scalar(tag.strip(), "str") for tag in value.split(",") if tag.strip())
    return READERS[key](whole)
