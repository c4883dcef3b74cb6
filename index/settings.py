"""Settings of the index and the engine, and what they are where nothing is set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["auto", "exact", "compressed"]
"""How vectors are searched: by their number, all compared, or compressed ones first."""

PROJECT = Path(__file__).resolve().parent.parent
"""The project's folder: the two default paths are taken from it, not from the working directory."""

PREFIX = "VERBATIM_"
"""Of the environment variables, each of which is named after a setting."""
ENV_FILE = ".env"
"""In the working directory."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and which models to use; `index.environment` reads them.

    Attributes:
        releases: Folder of release files.
        index: Folder of the built index.
        model: Any sentence-transformers model by name or path; empty for the bundled one.
        reader: Any extractive question-answering model by name or path, "none" for none; empty for
            the bundled one.
        dense_index: How the vectors of passages are searched: "exact", every one compared,
            "compressed", through FAISS, or "auto", by their number; takes effect at a rebuild.
        min_confidence: Answer only where the top quote is at least this likely right, 0 to 1;
            None leaves the choice to the calibration.
    """

    releases: Path = PROJECT / "corpus" / "releases"
    index: Path = PROJECT / ".verbatim" / "index"
    model: str = ""
    reader: str = ""
    dense_index: Kind = "auto"
    min_confidence: float | None = None
