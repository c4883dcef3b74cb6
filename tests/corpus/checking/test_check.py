"""Looking releases over: which, by which rules, and in which line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from checking_desk import TODAY, Desk
from checking_text import TEXT
from hypothesis import given
from hypothesis import strategies as st
from invented_releases import release_file

import corpus
from corpus import Release, VerbatimError, load_corpus
from corpus.checking import RULES, check_content, check_corpus, choose, is_error, selected
from corpus.checking.subject import Subject
from corpus.front_matter import Parts, split
from corpus.text import decode, normal_form

STEM = "2031-05-06-operation-heron"


def test_a_sound_release_has_no_problems(desk: Desk) -> None:
    desk.write()
    checked = check_corpus(load_corpus(desk.folder), today=TODAY)
    assert checked.problems == ()
    assert checked.paths == (desk.folder / f"{STEM}.md",)


def test_errors_and_warnings_come_together_by_file_and_line(desk: Desk) -> None:
    desk.write(f"{TEXT}\n\nShare this page", title="PRESS RELEASE")
    (desk.folder / "2031-05-05-egret.md").write_text("nothing")
    problems = desk.problems()
    assert [(one.path.stem[:10], one.line, one.code) for one in problems] == [
        ("2031-05-05", 1, "no-front-matter"),
        ("2031-05-06", 2, "title-in-capitals"),
        ("2031-05-06", 2, "title-without-news"),
        ("2031-05-06", 12, "furniture"),
    ]
    assert [is_error(one) for one in problems] == [True, False, False, False]


def test_lines_are_those_of_the_file_whatever_its_form(desk: Desk) -> None:
    path = desk.write(f"\n\n{TEXT}".replace("\n\n", "\n \n\n") + "\n\n\n\nShare this page")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    shown = path.read_text(encoding="utf-8").split("\n").index("Share this page") + 1
    assert (shown, "furniture") in desk.codes()


@given(st.text(st.sampled_from("ab \t\n\r"), max_size=60))
def test_every_line_of_a_text_is_found_in_its_file(body: str) -> None:
    data = f"---\ntitle: A\ndate: 2031-05-06\npublisher: P\n---\n{body}\nend".encode()
    subject = _subject(data)
    lines = decode(data).split("\n")
    start = 0
    for line in subject.release.text.split("\n"):
        number = subject.line_of(start)
        assert lines[number - 1].rstrip(" \t") == line
        start += len(line) + 1


LINES = st.sampled_from(
    [
        *(
            "[[2031-05-06-a#p9]]",
            "– 3 –",
            "Share this page",
            "1/2/2031",
            "cafÃ© ‚Äô √©",
            "inter-",
            "¬ ¬",
        ),
        *(
            "national - national- a",
            "&#0; &amp; <br",
            "\u202eabc\u00ad d",
            "\ufffd",
            "",
            " ",
            "\u00a0",
        ),
        *("# check: ignore x", "2031 年 5 月 6 日 –", "|", "word " * 40, "![x](2031-05-06-a.md#p)"),
    ]
)
VALUES = st.sampled_from(
    ["A", "|", "A | P", "'P'", "ÄÖ – P", "#1", "A #1", "2031", "http://a/#", "x: y"]
)


@given(VALUES, VALUES, VALUES, st.lists(LINES, max_size=12))
def test_whatever_a_file_holds_each_problem_has_a_line_of_it(
    tmp_path_factory: pytest.TempPathFactory, title: str, place: str, url: str, lines: list[str]
) -> None:
    head = f"title: {title}\ndate: 2031-05-06\npublisher: P\nplace: {place}\nurl: {url}"
    content = f"---\n{head}\n---\n" + "\n".join(lines)
    folder = tmp_path_factory.mktemp("releases")
    (folder / "2031-05-06-a.md").write_text(content, encoding="utf-8")
    for problem in check_corpus(load_corpus(folder), today=TODAY).problems:
        assert 1 <= problem.line <= content.count("\n") + 1
        assert problem.code in RULES


def test_only_the_chosen_rules_are_gone_by(desk: Desk) -> None:
    desk.write(f"{TEXT}\n\nShare this page", title="PRESS RELEASE")
    corpus = load_corpus(desk.folder)
    problems = check_corpus(corpus, selected(["furniture"]), today=TODAY).problems
    assert [problem.code for problem in problems] == ["furniture"]
    rest = selected(ignore=["furniture", "odd-name", "title-without-news"])
    problems = check_corpus(corpus, rest, today=TODAY).problems
    assert [problem.code for problem in problems] == ["title-in-capitals"]


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(KeyError, match="no-such"):
        selected(["furniture", "no-such"])


def test_a_comment_in_the_front_matter_sets_warnings_aside(desk: Desk) -> None:
    path = desk.write(f"{TEXT}\n\nShare this page", title="OPERATION HERON ENDS")
    content = path.read_text().replace("date:", "# check: ignore furniture, odd-name\ndate:")
    path.write_text(content)
    assert desk.codes() == [(2, "title-in-capitals")]


def test_it_sets_no_error_aside(desk: Desk) -> None:
    path = desk.write(title="OPERATION HERON ENDS")
    content = path.read_text().replace("date:", "# check: ignore unknown-key\nodd: x\ndate:")
    path.write_text(content)
    assert desk.codes() == [(4, "unknown-key")]


def test_named_files_are_reported_on_and_compared_with_all(desk: Desk) -> None:
    desk.write(f"{TEXT}\n\nShare this page")
    copy = desk.write(f"{TEXT}\n\nShare this page", stem="2031-05-07-heron")
    choice = choose(desk.folder, [copy])
    checked = check_corpus(choice.corpus, only=choice.only, today=TODAY)
    assert checked.paths == (copy,)
    assert [problem.code for problem in checked.problems] == ["duplicate-text", "furniture"]


def test_a_folder_stands_for_all_in_it(desk: Desk) -> None:
    (desk.folder / "2031").mkdir()
    desk.write(stem="2031/2031-05-06-operation-heron")
    desk.write(f"Another. {TEXT}", stem="2031-05-07-heron")
    only = choose(desk.folder, [desk.folder / "2031"]).only
    assert only == frozenset({desk.folder / "2031" / f"{STEM}.md"})


def test_a_file_from_elsewhere_is_looked_over_in_the_place_of_its_namesake(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write()
    draft = tmp_path / f"{STEM}.md"
    draft.write_text(release_file(f"{TEXT}\n\nShare this page", stem=STEM, title="Heron"))
    choice = choose(desk.folder, [draft])
    checked = check_corpus(choice.corpus, only=choice.only, today=TODAY)
    assert checked.paths == (draft,)
    assert [problem.code for problem in checked.problems] == ["furniture"]


def test_a_file_that_is_not_there_is_an_error(desk: Desk) -> None:
    with pytest.raises(VerbatimError, match="there is no file"):
        choose(desk.folder, [desk.folder / "nothing.md"])


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text("other words")])
def test_a_file_that_is_changed_meanwhile_is_passed_over(
    desk: Desk, change: Callable[[Path], object]
) -> None:
    path = desk.write(f"{TEXT}\n\nShare this page")
    corpus = load_corpus(desk.folder)
    change(path)
    assert check_corpus(corpus, today=TODAY).problems == ()


def test_content_that_is_not_written_yet_is_compared_where_that_is_wanted(desk: Desk) -> None:
    desk.write(stem="2031-05-04-heron")
    path = desk.write(stem="2031-05-07-heron")
    files = load_corpus(desk.folder).files
    [file] = [file for file in files if file.path == path]
    content = path.read_bytes()
    assert check_content(content, file, today=TODAY) == ()
    problems = check_content(content, file, corpus=files, today=TODAY)
    assert [problem.code for problem in problems] == ["duplicate-text"]


def _subject(data: bytes) -> Subject:
    parts = split(decode(data))
    assert isinstance(parts, Parts)
    text = normal_form(parts.body)
    return Subject(Release("2031-05-06-a", "A", date(2031, 5, 6), "P", text), data)


def test_every_code_that_reading_can_give_is_explained() -> None:
    package = Path(corpus.__file__).parent
    modules = ("load", "front_matter", "fields", "entries", "text")
    sources = [(package / f"{module}.py").read_text(encoding="utf-8") for module in modules]
    hyphenated = {
        code for source in sources for code in re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', source)
    }
    errors = {code for code, rule in RULES.items() if rule.is_error}
    assert hyphenated - {"utf-8"} == errors - {"unreadable"}


def test_every_rule_has_an_explanation_of_one_line_and_a_code_of_small_letters() -> None:
    for code, rule in RULES.items():
        assert code == rule.code
        assert code.replace("-", "").isalnum()
        assert code == code.lower()
        assert "\n" not in rule.explanation
        assert len(rule.explanation) > 20


def test_a_rule_of_a_release_is_a_warning() -> None:
    assert all(not rule.is_error for rule in RULES.values() if rule.look is not None)
