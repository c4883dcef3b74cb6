from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from index.passages import Passage, passages
from index.sentences import sentences

# All releases here are invented.

WORDS = st.lists(st.sampled_from(["The", "raid", "U.S.", "é", "𝒜", "ended", "\u200b"]), min_size=1)
SENTENCES = WORDS.map(lambda words: " ".join(words).strip() + ".")
PARAGRAPHS = st.lists(SENTENCES | st.text(max_size=8), min_size=1, max_size=8).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, max_size=6).map(
    lambda parts: "\n\n".join(" ".join(part.split()) for part in parts if part.split())
)
SIZES = st.integers(min_value=1, max_value=200)


def words(text: str, found: list[Passage]) -> list[str]:
    return [text[passage.start : passage.end] for passage in found]


def test_short_paragraphs_share_a_passage() -> None:
    text = "Police made arrests. Nobody was hurt.\n\nA trial begins in May."
    assert words(text, passages(text, sentences(text))) == [text]


def test_a_paragraph_that_does_not_fit_begins_a_passage() -> None:
    text = "Police made arrests.\n\nNobody was hurt. A trial begins in May."
    found = passages(text, sentences(text), max_characters=45)
    assert words(text, found) == text.split("\n\n")


def test_a_long_paragraph_is_parted_between_sentences() -> None:
    text = "Police made arrests. Nobody was hurt. A trial begins in May."
    found = passages(text, sentences(text), max_characters=40)
    assert words(text, found) == [
        "Police made arrests. Nobody was hurt.",
        "A trial begins in May.",
    ]
    assert [(passage.first_sentence, passage.last_sentence) for passage in found] == [
        (0, 1),
        (2, 2),
    ]


def test_a_sentence_longer_than_a_passage_is_a_passage_alone() -> None:
    text = "Short. " + "Word " * 40 + "end. Short."
    found = passages(text, sentences(text), max_characters=20)
    assert [passage.last_sentence - passage.first_sentence for passage in found] == [0, 0, 0]


def test_an_empty_text_has_no_passage() -> None:
    assert passages("", []) == []


@given(TEXTS, SIZES)
def test_passages_hold_every_sentence_once_and_in_order(text: str, size: int) -> None:
    whole = sentences(text)
    found = passages(text, whole, max_characters=size)
    held = [
        index
        for passage in found
        for index in range(passage.first_sentence, passage.last_sentence + 1)
    ]
    assert held == list(range(len(whole)))


@given(TEXTS, SIZES)
def test_a_passage_begins_and_ends_with_a_sentence(text: str, size: int) -> None:
    whole = sentences(text)
    for passage in passages(text, whole, max_characters=size):
        assert passage.start == whole[passage.first_sentence].start
        assert passage.end == whole[passage.last_sentence].end


@given(TEXTS, SIZES)
def test_passages_lie_inside_the_release_and_cover_every_character_that_is_not_blank(
    text: str, size: int
) -> None:
    found = passages(text, sentences(text), max_characters=size)
    covered = {i for passage in found for i in range(passage.start, passage.end)}
    assert covered <= set(range(len(text)))
    assert all(text[i].isspace() for i in set(range(len(text))) - covered)


@given(TEXTS, SIZES)
def test_only_a_single_sentence_makes_a_passage_too_long(text: str, size: int) -> None:
    for passage in passages(text, sentences(text), max_characters=size):
        alone = passage.first_sentence == passage.last_sentence
        assert alone or passage.end - passage.start <= size


@given(TEXTS)
def test_the_sentences_of_a_passage_are_exact(text: str) -> None:
    whole = sentences(text)
    for passage in passages(text, whole):
        frame = Span(passage.start, passage.end)
        assert all(
            frame.holds(span) for span in whole[passage.first_sentence : passage.last_sentence + 1]
        )
