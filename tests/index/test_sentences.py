import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import paragraphs
from index.sentences import sentences

# All releases here are invented.


def split(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in sentences(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Agents of the U.S. Treasury searched 12 offices of Acme Inc. in Washington, D.C. today.",
        "Ms. Ito, Mr. Okoro, Dr. Peña and Sgt. J. R. Lindqvist gave evidence.",
        "The judge in U.S. v. Marlowe, No. 12-cr-5, will rule on Jan. 5 at 9 a.m. in St. Louis.",
        "The haul, seen in No. 5 of the series, was worth $1.5 million, or 3.14 percent of it.",
        "See No. 5 of the list for details.",
        "He pleaded guilty on Aug. 4. 2010, to two counts.",
        "More is to be found at www.example.org and by e-mail from press.office@example.org today.",
        "SEATTLE, Wash. – A ship was stopped on Friday.",
        "“We won. It is over,” said Chief Inspector Lee.",
        "The feast begins at 3 p.m. EDT on the old pier.",
        "The feast begins at 3 p.m. (PT) on the old pier.",
        "The feast begins at 11 A.M. Pacific time on the old pier.",
        "The feast begins at 3 p.m. Monday at the old pier.",
        "The feast begins at 3 p.m. May 4 at the old pier.",
        "The tables are in vol. 5 of the series.",
        "Vol. 12 lists them all.",
        "Dr. No left the island.",
    ],
)
def test_a_full_stop_that_ends_no_sentence_parts_nothing(sentence: str) -> None:
    assert split(f"It began last week. {sentence} Nobody was hurt.") == [
        "It began last week.",
        sentence,
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The feast ended at 3 p.m.", "Marchers had filled the pier."),
        ("The feast ended at 3 p.m.", "Monday’s was longer."),
        ("The feast ended at 3 p.m.", "Local boats brought them home."),
        ("The house is at 5 Harbor Dr.", "The police came."),
        ("They lost the last vol.", "Nobody has read it."),
    ],
)
def test_what_is_often_inside_a_sentence_may_end_one(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_a_quotation_may_end_a_sentence() -> None:
    text = "She said: “It is over.” He left. “Why?” asked Mr. Lee. 'We won.' They cheered."
    assert split(text) == [
        "She said: “It is over.”",
        "He left.",
        "“Why?” asked Mr. Lee.",
        "'We won.'",
        "They cheered.",
    ]


def test_a_stray_opening_quote_belongs_to_what_it_opens() -> None:
    text = "So said Chief Inspector Lee. “ This case is closed.” He left."
    assert split(text) == ["So said Chief Inspector Lee.", "“ This case is closed.”", "He left."]


def test_each_line_of_a_list_or_a_summary_is_a_sentence() -> None:
    text = (
        "Police seized:\n- 5 guns\n- $4,000 in cash\n\nTwo operations\nTwelve arrests. No injuries."
    )
    assert split(text) == [
        "Police seized:",
        "- 5 guns",
        "- $4,000 in cash",
        "Two operations",
        "Twelve arrests.",
        "No injuries.",
    ]


def test_a_numeral_stays_with_its_item() -> None:
    assert split("1. Alex Ito was charged. 2. Sam Okoro was freed.") == [
        "1. Alex Ito was charged.",
        "2. Sam Okoro was freed.",
    ]


def test_wrapped_lines_are_read_as_one() -> None:
    text = (
        "Police in eight countries of the region and\n"
        "Spain have arrested twelve people for theft.\n"
        "The arrests, made on Monday, brought an end\n"
        "to a year of work."
    )
    assert split(text) == [
        "Police in eight countries of the region and\nSpain have arrested twelve people for theft.",
        "The arrests, made on Monday, brought an end\nto a year of work.",
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es-MX", "El Sr. Pérez llegó. «No», dijo.", ["El Sr. Pérez llegó.", "«No», dijo."]),
        ("ar", "قال الرجل.\u200f ثم ذهب؟ نعم.", ["قال الرجل.\u200f", "ثم ذهب؟", "نعم."]),
        ("zh", "他走了。她来了！", ["他走了。", "她来了！"]),
        ("tlh", "It is over. He left.", ["It is over.", "He left."]),
    ],
)
def test_every_language_is_split_and_an_unknown_one_like_english(
    language: str, text: str, expected: list[str]
) -> None:
    assert split(text, language) == expected


def test_a_no_break_space_after_an_initial_does_no_harm() -> None:
    assert split("A\u00a0. B. “J.\u00a0Lee” left.") == ["A\u00a0. B. “J.\u00a0Lee” left."]


ENDS = st.sampled_from([". ", "! ", "? ", "\n", "\n\n", "قال؟ ", "走。", "”", '" ', ") "])
TRAPS = st.sampled_from(["Mr. ", "U.S. ", "J.\u00a0", "1. ", "- ", "No. 5", "1.5", "“", " “", "("])
RARE = st.sampled_from(["\u200b", "\u00ad", "\u200f", "\ufeff", "é", "𝒜", "👩\u200d🚒"])
PIECES = ENDS | TRAPS | RARE
NORMAL_TEXTS = (
    st.lists(PIECES | st.text(max_size=5)).map("".join).map(lambda text: "\n\n".join(_clean(text)))
)


def _clean(text: str) -> list[str]:
    """Return paragraphs in normal form."""
    lines = ("\n".join(part.strip() for part in text.split("\n"))).strip("\n")
    return [part.strip() for part in lines.split("\n\n") if part.strip()]


@given(NORMAL_TEXTS, st.sampled_from(["en", "es", "ar", "zh", "hi", "xx"]))
def test_every_character_that_is_not_blank_lies_in_exactly_one_sentence(
    text: str, language: str
) -> None:
    covered = [i for span in sentences(text, language) for i in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered))


@given(NORMAL_TEXTS)
def test_a_sentence_is_trimmed_and_lies_in_one_paragraph(text: str) -> None:
    homes = list(paragraphs(text))
    for span in sentences(text):
        assert span.of(text) == span.of(text).strip()
        assert span.of(text)
        assert any(home.holds(span) for home in homes)
