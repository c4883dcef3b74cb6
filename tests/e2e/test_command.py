"""The whole way, from release files to what is printed, through the command in its own process."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from invented_releases import write_release
from real_command import Place, Seed

from corpus import Span, load_corpus, paragraphs

pytestmark = pytest.mark.slow

QUESTION = "Who initiated Operation Historia?"
ANSWER = (
    "Operation Historia (meaning ‘history’) began as an initiative of the Spanish National Police "
    "and Guardia Civil (Crime Telematics Group), which discovered more than 8,000 child abuse "
    "images shared by mainly foreign users during an investigation."
)
OFF_TOPIC = "What is the capital of Australia?"
KITES = "2031-06-01-kites"
ANSWER_KEYS = [
    "question", "answered", "confidence", "values", "quotes", "nearest", "filters",
    "understood_as", "total", "elapsed_ms",
]  # fmt: skip
QUOTE_KEYS = [
    "release", "title", "date", "publisher", "url", "paragraph", "context", "start", "end", "text",
    "highlights", "score",
]  # fmt: skip


def line_of(error: str) -> str:
    """Return the one line that an error is."""
    [line] = error.splitlines()
    assert line.startswith("verbatim: ")
    return line


def flip(path: Path) -> None:
    """Flip one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)


def assert_contract(answer: dict[str, Any], text: str) -> None:
    """Check one object of `--json`: its keys, their types and what they say of each other."""
    assert list(answer) == ANSWER_KEYS
    kinds = (str, bool, float, list, list, list, dict)
    for key, kind in zip(ANSWER_KEYS, kinds, strict=False):
        assert type(answer[key]) is kind, key
    assert answer["understood_as"] is None or type(answer["understood_as"]) is str
    assert type(answer["total"]) is int
    assert type(answer["elapsed_ms"]) is float
    assert 0 <= answer["confidence"] <= 1
    assert answer["answered"] == bool(answer["quotes"])
    assert not (answer["answered"] and answer["nearest"])
    highlights = [pair for quote in answer["quotes"] for pair in quote["highlights"]]
    assert answer["values"] == list(dict.fromkeys(text[start:end] for start, end in highlights))
    assert answer["total"] == len({quote["release"] for quote in answer["quotes"]})
    for quote in (*answer["quotes"], *answer["nearest"]):
        assert_quote_contract(quote, text)


def assert_quote_contract(quote: dict[str, Any], text: str) -> None:
    assert list(quote) == QUOTE_KEYS
    for key in ("release", "title", "text"):
        assert type(quote[key]) is str, key
    assert date.fromisoformat(quote["date"]).isoformat() == quote["date"]
    assert all(quote[key] is None or type(quote[key]) is str for key in ("publisher", "url"))
    assert type(quote["score"]) is float
    assert text[quote["start"] : quote["end"]] == quote["text"]
    context = list(paragraphs(text))[quote["paragraph"] - 1]
    assert quote["context"] == [context.start, context.end]
    assert context.holds(Span(quote["start"], quote["end"]))
    for start, end in quote["highlights"]:
        assert quote["start"] <= start < end <= quote["end"]


def test_the_first_question_builds_the_index_says_so_and_is_answered(seed: Seed) -> None:
    assert seed.first.code == 0
    assert "Argentina, Brazil, Chile" in seed.first.out
    assert line_of(seed.first.err) == "verbatim: no index yet; building it, once"


def test_a_question_is_answered_with_its_quote_alone_at_the_margin(seed: Seed) -> None:
    outcome = seed.place.verbatim("ask", QUESTION)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == ANSWER
    assert all(line.startswith("    ") for line in outcome.out.splitlines()[1:] if line)
    assert "14 August 2013 · INTERPOL · paragraph 5" in outcome.out


def test_the_paragraph_around_a_quote_is_shown_when_asked_for(seed: Seed) -> None:
    outcome = seed.place.verbatim("ask", "--limit", "1", "--context", QUESTION)
    lines = outcome.out.splitlines()
    assert lines[0] == ANSWER
    assert lines[1].startswith("    Similarly, Operation Pureza II")


