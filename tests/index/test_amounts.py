"""Two amounts that are asked for at once are both given, and no other."""

from __future__ import annotations

import pytest

from corpus import Span
from index.amounts import amounts_asked, with_all_amounts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many kites and lanterns did the office count?", ["kite", "lantern"]),
        ("how much rope and how many red flags", ["rope", "flag"]),
        ("How much was paid, and to how many boat owners?", ["", "owner"]),
        ("HOW MANY men, women and children were rescued?", ["men", "women", "children"]),
        ("How many kites were counted, and how many were red?", ["kite", ""]),
    ],
)
def test_what_each_amount_is_counted_in_is_told(question: str, expected: list[str]) -> None:
    assert ["".join(counted) for counted in amounts_asked(question)] == expected


@pytest.mark.parametrize(
    "question",
    [
        "How many kites were counted?",
        "How many people in Port Nowhere and Lower Quay fly kites?",
        "How many kites may one person fly, per the rule?",
        "How many arrests, and what was seized?",
        "Which kites and lanterns were counted?",
        "How many",
        "",
    ],
)
def test_most_questions_ask_for_one_amount_at_most(question: str) -> None:
    assert amounts_asked(question) == ()


def both(text: str, marked: str, question: str) -> list[str]:
    start = text.index(marked)
    found = with_all_amounts(
        text, Span(0, len(text)), Span(start, start + len(marked)), amounts_asked(question)
    )
    return [span.of(text) for span in found]


@pytest.mark.parametrize(
    ("text", "marked", "question", "expected"),
    [
        (
            "They found approximately 513 paper kites and 6 lanterns in 3 sheds.",
            "approximately 513",
            "How many kites and lanterns did they find?",
            ["approximately 513 paper kites", "6 lanterns"],
        ),
        (
            "They found about $630,000 in cash and two boats, and took about $330,000 in shells.",
            "about $330,000",
            "How much cash and how many shells were taken?",
            ["about $630,000 in cash", "about $330,000 in shells"],
        ),
        (
            "The thieves took $600,000 from 1,600 fishing accounts on the pier.",
            "$600,000",
            "How much was stolen, and from how many accounts?",
            ["$600,000", "1,600 fishing accounts"],
        ),
        (
            "He sailed more than 2,000 times and took in $287,000.",
            "$287,000",
            "how many crossings and how much money",
            ["more than 2,000 times", "$287,000"],
        ),
    ],
)
def test_the_other_amount_is_found(
    text: str, marked: str, question: str, expected: list[str]
) -> None:
    assert both(text, marked, question) == expected


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Nearly 4,000 sellers sold kites to 115,000 buyers in 12 ports.", "Nearly 4,000"),
        ("Nearly 4,000 sellers met on the pier.", "Nearly 4,000"),
        ("Nearly all sellers sold 400 kites.", "Nearly all"),
        ("4,000 sellers and 12 lanterns", "4,000 sellers and 12"),
    ],
)
def test_nothing_is_added_where_nothing_shows_which_other_is_meant(text: str, marked: str) -> None:
    assert both(text, marked, "How many sellers and lanterns were there?") == [marked]
