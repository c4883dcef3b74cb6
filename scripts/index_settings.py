"""The settings of the index, for a command: its flags before the environment before the defaults.

`verbatim ask` waits for whatever it imports, and pydantic is the largest part of it that does not
answer. It is left out where nothing but the flags is set.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from index.settings import ENV_FILE, PREFIX, Settings
from scripts.failures import UsageError


def read_index_settings(arguments: argparse.Namespace) -> Settings:
    """Return the settings under the flags that every command has.

    Raises:
        UsageError: A flag's value is wrong.
        VerbatimError: An environment variable's, or one in `.env`, is; or `.env` cannot be read.
    """
    flags: dict[str, Path | None] = {"releases": arguments.releases, "index": arguments.index}
    if not _is_anything_set():
        settings = Settings()
        for name, path in flags.items():
            if path is not None:
                settings = replace(settings, **{name: _at_home(name, path)})  # type: ignore[arg-type]
        return settings

    from index.environment import Environment
    from scripts.environment import read_settings

    return read_settings(Environment, **flags).settings()


def _is_anything_set() -> bool:
    # As pydantic-settings reads them: names in any case, and `.env` of the working directory.
    return os.path.lexists(ENV_FILE) or any(name.upper().startswith(PREFIX) for name in os.environ)


def _at_home(name: str, path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(f"--{name}: there is no such user's home") from error
