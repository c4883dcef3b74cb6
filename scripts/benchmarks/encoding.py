"""Time the exported encoder against sentence-transformers, on the same passages and questions.

    .venv/bin/python -m scripts.benchmarks.encoding --releases FOLDER

Each encoder loads, encodes questions one by one, and encodes passages, in a process of its own; the
passages are cut from the release files of the folder, 300 of them at most.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from corpus import load_corpus
from index.cut import cut_release
from index.export import export_encoder
from index.model import ModelSource
from index.vectors import passage_texts

_PASSAGES = 300

_MEASURE = """
import json, sys, time
folder, work = sys.argv[1:]
texts = json.load(open(work + "/texts.json"))
questions = ["Which countries took part?", "How many people were arrested in the operation?"] * 20
start = time.perf_counter()
{load}
loaded = time.perf_counter() - start
encode_query(questions[0])
start = time.perf_counter()
for question in questions:
    encode_query(question)
query = (time.perf_counter() - start) / len(questions)
start = time.perf_counter()
vectors = encode_passages(texts)
passages = len(texts) / (time.perf_counter() - start)
import numpy
numpy.save(work + "/{name}.npy", vectors)
print(json.dumps([loaded, query * 1000, passages]))
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
    texts, normalize_embeddings=True, show_progress_bar=False
)
"""


def main() -> None:
    """Export the bundled model, measure both encoders, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--releases", type=Path, required=True, help="folder of release files")
    releases = [file.release for file in load_corpus(parser.parse_args().releases).files]
    texts = [text for release in releases for text in passage_texts(cut_release(release))]
    texts = texts[:: max(1, len(texts) // _PASSAGES)][:_PASSAGES]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "encoder"
        folder.mkdir()
        export_encoder(ModelSource.from_setting(""), folder, texts[:32])
        (Path(work) / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        print(f"{len(texts)} passages        load, s   a query, ms   passages a second")
        for name, load in (("verbatim", _OURS), ("sentence-transformers", _THEIRS)):
            loaded, query, passages = _measured(name, load, folder, work)
            print(f"{name:21} {loaded:9.2f} {query:13.2f} {passages:19.1f}")
        ours, theirs = (
            np.load(f"{work}/{name}.npy") for name in ("verbatim", "sentence-transformers")
        )
    print(f"mean cosine {np.mean(np.sum(ours * theirs, axis=1)):.4f}")


def _measured(name: str, load: str, folder: Path, work: str) -> list[float]:
    code = _MEASURE.format(load=load, name=name)
    command = [sys.executable, "-c", code, str(folder), work]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: list[float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
