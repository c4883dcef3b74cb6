"""A model and what is exported of it agree; what cannot be exported works all the same."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from invented_releases import HERON, LANTERN, ORCHARD, write_release
from real_corpora import questions, release_texts
from tiny_model import make_model, make_static_model

import index.export
from index.build import rebuild
from index.encoder import Encoder, Vectors
from index.errors import ModelError
from index.export import export_encoder, processor_runs_int8
from index.generation import open_current
from index.model import ModelSource
from index.onnx_encoder import OnnxEncoder
from index.onnx_session import onnx_session
from index.settings import Settings
from index.stored_encoder import open_encoder
from index.torch_encoder import TorchEncoder, load_model

SENTENCES = [
    sentence for text in (HERON, LANTERN, ORCHARD) for sentence in text.split(". ") if sentence
]

needs_int8 = pytest.mark.skipif(not processor_runs_int8(), reason="no 8-bit arithmetic here")


def original(source: ModelSource, encoder: Encoder) -> TorchEncoder:
    return TorchEncoder(encoder.record, load_model(source))


def cosines(one: Vectors, other: Vectors) -> Vectors:
    product: Vectors = np.sum(one * other, axis=1)
    return product


def exported(model: Path | str, folder: Path) -> tuple[ModelSource, Encoder]:
    folder.mkdir(parents=True, exist_ok=True)
    source = ModelSource.from_setting(str(model))
    return source, export_encoder(source, folder, SENTENCES)


@needs_int8
def test_the_exported_encoder_agrees_with_its_model(tiny_model: Path, tmp_path: Path) -> None:
    source, encoder = exported(tiny_model, tmp_path)
    assert (encoder.record.precision, encoder.record.note) == ("int8", "")
    model = original(source, encoder)
    assert cosines(encoder.encode_passages(SENTENCES), model.encode_passages(SENTENCES)).min() > (
        0.99
    )
    assert encoder.record.cosine >= 0.99


def test_what_is_stored_is_what_was_returned(tiny_model: Path, tmp_path: Path) -> None:
    _, encoder = exported(tiny_model, tmp_path)
    again = open_encoder(tmp_path)
    assert again.record == encoder.record
    assert np.array_equal(again.encode_passages(SENTENCES), encoder.encode_passages(SENTENCES))


def test_the_exported_encoder_takes_no_mask_for_every_text_is_encoded_alone(
    tiny_model: Path, tmp_path: Path
) -> None:
    exported(tiny_model, tmp_path)
    assert "attention_mask" not in inputs_of(tmp_path)


def test_a_model_that_cannot_do_without_a_mask_is_exported_with_one(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = index.export._trace

    def needing_a_mask(model: object, target: Path, *, with_mask: bool) -> None:
        if not with_mask:
            raise TypeError("attention_mask")
        trace(model, target, with_mask=with_mask)

    monkeypatch.setattr(index.export, "_trace", needing_a_mask)
    source, encoder = exported(tiny_model, tmp_path)
    assert "attention_mask" in inputs_of(tmp_path)
    model = original(source, encoder)
    close = cosines(encoder.encode_passages(SENTENCES), model.encode_passages(SENTENCES))
    assert close.min() > 0.99


def inputs_of(folder: Path) -> set[str]:
    session = onnx_session(str(folder / "model.onnx"))
    return {one.name for one in session.get_inputs()}


def test_without_8_bit_arithmetic_the_encoder_keeps_its_precision_and_says_so(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.export, "processor_runs_int8", lambda: False)
    source, encoder = exported(tiny_model, tmp_path)
    assert encoder.record.precision == "fp32"
    assert "8-bit" in encoder.record.note
    model = original(source, encoder)
    close = cosines(encoder.encode_passages(SENTENCES), model.encode_passages(SENTENCES))
    assert close.min() > 0.9999


@needs_int8
def test_an_encoder_that_quantising_would_spoil_keeps_its_precision_and_says_so(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.export, "MIN_COSINE", 0.999_999)
    _, encoder = exported(tiny_model, tmp_path)
    assert encoder.record.precision == "fp32"
    assert encoder.record.note.startswith("int8: mean cosine to the model is 0.9")


@pytest.mark.parametrize(
    "prompts",
    [
        {"query": "query: ", "passage": "passage: "},
        {"query": "query: ", "document": "passage: "},
        {"query": "query: "},
    ],
    ids="+".join,
)
def test_the_prompts_that_a_model_was_trained_with_are_honoured(
    tmp_path: Path, prompts: dict[str, str]
) -> None:
    model = make_model(tmp_path / "model", prompts=prompts)
    source, encoder = exported(model, tmp_path / "encoder")
    assert isinstance(encoder, OnnxEncoder), encoder.record.note
    plain = load_model(source)
    for texts, vectors, prompt in (
        (SENTENCES, encoder.encode_queries(SENTENCES), "query: "),
        (SENTENCES, encoder.encode_passages(SENTENCES), "passage: " if len(prompts) > 1 else ""),
    ):
        expected = plain.encode([prompt + text for text in texts], normalize_embeddings=True)
        assert cosines(vectors, expected).min() > 0.99
    apart = cosines(encoder.encode_queries(SENTENCES), encoder.encode_passages(SENTENCES))
    assert apart.min() < 0.9


def test_a_model_that_cannot_be_exported_works_through_sentence_transformers(
    settings: Settings, tmp_path: Path
) -> None:
    static = replace(settings, model=str(make_static_model(tmp_path / "static")))
    assert rebuild(static).reason == "the model changed"
    generation = open_current(static.index)
    assert generation.manifest.precision == "torch"
    encoder = generation.encoder()
    assert isinstance(encoder, TorchEncoder)
    assert encoder.record.note.startswith("int8: ")
    assert "fp32: " in encoder.record.note
    query = encoder.encode_queries(["A hearing is set for May."])[0]
    rows, _ = generation.dense_sentences.search(query, 1)
    text = generation.tables.text(0)
    assert generation.tables.sentence(int(rows[0])).of(text) == "A hearing is set for May."
    assert not rebuild(static).is_new
    write_release(static.releases, "2031-06-01-kites", "Kites flew.")
    assert rebuild(static).encoded == 2


def test_an_index_of_such_a_model_never_answers_with_another_one(
    settings: Settings, tmp_path: Path
) -> None:
    folder = make_static_model(tmp_path / "static")
    rebuild(replace(settings, model=str(folder)))
    generation = open_current(settings.index)
    weights = next(folder.rglob("*.safetensors"))
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    with pytest.raises(ModelError, match="not the one that the index was built with"):
        generation.encoder()


def test_exporting_leaves_nothing_but_the_encoder(tiny_model: Path, tmp_path: Path) -> None:
    exported(tiny_model, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "encoder.json", "model.onnx", "tokenizer.json",
    }  # fmt: skip


@needs_int8
@pytest.mark.slow
def test_the_bundled_model_agrees_on_invented_sentences(tmp_path: Path) -> None:
    source, encoder = exported("", tmp_path)
    assert encoder.record.precision == "int8"
    model = original(source, encoder)
    assert cosines(encoder.encode_passages(SENTENCES), model.encode_passages(SENTENCES)).mean() > (
        0.99
    )


@needs_int8
@pytest.mark.slow
@pytest.mark.skipif("VERBATIM_DATA" not in os.environ, reason="needs VERBATIM_DATA")
def test_the_bundled_model_agrees_on_real_passages_and_finds_the_same_ten(tmp_path: Path) -> None:
    data = Path(os.environ["VERBATIM_DATA"])
    passages = release_texts(data, 1000)
    asked = questions(data, 100)
    assert (len(passages), len(asked)) == (1000, 100)
    source, encoder = exported("", tmp_path)
    model = original(source, encoder)
    ours, theirs = encoder.encode_passages(passages), model.encode_passages(passages)
    assert cosines(ours, theirs).mean() >= 0.99
    best = [
        np.argsort(-(queries @ vectors.T), axis=1)[:, :10]
        for queries, vectors in (
            (encoder.encode_queries(asked), ours),
            (model.encode_queries(asked), theirs),
        )
    ]
    shared = [len(set(one) & set(other)) / 10 for one, other in zip(*best, strict=True)]
    assert np.mean(shared) >= 0.95
