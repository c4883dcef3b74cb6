"""What a reader is given, and how its tokens lead back to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st
from tokenizers import Tokenizer
from unruly_releases import BODIES

from index.bundled_reader import FOLDER
from index.onnx_encoder import TOKENIZER_FILE
from index.reader_input import MAX_TOKENS, ReaderInput, prepare, reader_input

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS = st.text(st.characters(), max_size=400)
"""Lone surrogates too: a terminal hands over what is no UTF-8 as such."""
TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
TEXT = "Nine boats were seized."

LONG = {
    "latin": "boats " * 200,
    "one word": "x" * 1_000,
    "no blanks": "東" * 1_000,
    "syllables of three letters": "간간 " * 400,
    "marks": "?!" * 500,
}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return prepare(Tokenizer.from_file(str(FOLDER / TOKENIZER_FILE)))


def words(read: ReaderInput, text: str) -> list[str]:
    return [text[start:end] for start, end in read.spans.tolist()]


def test_the_tokens_are_the_texts_words_by_their_offsets(tokenizer: Tokenizer) -> None:
    read = reader_input(tokenizer, "How many?", "A title", TEXT)
    assert words(read, TEXT) == ["Nine", "boats", "were", "seized", "."]
    assert read.last - read.first == 5


def test_the_question_is_of_one_type_the_title_and_the_text_of_another(
    tokenizer: Tokenizer,
) -> None:
    read = reader_input(tokenizer, "How many?", "A title", TEXT)
    second = read.types.index(1)
    assert read.types == [0] * second + [1] * (len(read.ids) - second)
    without_title = reader_input(tokenizer, "How many?", "", TEXT)
    assert without_title.first == without_title.types.index(1) == second
    assert read.first > second


@budget(max_examples=40)
@given(question=QUESTIONS, title=TITLES, text=BODIES)
def test_a_text_has_the_same_tokens_whatever_stands_before_it(
    tokenizer: Tokenizer, question: str, title: str, text: str
) -> None:
    alone = reader_input(tokenizer, "", "", text)
    read = reader_input(tokenizer, question, title, text)
    number = len(read.spans)
    assert np.array_equal(read.spans, alone.spans[:number])
    of_text = alone.ids[alone.first : alone.last]
    assert read.ids[read.first : read.last] == of_text[:number]
    assert number == len(alone.spans) or len(read.ids) == MAX_TOKENS


@budget(max_examples=40)
@given(question=QUESTIONS, title=TITLES, text=BODIES)
def test_offsets_lie_in_the_text_in_order_and_no_more_is_read_than_a_reader_takes(
    tokenizer: Tokenizer, question: str, title: str, text: str
) -> None:
    read = reader_input(tokenizer, question, title, text)
    assert len(read.ids) == len(read.types) <= MAX_TOKENS
    assert 0 <= read.first <= read.last <= len(read.ids)
    assert read.spans.shape == (read.last - read.first, 2)
    assert ((read.spans >= 0) & (read.spans <= len(text))).all()
    assert (read.spans[:, 0] < read.spans[:, 1]).all()
    assert (np.diff(read.spans, axis=0) >= 0).all()


def test_parts_of_one_character_have_all_of_it(tokenizer: Tokenizer) -> None:
    """One BERT tokenizer takes the syllables of Korean apart into their letters."""
    read = reader_input(tokenizer, "Who?", "", "The. \uc2b4")
    assert (read.spans[:, 0] < read.spans[:, 1]).all()
    assert read.spans[-1].tolist() == [5, 6]


@pytest.mark.parametrize("title", LONG.values(), ids=LONG)
@pytest.mark.parametrize("question", LONG.values(), ids=LONG)
def test_the_text_is_read_however_long_the_question_and_the_title_are(
    tokenizer: Tokenizer, question: str, title: str
) -> None:
    read = reader_input(tokenizer, question, title, TEXT)
    assert len(read.ids) <= MAX_TOKENS
    assert words(read, TEXT) == ["Nine", "boats", "were", "seized", "."]


def test_a_text_that_is_too_long_is_cut_off_at_its_end(tokenizer: Tokenizer) -> None:
    text = "boats " * 1_000
    read = reader_input(tokenizer, "How many?", "A title", text)
    assert len(read.ids) == MAX_TOKENS
    assert read.spans[0].tolist() == [0, 5]
    assert set(words(read, text)) == {"boats"}


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b\u00ad"])
def test_a_text_without_a_word_has_no_tokens(tokenizer: Tokenizer, text: str) -> None:
    read = reader_input(tokenizer, "How many?", "A title", text)
    assert read.spans.shape == (0, 2)
    assert read.first == read.last


def word_pieces() -> Tokenizer:
    return Tokenizer.from_file(str(FOLDER / TOKENIZER_FILE))


def byte_pairs() -> Tokenizer:
    """Return a tokenizer as RoBERTa has it, of bytes, blanks being part of the words."""
    from tokenizers import models, pre_tokenizers, processors, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=400, initial_alphabet=alphabet, special_tokens=["<s>", "</s>"]
    )
    tokenizer.train_from_iterator([f"{TEXT} A title | {TEXT}"] * 9, trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 1), ("<s>", 0))
    return tokenizer


def sentence_pieces() -> Tokenizer:
    """Return a tokenizer as XLM-RoBERTa has it, whose pieces begin with a mark for the blank."""
    from tokenizers import models, pre_tokenizers, processors, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=60, special_tokens=["<s>", "</s>", "<unk>"], unk_token="<unk>"
    )
    tokenizer.train_from_iterator([f"{TEXT} A title | {TEXT}"] * 9, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 1)],
    )
    return tokenizer


@pytest.mark.parametrize("title", ["", "A title"])
@pytest.mark.parametrize("make", [word_pieces, byte_pairs, sentence_pieces])
def test_every_kind_of_tokenizer_reads_the_whole_text_and_no_blank_at_the_edge_of_a_word(
    make: Callable[[], Tokenizer], title: str
) -> None:
    read = reader_input(prepare(make()), "How many?", title, TEXT)
    found = words(read, TEXT)
    assert "".join(found) == TEXT.replace(" ", "")
