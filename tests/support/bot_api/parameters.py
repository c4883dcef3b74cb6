"""The parameters of one request: all are strings on the wire, some of them hold JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot_api.refusals import bad


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart request."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was sent with a method, read as the method needs it."""

    values: Mapping[str, str]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, default)

    def whole(self, name: str, default: int | None = None) -> int:
        """Return a whole number; without a default it must be there."""
        given = self.values.get(name, "")
        if not given and default is not None:
            return default
        if not given:
            raise bad(f"{name} is empty" if name == "chat_id" else f"{name} isn't specified")
        try:
            return int(given)
        except ValueError:
            raise bad(f"invalid {name} specified") from None

    def flag(self, name: str) -> bool:
        return self.values.get(name, "").lower() in ("true", "yes", "1")

    def json(self, name: str, default: Any = None) -> Any:
        given = self.values.get(name, "")
        if not given:
            return default
        try:
            return json.loads(given)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None

    def record(self, name: str) -> dict[str, Any]:
        """Return a JSON object; an empty one where the parameter was left out."""
        given = self.json(name, {})
        if not isinstance(given, dict):
            raise bad(f"object expected as {name}")
        return given

    def records(self, name: str) -> list[dict[str, Any]]:
        given = self.json(name, [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            raise bad(f"expected an Array of Object as {name}")
        return given
