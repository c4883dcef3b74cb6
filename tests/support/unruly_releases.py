"""Invented releases full of what texts in the wild are full of, and questions about them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st
from invented_releases import release_file

from corpus import load_corpus

_WORDS = (
    "The", "police", "seized", "nine", "boats", "U.S.", "No.", "5", "1,500", "½", "№", "㏂",
    "ﬁne", "São\xa0Paulo", "co\xadoperation", "zero\u200bwidth", "\u2060joined", "naïve",
    "e\u0301te\u0301", "q\u0307\u0323", "שלום", "\u200fעולם", "مرحبا", "\u202bبه\u202c",
    "🦩", "👩\u200d👩\u200d👧", "𝒜da", "𐍈", "東京は", "Straße", "ǅ", "İstanbul", "“Nobody",
    "hurt,”", "‘so’", "said", "Captain", "Voss", "–", "…", "!?", "\ttab",
)  # fmt: skip
_ENDS = st.sampled_from([". ", "! ", ".” ", "?\n", ";\n", " ", "。", ".\u00a0", ".\u3000"])
_SENTENCES = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9),
    _ENDS,
)
# No category Cc, Cs, Zl or Zp: no release may hold those.
_ANYTHING = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30
)
_PARAGRAPHS = st.lists(_SENTENCES | _ANYTHING, min_size=1, max_size=6).map("".join)
BODIES = st.lists(_PARAGRAPHS, min_size=1, max_size=6).map("\n\n".join)
"""Bodies of releases as somebody may write them, not yet in normal form."""

QUESTIONS = st.one_of(
    st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(_WORDS) | st.text(max_size=12), max_size=12).map(" ".join),
    st.text(max_size=200),
)
"""Questions as somebody may type or paste them; controls and all."""


def write_unruly(folder: Path, bodies: list[str], *, line_end: str = "\n") -> dict[str, str]:
    """Write a release file for each body and return the texts that the corpus reads, by id."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, body in enumerate(bodies, start=1):
        stem = f"2031-01-{number:02}-unruly"
        content = release_file(body, stem=stem, url=f"https://agency.example/{number}")
        data = content.replace("\n", line_end).encode()
        (folder / f"{stem}.md").write_bytes(b"\xef\xbb\xbf" + data)
    return texts(folder)


def texts(folder: Path) -> dict[str, str]:
    """Return the text of every sound release, read from its file."""
    return {file.release.id: file.release.text for file in load_corpus(folder).files}
