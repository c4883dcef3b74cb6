"""Time `verbatim ask` against a plain script over sentence-transformers and FAISS.

Both answer the same question from the same passages, each in a process of its own, in turn. The
plain script imports its two libraries, loads the model and a saved index, encodes the question and
prints the best passage. Warm times are taken inside one process each, everything loaded; memory is
the most that those processes held.

    .venv/bin/python -m scripts.benchmarks.cold_start --runs 10
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from index import Settings, rebuild
from index.bundled_model import bundled_model
from index.generation import open_current

QUESTION = "Which countries took part in Operation Pureza II?"

PLAIN = """
import sys
import faiss
from sentence_transformers import SentenceTransformer
folder, model, question = sys.argv[1:]
encoder = SentenceTransformer(model, device="cpu")
index = faiss.read_index(folder + "/plain.faiss")
passages = open(folder + "/plain.txt", encoding="utf-8").read().split("\\x1e")
_, rows = index.search(encoder.encode([question], normalize_embeddings=True), 1)
print(passages[rows[0][0]])
"""

# Linux hands a child the peak of the process that started it in ru_maxrss, but not in VmHWM.
_MEMORY = """
import re, resource
if sys.platform == "darwin":
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)
else:
    print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1e3)
"""

WARM_PLAIN = """
import sys, time, faiss
from sentence_transformers import SentenceTransformer
folder, model, question = sys.argv[1:]
encoder = SentenceTransformer(model, device="cpu")
index = faiss.read_index(folder + "/plain.faiss")
for run in range(60):
    start = time.perf_counter()
    index.search(encoder.encode([question], normalize_embeddings=True), 1)
    print((time.perf_counter() - start) * 1000)
"""

WARM_VERBATIM = """
import sys, time
from pathlib import Path
from index.engine import Engine
engine = Engine.open(Path(sys.argv[1]))
for run in range(60):
    start = time.perf_counter()
    engine.ask(sys.argv[2])
    print((time.perf_counter() - start) * 1000)
"""


def main() -> None:
    """Build both indexes, time both programs in turn, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=10, help="cold runs of each (default 10)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = Settings(index=folder / "index")
        rebuild(settings)
        _save_plain_index(settings, folder)
        verbatim = [_verbatim(), "--index", str(settings.index), "ask", QUESTION]
        model = str(bundled_model())
        plain = [sys.executable, "-c", PLAIN, name, model, QUESTION]
        cold = _in_turn(lambda: _seconds(verbatim), lambda: _seconds(plain), runs)
        warm_verbatim = _figures(WARM_VERBATIM, str(settings.index), QUESTION)
        warm_plain = _figures(WARM_PLAIN, name, model, QUESTION)
    _print_row("cold, s", *cold)
    _print_row("warm, ms", warm_verbatim[10:-1], warm_plain[10:-1])
    _print_row("peak, MB", warm_verbatim[-1:], warm_plain[-1:])


def _verbatim() -> str:
    return str(Path(sys.executable).with_name("verbatim"))


def _save_plain_index(settings: Settings, folder: Path) -> None:
    import faiss

    generation = open_current(settings.index)
    tables = generation.tables
    texts = [
        tables.text(release)[start:end] for release, start, end, _, _ in tables.passages.tolist()
    ]
    vectors = generation.encoder().encode_passages(texts)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(folder / "plain.faiss"))
    (folder / "plain.txt").write_text("\x1e".join(texts), encoding="utf-8")
    generation.close()


def _in_turn(
    ours: Callable[[], float], theirs: Callable[[], float], runs: int
) -> tuple[list[float], list[float]]:
    ours(), theirs()  # the first run of each fills the disk cache and is not counted
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=_environment())
    return time.perf_counter() - start


def _figures(code: str, *arguments: str) -> list[float]:
    command = [sys.executable, "-c", code + _MEMORY, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
    return [float(line) for line in done.stdout.splitlines()]


def _environment() -> dict[str, str]:
    return {**os.environ, "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}


def _print_row(name: str, ours: list[float], theirs: list[float]) -> None:
    ratios = [their / our for our, their in zip(ours, theirs, strict=True)]
    median = statistics.median
    print(
        f"{name:9} verbatim {median(ours):7.3f}   plain script {median(theirs):7.3f}   "
        f"ratio {median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"
    )


if __name__ == "__main__":
    main()
