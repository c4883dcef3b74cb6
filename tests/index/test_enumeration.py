"""How the items of a list are made whole; all texts are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from index.enumeration import complete


def completed(text: str, *found: str) -> list[str]:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in found]
    return [item.of(text) for item in complete(text, spans, Span(0, len(text)))]


def test_what_stands_between_two_items_is_an_item() -> None:
    text = "Divers took gold, old rum, silver and pearls to the quay."
    assert completed(text, "gold", "pearls") == ["gold", "old rum", "silver", "pearls"]


def test_items_of_a_list_of_lines_are_completed() -> None:
    text = "Seized:\n• two boats\n• nine engines\n• 40 nets"
    assert completed(text, "two boats", "40 nets") == ["two boats", "nine engines", "40 nets"]


def test_between_semicolons_commas_belong_to_the_items() -> None:
    text = "raids in Heron, Ohio; Quay, Utah; and Voss, Iowa, on Monday"
    assert completed(text, "Heron, Ohio", "Voss, Iowa") == [
        "Heron, Ohio",
        "Quay, Utah",
        "Voss, Iowa",
    ]


def test_all_countries_of_a_row_belong_to_it() -> None:
    text = "arrests in Chile, Peru, the Netherlands, Spain and Togo on Monday"
    assert completed(text, "Peru", "Spain") == ["Chile", "Peru", "Netherlands", "Spain", "Togo"]


def test_names_are_completed_without_ages_and_towns() -> None:
    text = "Ann Heron, 34, of Quay, Bo Voss, 40, of Lund, and Cy Ternby, 21, fled"
    assert completed(text, "Ann Heron", "Cy Ternby") == ["Ann Heron", "Bo Voss", "Cy Ternby"]


def test_items_run_together_are_parted() -> None:
    text = "They sold gold, silver, and rum at the quay."
    assert completed(text, "gold, silver", "rum") == ["gold", "silver", "rum"]


def test_the_full_stop_of_the_sentence_is_no_part_of_an_item_with_a_decimal_point() -> None:
    text = "They took 1.5 kg of rum and 2.5 kg of tea. It rained."
    assert completed(text, "1.5 kg of rum", "2.5 kg of tea.") == ["1.5 kg of rum", "2.5 kg of tea"]


def test_days_of_the_week_are_no_durations() -> None:
    text = "They took 3 boats on Monday and 4 boats on Tuesday, and 9 nets."
    assert completed(text, "3 boats on Monday and 4 boats on Tuesday", "9 nets") == [
        "3 boats on Monday",
        "4 boats on Tuesday",
        "9 nets",
    ]


def test_one_found_span_is_a_list_only_where_that_is_plain() -> None:
    assert completed("They sold gold, silver, and rum.", "gold, silver, and rum") == [
        "gold",
        "silver",
        "rum",
    ]
    assert completed("They sold gold and rum.", "gold and rum") == ["gold and rum"]
    text = "He gave it to Heron Shipping, which sells boats, and left."
    assert completed(text, "Heron Shipping, which sells boats") == [
        "Heron Shipping, which sells boats"
    ]


@pytest.mark.parametrize(
    "item",
    [
        "Heron, Inc.", "Lund, Texas", "Jan. 5, 2012", "$1,200", "Heron and Voss",
        "trafficking and possession of ale", "five years and four months",
        "Bureau of Alcohol, Tobacco, Firearms and Explosives", "Rome, Italy",
    ],
)  # fmt: skip
def test_a_comma_or_and_inside_an_item_does_not_part_it(item: str) -> None:
    text = f"They name gold, {item}, and rum."
    assert completed(text, "gold", item, "rum") == ["gold", item, "rum"]


def test_joining_words_and_marks_are_trimmed() -> None:
    text = "They sold gold, silver, and rum."
    assert completed(text, "gold,", "silver,", "and rum.") == ["gold", "silver", "rum"]


def test_a_word_short_of_a_separator_is_taken_in() -> None:
    text = "They sold fentanyl pills, white powder, and rum."
    assert completed(text, "fentanyl", "powder", "rum") == [
        "fentanyl pills",
        "white powder",
        "rum",
    ]


def test_a_lone_item_stays_alone() -> None:
    assert completed("in Chile, Peru and Spain", "Peru") == ["Peru"]
    assert completed("They sold gold, silver and rum.", "silver") == ["silver"]


def test_items_of_different_sentences_are_left_as_they_are() -> None:
    text = "They sold gold and were seen. Later, rum was found, and silver too."
    assert completed(text, "gold", "silver") == ["gold", "silver"]


def test_nothing_outside_the_block_is_touched() -> None:
    text = "gold, silver, rum"
    spans = [Span(0, 4), Span(14, 17)]
    assert complete(text, spans, Span(0, 5)) == [Span(0, 4)]
    assert complete(text, [], Span(0, 5)) == []


_TEXTS = st.text() | st.text(alphabet="aA ,;.and\n•“”()1$", max_size=80)


@given(_TEXTS, st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30)), max_size=6), st.data())
def test_items_lie_in_order_inside_the_block(
    text: str, found: list[tuple[int, int]], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    within = Span(start, data.draw(st.integers(start, len(text))))
    end = within.start
    for item in complete(text, [Span(at, at + size) for at, size in found], within):
        assert end <= item.start < item.end <= within.end
        end = item.end


@pytest.mark.parametrize("piece", ["a, ", "A and ", "1, ", "(a, ", "• a\n", "Spain, ", ", "])
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    found = [Span(at, at + 1) for at in range(0, len(text) - 1, 3 * len(piece))]
    start = time.process_time()
    complete(text, found, Span(0, len(text)))
    assert time.process_time() - start < 3  # well under a second on an ordinary machine


def test_an_article_alone_belongs_to_the_item_behind_it_and_other_small_words_to_none() -> None:
    text = "They went by the ferry and by a cart to Lower Quay."
    found = [Span(10, 12), Span(13, 16), Span(17, 22), Span(23, 26), Span(30, 36)]
    assert [one.of(text) for one in complete(text, found, Span(0, len(text)))] == [
        "the ferry",
        "a cart",
    ]
