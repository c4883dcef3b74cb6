"""Files of models that are known by their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.errors import ModelError


def check_known(path: Path, sha256: str, mend: str) -> None:
    """Compare a file with its known hash.

    Raises:
        ModelError: It cannot be read, or it is another.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror}", mend=mend) from error
    if digest != sha256:
        raise ModelError(f"{path} has sha256 {digest}, not {sha256}", mend=mend)
