"""Rules on the day of a release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from datetime import timedelta
from typing import TYPE_CHECKING

from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.release import Release

if TYPE_CHECKING:
    from corpus.importing.written_dates import WrittenDate

_OF_ANOTHER_ZONE = timedelta(days=1)
_NEAR = timedelta(days=7)
"""So far apart are the writing of a release and its publication at times."""

_SIGHTED = 16  # lines, blank ones too, in which a dateline is looked for
_HEAD = 120  # characters of a line that may be one
_LONGEST_DAY = 70  # characters of a line that only says when
# A day and its year, with the end of a line, a dash or the like behind them, or in figures; dates
# are read ten times as slowly as this is looked for.
_DAY = re.compile(
    r"[0-9].{0,22}?(?:1[89]|20|21)[0-9]{2}\W{0,2}(?:[–—―\-.:()/|،]|$)"
    r"|(?:1[89]|20|21)[0-9]{2}[-/.年년]"
)
_SAYS_DAY = re.compile(
    r"[\W_]*(?:(?:date|released?|published|posted|issued|for immediate release|press release|news"
    r"|media|publié|mis en ligne|publicado|fecha|veröffentlicht|datum|stand|on|le|el|den|am|vom|du"
    r"|del|il|of|the|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di"
    r"|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:mon|diens|donners|frei|sams"
    r"|sonn)tag|mittwoch)[\W_]*)*"
)


def _future(subject: Subject, around: Surroundings) -> Iterator[Remark]:
    day = subject.release.date
    if day > around.today + _OF_ANOTHER_ZONE:
        message = f"{day.isoformat()} is yet to come; correct the date, or wait until then"
        yield Remark("date", message)


def _against_dateline(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    release = subject.release
    days = list(_days_of_dateline(release))
    if days and all(abs(day - release.date) > _NEAR for day in days):
        said = " or ".join(day.isoformat() for day in days)
        yield Remark("date", f"the dateline says {said}; correct the date, unless it is right")


def _days_of_dateline(release: Release) -> Iterator[Date]:
    """Yield the day of the dateline, twice where day and month may be the other way round."""
    heads = [line[:_HEAD] for line in release.text.split("\n", _SIGHTED)[:_SIGHTED]]
    if not any(map(_DAY.search, heads)):
        return
    from corpus.importing.dateline import dateline

    _, day = dateline(release.text, release.language)
    if day is not None and not day.is_doubtful:
        yield Date.fromisoformat(day.value)
        return
    for line in heads:
        if len(line) <= _LONGEST_DAY and (found := _only_day(line, release.language)):
            yield from filter(None, (found.date, found.other))
            return


def _only_day(line: str, language: str) -> WrittenDate | None:
    """Return the day that a line holds, if it holds nothing else but what says that it is one."""
    from corpus.importing.written_dates import written_dates

    days = written_dates(line, language) if _DAY.search(line) else []
    if len(days) != 1:
        return None
    rest = f"{line[: days[0].start]} {line[days[0].end :]}"
    return days[0] if _SAYS_DAY.fullmatch(rest.casefold()) else None


RULES = (
    Rule("future-date", "the date of the release is yet to come; correct it, or wait", _future),
    Rule(
        "dateline-date",
        "the day in the release's dateline is not near its date; one of them is wrong",
        _against_dateline,
    ),
)
