"""Datelines name place and day; what only looks like one is left alone or doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.importing import Found
from corpus.importing.dateline import dateline
from corpus.importing.written_dates import written_dates, yearless_dates


def sure(found: Found | None) -> str | None:
    return found.value if found and not found.is_doubtful else None


@pytest.mark.parametrize(
    ("text", "language", "place", "day"),
    [
        ("QUINCE BAY, Norland – Nine bells", "en", "Quince Bay, Norland", None),
        ("(Tollmouth, N.V.) — Nine bells", "en", "Tollmouth, N.V.", None),
        ("Quince Bay, 6 May 2031. Nine bells", "en", "Quince Bay", "2031-05-06"),
        ("TOLLMOUTH — Nine bells", "en", "Tollmouth", None),
        ("TOLLMOUTH, NV – Nine bells", "en", "Tollmouth, NV", None),
        ("Alderwick, Va. – Nine bells", "en", "Alderwick, Va.", None),
        ("NEW PORT, 6 May (WB News) – Nine", "en", "New Port", None),
        ("TOLLMOUTH (6 May 2031) – Nine", "en", "Tollmouth", "2031-05-06"),
        ("TOLLMOUTH, May 6, 2031 /SoundWire/ -- Nine", "en", "Tollmouth", "2031-05-06"),
        ("PORT-AU-SEL – Nine bells", "fr", "Port-au-Sel", None),
        ("ST. JOHN’S, N.V. – Nine bells", "en", "St. John’s, N.V.", None),
        ("THE QUAY, Vell — Nine bells", "en", "The Quay, Vell", None),
        ("May 6, 2031 – Tollmouth, Vell – The Office", "en", "Tollmouth, Vell", "2031-05-06"),
        ("Wednesday, May 6, 2031 – Nine bells", "en", None, "2031-05-06"),
        ("Brézolles, le 6 mai 2031 – Neuf cloches", "fr", "Brézolles", "2031-05-06"),
        ("Brézolles, le 1er mai 2031", "fr", "Brézolles", "2031-05-01"),
        ("Lère (Vallée), le 6 mai 2031 - Neuf", "fr", "Lère, Vallée", "2031-05-06"),
        ("ALBRIZA, Costa – Nueve campanas", "es", "Albriza, Costa", None),
        ("Albriza, 6 de mayo de 2031.- Nueve", "es", "Albriza", "2031-05-06"),
        ("Grauhafen, 6. Mai 2031 – Neun", "de", "Grauhafen", "2031-05-06"),
        ("Grauhafen am See (ots) - Neun", "de", "Grauhafen am See", None),
        ("Grauhafen, den 6. Mai 2031. Neun", "de", "Grauhafen", "2031-05-06"),
        ("السفرجل (٦ مايو ٢٠٣١) – تسعة", "ar", "السفرجل", "2031-05-06"),
        ("木梨，2031年5月6日 – 九", "zh", "木梨", "2031-05-06"),
        ("Nine bells.\nTwo gongs.\n\nTOLLMOUTH, Vell – Nine", "en", "Tollmouth, Vell", None),
    ],
)
def test_a_dateline_is_read(text: str, language: str, place: str | None, day: str | None) -> None:
    found_place, found_day = dateline(text, language)
    assert (sure(found_place), sure(found_day)) == (place, day)


@pytest.mark.parametrize(
    "text",
    [
        "The office counted nine bells – all of them in good order.",
        "UPDATE – Nine bells were counted.",
        "Operation Bell – a success.",
        "On 6 May 2031, nine bells were counted.",
        "A Tollmouth man – 34 years old – was charged.",
        "Police in Vell, Norland – and not only there – rejoiced.",
        "Posted on 6 May 2031.",
        "",
        "–",
    ],
)
def test_what_is_no_dateline_names_no_place(text: str) -> None:
    assert dateline(text, "en")[0] is None


def test_a_single_name_before_a_dash_may_be_no_place_and_is_doubtful() -> None:
    place, _ = dateline("Bellpol – the office for bells – counted nine.", "en")
    assert place is not None
    assert place.is_doubtful


def test_a_day_that_may_be_read_both_ways_is_doubtful() -> None:
    _, day = dateline("Tollmouth, Vell, 03/04/2031 – Nine bells", "en")
    assert day is not None
    assert day.is_doubtful
    assert "2031-03-04" in day.evidence


@given(st.text(alphabet=st.sampled_from("ABCabc é.,–—- ()\n0123456789/مMayQ"), max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    place, day = dateline(text, "en")
    assert place is None or (place.value.strip() == place.value != "")
    assert day is None or day.value in str(written_dates(text)) or len(day.value) == 10


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("6 May 2031", "en", ["2031-05-06"]),
        ("May 6th, 2031 and 7th of May, 2031", "en", ["2031-05-06", "2031-05-07"]),
        ("Sept. 3, 2031", "en", ["2031-09-03"]),
        ("2031-05-06T10:00:00Z", "en", ["2031-05-06"]),
        ("13/05/2031", "en", ["2031-05-13"]),
        ("05/13/2031", "en", ["2031-05-13"]),
        ("04.03.2031", "de", ["2031-03-04"]),
        ("6 травня 2031", "uk", ["2031-05-06"]),
        ("1º de maio de 2031", "pt", ["2031-05-01"]),
        ("2031年5月6日", "ja", ["2031-05-06"]),
        ("6 حزيران 2031", "ar", ["2031-06-06"]),
        ("31 February 2031", "en", []),
        ("99/99/2031", "en", []),
        ("1234567 May 20311", "en", []),
    ],
)
def test_days_are_read_as_written(text: str, language: str, days: list[str]) -> None:
    assert [str(one.date) for one in written_dates(text, language)] == days


def test_both_readings_of_a_day_in_figures_are_kept() -> None:
    (day,) = written_dates("03/04/2031")
    assert (str(day.date), str(day.other)) == ("2031-04-03", "2031-03-04")


def test_a_day_without_its_year_is_found_as_such() -> None:
    (day,) = yearless_dates("Tollmouth, 6 May – Nine bells")
    assert (day.day, day.month) == (6, 5)
