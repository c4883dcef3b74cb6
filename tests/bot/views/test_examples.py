"""Example questions, made from the releases themselves. All of those are invented."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from invented_answers import abstention, answer, quote
from invented_catalogue import entry

from bot.views.examples import candidates, examples
from index import Answer, Quote

if TYPE_CHECKING:
    from index.catalogue import Catalogue, CatalogueEntry

TEXTS = (
    "PORT NOWHERE, Chad – Operation Grey Heron II began in Chad and Peru.\n\n"
    "“Nobody was hurt,” said Captain Ada Voss, who led it.",
    "Police in Peru and the Gambia joined Operation Grey Heron II.\n\nIt goes on in the U.S.",
    "Operation Lantern ended.",
)


class Shelf:
    """Stands for a catalogue of releases with these texts, the first being the newest."""

    def __init__(self, *texts: str) -> None:
        self._texts = {entry(28 - number).id: text for number, text in enumerate(texts)}
        self._entries = tuple(entry(28 - number) for number, _ in enumerate(texts))

    def newest(self, count: int, offset: int = 0) -> "tuple[CatalogueEntry, ...]":
        return self._entries[offset : offset + count]

    def text(self, identity: str) -> str:
        return self._texts[identity]


def shelved(*texts: str) -> "Catalogue":
    return cast("Catalogue", Shelf(*texts))


def kinds(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.question for one in kind) for kind in candidates(shelved(*texts)))


def chosen(answering: Callable[[str], Answer]) -> tuple[tuple[str, ...], list[str]]:
    """The examples where questions are answered so, and all that was asked for them."""
    asked: list[str] = []

    async def ask(question: str) -> Answer:
        asked.append(question)
        return answering(question)

    return asyncio.run(examples(candidates(shelved(*TEXTS)), ask)), asked


def good(question: str) -> Answer:
    return answer(quoted_from(entry(28).id), question=question)


def quoted_from(release: str) -> Quote:
    return replace(quote("Nine.", "Nine"), release=release)


def test_they_ask_for_what_the_releases_name_most() -> None:
    operations, people, countries, arrests, months, newest = kinds(*TEXTS)
    assert operations[0] == "Which countries took part in Operation Grey Heron II?"
    assert people == ("What did Ada Voss say?",)
    assert countries == ("Which releases mention Peru?",)
    assert arrests[1] == "How many people were arrested in Operation Lantern?"
    assert months == ("What was published in March 2031?",)
    assert newest == ("What is the newest release?",)


def test_of_releases_that_name_nothing_the_month_and_the_newest_are_asked_for() -> None:
    assert [kind for kind in kinds("nothing much.") if kind] == [
        ("What was published in March 2031?",),
        ("What is the newest release?",),
    ]
    assert kinds()[-1] == ("What is the newest release?",)


def test_the_same_releases_make_the_same_questions() -> None:
    assert kinds(*TEXTS) == kinds(*TEXTS)


def test_a_question_too_long_for_a_button_is_none() -> None:
    assert not kinds(f"Operation {'X' * 60} ended.")[0]


def test_each_of_the_three_is_of_another_kind_and_known_to_be_answered() -> None:
    found, asked = chosen(good)
    assert found == (
        "Which countries took part in Operation Grey Heron II?",
        "What did Ada Voss say?",
        "Which releases mention Peru?",
    )
    assert asked == list(found)


def test_what_is_not_answered_or_not_surely_or_by_too_many_releases_is_no_example() -> None:
    def answering(question: str) -> Answer:
        if "countries" in question:
            return abstention(question=question)
        if "say" in question:
            return replace(good(question), confidence=0.6)
        if "mention" in question:
            return replace(good(question), is_list=True, total=300)
        return good(question)

    found, _ = chosen(answering)
    assert found == (
        "How many people were arrested in Operation Grey Heron II?",
        "What was published in March 2031?",
        "What is the newest release?",
    )


def test_a_number_is_part_of_an_operation_s_name() -> None:
    [asked, *_] = kinds("Operation Lantern 7 ended.")[0]
    assert asked == "Which countries took part in Operation Lantern 7?"


def test_what_a_release_answers_that_has_not_the_name_asked_for_is_no_example() -> None:
    found, _ = chosen(lambda question: answer(quoted_from(entry(1).id), question=question))
    assert found == (
        "Which releases mention Peru?",
        "What was published in March 2031?",
        "What is the newest release?",
    )


def test_where_nothing_is_answered_there_are_none() -> None:
    assert chosen(lambda question: abstention(question=question))[0] == ()
