"""One size measured: a corpus written, built by stages, one release added, opened and asked."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import Settings, rebuild
from index.generation import open_current
from scripts.benchmarks.generated_corpus import generated_release, write_corpus
from scripts.benchmarks.scale.asked import questions
from scripts.benchmarks.scale.asking import Asked
from scripts.benchmarks.scale.drawn import Drawing
from scripts.benchmarks.scale.drawn_encoder import vectors_drawn
from scripts.benchmarks.side_by_side.weight import disk_bytes

PASSAGES_A_RELEASE = 6.2
"""Of generated releases, in the mean."""


@dataclass(frozen=True, slots=True)
class Size:
    """What an index of one size took.

    Attributes:
        stages: Seconds of each stage of the build; "encoding" is the drawing of vectors and the
            writing of them.
        build_s, rebuild_s: Of a first build, and after one release was added.
        rebuild_encode_s: Of that, the encoding of the one release.
        disk_mb: The generation's files.
    """

    releases: int
    passages: int
    sentences: int
    stages: dict[str, float]
    build_s: float
    rebuild_s: float
    rebuild_stages: dict[str, float]
    disk_mb: float
    asked: Asked

    def figures(self) -> dict[str, float]:
        """Return the figures that grow, by what they are."""
        found = {
            "build, s": self.build_s,
            "rebuild after one release, s": self.rebuild_s,
            "open, s": self.asked.open_s,
            "retrieval p50, ms": float(np.median(self.asked.ms)),
            "retrieval p95, ms": float(np.quantile(self.asked.ms, 0.95)),
            "retrieval p50, ms of the processor": float(np.median(self.asked.cpu_ms)),
            "dense p50, ms": float(np.median(self.asked.dense_ms)),
            "on disk, MB": self.disk_mb,
        }
        if self.asked.memory_mb is not None:
            found["memory, MB"] = self.asked.memory_mb
        return found


class Stages:
    """Notes how long each stage of a rebuild takes, as it tells of them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "", time.perf_counter()

    def __call__(self, stage: str, _done: int, _total: int) -> None:
        """Be told of a stage."""
        if stage != self._stage:
            self.end()
            self._stage = stage

    def end(self) -> None:
        """Note the last stage."""
        now = time.perf_counter()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._since = now


@dataclass(frozen=True, slots=True)
class Means:
    """What every size is measured with.

    Attributes:
        encoder: Folder of an exported encoder.
        questions: How many are asked.
        vectors: File of vectors to ask with in place of the questions' own.
    """

    drawing: Drawing
    encoder: Path
    questions: int
    vectors: Path | None = None


def measure(passages: int, folder: Path, means: Means) -> Size:
    """Build an index of about so many passages in a folder, and measure it.

    Releases that are in the folder already are used again.
    """
    releases = max(1, round(passages / PASSAGES_A_RELEASE))
    settings = Settings(releases=folder / "releases", index=folder / "index")
    if not settings.releases.exists():
        write_corpus(settings.releases, releases)
    added = settings.releases / f"{generated_release(releases).id}.md"
    added.unlink(missing_ok=True)  # of a run before
    with vectors_drawn(means.drawing, means.encoder):
        build_s, stages = _timed(lambda told: rebuild(settings, full=True, progress=told))
    write_corpus(settings.releases, releases + 1, skip=releases)
    rebuild_s, rebuild_stages = _timed(lambda told: rebuild(settings, progress=told))
    texts = folder / "questions.json"
    texts.write_text(json.dumps(questions(means.questions, releases)), encoding="utf-8")
    asked = _asked(settings.index, texts, means.vectors)
    generation = open_current(settings.index)
    try:
        counts = generation.manifest.number_of_passages, generation.manifest.number_of_sentences
        disk = disk_bytes(generation.folder) / 1e6
    finally:
        generation.close()
    return Size(releases, *counts, stages, build_s, rebuild_s, rebuild_stages, disk, asked)


def _timed(work: Callable[[Stages], object]) -> tuple[float, dict[str, float]]:
    stages = Stages()
    start = time.perf_counter()
    work(stages)
    stages.end()
    return time.perf_counter() - start, stages.seconds


def _asked(index: Path, texts: Path, vectors: Path | None) -> Asked:
    """Ask in a process of its own, whose memory nothing else adds to."""
    command = [sys.executable, "-m", "scripts.benchmarks.scale.asking", str(index), str(texts)]
    command += [str(vectors)] if vectors else []
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Asked(**json.loads(done.stdout))
