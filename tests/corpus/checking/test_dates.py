"""The day of a release, the day that it is, and the day that the dateline says."""

from __future__ import annotations

from datetime import date

import pytest
from checking_text import TEXT, Look


def test_a_release_of_today_is_as_it_should_be(look: Look) -> None:
    assert look(today=date(2031, 5, 6)) == []


def test_where_it_is_tomorrow_already_a_release_may_be_of_that_day(look: Look) -> None:
    assert look(today=date(2031, 5, 5)) == []


def test_a_date_that_is_yet_to_come_is_reported_at_the_date(look: Look) -> None:
    assert look(today=date(2031, 5, 4)) == [(3, "future-date")]


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT NOWHERE, Elsewhere, 6 May 2030 – ",
        "Port Nowhere, May 6, 2030. ",
        "May 6, 2030\n\n",
        "Date: Monday, May 6, 2030\n\n",
        "For immediate release: 06.05.2030\n\n",
        "2030-05-06\n\n",
    ],
)
def test_a_dateline_of_another_year_is_reported_at_the_date(look: Look, dateline: str) -> None:
    assert look(dateline + TEXT) == [(3, "dateline-date")]


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT NOWHERE, Elsewhere, 6 May 2031 – ",
        "May 2, 2031\n\n",  # written on a Friday, published on a Tuesday
        "05/06/2031\n\n",  # the month may come first
        "06/05/2031\n\n",
        "Port Nowhere, 6 May – ",
        "On 6 May 2030, Captain Voss took office. ",
        "The trial begins\n\nJanuary 9, 2030 to March 3, 2030\n\n",
    ],
)
def test_what_may_agree_with_the_date_is_not_reported(look: Look, dateline: str) -> None:
    assert look(dateline + TEXT) == []


def test_datelines_are_read_in_the_language_of_the_release(look: Look) -> None:
    spanish = (
        "Puerto Nada, 6 de mayo de 2030.- La policía del puerto inventado incautó nueve barcos en "
        "la operación Garza. Nadie resultó herido, según la capitana Ada Voss. Los barcos fueron "
        "remolcados al muelle viejo, donde los dueños podrán verlos hasta el final del mes."
    )
    assert look(spanish, language="es") == [(3, "dateline-date")]
