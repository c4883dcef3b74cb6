"""The model's folder that all contenders are given: the same weights, as a graph too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from sentence_transformers import SentenceTransformer
from tiny_model import make_model
from tokenizers import Tokenizer

from scripts.benchmarks.contenders.protocol import Setup
from scripts.benchmarks.contenders.weights import model_folder

TEXTS = ["invented harbour police", "the query was of the invented passage", "harbour"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("model") / "tiny")


def test_the_graph_pooled_by_the_mean_gives_the_models_own_vectors(
    model: Path, tmp_path: Path
) -> None:
    setup = Setup(tmp_path, model_folder(model, tmp_path))
    session = onnxruntime.InferenceSession(str(setup.graph))
    tokenizer = Tokenizer.from_file(str(setup.graph.with_name("tokenizer.json")))
    tokenizer.enable_padding()
    encoded = tokenizer.encode_batch(TEXTS)
    mask = np.array([one.attention_mask for one in encoded])
    ids = np.array([one.ids for one in encoded])
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    tokens = session.run(None, given)[0]
    pooled = np.sum(tokens * mask[..., None], axis=1)
    pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
    own = SentenceTransformer(str(setup.model), device="cpu").encode(TEXTS)
    assert pooled == pytest.approx(own, abs=1e-5)


def test_the_folder_is_made_once_for_the_same_weights(model: Path, tmp_path: Path) -> None:
    first = model_folder(model, tmp_path)
    written = Setup(tmp_path, first).graph.stat().st_mtime_ns
    assert model_folder(model, tmp_path) == first
    assert Setup(tmp_path, first).graph.stat().st_mtime_ns == written
    other = make_model(tmp_path / "other", seed=2)
    assert model_folder(other, tmp_path) != first
