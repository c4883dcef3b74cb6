"""Releases come whole and clean out of pages built as those of press sites are."""

import pytest
from press_pages import Page, held_out_pages, pages

from corpus.importing import extract
from scripts.benchmarks.extraction import measure, table, word_overlap

ALL = [*pages(), *held_out_pages()]


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.layout)
def test_the_body_comes_out_word_for_word_and_nothing_else(page: Page) -> None:
    assert extract(page.source).text == page.text


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.layout)
def test_precision_and_recall_of_the_words_are_98_percent_at_least(page: Page) -> None:
    precision, recall = word_overlap(extract(page.source).text, page.text)
    assert min(precision, recall) >= 0.98


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.layout)
def test_all_metadata_is_right_and_doubtful_only_where_the_page_leaves_doubt(page: Page) -> None:
    found = extract(page.source)
    values = {name: getattr(found, name) for name in page.facts}
    assert {name: one and one.value for name, one in values.items()} == page.facts
    assert {name for name, one in values.items() if one and one.is_doubtful} == page.doubtful
    assert all(one.evidence for one in values.values() if one)


def test_the_pages_are_of_many_layouts() -> None:
    assert len({page.layout for page in pages()}) == len(pages()) >= 15
    assert len({page.layout for page in held_out_pages()}) == len(held_out_pages()) >= 6


def test_the_overlap_of_words_counts_each_as_often_as_it_stands() -> None:
    assert word_overlap("one one two", "one two three") == (2 / 3, 2 / 3)


def test_the_table_names_what_is_wrong() -> None:
    page = pages()[0]
    assert table(measure([page])).endswith("1.000   1.000  exact   exact")
