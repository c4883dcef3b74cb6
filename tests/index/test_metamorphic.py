"""What must not change an answer: how a question is typed, what else was released, and when.

No right answer is looked up here: two answers are compared with each other. All releases are
invented. The encoder's weights are random, so that what holds here is owed to everything else; how
much of it holds with the real one is measured by `tests/e2e/test_metamorphic.py`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from exact_quotes import assert_sound
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from invented_releases import write_release, write_releases
from rewordings import POLITE, PUNCTUATED, REWORDINGS, TYPED, Rewording
from unruly_releases import QUESTIONS, texts

from index import Engine
from index.answer import Answer, Filters, Quote
from index.build import rebuild
from index.settings import Settings

Fresh = Callable[[Path], Settings]

NANDU = """La policía inventada detuvo a tres falsificadores en la Operación Ñandú.

El público dio la pista, según la comisaria Inés Peñalver."""

ECLAIR = """The made-up customs service closed the “Société d’Été” in Operation Éclair.

Its manager’s safe held sixty forged stamps. "We had the key," said Inspector Zoë Çelik."""

STATED = {
    "How many boats were seized in Operation Heron?": "nine boats",
    'Who said "Nobody was hurt"?': "Ada Voss",
    "Where were the boats towed?": "Port Nowhere",
    "How many lanterns did the agency count in the old town?": "forty lanterns",
    "Who planted trees in the valley of Elsewhere?": "Growers",
    "What was closed in Operation Éclair?": "Société d’Été",
    "What did the manager's safe hold?": "sixty forged stamps",
    "Who said “We had the key”?": "Zoë Çelik",
    "¿A cuántos falsificadores detuvo la Operación Ñandú?": "tres falsificadores",
}
"""Questions, and words of the sentence that answers each."""

NAMES = [
    "heron boats",
    "lanterns broken",
    "old orchard frost",
    "operation éclair",
    "éclair customs closed",
    "forged stamps safe",
    "operación ñandú falsificadores",
]
"""Questions that are typed into a search box: their words have no order."""

ASKING_NOTHING = {**PUNCTUATED, **POLITE}

LISTS = [
    "releases published by the Invented Agency in May 2031",
    "Which releases mention boats?",
    "How many releases mention stamps?",
    "All releases since April 2031",
    "the newest release",
]
SEEN_THROUGH = {name: one for name, one in {**TYPED, **PUNCTUATED}.items() if name != "more spaces"}

PAGED = [*list(STATED)[:4], NAMES[0], "list all releases about operations"]

SUBJECTS = {
    "kites": "Seven kites flew over the dunes. The children’s club had sewn them in winter.",
    "bridge": "The footbridge was painted green. Painters used ninety tins.",
    "bakery": "A bakery opened a second oven. Rye loaves are sold from six o’clock.",
    "choir": "A choir sang in the museum. Tickets were free for pupils.",
    "bees": "Beekeepers lost a third of their hives. The winter had been mild.",
    "tram": "Tram line four runs again. New rails were laid in twelve nights.",
    "chess": "A pupil won the chess cup. The final lasted five hours.",
    "library": "The library lends violins. Strings are changed once a year.",
    "snow": "Snow fell on the pass. Ploughs cleared it before noon.",
    "pottery": "The kiln is being rebuilt. Visitors may watch from the gallery.",
}
FOREIGN = {
    "jardin": ("es", "El jardín botánico abrirá de noche. Habrá visitas con linterna roja."),
    "nieve": ("es", "Nevó en la sierra. Las quitanieves trabajaron hasta el alba."),
    "maktaba": ("ar", "افتتحت المكتبة قاعة جديدة للقراءة. الدخول مجاني للطلاب."),
    "matar": ("ar", "هطل المطر على الوادي ثلاثة أيام. امتلأت الآبار."),
}


def write_all(folder: Path) -> Path:
    write_releases(folder)
    write_release(folder, "2031-07-08-nandu", NANDU, title="Operación Ñandú", language="es")
    write_release(folder, "2031-08-09-eclair", ECLAIR, title="Operation Éclair ends")
    return folder


@pytest.fixture(scope="module")
def told(fresh: Fresh, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index of five releases that no test may touch."""
    return fresh(write_all(tmp_path_factory.mktemp("told")))


