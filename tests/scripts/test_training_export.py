"""What is shipped reads as what was trained did."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import torch
from invented_releases import HERON, LANTERN, ORCHARD
from read_all import read_all
from tiny_reader import tiny_network, tiny_tokenizer
from tokenizers import Tokenizer

from index.onnx_encoder import MODEL_FILE, TOKENIZER_FILE
from index.onnx_reader import OnnxReader
from index.reader import Reading, Stretch
from index.reader_input import reader_input
from scripts.training.export import export
from scripts.training.network import ReaderNetwork

QUESTION = "How many boats were seized?"
STRETCHES = [
    Stretch("Operation Heron ends", HERON, 0),
    Stretch("", LANTERN, 9),
    Stretch("A long one", f"{ORCHARD} " * 20, 0),
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return tiny_tokenizer(HERON, LANTERN, ORCHARD)


@pytest.fixture(scope="module")
def network() -> ReaderNetwork:
    return tiny_network(seed=3)


@pytest.fixture(scope="module")
def exact(
    network: ReaderNetwork, tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("exact") / "made" / "where it is not"
    export(network, tokenizer.to_str(), folder, is_small=False)
    return folder


@pytest.fixture(scope="module")
def small(
    network: ReaderNetwork, tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("small")
    export(network, tokenizer.to_str(), folder)
    return folder


Logits = list[npt.NDArray[np.float32]]


def trained(network: ReaderNetwork, tokenizer: Tokenizer, stretch: Stretch) -> Logits:
    """Return what the network itself makes of the tokens of a stretch."""
    read = reader_input(tokenizer, QUESTION, stretch.title, stretch.text)
    ids, types = torch.tensor([read.ids]), torch.tensor([read.types])
    with torch.inference_mode():
        spans, tags, several = network.eval()(ids, torch.ones_like(ids), types)
    text = slice(read.first, read.last)
    none = spans[0, 0].sum().reshape(1)
    return [part.numpy() for part in (spans[0, text], tags[0, text], several, none)]


def shipped(reading: Reading) -> Logits:
    assert reading.tags is not None
    spans = np.stack([reading.starts, reading.ends], axis=1)
    return [spans, reading.tags, np.array([reading.several]), np.array([reading.none])]


def test_the_exported_reader_reads_as_the_network_does(
    network: ReaderNetwork, tokenizer: Tokenizer, exact: Path
) -> None:
    readings = read_all(OnnxReader(exact), QUESTION, STRETCHES)
    for stretch, reading in zip(STRETCHES, readings, strict=True):
        for ours, theirs in zip(
            shipped(reading), trained(network, tokenizer, stretch), strict=True
        ):
            assert np.allclose(ours, theirs, atol=1e-4)


def test_made_small_it_reads_nearly_the_same_from_a_far_smaller_file(
    network: ReaderNetwork, tokenizer: Tokenizer, exact: Path, small: Path
) -> None:
    readings = read_all(OnnxReader(small), QUESTION, STRETCHES)
    for stretch, reading in zip(STRETCHES, readings, strict=True):
        ours, theirs = shipped(reading), trained(network, tokenizer, stretch)
        for one, other in zip(ours[:2], theirs[:2], strict=True):
            assert np.corrcoef(one.ravel(), other.ravel())[0, 1] > 0.99
    assert (small / MODEL_FILE).stat().st_size < 0.5 * (exact / MODEL_FILE).stat().st_size


def test_the_tokenizer_stands_beside_it_and_nothing_else(
    tokenizer: Tokenizer, exact: Path, small: Path
) -> None:
    for folder in (exact, small):
        assert {path.name for path in folder.iterdir()} == {MODEL_FILE, TOKENIZER_FILE}
        assert (folder / TOKENIZER_FILE).read_text(encoding="utf-8") == tokenizer.to_str()


def test_a_network_of_a_small_vocabulary_is_exported_too(
    network: ReaderNetwork, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    words = tokenizer.get_vocab_size()
    small = tiny_network()
    small.encoder.resize_token_embeddings(words)
    export(small, tokenizer.to_str(), tmp_path, is_small=False)
    assert len(read_all(OnnxReader(tmp_path), QUESTION, STRETCHES)) == len(STRETCHES)