def test_every_object_of_json_keeps_the_contract(seed: Seed) -> None:
    questions = [QUESTION, OFF_TOPIC, "", '“🦩\t\\"', "arrested", "x" * 5000]
    outcome = seed.place.verbatim("ask", "--json", "-", stdin="\n".join(questions))
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert [answer["question"] for answer in answers] == [q for q in questions if q]
    [file] = load_corpus(seed.place.releases).files
    for answer in answers:
        assert_contract(answer, file.release.text)
    assert answers[0]["quotes"][0]["text"] == ANSWER
    assert answers[0]["quotes"][0]["release"] == file.release.id


def test_only_restricting_filters_stand_in_json(seed: Seed) -> None:
    flags = ("--since", "2013-01-01", "--publisher", "interpol")
    outcome = seed.place.verbatim("ask", "--json", *flags, QUESTION)
    answer = json.loads(outcome.out)
    assert answer["filters"] == {"since": "2013-01-01", "publisher": "interpol"}
    assert answer["answered"]


def test_where_no_release_passes_the_filters_nothing_is_answered_or_near(seed: Seed) -> None:
    outcome = seed.place.verbatim("ask", "--json", "--since", "2014-01-01", QUESTION)
    answer = json.loads(outcome.out)
    assert outcome.code == 1
    assert (answer["quotes"], answer["nearest"], answer["confidence"]) == ([], [], 0.0)


def test_the_exit_code_says_whether_everything_was_answered(seed: Seed) -> None:
    ask = seed.place.verbatim
    assert ask("ask", QUESTION).code == 0
    assert ask("ask", OFF_TOPIC).code == 1
    assert ask("ask", "-", stdin=f"{QUESTION}\n{QUESTION}\n").code == 0
    assert ask("ask", "-", stdin=f"{OFF_TOPIC}\n{QUESTION}\n").code == 1


@pytest.mark.parametrize("flags", [["--no-such-flag"], ["--limit", "0", "x"], []])
def test_wrong_usage_is_2_and_never_a_traceback(seed: Seed, flags: list[str]) -> None:
    outcome = seed.place.verbatim("ask", *flags)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Traceback" not in outcome.err


def test_an_index_older_than_the_releases_answers_and_says_so_on_stderr(place: Place) -> None:
    write_release(place.releases, KITES, "Kites flew over Lower Quay.")
    outcome = place.verbatim("ask", QUESTION)
    assert outcome.code == 0
    assert outcome.out.startswith(ANSWER)
    assert "`verbatim rebuild` brings it up to date" in line_of(outcome.err)


def test_a_release_goes_in_and_a_quoted_answer_comes_out(place: Place) -> None:
    write_release(place.releases, KITES, "Seven red kites flew over Lower Quay. Nobody cheered.")
    rebuilt = place.verbatim("rebuild")
    assert (rebuilt.code, rebuilt.err) == (0, "")
    assert f"added: 1 ({KITES})" in rebuilt.out
    assert "encoded: 3 passages and sentences" in rebuilt.out
    answer = place.verbatim("ask", "How many kites flew over Lower Quay?")
    assert answer.out.startswith("Seven red kites flew over Lower Quay.\n")
    assert answer.err == ""


def test_a_removed_release_answers_no_longer(place: Place) -> None:
    path = write_release(place.releases, KITES, "Seven red kites flew over Lower Quay.")
    place.verbatim("rebuild")
    path.unlink()
    assert f"removed: 1 ({KITES})" in place.verbatim("rebuild").out
    assert "kites" not in place.verbatim("ask", "How many kites flew over Lower Quay?").out


def test_a_rebuild_with_nothing_changed_does_nothing_and_says_so(place: Place) -> None:
    outcome = place.verbatim("rebuild")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("nothing changed: 1 release, index ")


