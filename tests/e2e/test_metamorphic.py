"""What must not change an answer and hardly does: the bundled models, over the invented releases.

Twenty-five of the development questions, every tenth from the sixth, a third of them without an
answer. No right answer is looked up: the answer to a question typed one way is compared with the
answer to the same question typed another way, or asked of an index that came about another way.

Encoder and reader see neither case nor accents nor blanks, but every mark and every word, so that a
mark more or a greeting moves the scores a little: where two sentences are as good as each other, or
none answers, that decides. How often it does is on record here, and may not become more often.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from exact_quotes import assert_sound
from invented_releases import write_release
from real_command import PROJECT, Place
from rewordings import REWORDINGS, backwards
from unruly_releases import texts

from index import Engine
from index.answer import Answer, Filters, Quote

pytestmark = pytest.mark.slow

Ask = Callable[[str], Answer]

SETS = PROJECT / "tests/evaluation"


def questions(name: str) -> list[str]:
    lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


SAMPLE = questions("invented-dev")[5::10][:25]
LISTS = questions("invented-cross-dev")
NAMES = [
    "margit oyelaran sentence",
    "operation bitterleaf june 2013 countries",
    "unlicensed pharmacies closed bitterleaf 2013",
    "bitterleaf 2022 samples failed",
    "quiet anchor street value",
    "nightjar beds in shelters",
    "operation hubcap countries",
    "vasquez votes third round",
    "IPLB budget in 2020",
    "main defendant westmark telephone fraud",
]
"""Development questions that are typed into a search box."""

UNRELATED = {
    "kites": ("en", "Seven kites flew over the dunes. The club had sewn them in winter."),
    "footbridge": ("en", "The footbridge was painted green. Painters used ninety tins."),
    "bakery": ("en", "A bakery opened a second oven. Rye loaves are sold from six o’clock."),
    "choir": ("en", "A choir sang in the museum. Tickets were free for pupils."),
    "bees": ("en", "Beekeepers lost a third of their hives. The winter had been mild."),
    "tram": ("en", "Tram line four runs again. New rails were laid in twelve nights."),
    "chess": ("en", "A pupil won the chess cup. The final lasted five hours."),
    "library": ("en", "The library lends violins. Strings are changed once a year."),
    "snow": ("en", "Snow fell on the pass. Ploughs cleared it before noon."),
    "kiln": ("en", "The kiln is being rebuilt. Visitors may watch from the gallery."),
    "jardin": ("es", "El jardín botánico abrirá de noche. Habrá visitas con linterna roja."),
    "nieve": ("es", "Nevó en la sierra. Las quitanieves trabajaron hasta el alba."),
    "maktaba": ("ar", "افتتحت المكتبة قاعة جديدة للقراءة. الدخول مجاني للطلاب."),
    "matar": ("ar", "هطل المطر على الوادي ثلاثة أيام. امتلأت الآبار."),
}


class Kept(NamedTuple):
    """Of how many questions the top quote stays in its release, and in its place, and of how many
    the verdict stays, answered or not.
    """

    release: int
    quote: int
    verdict: int


SLACK = 2
"""Questions by which a count may fall below the recorded one."""

UNSEEN = ["lower case", "upper case", "no accents", "more spaces"]
"""Rewordings of which encoder and reader see nothing: they change no answer at all."""

RECORDED = {
    "curly quotes": Kept(25, 25, 25),
    "straight quotes": Kept(25, 25, 25),
    "no question mark": Kept(25, 24, 24),
    "emoji": Kept(25, 25, 25),
    "please in front": Kept(25, 25, 25),
    "please at the end": Kept(25, 24, 24),
    "greeting": Kept(25, 25, 25),
    "greeting and thanks": Kept(25, 25, 25),
}
"""By rewording, as measured on the twenty-five."""


LISTED = dict.fromkeys(REWORDINGS, 41)
"""Questions across releases, of 41, that list the same releases at least, by rewording."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(SETS / "releases", tmp_path_factory.mktemp("invented") / "index")
    outcome = place.verbatim("rebuild")
    assert outcome.code == 0, outcome.err
    return place


@pytest.fixture(scope="module")
def release_texts() -> dict[str, str]:
    return texts(SETS / "releases")


@pytest.fixture(scope="module")
def engine(built: Place) -> Iterator[Engine]:
    with Engine.open(built.index) as opened:
        yield opened


@pytest.fixture(scope="module")
def ask(engine: Engine) -> Ask:
    """Answers with up to five quotes, and a question that was asked before at once."""
    return cache(lambda question: engine.ask(question, limit=5))


def top(answer: Answer) -> Quote:
    """Return the best quote, whether it is an answer or only comes nearest."""
    return (*answer.quotes, *answer.nearest)[0]


def place_of(answer: Answer) -> tuple[str, int, int]:
    quote = top(answer)
    return quote.release, quote.start, quote.end


