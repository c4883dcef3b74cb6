"""A folder of release files: the good ones are read, the bad ones reported, together."""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Corpus, Release, VerbatimError, load_corpus

Write = Callable[..., Path]

HEAD = "---\ntitle: Seals\ndate: 2031-05-06\npublisher: Harbour Office\n---\n"


def outcome(corpus: Corpus) -> list[tuple[str, int, str]]:
    return [(problem.path.name, problem.line, problem.code) for problem in corpus.problems]


def test_a_sound_file_becomes_a_release(folder: Path, write: Write) -> None:
    path = write()
    (file,) = load_corpus(folder).files
    assert file.path == path
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert file.release == Release(
        id="2031-05-06-seals",
        title="Harbour seals counted",
        date=date(2031, 5, 6),
        text="Nine seals were counted on Monday.",
        publisher="Invented Harbour Office",
        language="en",
    )


def test_an_empty_folder_is_an_empty_corpus(folder: Path) -> None:
    assert load_corpus(folder) == Corpus((), ())


def test_a_missing_folder_is_an_error_in_one_line(folder: Path) -> None:
    with pytest.raises(VerbatimError, match="cannot read the folder of releases") as caught:
        load_corpus(folder / "no\nwhere")
    assert "\n" not in str(caught.value)


def test_a_file_in_place_of_the_folder_is_an_error(write: Write) -> None:
    with pytest.raises(VerbatimError):
        load_corpus(write())


def test_releases_are_found_at_any_depth_and_sorted_by_id(folder: Path, write: Write) -> None:
    for name in ("b/c/2031-05-06-a.md", "a/2031-05-06-c.md", "2031-05-06-b.md"):
        write(name=name)
    ids = [file.release.id for file in load_corpus(folder).files]
    assert ids == ["2031-05-06-a", "2031-05-06-b", "2031-05-06-c"]


def test_hidden_and_other_files_are_passed_over(folder: Path, write: Write) -> None:
    for name in (".2031-05-06-a.md", ".git/2031-05-06-b.md", "notes.txt", "c.md~", "md", ".md"):
        write("no release", name)
    assert load_corpus(folder) == Corpus((), ())


def test_an_ending_in_capitals_is_reported_rather_than_passed_over(
    folder: Path, write: Write
) -> None:
    write(name="2031-05-06-seals.MD")
    assert outcome(load_corpus(folder)) == [("2031-05-06-seals.MD", 1, "bad-stem")]


@pytest.mark.parametrize(
    "stem",
    [
        "2031-05-06-Seals",
        "2031-05-06-seals_counted",
        "2031-05-06--seals",
        "2031-05-06-seals-",
        "2031-05-06-séals",
        "2031-05-06-se als",
        "2031-05-06-seals.en",
    ],
)
def test_a_stem_must_be_a_slug(folder: Path, write: Write, stem: str) -> None:
    write(name=f"{stem}.md")
    assert outcome(load_corpus(folder)) == [(f"{stem}.md", 1, "bad-stem")]


@pytest.mark.parametrize("stem", ["2031-05-07-seals", "seals", "2031-05-06", "2031-05-061"])
def test_a_stem_must_begin_with_the_date_of_the_front_matter(
    folder: Path, write: Write, stem: str
) -> None:
    write(name=f"{stem}.md")
    corpus = load_corpus(folder)
    assert outcome(corpus) == [(f"{stem}.md", 3, "stem-date")]
    assert "2031-05-06-" in corpus.problems[0].message


def test_a_bad_date_is_not_held_against_the_stem(folder: Path, write: Write) -> None:
    write("---\ntitle: Seals\ndate: soon\npublisher: Harbour Office\n---\nText.\n")
    assert outcome(load_corpus(folder)) == [("2031-05-06-seals.md", 3, "bad-date")]


def test_the_same_stem_in_two_folders_is_an_error_on_both_that_names_the_other(
    folder: Path, write: Write
) -> None:
    first, second = write(name="a/2031-05-06-seals.md"), write(name="b/2031-05-06-seals.md")
    write(name="2031-05-06-others.md")
    corpus = load_corpus(folder)
    assert [(problem.path, problem.code) for problem in corpus.problems] == [
        (first, "duplicate-stem"),
        (second, "duplicate-stem"),
    ]
    assert str(second) in corpus.problems[0].message
    assert str(first) in corpus.problems[1].message
    assert [file.release.id for file in corpus.files] == ["2031-05-06-others"]


@pytest.mark.parametrize("body", ["", "\n\n", " \t\n", "\u00a0\n\u200b\n"])
def test_a_body_with_nothing_to_read_is_empty(folder: Path, write: Write, body: str) -> None:
    write(HEAD + body)
    assert outcome(load_corpus(folder)) == [("2031-05-06-seals.md", 5, "empty-body")]


def test_a_byte_that_is_no_utf8_is_reported_in_its_line(folder: Path, write: Write) -> None:
    write(HEAD.encode() + b"Fine.\nNot f\xefne.\n")
    assert outcome(load_corpus(folder)) == [("2031-05-06-seals.md", 7, "not-utf8")]


