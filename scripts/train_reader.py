"""Train the reader: first on public question sets, then on hand-written questions over releases.

    .venv/bin/python -m scripts.train_reader --data FOLDER --work FOLDER --export FOLDER

Checkpoints go into the work folder; a run that was interrupted goes on from them. A GPU is used
where torch finds one. The export is what is shipped: the network as ONNX with 8-bit weights, its
tokenizer, and the numbers fitted for it on development questions.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from index.bundled_model import bundled_model
from index.confidence import WITHOUT_READER
from index.onnx_reader import OnnxReader
from index.open_reader import OpenReader
from index.reader_input import prepare
from index.reader_record import ReaderRecord
from scripts.evaluation.measures import auroc, calibration_error
from scripts.training.corpora import Folders
from scripts.training.domain_sets import DomainSet
from scripts.training.export import export
from scripts.training.fit import cross_fitted, fit_confidence, fit_ranking
from scripts.training.fitting import Judged
from scripts.training.judging import judged
from scripts.training.loop import Run, Stage, load, train
from scripts.training.network import ReaderNetwork
from scripts.training.public_sets import public_examples
from scripts.training.tensors import Group, groups

STAGES = {
    "base": Stage("base", rate=2e-4, warmup=100, decays=False, questions=32, epochs=1),
    "domain": Stage(
        "domain", rate=1e-4, warmup=40, decays=True, questions=16, epochs=2, most_steps=1_100
    ),
}
SEED = 7
REPLAYED = 1_000
"""Questions of the base in each epoch of the domain."""


def main() -> None:
    """Train through both stages, then export."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of question sets")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--export", type=Path, help="folder for the trained reader")
    parser.add_argument(
        "--only",
        choices=(*STAGES, "export", "numbers"),
        help="run this part alone; `numbers` fits those beside a network that was exported before",
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--checkpoint-every", type=float, default=300, metavar="SECONDS")
    arguments = parser.parse_args()
    for name in (
        [arguments.only] if arguments.only in STAGES else STAGES if not arguments.only else []
    ):
        _train(name, arguments)
    if arguments.export and arguments.only in (None, "export"):
        _export(arguments)
    if arguments.export and arguments.only in (None, "export", "numbers"):
        _fit(arguments)


def _train(name: str, arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    network = ReaderNetwork.from_pretrained(bundled_model())
    tokenizer = prepare(Tokenizer.from_str(_tokenizer()))
    rng = np.random.default_rng(arguments.seed)
    base = list(groups(tokenizer, public_examples(arguments.data, rng)))
    read: Callable[[int], list[Group]] = partial(_again, base)
    if name == "domain":
        load(arguments.work / "base", network)
        read = _domain(arguments, tokenizer, base)
    run = Run(arguments.work / name, arguments.seed, arguments.checkpoint_every)
    train(STAGES[name], network.to("cuda" if torch.cuda.is_available() else "cpu"), read, run)


def _again(read: list[Group], _: int) -> list[Group]:
    return read


def _domain(
    arguments: argparse.Namespace, tokenizer: Tokenizer, base: list[Group]
) -> Callable[[int], list[Group]]:
    """Return what draws an epoch: all questions over releases, and a few of the base."""
    folders = Folders(arguments.data, arguments.work)
    sets = [DomainSet(*corpus) for corpus in folders.trained_on()]

    def drawn(epoch: int) -> list[Group]:
        rng = np.random.default_rng([arguments.seed, epoch])
        found = [group for one in sets for group in groups(tokenizer, one.examples(rng))]
        kept = rng.choice(len(base), REPLAYED, replace=False)
        return found + [base[place] for place in kept]

    return drawn


def _export(arguments: argparse.Namespace) -> None:
    network = ReaderNetwork.from_pretrained(bundled_model())
    load(arguments.work / "domain", network)
    export(network, _tokenizer(), arguments.export)


def _fit(arguments: argparse.Namespace) -> None:
    folders = Folders(arguments.data, arguments.work)
    reader = OnnxReader(arguments.export)

    def read_by(record: ReaderRecord) -> list[Judged]:
        rng = np.random.default_rng(arguments.seed)
        return judged(folders, OpenReader(reader, record), rng)

    # How sure to be of the best sentence depends on which one that is: ranking comes first.
    ranked = fit_ranking(read_by(WITHOUT_READER))
    read = read_by(ranked)
    fit_confidence(ranked, read).write(arguments.export)
    _say_how_sure(ranked, read)
    for path in sorted(arguments.export.iterdir()):
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name)


def _say_how_sure(record: ReaderRecord, read: list[Judged]) -> None:
    """Print how well confidence tells right from wrong where it was fitted on other releases."""
    pairs = list(cross_fitted(record, read))
    likely = np.array([[probability for _, probability in pairs]])
    is_right = np.array([[float(one.is_right[0]) for one, _ in pairs]])
    print(
        f"cross-fitted: AUROC {float(auroc(likely, is_right)[0]):.3f},"
        f" calibration error {float(calibration_error(likely, is_right)[0]):.3f}"
    )


def _tokenizer() -> str:
    """Return the encoder's tokenizer, without its own padding and truncation."""
    text = (bundled_model() / "tokenizer.json").read_text(encoding="utf-8")
    return json.dumps(json.loads(text) | {"padding": None, "truncation": None})


if __name__ == "__main__":
    main()