def listed(answer: Answer) -> tuple[Filters, int, list[str]]:
    """Return what was asked about, how many releases belong, and the first of them."""
    return answer.filters, answer.total, [quote.release for quote in answer.quotes]


def kept(pairs: list[tuple[Answer, Answer]]) -> Kept:
    return Kept(
        sum(top(one).release == top(other).release for one, other in pairs),
        sum(place_of(one) == place_of(other) for one, other in pairs),
        sum(one.answered == other.answered for one, other in pairs),
    )


def assert_kept(
    pairs: list[tuple[Answer, Answer]], recorded: Kept, release_texts: dict[str, str]
) -> None:
    """Check the counts against those on record, and every quote against its release."""
    found = kept(pairs)
    assert all(now >= then - SLACK for now, then in zip(found, recorded, strict=True)), found
    for _, other in pairs:
        assert_sound(other, release_texts)


@pytest.mark.parametrize("name", UNSEEN)
def test_case_accents_and_blanks_change_no_answer(ask: Ask, name: str) -> None:
    for question in SAMPLE:
        one, other = ask(question), ask(REWORDINGS[name](question))
        assert (place_of(other), other.answered) == (place_of(one), one.answered), other.question


@pytest.mark.parametrize("name", RECORDED)
def test_marks_and_words_that_ask_nothing_change_few_answers(
    ask: Ask, release_texts: dict[str, str], name: str
) -> None:
    """The rest are questions that nothing answers, or that two sentences answer equally well."""
    pairs = [(ask(question), ask(REWORDINGS[name](question))) for question in SAMPLE]
    assert_kept(pairs, RECORDED[name], release_texts)


@pytest.mark.parametrize("name", LISTED)
def test_a_question_across_releases_lists_the_same_however_it_is_typed(ask: Ask, name: str) -> None:
    pairs = [(ask(question), ask(REWORDINGS[name](question))) for question in LISTS]
    same = sum(listed(one) == listed(other) for one, other in pairs)
    assert same >= LISTED[name]


def test_names_alone_lead_to_the_same_release_in_the_opposite_order(
    ask: Ask, release_texts: dict[str, str]
) -> None:
    """One of the ten, "IPLB budget in 2020", is no longer held to be answered."""
    pairs = [(ask(question), ask(backwards(question))) for question in NAMES]
    assert_kept(pairs, Kept(10, 10, 9), release_texts)


def test_a_question_asked_again_gets_the_same_answer(engine: Engine, ask: Ask) -> None:
    for question in SAMPLE[:5]:
        again = engine.ask(question, limit=5)
        assert (again.quotes, again.nearest) == (ask(question).quotes, ask(question).nearest)
        assert (again.answered, again.confidence) == (
            ask(question).answered,
            ask(question).confidence,
        )


def test_fewer_quotes_are_the_first_of_more_and_pages_join_to_the_whole(
    engine: Engine, ask: Ask
) -> None:
    for question in SAMPLE[:6]:
        whole = ask(question)
        pages = [engine.ask(question, limit=n, offset=at) for n, at in ((1, 0), (2, 1), (2, 3))]
        assert tuple(quote for page in pages for quote in page.quotes) == whole.quotes
        assert tuple(quote for page in pages for quote in page.nearest) == whole.nearest
        assert {page.confidence for page in pages} == {whole.confidence}


def test_dates_around_the_answers_release_hardly_change_the_answer(
    engine: Engine, ask: Ask, release_texts: dict[str, str]
) -> None:
    """One verdict of twenty-five is lost: how far a sentence stands out depends on the others."""
    pairs = []
    for question in SAMPLE:
        day, year = top(ask(question)).date, timedelta(days=365)
        around = Filters(since=day - year, until=day + year)
        pairs.append((ask(question), engine.ask(question, limit=5, filters=around)))
    assert_kept(pairs, Kept(25, 25, 24), release_texts)


def test_unrelated_releases_and_the_order_of_additions_hardly_change_an_answer(
    built: Place, ask: Ask, release_texts: dict[str, str], tmp_path: Path
) -> None:
    """Half of the releases leave, others on other subjects come, and the half comes back."""
    other = Place(tmp_path / "releases", tmp_path / "index")
    shutil.copytree(built.index, other.index)
    files = sorted(built.releases.glob("*.md"))
    other.releases.mkdir()
    for path in files[::2]:
        shutil.copy(path, other.releases)
    for day, (name, (language, text)) in enumerate(UNRELATED.items(), start=1):
        stem = f"2019-08-{day:02}-{name}"
        write_release(other.releases, stem, text, title=name.title(), language=language)
    assert other.verbatim("rebuild").code == 0
    for path in files[1::2]:
        shutil.copy(path, other.releases)
    assert other.verbatim("rebuild").code == 0
    with Engine.open(other.index) as opened:
        pairs = [(ask(question), opened.ask(question, limit=5)) for question in SAMPLE]
    assert_kept(pairs, Kept(25, 25, 25), release_texts | texts(other.releases))
