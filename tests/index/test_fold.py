import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fold import fold, fold_with_origins


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Opération PUREZA", "operation pureza"),
        ("“Peña’s” – ‘co‑op’", "\"pena's\" - 'co-op'"),
        ("inter\u00adnational", "international"),
        ("\ufeffمَدِينَة\u200f", "مدينة"),
        ("Ёлка", "елка"),
        ("Άθήνας", "αθηνασ"),
        ("Straße, ﬁve Søren", "strasse, five soren"),
        ("50\u00a0km", "50 km"),
    ],
)
def test_case_accents_quote_marks_and_invisible_characters_are_forgiven(
    text: str, folded: str
) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("word", ["हिन्दी", "ไทยแลนด์", "தமிழ்", "がく", "한국어"])
def test_marks_that_make_the_word_are_kept(word: str) -> None:
    assert fold(word) == word


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_way_back_folds_to_the_same(text: str) -> None:
    assert fold_with_origins(text).text == fold(text)


@given(st.text())
def test_the_way_back_never_turns_and_stays_inside_the_text(text: str) -> None:
    origins = list(fold_with_origins(text).origins)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(st.text(min_size=1), st.data())
def test_a_span_of_the_folded_text_is_found_in_the_original(text: str, data: st.DataObject) -> None:
    folded = fold_with_origins(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    assert folded.text[start:end] in fold(folded.span(start, end).of(text))