def test_control_characters_are_reported_with_all_else(folder: Path, write: Write) -> None:
    write("---\ntitle: Se\x07als\ndate: soon\npublisher: Office\n---\nA page\x0c break.\n\u2028")
    assert outcome(load_corpus(folder)) == [
        ("2031-05-06-seals.md", 2, "control-character"),
        ("2031-05-06-seals.md", 3, "bad-date"),
        ("2031-05-06-seals.md", 6, "control-character"),
        ("2031-05-06-seals.md", 7, "control-character"),
    ]


def test_a_mark_of_byte_order_and_windows_line_ends_change_nothing(
    folder: Path, write: Write
) -> None:
    plain = HEAD + "One.\n\nTwo\nlines.\n"
    write(plain, "a/2031-05-06-seals.md")
    write(b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode(), "b/2031-05-06-seals.md")
    (a,), (b,) = load_corpus(folder / "a").files, load_corpus(folder / "b").files
    assert a.release == b.release
    assert a.sha256 != b.sha256


def test_a_bad_file_never_hides_the_others(folder: Path, write: Write) -> None:
    write(name="2031-05-06-good.md")
    write("no front matter", "2031-05-06-a.md")
    write(b"\xff\xfe", "2031-05-06-b.md")
    write("---\n: [\n---\n", "2031-05-06-c.md")
    write(b"", "2031-05-06-d.md")
    (folder / "2031-05-06-e.md").mkdir()
    (folder / "2031-05-06-f.md").symlink_to(folder / "nowhere")
    corpus = load_corpus(folder)
    assert [file.release.id for file in corpus.files] == ["2031-05-06-good"]
    assert outcome(corpus) == [
        ("2031-05-06-a.md", 1, "no-front-matter"),
        ("2031-05-06-b.md", 1, "not-utf8"),
        ("2031-05-06-c.md", 2, "bad-yaml"),
        ("2031-05-06-c.md", 3, "empty-body"),
        ("2031-05-06-d.md", 1, "no-front-matter"),
        ("2031-05-06-e.md", 1, "unreadable"),
        ("2031-05-06-f.md", 1, "unreadable"),
    ]


def test_a_pipe_is_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "2031-05-06-pipe.md")
    assert outcome(load_corpus(folder)) == [("2031-05-06-pipe.md", 1, "unreadable")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_problem(folder: Path, write: Write) -> None:
    write(name="2031-05-06-a.md").chmod(0)
    shut = write(name="shut/2031-05-06-b.md").parent
    shut.chmod(0)
    problems = load_corpus(folder).problems
    shut.chmod(0o700)
    assert [problem.code for problem in problems] == ["unreadable", "unreadable"]


def test_links_are_followed_and_circles_end(folder: Path, write: Write, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    write(name="a/2031-05-06-a.md").parent.rename(elsewhere)
    (folder / "linked").symlink_to(elsewhere)
    (folder / "2031-05-06-b.md").symlink_to(write(name="store/b.txt"))
    (elsewhere / "circle").symlink_to(folder)
    (elsewhere / "again").symlink_to(elsewhere)
    corpus = load_corpus(folder)
    assert corpus.problems == ()
    assert [file.release.id for file in corpus.files] == ["2031-05-06-a", "2031-05-06-b"]


def test_paths_are_as_relative_as_the_folder_was_given(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("nothing", "sub/2031-05-06-seals.md")
    monkeypatch.chdir(folder.parent)
    (problem,) = load_corpus(Path("releases")).problems
    assert str(problem).startswith("releases/sub/2031-05-06-seals.md:1: no-front-matter ")


@pytest.mark.parametrize("stem", ["two\nlines", "bell\x07", "byte\udcff", "sep\u2028"])
def test_a_problem_is_one_printable_line_whatever_the_file_is_called(
    folder: Path, write: Write, stem: str
) -> None:
    write("nothing", f"{stem}.md")
    write("nothing", f"sub/{stem}.md")
    for problem in load_corpus(folder).problems:
        assert len(str(problem).splitlines()) == 1
        assert str(problem).encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.one_of(
        st.binary(),
        st.text().map(str.encode),
        st.text().map(lambda text: f"---\n{text}\n---\n{text}".encode()),
        st.text().map(lambda text: (HEAD + text).encode()),
    )
)
def test_any_bytes_at_all_give_a_release_or_problems_of_one_line(
    folder: Path, write: Write, content: bytes
) -> None:
    write(content)
    corpus = load_corpus(folder)
    assert bool(corpus.files) != bool(corpus.problems)
    for problem in corpus.problems:
        assert len(str(problem).splitlines()) == 1
        assert "; " in problem.message


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from("ab \t\n\u00a0\u00ad\u200b\u202e\u0301e😀𝔘“”"), max_size=40))
def test_a_text_in_normal_form_is_read_back_exactly(folder: Path, write: Write, body: str) -> None:
    write(HEAD + "Text.\n" + body)
    (first,) = load_corpus(folder).files
    write(HEAD + first.release.text)
    (second,) = load_corpus(folder).files
    assert second.release == first.release
