"""The folder of the model that all contenders are given: the same weights in two forms.

Most tools run a model through torch. Two of them, in the form that their documentation offers for
it, run it as an ONNX graph, which the publishers of all-MiniLM-L6-v2 put beside it in `onnx/`. The
bundled package lacks that, so it is made here: of the same weights, as 32-bit floats, from token
ids to token vectors, as those graphs are.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

from index.quantise import OPSET, quiet

GRAPH = Path("onnx") / "model.onnx"
_WEIGHTS = "model.safetensors"
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def model_folder(model: Path, cache: Path) -> Path:
    """Return a copy of a sentence-transformers model with the graph beside it, made at first need.

    Args:
        model: The model's folder, its transformer at the top, as older ones are.
        cache: Folder that holds the copy.
    """
    digest = hashlib.sha256((model / _WEIGHTS).read_bytes()).hexdigest()
    folder = cache / f"model-{digest[:12]}"
    if not folder.exists():
        draft = folder.with_name(f"{folder.name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(model, draft)
        (draft / GRAPH).parent.mkdir(exist_ok=True)
        for path in draft.iterdir():
            if path.is_file() and path.name != _WEIGHTS:
                shutil.copy(path, (draft / GRAPH).parent)
        _trace(draft, draft / GRAPH)
        draft.rename(folder)
    return folder


def _trace(model: Path, target: Path) -> None:
    import torch
    from transformers import AutoModel

    bert = AutoModel.from_pretrained(str(model)).eval()

    class TokenVectors(torch.nn.Module):
        """The transformer alone: pooling is left to the tool."""

        def __init__(self) -> None:
            super().__init__()
            self.bert = bert

        def forward(self, *columns: Any) -> Any:
            return self.bert(**dict(zip(_INPUTS, columns, strict=True))).last_hidden_state

    ones = torch.ones((2, 5), dtype=torch.int64)
    with quiet():
        torch.onnx.export(
            TokenVectors().eval(),
            (ones, ones, ones * 0),
            str(target),
            input_names=list(_INPUTS),
            output_names=["last_hidden_state"],
            dynamic_axes={
                name: {0: "batch", 1: "tokens"} for name in (*_INPUTS, "last_hidden_state")
            },
            opset_version=OPSET,
            dynamo=False,
        )
