"""Dates in a question; today is Wednesday, 13 March 2030."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from index.question_dates import DateRange, date_ranges
from index.without_spans import without_spans

TODAY = date(2030, 3, 13)


def said(question: str, language: str = "en", *others: str) -> list[str]:
    """Return each range as "since..until words"."""
    return [
        f"{found.since or ''}..{found.until or ''} {found.span.of(question)}"
        for found in date_ranges(question, TODAY, (language, *others))
    ]


@pytest.mark.parametrize(
    ("question", "since", "until", "words"),
    [
        # One date, written out or in digits.
        ("What was seized in 2013?", "2013-01-01", "2013-12-31", "in 2013"),
        ("releases of 2020", "2020-01-01", "2020-12-31", "of 2020"),
        ("how many are there from 2019", "2019-01-01", "2019-12-31", "from 2019"),
        ("Which raids of the year 2013?", "2013-01-01", "2013-12-31", "of the year 2013"),
        ("lamps taken 2013", "2013-01-01", "2013-12-31", "2013"),
        ("2013’s biggest raid", "2013-01-01", "2013-12-31", "2013’s"),
        ("What came in August 2013?", "2013-08-01", "2013-08-31", "in August 2013"),
        ("IN AUGUST, 2013", "2013-08-01", "2013-08-31", "IN AUGUST, 2013"),
        ("arrests, may 2016", "2016-05-01", "2016-05-31", "may 2016"),
        ("raids in Feb. 2012", "2012-02-01", "2012-02-29", "in Feb. 2012"),
        ("raids in Sept 2013", "2013-09-01", "2013-09-30", "in Sept 2013"),
        ("on 6 August 2013", "2013-08-06", "2013-08-06", "on 6 August 2013"),
        ("on the 6th of August, 2013", "2013-08-06", "2013-08-06", "on the 6th of August, 2013"),
        ("on August 6, 2013 there", "2013-08-06", "2013-08-06", "on August 6, 2013"),
        ("on Aug. 1st 2013", "2013-08-01", "2013-08-01", "on Aug. 1st 2013"),
        ("on 2013-08-06", "2013-08-06", "2013-08-06", "on 2013-08-06"),
        ("on 2013/8/6", "2013-08-06", "2013-08-06", "on 2013/8/6"),
        ("on 6/8/2013", "2013-06-08", "2013-06-08", "on 6/8/2013"),
        ("on 13/8/2013", "2013-08-13", "2013-08-13", "on 13/8/2013"),
        ("on 6.8.2013", "2013-08-06", "2013-08-06", "on 6.8.2013"),
        ("raids 2013-08", "2013-08-01", "2013-08-31", "2013-08"),
        ("raids 08/2013", "2013-08-01", "2013-08-31", "08/2013"),
        # Parts of a year, and more than one.
        ("in early 2013", "2013-01-01", "2013-04-30", "in early 2013"),
        ("raided in mid-2013", "2013-05-01", "2013-08-31", "in mid-2013"),
        ("late in 2013", "2013-09-01", "2013-12-31", "late in 2013"),
        ("at the end of 2013", "2013-09-01", "2013-12-31", "at the end of 2013"),
        ("Did it start in 2013?", "2013-01-01", "2013-12-31", "in 2013"),
        ("in late August 2013", "2013-08-21", "2013-08-31", "in late August 2013"),
        ("in the summer of 2013", "2013-06-01", "2013-08-31", "in the summer of 2013"),
        ("winter 2013", "2013-12-01", "2014-02-28", "winter 2013"),
        ("in Q1 2014", "2014-01-01", "2014-03-31", "in Q1 2014"),
        ("2014 Q4 raids", "2014-10-01", "2014-12-31", "2014 Q4"),
        ("the second half of 2014", "2014-07-01", "2014-12-31", "the second half of 2014"),
        ("raids in the 2010s", "2010-01-01", "2019-12-31", "in the 2010s"),
        # Open on one side.
        ("lamps since 2020", "2020-01-01", None, "since 2020"),
        ("lamps since early March 2020", "2020-03-01", None, "since early March 2020"),
        ("2019 onwards", "2019-01-01", None, "2019 onwards"),
        ("from 2019 onward", "2019-01-01", None, "from 2019 onward"),
        ("after March 2021", "2021-04-01", None, "after March 2021"),
        ("not before 2015", "2015-01-01", None, "not before 2015"),
        ("before 2015", None, "2014-12-31", "before 2015"),
        ("in pre-2015 or so", None, "2014-12-31", "pre-2015"),
        ("before 1 March 2012", None, "2012-02-29", "before 1 March 2012"),
        ("until May 2012", None, "2012-05-31", "until May 2012"),
        ("gone by October 2011?", None, "2011-10-31", "by October 2011"),
        # From one date to another.
        ("between 2012 and 2014", "2012-01-01", "2014-12-31", "between 2012 and 2014"),
        ("between 2014 and 2012", "2012-01-01", "2014-12-31", "between 2014 and 2012"),
        ("from June 2013 to May 2014", "2013-06-01", "2014-05-31", "from June 2013 to May 2014"),
        ("from June to August 2013", "2013-06-01", "2013-08-31", "from June to August 2013"),
        ("from June to May 2013", "2012-06-01", "2013-05-31", "from June to May 2013"),
        ("from November to March 2014", "2013-11-01", "2014-03-31", "from November to March 2014"),
        ("in June and July 2013", "2013-06-01", "2013-07-31", "in June and July 2013"),
        ("March, April and May 2013", "2013-03-01", "2013-05-31", "March, April and May 2013"),
        ("on 6–8 August 2013", "2013-08-06", "2013-08-08", "on 6–8 August 2013"),
        ("6 to 8 August 2013", "2013-08-06", "2013-08-08", "6 to 8 August 2013"),
        ("August 6–8, 2013", "2013-08-06", "2013-08-08", "August 6–8, 2013"),
        ("between 3 and 5 July 2013", "2013-07-03", "2013-07-05", "between 3 and 5 July 2013"),
        ("raids 2012–2014", "2012-01-01", "2014-12-31", "2012–2014"),
        ("raids 2012 - 2014", "2012-01-01", "2014-12-31", "2012 - 2014"),
        ("raids in 2013/14", "2013-01-01", "2014-12-31", "in 2013/14"),
        ("from 2014, 2015 and 2016", "2014-01-01", "2016-12-31", "from 2014, 2015 and 2016"),
        # Counted from today.
        ("raids today", "2030-03-13", "2030-03-13", "today"),
        ("the day before yesterday", "2030-03-11", "2030-03-11", "the day before yesterday"),
        ("this week’s raids", "2030-03-11", "2030-03-17", "this week’s"),
        ("last week", "2030-03-04", "2030-03-10", "last week"),
        ("this month", "2030-03-01", "2030-03-31", "this month"),
        ("last month", "2030-02-01", "2030-02-28", "last month"),
        ("last quarter", "2029-10-01", "2029-12-31", "last quarter"),
        ("how many months last year", "2029-01-01", "2029-12-31", "last year"),
        ("late last year", "2029-09-01", "2029-12-31", "late last year"),
        ("since last year", "2029-01-01", None, "since last year"),
        ("in the last year", "2029-03-13", "2030-03-13", "in the last year"),
        ("in the last three months", "2029-12-13", "2030-03-13", "in the last three months"),
        ("over the past 30 days", "2030-02-11", "2030-03-13", "over the past 30 days"),
        ("past 2 weeks", "2030-02-27", "2030-03-13", "past 2 weeks"),
        ("three years ago", "2027-01-01", "2027-12-31", "three years ago"),
        ("last August", "2029-08-01", "2029-08-31", "last August"),
        ("last March", "2029-03-01", "2029-03-31", "last March"),
        ("this March", "2030-03-01", "2030-03-31", "this March"),
        ("last summer", "2029-06-01", "2029-08-31", "last summer"),
        ("last winter", "2029-12-01", "2030-02-28", "last winter"),
        ("last Wednesday", "2030-03-06", "2030-03-06", "last Wednesday"),
        # What tells a thing apart says when it was, not before or after what.
        ("before the 2009 verdict", "2009-01-01", "2009-12-31", "2009"),
        ("after the January 2018 game", "2018-01-01", "2018-01-31", "January 2018"),
        ("in the 2013 Operation Gannet", "2013-01-01", "2013-12-31", "2013"),
    ],
)  # fmt: skip
def test_a_range_is_found_with_the_words_that_say_it(
    question: str, since: str | None, until: str | None, words: str
) -> None:
    assert said(question) == [f"{since or ''}..{until or ''} {words}"]


@pytest.mark.parametrize(
    "question",
    [
        "",
        "Who led Operation 2013?",
        "What became of case no. 2013?",
        "case 2012-334",
        "How many of 2013 suspects were freed?",
        "2013 people",
        "over 2000 lamps",
        "more than 2000 old lamps",
        "It cost $2013",
        "a 2013% rise",
        "operation-2013",
        "2,013 lamps at 20:13",
        "300 kg in 2 days",
        "the three years",
        "for two years",
        "in the next two years",
        "COVID-19 and 9/11",
        "a 27-year-old",
        "Who may march?",
        "in May",
        "on 6 August",
        "on Monday",
        "from June to August",
        "on 31 February 2013",
        "on 31.2.2013",
        "his last year in office",
        "the last week of the trial",
        "What happened on the last day?",
        "in 1066",
        "in 2113",
        "in the last 99999999 days",
    ],
)
def test_what_is_no_date_or_lacks_its_year_restricts_nothing(question: str) -> None:
    assert date_ranges(question, TODAY) == ()


@pytest.mark.parametrize(
    ("language", "question", "since", "until", "words"),
    [
        ("es", "redadas en agosto de 2013", "2013-08-01", "2013-08-31", "en agosto de 2013"),
        ("es", "desde el 2020 hubo", "2020-01-01", None, "desde el 2020"),
        ("es", "el 6/8/2013", "2013-08-06", "2013-08-06", "el 6/8/2013"),
        ("es", "antes del 6 de mayo de 2013", None, "2013-05-05", "antes del 6 de mayo de 2013"),
        ("es", "del 3 al 5 de mayo 2013", "2013-05-03", "2013-05-05", "del 3 al 5 de mayo 2013"),
        ("es", "entre 2012 y 2014", "2012-01-01", "2014-12-31", "entre 2012 y 2014"),
        ("es", "a principios de 2013", "2013-01-01", "2013-04-30", "a principios de 2013"),
        ("es", "en los años 2010", "2010-01-01", "2019-12-31", "en los años 2010"),
        ("es", "el año pasado", "2029-01-01", "2029-12-31", "el año pasado"),
        ("es", "los ultimos tres meses", "2029-12-13", "2030-03-13", "los ultimos tres meses"),
        ("es", "hace tres meses", "2029-12-01", "2029-12-31", "hace tres meses"),
        ("fr", "saisies d’août 2013", "2013-08-01", "2013-08-31", "d’août 2013"),
        ("fr", "le 1er aout 2013", "2013-08-01", "2013-08-01", "le 1er aout 2013"),
        ("fr", "depuis 2020", "2020-01-01", None, "depuis 2020"),
        ("fr", "jusqu’en mai 2012", None, "2012-05-31", "jusqu’en mai 2012"),
        ("fr", "entre juin et août 2013", "2013-06-01", "2013-08-31", "entre juin et août 2013"),
        ("fr", "la semaine dernière", "2030-03-04", "2030-03-10", "la semaine dernière"),
        ("fr", "les trois derniers mois", "2029-12-13", "2030-03-13", "les trois derniers mois"),
        ("fr", "avant-hier", "2030-03-11", "2030-03-11", "avant-hier"),
        ("fr", "il y a deux ans", "2028-01-01", "2028-12-31", "il y a deux ans"),
        ("ar", "ماذا ضبط في أغسطس 2013؟", "2013-08-01", "2013-08-31", "في أغسطس 2013"),
        ("ar", "٦ أغسطس ٢٠١٣", "2013-08-06", "2013-08-06", "٦ أغسطس ٢٠١٣"),
        ("ar", "في كانون الثاني 2013", "2013-01-01", "2013-01-31", "في كانون الثاني 2013"),
        ("ar", "منذ 2020", "2020-01-01", None, "منذ 2020"),
        ("ar", "بين 2012 و2014", "2012-01-01", "2014-12-31", "بين 2012 و2014"),
        ("ar", "الشهر الماضي", "2030-02-01", "2030-02-28", "الشهر الماضي"),
        ("ar", "أمس", "2030-03-12", "2030-03-12", "أمس"),
        ("de", "seit dem 3. Juni 2013 in Haft", "2013-06-03", None, "seit dem 3. Juni 2013"),
        ("de", "Ende 2013", "2013-09-01", "2013-12-31", "Ende 2013"),
        ("it", "l’anno scorso", "2029-01-01", "2029-12-31", "l’anno scorso"),
        ("pt", "em agosto de 2013", "2013-08-01", "2013-08-31", "em agosto de 2013"),
    ],
)  # fmt: skip
def test_the_languages_of_the_releases_are_understood(
    language: str, question: str, since: str | None, until: str | None, words: str
) -> None:
    assert said(question, language) == [f"{since or ''}..{until or ''} {words}"]


def test_years_that_do_not_touch_stay_two_ranges() -> None:
    first, second = said("in 2012 and 2015")
    assert (first, second) == ("2012-01-01..2012-12-31 in 2012", "2015-01-01..2015-12-31 2015")


def test_words_of_several_languages_are_known_at_once() -> None:
    assert said("three months ago", "en", "es") == ["2029-12-01..2029-12-31 three months ago"]
    assert said("desde agosto de 2013", "en", "es-MX") == ["2013-08-01.. desde agosto de 2013"]


def test_a_language_without_words_of_ours_finds_nothing() -> None:
    assert said("с 2020 года", "ru") == []
    assert said("in 2020", "ru", "en") == ["2020-01-01..2020-12-31 in 2020"]


WORDS = """in on since before after until between and to from the of last past this ago 2013 2014
31 6 6th August may Monday summer Q1 early - , . year month days three 2010s $ 6/8/2013 0/0/2013
9999-99-99 hace pasado مايو ﷽ ½ ㏂ 99999999999"""
TEXTS = st.lists(st.text(max_size=4) | st.sampled_from(WORDS.split()), max_size=12)


@given(TEXTS.map(" ".join), st.dates(), st.sampled_from([("en",), ("en", "es", "fr", "ar")]))
def test_whatever_is_asked_ranges_are_sound(
    question: str, today: date, languages: tuple[str, ...]
) -> None:
    found = date_ranges(question, today, languages)
    place = 0
    for one in found:
        assert one.since or one.until
        assert not one.since or not one.until or one.since <= one.until
        assert place <= one.span.start < one.span.end <= len(question)
        place = one.span.end


@pytest.mark.parametrize("unit", ["in 2013 ", "May, ", "between 6 ", "last ", "2013-", "1", "é"])
def test_a_long_question_takes_no_time(unit: str) -> None:
    date_ranges("since 2020", TODAY)  # the words are loaded
    question = (unit * 100_000)[:100_000]
    started = time.perf_counter()
    date_ranges(question, TODAY)
    assert time.perf_counter() - started < 1


def test_a_question_without_a_date_does_not_wait_for_the_library() -> None:
    code = (
        "import sys; from datetime import date; from index.question_dates import date_ranges;"
        "date_ranges('Who led the 12 raids in Upper Quay?', date(2030, 3, 13));"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What was seized in 2013?", "What was seized?"),
        ("In August 2013, who led the raids?", "who led the raids?"),
        ("raids (2013) in Upper Quay since 2020", "raids in Upper Quay"),
        ("since 2020", ""),
        ("Who led the raids?", "Who led the raids?"),
    ],
)
def test_a_question_can_do_without_its_dates(question: str, left: str) -> None:
    spans = [found.span for found in date_ranges(question, TODAY)]
    assert without_spans(question, spans) == left


def test_a_range_says_where_it_stands() -> None:
    [found] = date_ranges("  since 2020", TODAY)
    assert found == DateRange(date(2020, 1, 1), None, Span(2, 12))
