"""Time the exported encoder against sentence-transformers, on the same passages and questions.

    .venv/bin/python -m scripts.benchmarks.encoding --releases FOLDER

Each encoder runs in a process of its own. They take turns, so that what else the machine does is
borne by all: questions one by one, then passages cut from the release files of the folder, 300 of
them at most. sentence-transformers encodes with its default batch of 32 and, once more, of 8, which
suits two cores better.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus import load_corpus
from index.cut import cut_release
from index.export import export_encoder
from index.model import ModelSource
from index.vectors import passage_texts

_PASSAGES, _TURNS = 300, 7

_SERVE = """
import json, sys, time
import numpy
folder, work = sys.argv[1:]
texts = json.load(open(work + "/texts.json"))
questions = ["Which countries took part?", "How many people were arrested in the operation?"] * 20
start = time.perf_counter()
{load}
print(time.perf_counter() - start, flush=True)
encode_query(questions[0])
for line in sys.stdin:
    start = time.perf_counter()
    if line == "questions\\n":
        for question in questions:
            encode_query(question)
        print((time.perf_counter() - start) / len(questions) * 1000, flush=True)
    else:
        vectors = encode_passages(texts)
        print(len(texts) / (time.perf_counter() - start), flush=True)
        numpy.save(work + "/{name}.npy", vectors)
"""

_OURS = """
from pathlib import Path
from index.onnx_encoder import OnnxEncoder
encoder = OnnxEncoder(Path(folder))
encode_query = lambda text: encoder.encode_queries([text])
encode_passages = encoder.encode_passages
encode_query("")
"""

_THEIRS = """
from sentence_transformers import SentenceTransformer
from index.bundled_model import bundled_model
encoder = SentenceTransformer(str(bundled_model()), device="cpu")
encode_query = lambda text: encoder.encode_query([text], show_progress_bar=False)
encode_passages = lambda texts: encoder.encode_document(
    texts, batch_size={batch}, normalize_embeddings=True, show_progress_bar=False
)
"""

_ENCODERS = {
    "verbatim": _OURS,
    "sentence-transformers": _THEIRS.format(batch=32),
    "the same, batches of 8": _THEIRS.format(batch=8),
}

Floats = npt.NDArray[np.float64]


def main() -> None:
    """Export the bundled model, let the encoders take turns, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--releases", type=Path, required=True, help="folder of release files")
    parser.add_argument("--turns", type=int, default=_TURNS, help="default %(default)s")
    arguments = parser.parse_args()
    releases = [file.release for file in load_corpus(arguments.releases).files]
    texts = [text for release in releases for text in passage_texts(cut_release(release))]
    texts = texts[:: max(1, len(texts) // _PASSAGES)][:_PASSAGES]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "encoder"
        folder.mkdir()
        export_encoder(ModelSource.from_setting(""), folder, texts[:32])
        (Path(work) / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        serving = [_Serving(name, load, folder, work) for name, load in _ENCODERS.items()]
        asked, encoded = (_turns(serving, what, arguments.turns) for what in _STEPS)
        for one in serving:
            one.close()
        vectors = [np.load(f"{work}/{name}.npy") for name in list(_ENCODERS)[:2]]
    print(
        f"{len(texts)} passages, {arguments.turns} turns; medians, and of times as fast quartiles"
    )
    print(f"{'':24} load, s  a question, ms  passages a second  verbatim is times as fast")
    for place, one in enumerate(serving):
        times = np.percentile(encoded[:, 0] / encoded[:, place], [50, 25, 75])
        print(
            f"{one.name:24} {one.loaded_s:7.2f} {np.median(asked[:, place]):15.2f}"
            f" {np.median(encoded[:, place]):18.1f}  {times[0]:.2f} ({times[1]:.2f}–{times[2]:.2f})"
        )
    print(f"mean cosine {np.mean(np.sum(vectors[0] * vectors[1], axis=1)):.4f}")


_STEPS = ("questions", "passages")


class _Serving:
    """An encoder in a process of its own."""

    def __init__(self, name: str, load: str, folder: Path, work: str) -> None:
        self.name = name
        code = _SERVE.format(load=load, name=name)
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(folder), work],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.loaded_s = self._told()

    def take_turn(self, step: str) -> float:
        """Encode the questions or the passages once, and return the figure."""
        stdin: Any = self._process.stdin
        stdin.write(f"{step}\n")
        stdin.flush()
        return self._told()

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()

    def _told(self) -> float:
        stdout: Any = self._process.stdout
        line = stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with {self._process.wait()}")
        return float(line)


def _turns(serving: Sequence[_Serving], step: str, turns: int) -> Floats:
    """Return what each told in each turn, float64 `(turns, encoders)`; a first one is left out."""
    told = [[one.take_turn(step) for one in serving] for _ in range(turns + 1)]
    return np.array(told[1:])


if __name__ == "__main__":
    main()
