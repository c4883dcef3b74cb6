"""The rule on the name of a release's file, which is its id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.problem import quoted

_DATE = len("2031-05-06-")
_LONGEST = 100  # characters of a slug; file systems and URLs bear more, people don't
_DRAFTS = re.compile(
    r"(?:^|.*-)(copy|kopie|copia|copie|draft|entwurf|borrador|final|untitled|new|neu|tmp|temp"
    r"|test|v[0-9]+|backup|old)(?:-[0-9]+)?"
)
_ANOTHER_DATE = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?:-|$)")
_WORD = re.compile(r"[a-z0-9]+")


def _odd(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    slug = subject.release.id[_DATE:]
    for is_so, what in (
        (not any(map(str.isalpha, slug)), "holds no word"),
        (len(slug) > _LONGEST, f"has {len(slug)} characters"),
        (_ANOTHER_DATE.match(slug), "has another date behind the first"),
        (_is_draft(slug, subject.release.title), "looks like that of a draft or copy"),
        (_is_of_another(slug, subject.release.title), "shares no word with the title"),
    ):
        if is_so:
            message = f"the name's {quoted(slug)} {what}; rename the file after its title"
            yield Remark("title", message)
            return


def _is_draft(slug: str, title: str) -> bool:
    last = _DRAFTS.fullmatch(slug)
    # A slug that was cut in the middle of a word may end so as well.
    return last is not None and not any(word.startswith(last[1]) for word in _words(title))


def _is_of_another(slug: str, title: str) -> bool:
    """Whether a slug was made of another title, as far as the title's letters can tell."""
    if not title.isascii() and not _is_latin(title):
        return False
    words = _words(title)
    return len(words) > 2 and not words & set(_WORD.findall(slug)) and not _is_spelled(slug, words)


def _is_spelled(slug: str, words: set[str]) -> bool:
    """Whether a slug is of the title's words, divided in another way or cut short."""
    joined = slug.replace("-", "")
    return any(len(word) > 3 and word[:5] in joined for word in words)


def _words(title: str) -> set[str]:
    bare = unicodedata.normalize("NFKD", title).casefold()
    return set(_WORD.findall("".join(one for one in bare if not unicodedata.combining(one))))


def _is_latin(title: str) -> bool:
    letters = [one for one in title if one.isalpha()]
    return all(unicodedata.name(one, "").startswith("LATIN") for one in letters)


RULES = (
    Rule(
        "odd-name",
        "the file's name behind the date is no slug of the title: a draft's, endless, or another's",
        _odd,
    ),
)
