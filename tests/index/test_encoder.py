from __future__ import annotations

import random
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st
from invented_releases import HERON, LANTERN
from tiny_model import DIM, MAX_TOKENS

import index.onnx_encoder
from index.encoder import EncoderRecord
from index.onnx_encoder import OnnxEncoder
from index.onnx_session import onnx_session
from index.stored_encoder import open_encoder

SENTENCES = [*HERON.split(". "), *LANTERN.split(". "), "", "É", "漁船", "x" * 400]


@pytest.fixture(scope="session")
def encoder(encoder_folder: Path) -> OnnxEncoder:
    return OnnxEncoder(encoder_folder)


def test_vectors_are_of_unit_length_and_float32(encoder: OnnxEncoder) -> None:
    for vectors in (encoder.encode_passages(SENTENCES), encoder.encode_queries(SENTENCES)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(SENTENCES), DIM)
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: OnnxEncoder) -> None:
    together = encoder.encode_passages(SENTENCES)
    for sentence, vector in zip(SENTENCES, together, strict=True):
        assert np.array_equal(encoder.encode_passages([sentence])[0], vector)


def test_vectors_come_in_the_order_of_their_texts(encoder: OnnxEncoder) -> None:
    numbers = list(range(len(SENTENCES))) * 5
    random.Random(1).shuffle(numbers)
    expected = encoder.encode_passages(SENTENCES)[numbers]
    assert np.array_equal(encoder.encode_passages([SENTENCES[n] for n in numbers]), expected)


def test_queries_and_passages_of_a_model_without_prompts_meet(encoder: OnnxEncoder) -> None:
    queries, passages = encoder.encode_queries(SENTENCES), encoder.encode_passages(SENTENCES)
    assert np.allclose(queries, passages, atol=1e-5)


def test_no_texts_have_no_vectors(encoder: OnnxEncoder) -> None:
    assert encoder.encode_passages([]).shape == (0, DIM)
    assert encoder.encode_queries([]).shape == (0, DIM)


def test_a_text_of_a_hundred_thousand_characters_is_cut_off_where_the_model_ends(
    encoder: OnnxEncoder,
) -> None:
    # A word of one letter is one token; two of the model's tokens are its own.
    text = "a b " * 25_000
    whole, begin, less = encoder.encode_passages(
        [text, " ".join(text.split()[: MAX_TOKENS - 2]), " ".join(text.split()[: MAX_TOKENS - 3])]
    )
    assert np.array_equal(whole, begin)
    assert not np.array_equal(whole, less)


@budget(max_examples=30)
@given(st.text(max_size=200))
def test_any_text_has_a_vector(encoder: OnnxEncoder, text: str) -> None:
    for vectors in (encoder.encode_passages([text]), encoder.encode_queries([text])):
        assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)


def test_what_no_text_may_hold_is_no_crash_in_a_question(encoder: OnnxEncoder) -> None:
    # Bytes of a terminal that are no UTF-8 come as lone surrogates.
    assert encoder.encode_queries(["caf\udce9?", "\0\x1b[1m"]).shape == (2, DIM)


def test_every_encoded_text_is_told(encoder: OnnxEncoder) -> None:
    told: list[int] = []
    encoder.encode_passages(SENTENCES, told.append)
    assert sum(told) == len(SENTENCES)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    record = EncoderRecord("é", "f", 32, "fp32", 64, "query: ", "passage: ", 0.999, "why")
    record.write(tmp_path)
    assert EncoderRecord.read(tmp_path) == record


def test_an_encoder_that_is_not_there_is_told_from_one_that_is_not_whole(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_encoder(tmp_path)
    (tmp_path / "encoder.json").write_text('{"model": ""}')
    with pytest.raises(TypeError):
        open_encoder(tmp_path)


def test_the_model_is_loaded_once_before_the_threads_that_share_it(
    encoder_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded_in: list[threading.Thread] = []

    def noting(model: str) -> object:
        loaded_in.append(threading.current_thread())
        return onnx_session(model)

    monkeypatch.setattr(index.onnx_encoder, "onnx_session", noting)
    OnnxEncoder(encoder_folder).encode_passages(SENTENCES)
    assert loaded_in == [threading.current_thread()]
