"""What belongs to a page or a sheet of paper and not to a release."""

from __future__ import annotations

import pytest
from checking_desk import Desk
from checking_text import TEXT, Look


@pytest.mark.parametrize(
    "line",
    [
        "Share this page",
        "» Read more",
        "Print this page",
        "Subscribe to our newsletter",
        "Share on: Facebook | Twitter | LinkedIn",
        "Back to top ↑",
        "Related news",
        "4 min read",
        "Follow us on X @invented",
        "© 2031 Invented Agency. All rights reserved.",
        "Partager cette page",
        "Lire la suite",
        "Abonnez-vous à notre lettre d’information",
        "Compartir en Facebook",
        "Leer más…",
        "Noticias relacionadas",
        "Diese Seite drucken",
        "Weitere Meldungen",
        "Leggi tutto",
        "Leia também",
        "Lees meer",
        "شارك على فيسبوك",
        "اقرأ المزيد",
        "Поделиться в Telegram",
        "Читайте также:",
    ],
)
def test_a_line_of_the_page_is_reported(look: Look, line: str) -> None:
    assert look(f"{TEXT}\n\n{line}\n\nA last paragraph follows.") == [(12, "furniture")]


@pytest.mark.parametrize(
    "line",
    [
        "They share this page of history with their neighbours.",
        "Share",
        "More",
        "Home",
        "X",
        "Contact:",
        "FOR IMMEDIATE RELEASE",
        "News",
        "Compartir en familia",
        "Print and sign",
        "Follow the money",
        "The newsletter of the harbour was printed.",
        "Read the boats their rights",
    ],
)
def test_a_line_that_a_release_may_have_is_not(look: Look, line: str) -> None:
    assert look(f"{TEXT}\n\n{line}\n\nA last paragraph follows.") == []


def test_the_words_of_a_cookie_banner_are_reported_wherever_they_stand(look: Look) -> None:
    banner = "To make this site better, we use cookies and similar techniques of all kinds."
    assert look(f"{TEXT}\n\n{banner}") == [(12, "furniture")]


def test_cookies_may_be_news(look: Look) -> None:
    assert look(f"{TEXT}\n\nThe thieves stole session cookies, and a cookie jar.") == []


@pytest.mark.parametrize("line", ["Page 3 of 5", "Page 3", "– 3 –", "Seite 3 von 5", "3 | Page"])
def test_the_number_of_a_page_is_reported(look: Look, line: str) -> None:
    assert look(f"{TEXT}\n\n{line}\n\nA last paragraph follows.") == [(12, "page-number")]


@pytest.mark.parametrize("line", ["3", "33", "Pages 3 to 5 were torn out.", "Case 3/5", "2031"])
def test_another_number_alone_in_a_line_is_not(look: Look, line: str) -> None:
    assert look(f"{TEXT}\n\n{line}\n\nA last paragraph follows.") == []


@pytest.mark.parametrize("gap", ["- ", "-\n", "\u00ad ", "\u00ad\n"])
def test_a_word_that_is_still_divided_is_reported(desk: Desk, gap: str) -> None:
    desk.write(f"{TEXT}\n\nAn inter{gap}national hearing is set. It will be international.")
    [problem] = desk.problems()
    assert (problem.line, problem.code) == (12, "divided-word")
    assert problem.message.endswith("write 'international'")


def test_another_release_may_tell_how_a_word_is_written(desk: Desk) -> None:
    desk.write(f"{TEXT}\n\nAn inter- national hearing is set.")
    assert desk.codes() == []
    desk.write(f"It will be international. {TEXT}", stem="2031-05-07-heron")
    assert desk.codes() == [(12, "divided-word")]


@pytest.mark.parametrize(
    "words",
    [
        "two- and three-year sentences, twoand",
        "the young- under 18- were let go; youngunder",
        "Nowhere- Based boats, nowherebased",
        "pre - war boats, prewar",
    ],
)
def test_a_hyphen_with_a_blank_may_be_meant(look: Look, words: str) -> None:
    assert look(f"{TEXT}\n\nThere were {words}. The young are under it.") == []
