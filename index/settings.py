"""Settings of the index and the engine, from the environment and `.env`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent
"""The project's folder: the two default paths are taken from it, not from the working directory."""


class Settings(BaseSettings):
    """Where things are and which models to use; every field is `VERBATIM_` plus its name.

    Attributes:
        releases: Folder of release files.
        index: Folder of the built index.
        model: Any sentence-transformers model by name or path; empty for the bundled one.
        reader: Name or path of an extractive question-answering model, or `none`.
        min_confidence: Answer only where the top quote is at least this likely right, 0 to 1;
            None leaves the choice to the calibration.
    """

    model_config = SettingsConfigDict(
        env_prefix="VERBATIM_", env_file=".env", env_nested_delimiter="__", extra="ignore"
    )

    releases: Path = PROJECT / "corpus" / "releases"
    index: Path = PROJECT / ".verbatim" / "index"
    model: str = ""
    reader: str = "none"
    min_confidence: float | None = Field(default=None, ge=0, le=1)
