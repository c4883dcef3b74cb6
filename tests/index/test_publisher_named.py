"""Publishers in questions; none of them exists."""

from __future__ import annotations

import pytest

from index.publisher_named import publisher_named

PUBLISHERS = ["Invented Lamp Guild", "Guardia del Muelle", "Quay Prosecutors’ Office"]


@pytest.mark.parametrize(
    ("question", "publisher", "words"),
    [
        ("releases of the invented lamp guild", "Invented Lamp Guild", "invented lamp guild"),
        ("the oldest release of ILG", "Invented Lamp Guild", "ILG"),
        ("Invented Lamp Guild releases of 2030", "Invented Lamp Guild", "Invented Lamp Guild"),
        ("ILG's press releases", "Invented Lamp Guild", "ILG"),
        ("Who spoke for ILG about pears?", "Invented Lamp Guild", "ILG"),
        ("releases published by the Quay Prosecutors' Office", PUBLISHERS[2], None),
        ("Comunicados de la Guardia del Muelle", "Guardia del Muelle", "Guardia del Muelle"),
    ],
)
def test_whose_releases_are_asked_for(question: str, publisher: str, words: str | None) -> None:
    named = publisher_named(question, PUBLISHERS)
    assert named is not None
    assert named.publisher == publisher
    assert words is None or named.span.of(question) == words


@pytest.mark.parametrize(
    "question",
    [
        "releases that mention the Invented Lamp Guild",
        "Who was charged by the Quay Prosecutors' Office?",
        "releases of the Other Guild",
        "which cases had help from ILG",
        "",
    ],
)
def test_a_publisher_that_is_only_mentioned_filters_nothing(question: str) -> None:
    assert publisher_named(question, PUBLISHERS) is None
