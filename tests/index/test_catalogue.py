"""What the corpus holds. All releases are invented."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_releases import HERON, write_release

import index.catalogue
from corpus import Span
from index.build import rebuild
from index.catalogue import Catalogue, short_hash, words_check
from index.cited import cited
from index.generation import open_current
from index.settings import Settings

HERON_ID, LANTERNS_ID, ORCHARD_ID = (
    "2031-03-04-operation-heron",
    "2031-04-01-lanterns",
    "2031-05-06-orchard",
)


def opened(settings: Settings) -> Catalogue:
    return Catalogue(open_current(settings.index))


@pytest.fixture(scope="module")
def catalogue(base: Settings) -> Iterator[Catalogue]:
    generation = open_current(base.index)
    yield Catalogue(generation)
    generation.close()


def ids(found: tuple[index.catalogue.CatalogueEntry, ...]) -> list[str]:
    return [one.id for one in found]


def test_a_release_is_looked_up_by_its_id(catalogue: Catalogue) -> None:
    found = catalogue.release(HERON_ID)
    assert found is not None
    assert (found.title, found.date) == ("Operation Heron ends", date(2031, 3, 4))
    assert (found.publisher, found.url, found.language) == ("Invented Agency", None, "en")
    assert catalogue.text(HERON_ID) == HERON
    assert catalogue.release("2031-03-04-nothing") is None


def test_the_newest_come_first_page_by_page(catalogue: Catalogue) -> None:
    assert ids(catalogue.newest(2)) == [ORCHARD_ID, LANTERNS_ID]
    assert ids(catalogue.newest(2, offset=2)) == [HERON_ID]
    assert catalogue.newest(2, offset=3) == ()


def test_size_span_and_publishers_are_told(catalogue: Catalogue) -> None:
    assert len(catalogue) == catalogue.facts.number == 3
    assert catalogue.span() == (date(2031, 3, 4), date(2031, 5, 6))
    assert catalogue.facts.publishers == (("Invented Agency", 3),)


def test_of_no_releases_there_is_no_span(settings: Settings) -> None:
    for path in settings.releases.iterdir():
        path.unlink()
    rebuild(settings)
    empty = opened(settings)
    assert (len(empty), empty.span(), empty.newest(5), empty.find("heron")) == (0, None, (), ())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (HERON_ID, [HERON_ID]),
        ("  Heron ", [HERON_ID]),
        ("OPÉRATION hérön", [HERON_ID]),
        ("“heron” operation!", [HERON_ID]),
        ("lanter count", [LANTERNS_ID]),
        ("seized boats", [HERON_ID]),
        ("pears", [ORCHARD_ID]),
        ("zebra", []),
        ("the", []),
        ("", []),
        (" ?! \u200b", []),
    ],
)
def test_releases_are_found_by_id_by_title_and_by_what_they_tell(
    catalogue: Catalogue, words: str, found: list[str]
) -> None:
    assert ids(catalogue.find(words)) == found


def test_a_title_goes_before_a_text_and_the_words_as_one_phrase_before_apart(
    settings: Settings, quick_export: None
) -> None:
    titles = {
        "2031-06-01-a": "Lanterns of old, counted in the town",
        "2031-06-02-b": "The old town’s lanterns",
        "2031-06-03-c": "Something else",
    }
    for stem, title in titles.items():
        write_release(settings.releases, stem, f"Old town {stem}. Lanterns.", title=title)
    rebuild(settings)
    found = ids(opened(settings).find("old town"))
    assert found[:2] == ["2031-06-02-b", "2031-06-01-a"]
    assert "2031-06-03-c" in found[2:]
    assert len(opened(settings).find("old town", limit=2)) == 2


@given(words=st.text(max_size=40))
def test_any_words_may_be_looked_for(catalogue: Catalogue, words: str) -> None:
    assert len(catalogue.find(words, limit=2)) <= 2


def test_the_lead_is_a_quote_of_the_first_paragraph_that_tells_something(
    settings: Settings, quick_export: None
) -> None:
    body = "PORT NOWHERE\n\nA short line.\n\n" + "The made-up police of Nowhere seized boats. " * 3
    write_release(settings.releases, "2031-06-01-a", body + "\n\nMore.", title="A")
    write_release(settings.releases, "2031-06-02-b", "Short.\n\nShorter.", title="B")
    rebuild(settings)
    catalogue = opened(settings)
    told, short = catalogue.lead("2031-06-01-a"), catalogue.lead("2031-06-02-b")
    assert told is not None
    assert (told.paragraph, told.text) == (3, body.rpartition("\n\n")[2].rstrip())
    told.check()
    assert short is not None
    assert short.text == "Short."


def test_a_quote_is_found_by_its_place_and_cited(catalogue: Catalogue) -> None:
    start = HERON.index("The boats")
    check = words_check("The boats")
    found = catalogue.quote_again(short_hash(HERON_ID), start, start + 9, check)
    assert found is not None
    found.check()
    assert (found.text, found.paragraph) == ("The boats", 2)
    assert found.context_text.startswith('"Nobody was hurt')


@pytest.mark.parametrize("place", [(0, 0), (5, 3), (-3, 4), (0, len(HERON)), (10**6, 10**6 + 5)])
def test_a_place_that_no_paragraph_holds_has_no_quote(
    catalogue: Catalogue, place: tuple[int, int]
) -> None:
    start, end = place
    check = words_check(HERON[start:end])
    assert catalogue.quote_again(short_hash(HERON_ID), start, end, check) is None
    assert catalogue.quote_again(short_hash("2031-03-04-nothing"), 0, 5, check) is None


def test_a_short_hash_leads_to_its_release(catalogue: Catalogue) -> None:
    found = catalogue.of_hash(short_hash(HERON_ID))
    assert found == catalogue.release(HERON_ID)
    assert catalogue.of_hash(short_hash("2031-03-04-nothing")) is None


def test_a_hash_that_two_releases_share_leads_to_neither_but_their_words_tell_quotes_apart(
    base: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.catalogue, "short_hash", lambda _: "0" * 12)
    catalogue = opened(base)
    assert catalogue.of_hash("0" * 12) is None
    words = "Growers in the made-up valley"
    found = catalogue.quote_again("0" * 12, 0, len(words), words_check(words))
    assert found is not None
    assert (found.release, found.text) == (ORCHARD_ID, words)


def test_a_quote_is_found_again_after_a_rebuild_that_moved_it_and_not_when_it_changed(
    settings: Settings, quick_export: None
) -> None:
    words = "The boats were towed to Port Nowhere."
    start = HERON.index(words)
    reference = (short_hash(HERON_ID), start, start + len(words), words_check(words))
    unmoved = opened(settings).quote_again(*reference)

    title = "Operation Heron ends"
    write_release(settings.releases, HERON_ID, "An added line.\n\n" + HERON, title=title)
    rebuild(settings)
    moved = opened(settings).quote_again(*reference)
    write_release(settings.releases, HERON_ID, HERON.replace("towed", "taken"), title=title)
    rebuild(settings)
    changed = opened(settings).quote_again(*reference)

    assert unmoved is not None
    assert moved is not None
    assert (unmoved.text, moved.text) == (words, words)
    assert moved.start == start + len("An added line.\n\n")
    assert changed is None


@given(st.text("ab \n", min_size=1, max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_whatever_is_cited_is_what_stands_there(text: str, start: int, end: int) -> None:
    from corpus import Release

    release = Release("2031-01-01-x", "X", date(2031, 1, 1), "Invented Agency", text)
    found = cited(release, text, Span(start, min(end, len(text))))
    if found is not None:
        found.check()
        assert text[found.start : found.end] == found.text
        assert "\n\n" not in found.text
