"""What reading does to the order of sentences; all releases and readers here are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st
from invented_reader import LikingReader
from invented_releases import write_release
from unruly_releases import QUESTIONS

from index.choose import FEATURES as CHEAP
from index.choose import Sentences, choose
from index.confidence import SIGNS, signs
from index.generation import Generation, open_current
from index.open_reader import OpenReader
from index.question import Question, understand
from index.read import FEATURES, PASSAGES_READ, RELEASES_READ, read
from index.reader import Stretch
from index.reader_record import ReaderRecord
from index.retrieve import retrieve
from index.settings import Settings

RECORD = ReaderRecord(
    weights={"passage": 0.1, "about": 0.1, "over_none": 1.0, "tagged": 0.5},
    none_of_these=0.0,
    intercept=0.0,
    confidence={"standing_out": 1.0},
    threshold=0.5,
    further=1.0,
)
QUESTION = "What happened to the boats, the lanterns and the trees?"


@pytest.fixture(scope="module")
def generation(base: Settings) -> Iterator[Generation]:
    opened = open_current(base.index)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def large(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    """An index of five releases of many passages."""
    folder = tmp_path_factory.mktemp("kites")
    kite = "Kite {} of the invented fair flew over the made-up hill of day {} for {} long minutes."
    for day in range(1, 6):
        body = "\n\n".join(
            " ".join(kite.format(one, day, two) for two in range(10, 14)) for one in range(30)
        )
        write_release(folder, f"2031-06-0{day}-kites", body, title=f"Kites of day {day}")
    opened = open_current(fresh(folder).index)
    yield opened
    opened.close()


def ranked(generation: Generation, question: str) -> tuple[Question, Sentences]:
    asked = understand(question, generation)
    return asked, choose(generation, asked, retrieve(generation, asked, None))


def read_by(reader: LikingReader, generation: Generation, question: str = QUESTION) -> Sentences:
    asked, sentences = ranked(generation, question)
    return read(generation, OpenReader(reader, RECORD), asked, sentences)


def read_stretches(reader: LikingReader, generation: Generation, question: str) -> list[Stretch]:
    read_by(reader, generation, question)
    return reader.stretches


def words(generation: Generation, row: int) -> str:
    tables = generation.tables
    return tables.sentence(row).of(tables.text(int(tables.sentences[row, 0])))


@pytest.mark.parametrize(
    "liked",
    ["nine boats", "Two crews", "forty lanterns", "1,500 crowns", "300 trees", "Pears"],
)
def test_the_sentence_that_the_reader_likes_comes_first(generation: Generation, liked: str) -> None:
    sentences = read_by(LikingReader(answer=liked), generation)
    assert liked in words(generation, int(sentences.rows[0]))


@budget(max_examples=40)
@given(question=QUESTIONS)
def test_sentences_come_in_the_order_of_their_scores_which_are_weighed_features(
    generation: Generation, question: str
) -> None:
    sentences = read_by(LikingReader(answer="Two crews"), generation, question)
    assert all(one >= other for one, other in pairwise(sentences.scores))
    assert sentences.features.shape == (len(sentences.rows), len(CHEAP) + len(FEATURES))
    assert np.isfinite(sentences.features).all()
    weights = [RECORD.weights.get(name, 0.0) for name in (*CHEAP, *FEATURES)]
    assert np.allclose(sentences.features @ np.array(weights), sentences.scores)


def test_a_sentence_keeps_what_was_known_of_it_before_it_was_read(generation: Generation) -> None:
    _, before = ranked(generation, QUESTION)
    after = read_by(LikingReader(), generation)
    known = dict(zip(before.rows.tolist(), before.features.tolist(), strict=True))
    assert sorted(known) == sorted(after.rows.tolist())
    for row, features in zip(after.rows.tolist(), after.features.tolist(), strict=True):
        assert features[: len(CHEAP)] == known[row]


def test_only_sentences_that_were_read_are_left(large: Generation) -> None:
    reader = LikingReader(answer="Kite 3")
    _, before = ranked(large, "Which kite flew for 12 minutes?")
    after = read_by(reader, large, "Which kite flew for 12 minutes?")
    assert 0 < len(after.rows) < len(before.rows)
    assert set(after.rows.tolist()) < set(before.rows.tolist())
    for row, reading in zip(after.rows.tolist(), after.readings, strict=True):
        sentence = large.tables.sentence(row)
        assert reading.spans[0, 0] <= sentence.start
        assert sentence.end <= reading.spans[-1, 1]


def test_few_passages_of_few_releases_are_read_the_best_among_them(large: Generation) -> None:
    reader = LikingReader()
    _, before = ranked(large, "Which kite flew for 12 minutes?")
    after = read_by(reader, large, "Which kite flew for 12 minutes?")
    tables = large.tables
    passages = np.searchsorted(tables.passages[:, 4], after.rows, "right")
    assert len(set(passages.tolist())) <= PASSAGES_READ
    assert len(set(tables.sentences[after.rows, 0].tolist())) <= RELEASES_READ
    assert int(before.rows[0]) in after.rows.tolist()
    lengths = sum(len(one.text) for one in reader.stretches if one.title)
    assert lengths <= sum(
        tables.passages[row, 2] - tables.passages[row, 1] + 2 for row in set(passages.tolist())
    )


def test_where_the_first_are_conclusive_the_others_are_left(large: Generation) -> None:
    question = "Which kite flew for 12 minutes?"
    _, before = ranked(large, question)
    silent, sure = LikingReader(), LikingReader(answer=words(large, int(before.rows[0])))
    everything = {one for one in read_stretches(silent, large, question) if one.title}
    read_by(sure, large, question)
    titled = [one for one in sure.begun if one.stretch.title]
    assert len(everything) == len(titled) > 3
    assert [one.is_cancelled for one in titled] == [False] * 3 + [True] * (len(titled) - 3)


def test_no_share_ends_a_reading_after_two_stretches(
    large: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rounding may lift a share above one."""
    monkeypatch.setattr("index.read._share", lambda _: 1.0000002)
    reader = LikingReader()
    read_by(reader, large, "Which kite flew for 12 minutes?")
    left = [one.is_cancelled for one in reader.begun if one.stretch.title]
    assert left[:4] == [False, False, False, True]