def test_unrelated_releases_change_no_quote(place: Place) -> None:
    questions = f"{QUESTION}\nWhat was seized?\nWhat does “pureza” mean?\n"
    before = place.verbatim("ask", "-", "--json", stdin=questions)
    for number in range(1, 9):
        text = f"The orchard of hill {number} bore {number}0 crates of pears.\n\nSnow fell late."
        write_release(place.releases, f"2031-06-0{number}-pears", text, title="Pears ripen")
    place.verbatim("rebuild")
    after = place.verbatim("ask", "-", "--json", stdin=questions)

    def first(line: str) -> str:
        return str(json.loads(line)["quotes"][0]["text"])

    assert list(map(first, before.out.splitlines())) == list(map(first, after.out.splitlines()))


def test_a_rebuild_refuses_an_invalid_corpus_and_lists_what_is_wrong(place: Place) -> None:
    bad = write_release(place.releases, KITES, "Kites flew.", date="yesterday")
    outcome = place.verbatim("rebuild")
    assert (outcome.code, outcome.out) == (3, "")
    *listed, last = outcome.err.splitlines()
    assert any(line.startswith(f"{bad}:") for line in listed)
    assert "verbatim check" in line_of(last)
    assert "--skip-invalid" in last


def test_skipping_invalid_releases_lists_them_and_builds_the_rest(place: Place) -> None:
    bad = write_release(place.releases, KITES, "Kites flew.", date="yesterday")
    write_release(place.releases, "2031-06-02-more-kites", "More kites flew.")
    outcome = place.verbatim("rebuild", "--skip-invalid")
    assert outcome.code == 0
    assert f"skipped: {bad}:" in outcome.out
    assert "added: 1 (2031-06-02-more-kites)" in outcome.out


def test_check_lists_what_is_wrong_with_the_releases(place: Place) -> None:
    only = ("--select", "empty-body,bad-date")  # the invented releases are of days to come
    assert place.verbatim("check", *only).out == "1 release, no problems\n"
    bad = write_release(place.releases, KITES, "", date="yesterday")
    outcome = place.verbatim("check", *only)
    assert outcome.code == 1
    assert {line.split(": ", 1)[1].split()[0] for line in outcome.out.splitlines()} >= {
        "empty-body"
    }
    assert all(line.startswith(f"{bad}:") for line in outcome.out.splitlines())


@pytest.mark.parametrize("name", ["texts.bin", "passage-vectors/base.npy", "encoder/model.onnx"])
def test_a_damaged_index_is_3_and_one_line_that_names_file_and_mend(
    place: Place, name: str
) -> None:
    path = place.generation_file(name)
    flip(path)
    outcome = place.verbatim("ask", QUESTION)
    assert (outcome.code, outcome.out) == (3, "")
    assert str(path) in line_of(outcome.err)
    assert outcome.err.rstrip().endswith("mend it with: verbatim rebuild")


def test_the_mend_that_is_named_for_a_damaged_index_mends_it(place: Place) -> None:
    flip(place.generation_file("sentences.npy"))
    assert place.verbatim("rebuild").code == 0
    assert place.verbatim("ask", QUESTION).out.startswith(ANSWER)


def test_the_doctor_finds_a_sound_index_sound(seed: Seed) -> None:
    for flags in ([], ["--deep"]):
        outcome = seed.place.verbatim("doctor", *flags)
        assert (outcome.code, outcome.err) == (0, "")
        assert "FAULT" not in outcome.out
        assert "all-MiniLM-L6-v2" in outcome.out


def test_the_doctor_finds_a_flipped_byte(place: Place) -> None:
    path = place.generation_file("texts.bin")
    flip(path)
    outcome = place.verbatim("doctor", "--deep")
    assert outcome.code == 3
    [fault] = [line for line in outcome.out.splitlines() if "FAULT" in line]
    assert str(path) in fault


def test_a_read_only_index_folder_answers(place: Place) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only to root")
    for path in (place.index, *place.index.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert place.verbatim("ask", QUESTION).out.startswith(ANSWER)
    finally:
        for path in (place.index, *place.index.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_an_index_answers_without_the_releases_and_from_another_folder(place: Place) -> None:
    shutil.rmtree(place.releases)
    moved = place.index.rename(place.index.parent / "moved index")
    outcome = Place(place.releases, moved).verbatim("ask", QUESTION)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(ANSWER)
