"""Generated corpora: sound, the same for a seed, and with the word frequencies of real ones."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import load_corpus, paragraphs
from scripts.benchmarks.generated_corpus import (
    generated_release,
    generated_releases,
    release_file,
    write_corpus,
)


def test_every_release_is_sound_and_comes_back_as_it_was_generated(tmp_path: Path) -> None:
    write_corpus(tmp_path, 300)
    corpus = load_corpus(tmp_path)
    assert corpus.problems == ()
    generated = sorted(generated_releases(300), key=lambda release: release.id)
    assert [file.release for file in corpus.files] == generated


def test_the_same_seed_gives_the_same_releases_and_another_seed_others() -> None:
    assert list(generated_releases(20)) == list(generated_releases(20))
    assert generated_release(3) != generated_release(3, seed=8)


def test_a_larger_corpus_begins_with_the_smaller_one(tmp_path: Path) -> None:
    write_corpus(tmp_path, 30)
    before = {path.name: path.read_text() for path in tmp_path.iterdir()}
    write_corpus(tmp_path, 40, skip=30)
    after = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert len(after) == 40
    assert before.items() <= after.items()


def test_a_release_says_that_it_is_invented_and_no_slot_stays_open() -> None:
    for release in generated_releases(200):
        assert release.text.endswith(
            "Everything in this release is invented; it serves to measure software."
        )
        assert not re.search(r"[{}]|\.\.|  ", release.title + release.text)


def test_a_few_words_are_everywhere_and_most_are_met_once() -> None:
    words: Counter[str] = Counter()
    for release in generated_releases(1000):
        words.update(re.findall(r"\w+", release.text))
    once = sum(count == 1 for count in words.values())
    assert len(words) > 6_000
    assert once / len(words) > 0.4
    ranked = [count for _, count in words.most_common(1000)]
    # Zipf's law: the hundredth is a few dozen times as seldom as the first.
    assert 10 < ranked[0] / ranked[99] < 200


def test_releases_are_as_long_as_real_ones_and_have_lists_and_quotes() -> None:
    releases = list(generated_releases(200))
    lengths = sorted(len(release.text.split()) for release in releases)
    assert 200 < lengths[100] < 600
    assert sum("\n- " in release.text for release in releases) > 20
    assert sum("“" in release.text for release in releases) > 100
    assert all(len(list(paragraphs(release.text))) > 4 for release in releases)


@pytest.mark.parametrize("text", ["It's", "a: b # c", "- no"])
def test_a_title_is_written_so_that_yaml_reads_it_back(tmp_path: Path, text: str) -> None:
    release = replace(generated_release(0), title=text)
    (tmp_path / f"{release.id}.md").write_text(release_file(release))
    [file] = load_corpus(tmp_path).files
    assert file.release == release
