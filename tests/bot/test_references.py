"""Button data and deep links: what is written is read again, and nothing else is."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from invented_answers import quote

from bot.references import (
    AskAbout,
    AsTyped,
    Decision,
    Example,
    Feedback,
    Latest,
    Nearest,
    OfQuote,
    OfRelease,
    Page,
    ParagraphOf,
    Reference,
    decode,
    decode_link,
    deep_link,
    encode,
    of_quote,
    of_release,
    paragraph_of,
)

HASHES = st.from_regex(r"[0-9a-f]{12}", fullmatch=True)
CHECKS = st.from_regex(r"[0-9a-f]{6}", fullmatch=True)
KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,16}", fullmatch=True)
NUMBERS = st.integers(0, 9_999_999)
LINKS = st.one_of(
    st.builds(OfRelease, HASHES),
    st.builds(AskAbout, HASHES),
    st.builds(OfQuote, HASHES, NUMBERS, NUMBERS, CHECKS),
)
OTHERS = st.one_of(
    st.builds(ParagraphOf, HASHES, NUMBERS, NUMBERS, CHECKS, KEYS),
    st.builds(Page, NUMBERS, KEYS),
    st.builds(Nearest, KEYS),
    st.builds(AsTyped, KEYS),
    st.builds(Feedback, st.booleans(), KEYS),
    st.builds(Latest, NUMBERS),
    st.builds(Example, NUMBERS),
    st.builds(Decision, st.booleans(), KEYS),
)


@given(LINKS | OTHERS)
@example(ParagraphOf("f" * 12, 9_999_999, 9_999_999, "f" * 6, "_" * 16))
def test_what_is_written_is_read_again_and_fits_a_button_and_a_link(reference: Reference) -> None:
    written = encode(reference)
    assert decode(written) == reference
    assert 1 <= len(written) <= 64
    assert all(char.isascii() and (char.isalnum() or char in "_-") for char in written)


@given(st.text() | st.text("rqwapntfled_-0123456789abcdef", max_size=70))
@example("")
@example("p_٣_k3y")  # a digit, though none of ours
@example("p_5_k3y\n")
@example("p_05_k3y")
@example("p_12345678_k3y")
@example("f_2_k3y")
@example("r_AAAAAAAAAAAA")
def test_of_anything_else_nothing_is_read_and_nothing_raised(data: str) -> None:
    found = decode(data)
    assert found is None or encode(found) == data


@given(LINKS, OTHERS)
def test_a_deep_link_shows_something_and_never_acts(link: Reference, other: Reference) -> None:
    assert decode_link(encode(link)) == link
    assert decode_link(encode(other)) is None


@pytest.mark.parametrize(
    "wrong",
    [
        Page(-1, "k3y"),
        Page(10_000_000, "k3y"),
        Page(0, ""),
        Page(0, "k" * 17),
        Nearest("k:y"),
        OfRelease("2031-03-04-heron"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(wrong: Reference) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        encode(wrong)


def test_a_quote_is_known_by_its_release_its_place_and_its_words() -> None:
    found = quote("Nine.")
    others = (
        replace(found, release="2031-03-05-another"),
        replace(found, text="Nine,"),
        replace(found, start=found.start - 1),
    )
    assert len({of_quote(one) for one in (found, *others)}) == 4
    assert of_quote(found) == of_quote(replace(found, title="Another", score=9.0))


def test_references_are_the_same_in_every_process() -> None:
    assert encode(of_release("2031-03-04-heron")) == "r_" + of_release("2031-03-04-heron").release
    assert of_release("2031-03-04-heron").release == "790523adcb37"


def test_a_quote_of_a_given_answer_leads_back_to_it() -> None:
    found = quote("Nine.")
    assert paragraph_of(found, "k3y") == ParagraphOf(
        of_release(found.release).release, 500, 505, of_quote(found).check, "k3y"
    )


def test_a_deep_link_is_an_address_of_telegram() -> None:
    reference = of_release("2031-03-04-heron")
    assert deep_link("heron_bot", reference) == f"https://t.me/heron_bot?start={encode(reference)}"
