"""What says the same as another release is told from what is only like it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_releases import write_releases
from invented_sources import BODY, LANTERNS, page_of
from rensa import RMinHash

from corpus.desk import CannotAdd, Proposal, accept, propose
from corpus.desk.sketch import ALGORITHM, estimates, shared, sketch, triples, words_of

OTHER = "https://mirror.example/2019/05/seals"
_WORDS = st.lists(st.sampled_from("abcdefghijklmnopqrst"), min_size=0, max_size=60)


@pytest.fixture(autouse=True)
def seals(folder: Path) -> Proposal:
    """A release of the corpus, among others."""
    write_releases(folder)
    proposal = propose(page_of(), folder)
    accept(proposal, folder)
    return proposal


def test_the_same_words_at_another_address_are_reported_with_their_release(
    folder: Path, seals: Proposal
) -> None:
    proposal = propose(page_of(url=OTHER, title="Seals!"), folder)
    assert [str(repeat) for repeat in proposal.repeats] == [
        "the very words of 2019-05-06-harbour-seals-counted"
    ]
    assert proposal.replaces is None
    assert not proposal.may_be_added
    with pytest.raises(CannotAdd, match="the very words of"):
        accept(proposal, folder)


def test_case_and_other_quotation_marks_make_no_other_words(folder: Path) -> None:
    text = [paragraph.upper().replace("–", "-") for paragraph in BODY]
    [repeat] = propose(page_of(*text, url=OTHER, title="Seals!"), folder).repeats
    assert repeat.nearness == 1


def test_a_few_changed_words_make_a_near_repeat(folder: Path) -> None:
    text = (*BODY[:-1], BODY[-1].replace("June", "July"))
    [repeat] = propose(page_of(*text, url=OTHER, title="Seals!"), folder).repeats
    assert 0.9 < repeat.nearness < 1
    assert str(repeat).endswith("% of the words of 2019-05-06-harbour-seals-counted")


def test_another_report_of_the_same_thing_is_no_repeat(folder: Path) -> None:
    text = (BODY[0], BODY[1], *LANTERNS)
    assert not propose(page_of(*text, url=OTHER, title="Seals!"), folder).repeats


def test_a_repeat_can_be_allowed(folder: Path) -> None:
    proposal = propose(page_of(url=OTHER, title="Seals!"), folder, allow_repeats=True)
    assert proposal.repeats
    assert accept(proposal, folder).name == "2019-05-06-seals.md"


def test_a_new_version_does_not_repeat_the_release_it_replaces(folder: Path) -> None:
    assert not propose(page_of(*BODY[:-1], BODY[-1] + " Thank you."), folder).repeats


def test_texts_without_blanks_between_words_are_compared_too(folder: Path) -> None:
    text = (
        "昨日、架空の港で灯火が十二個数えられた。港の役所が発表した。来月もまた数えるという。"
        + (
            "数えたのは灯台守の一家で、三代にわたって毎年春に数えてきた。緑の灯火は見当たらなかった。"
        )
    )
    accept(propose(page_of(text, url="https://a.example/1", title="灯火"), folder), folder)
    changed = text.replace("十二個", "十三個")
    [repeat] = propose(page_of(changed, url=OTHER, title="灯台"), folder).repeats
    assert 0.85 <= repeat.nearness < 1


@given(_WORDS)
def test_a_text_shares_all_with_itself(words: list[str]) -> None:
    of_text = triples(words)
    assert shared(of_text, of_text) == 1
    assert estimates(sketch(of_text), [sketch(of_text)])[0] == 1


def test_an_estimate_is_off_by_no_more_than_chance_allows() -> None:
    chance = random.Random(7)
    errors = []
    for changed in (0.01, 0.05, 0.1, 0.3) * 25:
        words = [str(chance.randrange(5000)) for _ in range(300)]
        other = [str(chance.random()) if chance.random() < changed else word for word in words]
        some, others = triples(words), triples(other)
        errors.append(estimates(sketch(some), [sketch(others)])[0] - shared(some, others))
    assert abs(sum(errors) / len(errors)) < 0.015
    assert max(map(abs, errors)) < 0.17


def test_invisible_hyphens_are_no_part_of_a_word() -> None:
    assert words_of("co\u00adoperation ended") == ["cooperation", "ended"]


def test_sketches_that_are_kept_are_of_the_algorithm_that_is_installed() -> None:
    """Another is to be given in `corpus.desk.sketch`: sketches that are kept are then made anew."""
    assert RMinHash.ALGORITHM_VERSION == ALGORITHM
