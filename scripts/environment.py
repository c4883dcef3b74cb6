"""Settings from the environment and the command line, with their errors in one line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsError

from corpus import VerbatimError
from index.environment import UnreadableEnvironment
from scripts.failures import UsageError

SomeSettings = TypeVar("SomeSettings", bound=BaseSettings)


def read_settings(kind: type[SomeSettings], **flags: Path | None) -> SomeSettings:
    """Return the settings of `kind`; a flag that was given goes before the environment.

    Raises:
        UsageError: A flag's value is wrong.
        VerbatimError: An environment variable's, or one in `.env`, is; or `.env` cannot be read.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return kind(**given)  # type: ignore[arg-type] # mypy reads BaseSettings' own parameters
    except ValidationError as error:
        # The message alone: the value that pydantic would add may be a secret.
        first = error.errors(include_url=False, include_input=False)[0]
        names = [part for part in first["loc"] if isinstance(part, str)]
        if names and names[0] in given:
            raise UsageError(f"--{names[0]}: {first['msg']}") from error
        raise VerbatimError(f"{_variable(kind, names)}: {first['msg']}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableEnvironment(error) from error
    except SettingsError as error:
        raise VerbatimError(
            f"the environment or .env: {error}", mend="a list is written as [1, 2]"
        ) from error


def _variable(kind: type[BaseSettings], names: list[str]) -> str:
    prefix = kind.model_config.get("env_prefix", "")
    return (prefix + "__".join(names)).upper() or "settings"
