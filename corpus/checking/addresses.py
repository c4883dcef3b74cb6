"""Rules on the address of the page that a release was taken from."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.canonical_address import canonical, host_of
from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings


def _not_canonical(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    url = subject.release.url
    if url and (better := canonical(url)) != url:
        yield Remark("url", f"the address holds what does not belong to it; write {better}")


def _not_secure(subject: Subject, around: Surroundings) -> Iterator[Remark]:
    url = subject.release.url or ""
    if url.startswith("http://") and host_of(url) in around.secure_hosts:
        yield Remark("url", "other releases link to this site over https; try it here as well")


def _duplicate(subject: Subject, around: Surroundings) -> Iterator[Remark]:
    if first := around.same_page.get(subject.release.id):
        yield Remark("url", f"{first} has the same page; remove one, or correct its address")


RULES = (
    Rule(
        "url-not-canonical",
        "the address has a fragment, tracking parameters, capitals in the host or its usual port;"
        " a link should name the page and nothing else",
        _not_canonical,
        is_fixable=True,
    ),
    Rule(
        "url-not-secure",
        "the address is http where other releases reach the same site over https; try https",
        _not_secure,
    ),
    Rule(
        "duplicate-url",
        "two releases name the same page; one repeats the other, or has the wrong address",
        _duplicate,
    ),
)
