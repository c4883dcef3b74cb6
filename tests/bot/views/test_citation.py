"""Where a quote stands, to be copied. All releases are invented."""

from dataclasses import replace

from bot_api.texts import units
from hypothesis import given, settings
from invented_answers import quote
from unruly_quotes import unruly_quotes

from bot.views.citation import citation
from index import Quote

PAGE = "https://agency.example/heron"


def test_it_has_the_words_where_there_is_room_and_the_link_to_them() -> None:
    link = f"{PAGE}#:~:text=Nine%20people"
    found = replace(quote("Nine people were arrested.", link=link), title="Heron ends")
    assert citation(found) == (
        "“Nine people were arrested.”\n"
        f"Heron ends, Invented Agency, 4 March 2031, paragraph 3. {link}"
    )


def test_a_link_that_leaves_no_room_gives_way_to_the_page() -> None:
    found = replace(quote("Nine.", link=f"{PAGE}#:~:text={'x' * 200}"), title="Heron ends")
    assert citation(found).startswith("“Nine.”\nHeron ends")
    assert citation(found).endswith(f" {PAGE}")


def test_words_that_leave_no_room_are_left_out_whole() -> None:
    found = replace(quote("Nine. " * 50 + "Ten.", link=PAGE), title="Heron ends")
    assert citation(found) == f"Heron ends, Invented Agency, 4 March 2031, paragraph 3. {PAGE}"


def test_of_a_long_title_the_end_is_left_out_never_a_part_of_the_address() -> None:
    found = replace(quote("Nine.", link=PAGE), title="Heron " * 100)
    assert citation(found).endswith(f"…, Invented Agency, 4 March 2031, paragraph 3. {PAGE}")


def test_without_a_page_it_ends_with_the_paragraph() -> None:
    found = replace(quote("Nine."), publisher=None, title="Heron ends")
    assert citation(found) == "“Nine.”\nHeron ends, 4 March 2031, paragraph 3."


@settings(max_examples=40)
@given(unruly_quotes())
def test_it_always_fits_what_a_button_copies_and_quotes_the_words_whole_or_not(
    found: Quote,
) -> None:
    text = citation(replace(found, title="Heron " * 40))
    assert 1 <= units(text) <= 256
    assert text.startswith((f"“{found.text}”\nHeron", "Heron"))
    assert "paragraph 3." in text


@settings(max_examples=40)
@given(unruly_quotes())
def test_it_fits_whatever_the_title(found: Quote) -> None:
    assert 1 <= units(citation(found)) <= 256
