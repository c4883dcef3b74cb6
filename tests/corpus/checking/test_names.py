"""The name of a release's file."""

from __future__ import annotations

import pytest
from checking_text import Look


@pytest.mark.parametrize(
    "slug",
    [
        "12",
        "operation-heron-copy",
        "operation-heron-final-2",
        "draft",
        "2031-05-07-operation-heron",
        "operation-heron-" + "-".join(["very"] * 20),
        "lanterns-counted-in-the-old-town",
    ],
)
def test_a_name_that_is_no_slug_of_the_title_is_reported_at_it(look: Look, slug: str) -> None:
    assert look(stem=f"2031-05-06-{slug}") == [(2, "odd-name")]


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("heron", "Operation Heron ends"),
        ("operation-heron-ends-2", "Operation Heron ends"),
        ("garza", "Finaliza la operación «Garza»"),
        ("operacion-garza", "Fin de la Operación Garza"),
        ("operation-heron-new", "Operation Heron in Newport"),  # cut in the middle of a word
        ("interpols-operation", "INTERPOL’s operation ends"),
        ("operatsiya-tsaplya", "Операция «Цапля» закончилась"),
        ("heron-draft", "Heron bill: a first draft"),
        ("uhrwerk", "Ührwerk gestohlen"),
    ],
)
def test_a_slug_of_the_title_is_not(look: Look, slug: str, title: str) -> None:
    assert look(stem=f"2031-05-06-{slug}", title=title) == []
