"""Settings of the index and the engine, from the environment and `.env`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus import VerbatimError

PROJECT = Path(__file__).resolve().parent.parent
"""The project's folder: the two default paths are taken from it, not from the working directory."""


class UnreadableEnvironment(VerbatimError):
    """There is a file `.env`, and it cannot be read."""

    def __init__(self, error: OSError | UnicodeDecodeError) -> None:
        if isinstance(error, UnicodeDecodeError):
            super().__init__("cannot read .env: it is not UTF-8", mend="save it as UTF-8")
        else:
            why = error.strerror or str(error)
            super().__init__(f"cannot read .env: {why}", mend="permit reading it or move it away")


class Settings(BaseSettings):
    """Where things are and which models to use; every field is `VERBATIM_` plus its name.

    Attributes:
        releases: Folder of release files.
        index: Folder of the built index.
        model: Any sentence-transformers model by name or path; empty for the bundled one.
        reader: Any extractive question-answering model by name or path, "none" for none; empty for
            the bundled one.
        min_confidence: Answer only where the top quote is at least this likely right, 0 to 1;
            None leaves the choice to the calibration.
    """

    model_config = SettingsConfigDict(
        env_prefix="VERBATIM_",
        env_file=".env",
        env_ignore_empty=True,  # an empty path would be the working directory
        env_nested_delimiter="__",
        extra="ignore",
    )

    releases: Path = PROJECT / "corpus" / "releases"
    index: Path = PROJECT / ".verbatim" / "index"
    model: str = ""
    reader: str = ""
    min_confidence: float | None = Field(default=None, ge=0, le=1)

    @field_validator("releases", "index")
    @classmethod
    def _at_home(cls, path: Path) -> Path:
        try:
            return path.expanduser()
        except RuntimeError as error:
            message = "there is no such user's home"
            raise ValueError(message) from error
