"""Any file is a sound release or has its problems said, and mending and writing keep a release."""

from __future__ import annotations

from fuzz_releases import fuzz_release
from fuzz_seeds import seeds
from hypothesis import given
from hypothesis import strategies as st

_LINES = [
    "---",
    "title: Lanterns",
    "title: Lanterns: 5 # of them",
    "title: 'It''s' ",
    "date: 2031-05-06",
    "date: 2031-02-30",
    "publisher: Invented Agency",
    "url: HTTPS://A.example:443?utm_source=b",
    "language: PT-br",
    "language: english",
    "tags: [a, b",
    "# check: ignore furniture, titles",
    "- a",
    "",
    " \t",
    "Twelve lanterns were counted.",
    "Share this page",
    "\ufeff",
    "PORT NOWHERE, 7 May 2031 – \u201cTwelve\u201d were counted.",
    "e\u0301\u00a0",
    "Ã©tÃ© â€œ",
]
_CHANGES = st.tuples(st.integers(0, 400), st.integers(0, 12), st.binary(max_size=6))


@given(st.lists(st.sampled_from(_LINES) | st.text(max_size=20), max_size=14).map("\n".join))
def test_any_lines_are_read_or_have_their_problems_said(content: str) -> None:
    fuzz_release(content.encode("utf-8", "surrogatepass"))


@given(st.sampled_from(seeds("release")), st.lists(_CHANGES, max_size=4))
def test_a_release_file_that_was_damaged_is_read_or_has_its_problems_said(
    content: bytes, changes: list[tuple[int, int, bytes]]
) -> None:
    for start, length, put in changes:
        content = content[:start] + put + content[start + length :]
    fuzz_release(content)
