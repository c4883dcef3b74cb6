"""Which sentence-transformers model a setting means, and whether it is still the same one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index import bundled_model
from index.errors import ModelError


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model, identified without loading it.

    Attributes:
        name: As it is shown to people.
        fingerprint: Equal for equal models. For the bundled model the hash of its weights, for a
            folder a hash over its files, for the name of a hub's model that name: a hub's model
            that was updated under its name is taken in by `verbatim rebuild --full`.
        setting: What names the model from any working directory; empty for the bundled one.
    """

    name: str
    fingerprint: str
    setting: str

    @classmethod
    def from_setting(cls, setting: str) -> ModelSource:
        """Identify the model that `VERBATIM_MODEL` names; empty means the bundled one."""
        if not setting:
            return cls(bundled_model.NAME, f"sha256:{bundled_model.WEIGHTS_SHA256}", setting)
        folder = Path(setting).expanduser()
        if folder.is_dir():
            return cls(setting, _fingerprint(folder), str(folder.resolve()))
        if folder.is_absolute() or setting.startswith((".", "~")):
            raise ModelError(
                f"no model in {setting}", mend="set VERBATIM_MODEL to a model's folder or name"
            )
        return cls(setting, f"name:{setting}", setting)

    def location(self) -> str:
        """Return what sentence-transformers is to load, the bundled weights checked first."""
        return self.setting or str(bundled_model.bundled_model())


def _fingerprint(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()}\0{digest}\n".encode())
    return f"files:{total.hexdigest()}"
