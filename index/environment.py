"""The settings of the index and the engine as the environment and `.env` give them."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus import VerbatimError
from index.settings import ENV_FILE, PREFIX, Kind, Settings

_DEFAULT = Settings()


class UnreadableEnvironment(VerbatimError):
    """There is a file `.env`, and it cannot be read."""

    def __init__(self, error: OSError | UnicodeDecodeError) -> None:
        if isinstance(error, UnicodeDecodeError):
            super().__init__("cannot read .env: it is not UTF-8", mend="save it as UTF-8")
        else:
            why = error.strerror or str(error)
            super().__init__(f"cannot read .env: {why}", mend="permit reading it or move it away")


class Environment(BaseSettings):
    """What is set; every field is `VERBATIM_` plus its name. See `Settings` for what they mean."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_ignore_empty=True,  # an empty path would be the working directory
        env_nested_delimiter="__",
        extra="ignore",
    )

    releases: Path = _DEFAULT.releases
    index: Path = _DEFAULT.index
    model: str = _DEFAULT.model
    reader: str = _DEFAULT.reader
    dense_index: Kind = _DEFAULT.dense_index
    min_confidence: float | None = Field(default=_DEFAULT.min_confidence, ge=0, le=1)

    @field_validator("releases", "index")
    @classmethod
    def _at_home(cls, path: Path) -> Path:
        try:
            return path.expanduser()
        except RuntimeError as error:
            message = "there is no such user's home"
            raise ValueError(message) from error

    def settings(self) -> Settings:
        """Return them as the engine takes them."""
        return Settings(**dict(self))
