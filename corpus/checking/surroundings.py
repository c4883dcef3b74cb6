"""What a release is compared with: the day it is, and the other releases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from functools import cached_property
from urllib.parse import urlsplit

from corpus.canonical_address import page_key
from corpus.checking.divided import without_divisions
from corpus.release import Release

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


@dataclass(frozen=True)
class Surroundings:
    """The day and the corpus; what is asked of it is found out once, at the first question."""

    today: Date
    releases: Sequence[Release] = ()

    @cached_property
    def by_id(self) -> dict[str, Release]:
        """All releases by id."""
        return {release.id: release for release in self.releases}

    @cached_property
    def same_text(self) -> dict[str, str]:
        """By the id of a release that repeats another's text, that one's; the first has none."""
        return _repeating((one.id, hash("".join(one.text.split()))) for one in self._sorted)

    @cached_property
    def same_page(self) -> dict[str, str]:
        """The same for pages."""
        return _repeating((one.id, page_key(one.url)) for one in self._sorted if one.url)

    @cached_property
    def secure_hosts(self) -> frozenset[str]:
        """The hosts that other releases link to over https."""
        urls = [one.url for one in self.releases if one.url and one.url.startswith("https:")]
        return frozenset(urlsplit(url).hostname or "" for url in urls)

    @cached_property
    def titles_of(self) -> Counter[str]:
        """How many releases there are of each publisher."""
        return Counter(one.publisher for one in self.releases)

    @cached_property
    def capitals_of(self) -> Counter[str]:
        """How many of each publisher have a title in capitals."""
        return Counter(one.publisher for one in self.releases if one.title.isupper())

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all texts in small letters, compounds with their hyphens, none divided."""
        found: set[str] = set()
        for release in self.releases:
            found.update(_WORD.findall(without_divisions(release.text).casefold()))
        return frozenset(found)

    @cached_property
    def _sorted(self) -> list[Release]:
        return sorted(self.releases, key=lambda release: release.id)


def _repeating(keys: Iterable[tuple[str, Hashable]]) -> dict[str, str]:
    """Return for each id whose key came before the id that it came with."""
    first: dict[Hashable, str] = {}
    earlier = ((id_, first.setdefault(key, id_)) for id_, key in keys)
    return {id_: other for id_, other in earlier if other != id_}
