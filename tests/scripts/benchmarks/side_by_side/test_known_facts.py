"""Questions over a generated corpus: each answer stands in its release, and only there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from scripts.benchmarks.generated_corpus import generated_releases
from scripts.benchmarks.side_by_side.known_facts import questions_on_generated
from scripts.evaluation.matching import holds

NUMBER = 150


def test_every_answer_and_every_item_of_a_list_stands_in_its_release() -> None:
    texts = {release.id: release.text for release in generated_releases(NUMBER)}
    asked = [one for one in questions_on_generated(NUMBER).questions() if one.is_answerable]
    assert len(asked) > NUMBER
    for one in asked:
        [release] = one.releases
        for words in (*one.answers, *one.all_of):
            assert holds(texts[release], words), one


def test_no_two_releases_are_about_the_operation_that_a_question_names() -> None:
    releases: defaultdict[str, set[str]] = defaultdict(set)
    for one in questions_on_generated(NUMBER).questions():
        releases[_operation(one.question)].update(one.releases)
    assert len(releases) > 50
    assert all(len(found) <= 1 for found in releases.values())


def test_about_a_fifth_asks_for_what_the_release_does_not_state() -> None:
    asked = list(questions_on_generated(NUMBER).questions())
    share = sum(not one.is_answerable for one in asked) / len(asked)
    assert 0.1 < share < 0.3


def test_there_are_questions_of_every_kind() -> None:
    kinds = Counter(one.kind for one in questions_on_generated(NUMBER).questions())
    assert set(kinds) == {"when", "who", "list", "how_many", "money"}
    assert min(kinds.values()) > 10


def test_another_seed_is_another_corpus_with_questions_of_its_own() -> None:
    first, second = questions_on_generated(40), questions_on_generated(40, seed=8)
    texts = {release.id for release in generated_releases(40, seed=8)}
    assert {name for one in second.questions() for name in one.releases} <= texts
    assert {one.question for one in first.questions()} != {
        one.question for one in second.questions()
    }


def _operation(question: str) -> str:
    found = re.search(r"Operation (.*?)(?: begin| end| were arrested| take part)?\?", question)
    assert found
    return found[1]
