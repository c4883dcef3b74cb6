"""A release's file: what is written is what the loader reads."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from unruly_releases import BODIES

from corpus import Release, load_corpus
from corpus.desk.release_file import as_file, read_as_file
from corpus.load import ReleaseFile
from corpus.text import is_visible, normal_form

_LINES = (
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40)
    .map(lambda text: normal_form(text).strip(" \n").replace("\n", " "))
    .filter(is_visible)
)
_TRICKY = st.sampled_from(
    [
        "yes", "null", "~", "5", "2031-05-06", "a: b", "# no comment", "- no list", "'q'", '"q"',
        "[a, b]", "a, b]", "{x}", "@x", "%x", "`x", "!x", "&x *x", "|", ">", "? x", "x #y", "...",
        "---", "\ufeffx", "🦩", "no\u00a0break", "soft\u00adhyphen",
    ]
)  # fmt: skip
_VALUES = _TRICKY | _LINES
_RELEASES = st.builds(
    Release,
    id=st.just("2031-05-06-seals"),
    title=_VALUES,
    date=st.just(date(2031, 5, 6)),
    publisher=_VALUES,
    text=BODIES.map(normal_form).filter(is_visible),
    place=st.none() | _VALUES,
    url=st.none() | st.sampled_from(["https://a.example/?q=[1]#x", "http://b.example/é:8/"]),
    language=st.sampled_from(["en", "pt-BR", "no"]),
    tags=st.lists(_VALUES, max_size=3).map(tuple),
    source=st.none() | _VALUES,
    retrieved=st.none() | st.just("2031-05-07T09:30:00Z"),
    source_sha256=st.none() | st.sampled_from(["0" * 64, "1e10".ljust(64, "0"), "ab" * 32]),
)


@given(_RELEASES)
def test_whatever_a_release_holds_is_read_back_as_it_was(release: Release) -> None:
    file = read_as_file(as_file(release).encode(), Path("2031-05-06-seals.md"))
    assert isinstance(file, ReleaseFile), file
    assert file.release == release


@given(_RELEASES, st.lists(_VALUES.filter(lambda value: "\ufeff" not in value), max_size=3))
def test_comments_for_curators_change_nothing_of_it(release: Release, comments: list[str]) -> None:
    content = as_file(release, [f"# {comment}" for comment in comments])
    file = read_as_file(content.encode(), Path("2031-05-06-seals.md"))
    assert isinstance(file, ReleaseFile), file
    assert file.release == release


def test_it_looks_as_a_curator_would_write_it(folder: Path) -> None:
    release = Release(
        id="2031-05-06-seals",
        title="Seals: nine counted",
        date=date(2031, 5, 6),
        publisher="Invented Harbour Office",
        text="Nine seals.\n\nNobody was hurt.",
        tags=("harbour", "seals, grey"),
        retrieved="2031-05-07T09:30:00Z",
    )
    content = as_file(release)
    assert content.splitlines() == [
        "---",
        "title: 'Seals: nine counted'",
        "date: 2031-05-06",
        "publisher: Invented Harbour Office",
        "language: en",
        "tags: [harbour, 'seals, grey']",
        "retrieved: 2031-05-07T09:30:00Z",
        "---",
        "Nine seals.",
        "",
        "Nobody was hurt.",
    ]
    (folder / "2031-05-06-seals.md").write_text(content, encoding="utf-8")
    assert [file.release for file in load_corpus(folder).files] == [release]


def test_what_the_loader_would_not_take_is_said_with_the_file_it_is_for() -> None:
    found = read_as_file(b"---\ntitle: Seals\n---\n", Path("there/2031-05-06-seals.md"))
    assert isinstance(found, tuple)
    assert {str(problem.path) for problem in found} == {"there/2031-05-06-seals.md"}
    assert {problem.code for problem in found} == {"missing-key", "empty-body"}
