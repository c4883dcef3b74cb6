"""Whatever a source holds: one line that says what is wrong, or a release that the loader takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_sources import RETRIEVED, markup_of
from unruly_releases import BODIES

from corpus import VerbatimError, load_corpus
from corpus.desk import Proposal, accept, propose
from corpus.importing import Source

_NAMES = st.sampled_from(["seals.txt", "seals.md", "seals.html", "https://a.example/seals", "-"])
_GIVEN = {"title": "Seals", "date": "2019-05-06", "publisher": "Office"}
_FRONTS = st.lists(
    st.sampled_from(
        ["title: Seals", "date: 2019-05-06", "publisher: Office", "# a comment", "tags: [a, b]",
         "date: never", "source: x", "source_sha256: " + "0" * 64, "x: y", "- z", "title: &a *a"]
    ),
    max_size=6,
).map("\n".join)  # fmt: skip
_DATA = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    BODIES.map(str.encode),
    BODIES.map(lambda body: markup_of(body).encode()),
    st.builds(lambda front, body: f"---\n{front}\n---\n{body}\n".encode(), _FRONTS, BODIES),
)


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_NAMES, _DATA)
def test_it_is_refused_in_one_line_or_becomes_a_release(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("releases")
    proposal = proposed(Source(name, data, retrieved=RETRIEVED), folder)
    if proposal is None or not proposal.is_sound:
        return
    path = accept(proposal, folder)
    corpus = load_corpus(folder)
    assert not corpus.problems
    assert [(file.path, file.release) for file in corpus.files] == [(path, proposal.release)]
    again = proposed(Source(name, data, retrieved=RETRIEVED), folder)
    assert again is not None
    assert again.is_known


def proposed(source: Source, folder: Path) -> Proposal | None:
    try:
        return propose(source, folder, overrides=_GIVEN)
    except VerbatimError as error:
        said = str(error)
    assert "\n" not in said
    return None
