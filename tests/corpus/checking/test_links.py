"""Links in a text to other releases."""

from __future__ import annotations

import pytest
from checking_desk import Desk
from checking_text import TEXT

ID = "2031-04-01-lanterns"


@pytest.mark.parametrize(
    "link",
    [f"[earlier]({ID})", f"[earlier]({ID}.md)", f"[earlier](../2031/{ID}.md#p2)", f"[[{ID}]]"],
)
def test_a_link_to_a_release_is_alive_while_that_is_there(desk: Desk, link: str) -> None:
    desk.write(f"{TEXT}\n\nLanterns were counted {link}, she said.")
    assert desk.codes() == [(12, "dead-link")]
    desk.write(f"Another text. {TEXT}", stem=ID, title="Lanterns counted")
    assert desk.codes() == []


def test_a_link_to_a_paragraph_behind_the_last_is_dead(desk: Desk) -> None:
    desk.write(f"Another text. {TEXT}", stem=ID, title="Lanterns counted")
    desk.write(f"{TEXT}\n\nLanterns were counted [earlier]({ID}#p4), she said.")
    [problem] = desk.problems()
    assert problem.code == "dead-link"
    assert "no paragraph 4" in problem.message


@pytest.mark.parametrize(
    "words",
    [
        f"[elsewhere](https://press.example/{ID})",
        "[a page](page.html)",
        f"file {ID}",
        "[2031-04-01]",
        "[sic] (2031-04-01-x)",
    ],
)
def test_what_is_no_link_to_a_release_is_left_alone(desk: Desk, words: str) -> None:
    desk.write(f"{TEXT}\n\nLanterns were counted {words}, she said.")
    assert desk.codes() == []
