"""The one setting in which two evaluations differ, from what was given as `SETTING=VALUE`."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from index.environment import Environment
from scripts.failures import UsageError

if TYPE_CHECKING:
    from index import Settings

_FOLDERS = {"releases", "index"}
_IN_THE_INDEX = {"model"}


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting and another value for it, as it was written."""

    name: str
    value: str

    @classmethod
    def parse(cls, text: str, settings: Settings) -> SettingChange:
        """Read `SETTING=VALUE`.

        Raises:
            UsageError: There is no such setting, or its value is wrong.
        """
        name, sign, value = text.partition("=")
        names = sorted(set(Environment.model_fields) - _FOLDERS)
        if not sign or name not in names:
            raise UsageError(f"--compare {text}: it takes SETTING=VALUE, of {', '.join(names)}")
        change = cls(name, value)
        change.applied(settings)
        return change

    def __str__(self) -> str:
        return f"{self.name}={self.value}"

    def applied(self, settings: Settings) -> Settings:
        """Return the settings with the change.

        Raises:
            UsageError: The value is wrong.
        """
        try:
            return Environment(**(asdict(settings) | {self.name: self.value})).settings()
        except ValidationError as error:
            raise UsageError(f"--compare {self.name}: {error.errors()[0]['msg']}") from error

    @property
    def needs_own_index(self) -> bool:
        """Whether the setting is one of the index, and not only of how it is opened."""
        return self.name in _IN_THE_INDEX

    def folder_name(self, index: Path) -> str:
        """Return a name for the index so changed, another for each index that it is made of."""
        digest = hashlib.sha256(f"{self}\n{index.absolute()}".encode()).hexdigest()
        return f"{self.name}-{digest[:8]}"