@pytest.fixture(scope="module", params=["", "none"], ids=["read", "unread"])
def engine(told: Settings, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Decides by the fitted threshold, with the bundled reader and with none."""
    with Engine.open(told.index, reader=request.param) as opened:
        yield opened


@pytest.fixture(scope="module")
def told_texts(told: Settings) -> dict[str, str]:
    return texts(told.releases)


def top(answer: Answer) -> Quote:
    """Return the best quote, whether it is an answer or only comes nearest."""
    return (*answer.quotes, *answer.nearest)[0]


def place(answer: Answer) -> tuple[str, int, int]:
    quote = top(answer)
    return quote.release, quote.start, quote.end


def listed(answer: Answer) -> tuple[Filters, list[str]]:
    """Return what the question was restricted to and the releases of its list."""
    assert answer.is_list, answer.question
    return answer.filters, [quote.release for quote in answer.quotes]


def timeless(answer: Answer) -> Answer:
    """Return the answer without what no two runs share."""
    return replace(answer, elapsed_ms=0.0)


def test_what_is_compared_below_are_answers(engine: Engine) -> None:
    for question, words in STATED.items():
        assert words in top(engine.ask(question)).text


@pytest.mark.parametrize("reword", TYPED.values(), ids=TYPED)
def test_case_accents_quotation_marks_and_blanks_change_nothing(
    engine: Engine, told_texts: dict[str, str], reword: Rewording
) -> None:
    for question in STATED:
        one, other = engine.ask(question), engine.ask(reword(question))
        assert_sound(other, told_texts)
        assert (place(other), other.answered) == (place(one), one.answered), reword(question)


@pytest.mark.parametrize("reword", ASKING_NOTHING.values(), ids=ASKING_NOTHING)
def test_marks_and_words_that_ask_nothing_lead_to_the_same_release_and_mostly_the_same_quote(
    engine: Engine, told_texts: dict[str, str], reword: Rewording
) -> None:
    """At most one of nine questions is answered by another sentence of the same release.

    As measured: the random encoder takes a greeting or an emoji for part of the question, which
    moves the quote in three of 144 cases.
    """
    moved = []
    for question in STATED:
        one, other = engine.ask(question), engine.ask(reword(question))
        assert_sound(other, told_texts)
        assert top(other).release == top(one).release, reword(question)
        moved += [question] if place(other) != place(one) else []
    assert len(moved) <= 1


@pytest.mark.parametrize("reword", SEEN_THROUGH.values(), ids=SEEN_THROUGH)
def test_a_question_across_releases_lists_the_same_however_it_is_typed(
    engine: Engine, reword: Rewording
) -> None:
    for question in LISTS:
        assert listed(engine.ask(reword(question))) == listed(engine.ask(question)), question


@pytest.mark.parametrize("name", ["more spaces", "please in front", "greeting"])
def test_a_question_across_releases_lists_the_same_with_blanks_and_words_that_ask_nothing(
    engine: Engine, name: str
) -> None:
    for question in LISTS:
        reworded = REWORDINGS[name](question)
        assert listed(engine.ask(reworded)) == listed(engine.ask(question)), reworded


@pytest.mark.parametrize("question", NAMES)
def test_names_alone_lead_to_the_same_release_in_any_order(engine: Engine, question: str) -> None:
    released = top(engine.ask(question)).release
    for words in list(permutations(question.split()))[1:]:
        assert top(engine.ask(" ".join(words))).release == released


@examples(max_examples=15)
@given(question=QUESTIONS, rewording=st.sampled_from([*REWORDINGS]))
def test_any_question_is_answered_by_sound_quotes_and_by_the_same_when_asked_again(
    engine: Engine, told_texts: dict[str, str], question: str, rewording: str
) -> None:
    reworded = REWORDINGS[rewording](question)
    answer = engine.ask(reworded)
    assert_sound(answer, told_texts)
    assert timeless(engine.ask(reworded)) == timeless(answer)


@pytest.mark.parametrize("question", PAGED)
def test_fewer_quotes_are_the_first_of_more(engine: Engine, question: str) -> None:
    more = engine.ask(question, limit=5)
    for limit in (1, 2):
        fewer = engine.ask(question, limit=limit)
        assert fewer.quotes == more.quotes[:limit]
        assert fewer.nearest == more.nearest[:limit]
        assert (fewer.answered, fewer.confidence) == (more.answered, more.confidence)


@pytest.mark.parametrize("question", PAGED)
def test_pages_join_to_the_whole(engine: Engine, question: str) -> None:
    whole = engine.ask(question, limit=6)
    pages = [engine.ask(question, limit=2, offset=at) for at in (0, 2, 4)]
    assert tuple(quote for page in pages for quote in page.quotes) == whole.quotes
    assert tuple(quote for page in pages for quote in page.nearest) == whole.nearest


def test_dates_that_let_the_answers_release_through_do_not_change_the_quote(
    engine: Engine,
) -> None:
    for question in STATED:
        answer = engine.ask(question)
        day, month = top(answer).date, timedelta(days=30)
        for since, until in ((None, day), (day, None), (day, day), (day - month, day + month)):
            within = engine.ask(question, filters=Filters(since=since, until=until))
            assert place(within) == place(answer), (question, since, until)


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 0, 2)])
def test_the_order_in_which_releases_are_added_changes_nothing(
    told: Settings, fresh: Fresh, tmp_path: Path, order: tuple[int, ...]
) -> None:
    files = sorted(told.releases.glob("*.md"))
    parts = [files[:2], files[2:4], files[4:]]
    folder = tmp_path / "releases"
    folder.mkdir()
    added: Settings | None = None
    for number in order:
        for path in parts[number]:
            shutil.copy(path, folder)
        if added is None:
            added = fresh(folder)
        else:
            rebuild(added)
    assert added is not None
    with Engine.open(added.index) as other, Engine.open(told.index) as one:
        for question in STATED:
            assert timeless(other.ask(question)) == timeless(one.ask(question))


@pytest.mark.parametrize(
    "others",
    [{name: ("en", text) for name, text in SUBJECTS.items()}, FOREIGN],
    ids=["other subjects", "other languages"],
)
@pytest.mark.parametrize("reader", ["", "none"], ids=["read", "unread"])
def test_releases_on_other_subjects_change_neither_the_quote_nor_the_verdict(
    told: Settings,
    fresh: Fresh,
    tmp_path: Path,
    others: dict[str, tuple[str, str]],
    reader: str,
) -> None:
    folder = write_all(tmp_path / "releases")
    for day, (name, (language, text)) in enumerate(others.items(), start=1):
        write_release(folder, f"2032-01-{day:02}-{name}", text, title=name, language=language)
    with (
        Engine.open(told.index, reader=reader) as few,
        Engine.open(fresh(folder).index, reader=reader) as many,
    ):
        for question in STATED:
            one, other = few.ask(question), many.ask(question)
            assert place(other) == place(one), question
            assert other.answered == one.answered, (question, one.confidence, other.confidence)