def test_what_may_be_read_twice_is_begun_before_the_last_stretch_is_read(large: Generation) -> None:
    question = "Which kite flew for 12 minutes?"
    found = read_stretches(LikingReader(), large, question)
    assert "" in [one.title for one in found[:-1]]
    assert len(found) == len(set(found))


@given(random=st.randoms(use_true_random=False))
def test_the_order_in_which_sentences_come_changes_nothing_where_all_are_read(
    generation: Generation, random: object
) -> None:
    asked, sentences = ranked(generation, QUESTION)
    opened = OpenReader(LikingReader(items=["Two crews"], several=1.0), RECORD)
    expected = read(generation, opened, asked, sentences)
    order = list(range(len(sentences.rows)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = Sentences(sentences.rows[order], sentences.features[order], sentences.scores[order])
    found = read(generation, opened, asked, shuffled)
    assert found.rows.tolist() == expected.rows.tolist()
    assert np.array_equal(found.features, expected.features)


def test_an_item_lifts_its_sentence(generation: Generation) -> None:
    sentences = read_by(LikingReader(items=["Pears"], several=1.0), generation)
    assert words(generation, int(sentences.rows[0])) == "Pears ripen late there."


def test_what_was_cut_off_is_as_bad_as_any(generation: Generation) -> None:
    sentences = read_by(LikingReader(answer="Pears", most_tokens=8), generation)
    last = words(generation, int(sentences.rows[-1]))
    assert last not in ("Invented harbour police seized nine boats in Operation Heron on Monday.",)
    assert "Pears" not in words(generation, int(sentences.rows[0]))
    assert np.isfinite(sentences.scores).all()


def test_a_reader_that_reads_no_token_leaves_all_sentences(generation: Generation) -> None:
    everything = read_by(LikingReader(), generation)
    nothing = read_by(LikingReader(most_tokens=0), generation)
    assert sorted(nothing.rows.tolist()) == sorted(everything.rows.tolist())
    assert np.isfinite(nothing.scores).all()


def test_nothing_found_is_nothing_read(generation: Generation) -> None:
    asked, sentences = ranked(generation, QUESTION)
    empty = Sentences(sentences.rows[:0], sentences.features[:0], sentences.scores[:0])
    found = read(generation, OpenReader(LikingReader(), RECORD), asked, empty)
    assert (len(found.rows), found.readings) == (0, ())


def test_what_is_seen_of_the_best_sentence_has_a_name_each(generation: Generation) -> None:
    asked, _ = ranked(generation, QUESTION)
    reader = LikingReader(answer="Two crews")
    sentences = read_by(reader, generation)
    seen = signs(generation, OpenReader(reader, RECORD), asked, sentences)
    assert set(seen) == set(SIGNS)
    assert seen["over_none"] == seen["second_over_none"] == 10.0


def test_of_no_sentence_nothing_is_seen(generation: Generation) -> None:
    asked, sentences = ranked(generation, QUESTION)
    empty = Sentences(sentences.rows[:0], sentences.features[:0], sentences.scores[:0])
    assert signs(generation, None, asked, empty) == {}


def test_the_further_the_best_stands_out_the_surer_it_is(generation: Generation) -> None:
    asked, _ = ranked(generation, QUESTION)
    reader = LikingReader(answer="Two crews")
    sentences = read_by(reader, generation)

    def standing_out(scores: np.ndarray, none: float) -> float:
        opened = OpenReader(reader, replace(RECORD, none_of_these=none))
        scored = replace(sentences, scores=scores)
        return signs(generation, opened, asked, scored)["standing_out"]

    near = np.sort(np.linspace(1, 2, len(sentences.rows)))[::-1]
    apart = np.append(9.0, near[1:])
    assert standing_out(apart, 0.0) > standing_out(near, 0.0)
    assert standing_out(apart, 20.0) < standing_out(apart, 0.0)
