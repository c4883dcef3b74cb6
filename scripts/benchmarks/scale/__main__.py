"""Measure how an index grows with the number of passages.

    .venv/bin/python -m scripts.benchmarks.scale --work FOLDER --sizes 10000 100000 1000000

Real vectors are those of indexes that are named, best of real releases, or of a small generated
corpus that is encoded for it. Written are the table, all that was measured as JSON, and plots.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np

from index import Settings, rebuild
from index.encoder import Vectors
from index.generation import ENCODER_FOLDER, open_current
from scripts.argument_types import positive
from scripts.benchmarks.generated_corpus import write_corpus
from scripts.benchmarks.scale.drawn import Drawing, likeness, passage_vectors
from scripts.benchmarks.scale.measured import Means, Size, measure
from scripts.benchmarks.scale.plots import growth_chart
from scripts.benchmarks.scale.report import as_json, markdown

_SIZES = (10_000, 100_000, 1_000_000)
_PLOTS = {
    "time": (
        "How times grow",
        "seconds",
        {"build, s": "build", "rebuild after one release, s": "rebuild", "open, s": "open"},
    ),
    "retrieval": (
        "How retrieval grows",
        "milliseconds",
        {"retrieval p50, ms": "p50", "retrieval p95, ms": "p95", "dense p50, ms": "dense p50"},
    ),
    "room": (
        "How memory and disk grow",
        "MB",
        {"memory, MB": "memory", "on disk, MB": "disk"},
    ),
}


def main() -> None:
    """Measure each size, print the table, and write what was measured."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as name:
        work = arguments.work or Path(name)
        work.mkdir(parents=True, exist_ok=True)
        indexes = arguments.real or [_generated_index(work, arguments.base)]
        real = np.concatenate([passage_vectors(index) for index in indexes])
        drawing = Drawing(real)
        generation = open_current(indexes[0])
        encoder = generation.folder / ENCODER_FOLDER
        means = Means(drawing, encoder, arguments.questions, arguments.vectors)
        sizes = []
        for size in arguments.sizes:
            folder = work / str(size)
            folder.mkdir(exist_ok=True)
            sizes.append(measure(size, folder, means))
            _write(sizes, real, drawing, arguments.out)
        generation.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=positive, nargs="+", default=list(_SIZES), metavar="N")
    parser.add_argument("--work", type=Path, help="where corpora and indexes are kept")
    parser.add_argument("--out", type=Path, default=Path("scale"), help="where results are written")
    parser.add_argument(
        "--real", type=Path, nargs="+", help="indexes whose passages are drawn after"
    )
    parser.add_argument("--base", type=positive, default=300, help="generated releases else")
    parser.add_argument("--questions", type=positive, default=200, help="how many are asked")
    parser.add_argument("--vectors", type=Path, help="numpy file of real questions' vectors")
    return parser.parse_args()


def _generated_index(work: Path, number: int) -> Path:
    settings = Settings(releases=work / "base" / "releases", index=work / "base" / "index")
    write_corpus(settings.releases, number)
    rebuild(settings)
    return settings.index


def _write(sizes: list[Size], real: Vectors, drawing: Drawing, out: Path) -> None:
    """Write what is measured so far: the largest size takes longest."""
    drawn = drawing.vectors(len(real), seed=3)
    likenesses = {"real": likeness(real), "drawn": likeness(drawn)}
    out.mkdir(parents=True, exist_ok=True)
    told = json.dumps(as_json(sizes, likenesses), indent=1)
    (out / "scale.json").write_text(told + "\n", encoding="utf-8")
    table = markdown(sizes, likenesses, drawing)
    (out / "scale.md").write_text(table, encoding="utf-8")
    for name, (title, up, names) in _PLOTS.items():
        chart = growth_chart(sizes, names, title, up)
        (out / f"scale-{name}.svg").write_text(chart.svg(), encoding="utf-8")
    print(table, flush=True)


if __name__ == "__main__":
    main()
