"""Where the database is, for those who want nothing else of the bot's settings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.settings import PROJECT


def _at_home(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError as error:
        message = "there is no such user's home"
        raise ValueError(message) from error


DEFAULT_DATABASE = PROJECT / ".verbatim" / "bot.sqlite3"
DatabaseFile = Annotated[Path, AfterValidator(_at_home)]


class DatabaseLocation(BaseSettings):
    """The one setting of the bot that a curator needs, who has no token and needs none.

    Attributes:
        database: The file, from `VERBATIM_TELEGRAM__DATABASE`.
    """

    model_config = SettingsConfigDict(
        env_prefix="VERBATIM_TELEGRAM__",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    database: DatabaseFile = DEFAULT_DATABASE
