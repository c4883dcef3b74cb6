"""The layouts of question sets, and what is said of a file that is in none of them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from scripts.evaluation.asked import FOREIGN
from scripts.evaluation.file_lines import BadQuestionFile
from scripts.evaluation.json_lines import read_release_lines
from scripts.evaluation.question_sets import read_question_set, read_question_sets
from scripts.failures import UsageError

WriteLines = Any
CONTEXT = "Nine boats were seized. Nobody was hurt."
SQUAD = {
    "data": [
        {
            "title": "Operation_Heron",
            "paragraphs": [
                {
                    "context": CONTEXT,
                    "qas": [
                        {
                            "id": "1",
                            "question": "How many boats?",
                            "answers": [
                                {"text": "Nine", "answer_start": 0},
                                {"text": "Nine", "answer_start": 0},
                                {"text": "Nine boats", "answer_start": 0},
                            ],
                        },
                        {"id": "2", "question": "Who?", "answers": [], "is_impossible": True},
                        {
                            "id": "3",
                            "question": "Which words?",
                            "answers": [{"text": "Nobody", "answer_start": 24}],
                            "spans": [
                                {"text": "Nobody", "answer_start": 24},
                                {"text": "hurt", "answer_start": 35},
                            ],
                        },
                    ],
                }
            ],
        }
    ]
}


def test_a_line_holds_a_question_over_one_release(write_lines: WriteLines) -> None:
    path = write_lines(
        {
            "id": "x-1",
            "question": "What?",
            "release": "a",
            "answers": ["b"],
            "all_of": ["c", "d"],
            "evidence": "They",
            "kind": "list",
            "style": "vague",
            "more": "is passed over",
        }
    )
    [asked] = read_question_set(path).questions()
    assert (asked.id, asked.releases, asked.answers) == ("x-1", ("a",), ("b",))
    assert (asked.all_of, asked.evidence, asked.kind, asked.style) == (
        ("c", "d"),
        "They",
        "list",
        "vague",
    )
    assert asked.is_answerable
    assert asked.place == f"{path}:1"


def test_a_line_holds_a_question_that_nothing_answers(write_lines: WriteLines) -> None:
    path = write_lines({"question": "?", "unanswerable": True, "near": None, "why": "off topic"})
    [asked] = read_question_set(path).questions()
    assert not asked.is_answerable
    assert asked.why == "off topic"


def test_a_line_holds_a_question_across_releases(write_lines: WriteLines) -> None:
    [asked] = read_question_set(write_lines({"question": "?", "releases": ["a", "b"]})).questions()
    assert asked.is_cross
    assert asked.releases == ("a", "b")


def test_a_line_holds_a_conversation(write_lines: WriteLines) -> None:
    turn = {"question": "?", "release": "a", "answers": ["b"]}
    path = write_lines({"id": "talk", "turns": [turn, {"question": "and?", "unanswerable": True}]})
    [conversation] = read_question_set(path).conversations
    assert [(asked.id, asked.turn) for asked in conversation] == [("talk-1", 1), ("talk-2", 2)]


def test_squads_paragraphs_become_releases_with_their_articles_title(tmp_path: Path) -> None:
    path = tmp_path / "wiki.json.gz"
    path.write_bytes(gzip.compress(json.dumps(SQUAD).encode()))
    found = read_question_set(path)
    [release] = found.releases
    assert (found.name, release.title, release.text) == ("wiki", "Operation Heron", CONTEXT)
    first, second, third = found.questions()
    assert (first.releases, first.answers) == ((release.id,), ("Nine", "Nine boats"))
    assert first.evidence == CONTEXT
    assert not second.is_answerable
    assert (first.all_of, third.all_of) == ((), ("Nobody", "hurt"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "no JSON: "),
        ("[]", "no JSON object; "),
        ('{"question": ""}', "`question`: "),
        ('{"question": "?"}', "it needs either `release`, `releases` or `unanswerable: true`; "),
        ('{"question": "?", "release": "a"}', "it names a `release` but gives no `answers`; "),
        ('{"question": "?", "release": "a", "answers": "b"}', "`answers`: "),
        ('{"turns": []}', "`turns`: "),
        ('{"turns": [{"question": "?"}]}', "`turns[0]`: it needs either "),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong_and_what_mends_it(
    tmp_path: Path, line: str, message: str
) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text('{"question": "?", "unanswerable": true}\n\n' + line)
    with pytest.raises(BadQuestionFile) as caught:
        read_question_set(path)
    assert str(caught.value).startswith(f"{path}:3: {message}")
    assert caught.value.mend
    assert "\n" not in str(caught.value)


def test_what_squads_layout_lacks_is_named_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    path.write_text('{"data": [{"paragraphs": [{"qas": []}]}]}')
    with pytest.raises(BadQuestionFile, match=r"`data\[0\]\.paragraphs\[0\]\.context`: "):
        read_question_set(path)


@pytest.mark.parametrize("name", ["gone.jsonl", "questions.txt", "questions.gz"])
def test_a_file_that_is_not_there_or_in_no_layout_is_wrong_usage(tmp_path: Path, name: str) -> None:
    if "gone" not in name:
        (tmp_path / name).write_text("")
    with pytest.raises(UsageError, match=name):
        read_question_set(tmp_path / name)


@pytest.mark.parametrize("data", [b"\xff{}", b""])
def test_a_file_without_questions_in_utf_8_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(data)
    with pytest.raises((BadQuestionFile, UsageError)):
        read_question_set(path)


def test_a_file_that_only_claims_to_be_packed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(b"plain")
    with pytest.raises(BadQuestionFile, match="cannot read"):
        read_question_set(path)


def test_sets_with_the_same_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "dev.jsonl" for folder in ("a", "b")]
    for path in paths:
        path.parent.mkdir()
        path.write_text('{"question": "?", "unanswerable": true}')
    assert [found.name for found in read_question_sets(paths)] == list(map(str, paths))
    assert read_question_sets(paths[:1])[0].name == "dev"


def test_a_sample_is_always_the_same_and_keeps_the_order(write_lines: WriteLines) -> None:
    lines = [{"question": f"{n}", "unanswerable": True} for n in range(50)]
    found = read_question_set(write_lines(*lines))
    drawn = [int(asked.question) for asked in found.sampled(9).questions()]
    assert drawn == [int(asked.question) for asked in found.sampled(9).questions()]
    assert drawn == sorted(drawn)
    assert len(set(drawn)) == 9
    assert found.sampled(None) == found.sampled(99) == found


def test_foreign_questions_are_the_answerable_ones_which_nothing_here_answers(
    write_lines: WriteLines,
) -> None:
    path = write_lines(
        {"question": "yes?", "release": "a", "answers": ["b"]},
        {"question": "no?", "unanswerable": True},
    )
    [asked] = read_question_set(path).as_foreign().questions()
    assert (asked.question, asked.is_answerable, asked.why) == ("yes?", False, FOREIGN)


@pytest.mark.parametrize("id_", ["../../x", "2031-03-04-Heron", "heron", ""])
def test_a_release_whose_id_could_be_no_files_name_is_refused(
    write_lines: WriteLines, id_: str
) -> None:
    fields = {"id": id_, "title": "t", "text": "x", "date": "2031-03-04", "publisher": "p"}
    with pytest.raises(BadQuestionFile, match=r":1: `id`: "):
        list(read_release_lines(write_lines(fields)))
