"""A sentence-transformers model to an encoder that runs without torch.

The whole model, pooling and normalisation included, is traced to ONNX. Its products are then done
in 8 bits, but for the values of attention (`index.row_wise`), and in as few passes over a text as
may be (`index.lone_texts`). Plain dynamic int8, with one range a tensor, keeps 86 % of the ten best
passages where this keeps 96.
"""

from __future__ import annotations

import math
import platform
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoder import Encoder, EncoderRecord
from index.lone_texts import rewrite_for_lone_texts
from index.onnx_encoder import MODEL_FILE, TOKENIZER_FILE, OnnxEncoder
from index.quantise import OPSET, quantise, quiet, settle
from index.row_wise import VALUES
from index.torch_encoder import TorchEncoder, load_model

if TYPE_CHECKING:
    from index.model import ModelSource

MIN_COSINE = 0.99
_MASK = "attention_mask"
_INPUTS = ("input_ids", _MASK, "token_type_ids")
_INT8_FLAGS = {"avx512_vnni", "avx_vnni", "asimddp", "asimd_dp"}


def export_encoder(source: ModelSource, folder: Path, sample: Sequence[str]) -> Encoder:
    """Export a model into `folder` and return the encoder that now stands there.

    int8 is taken where this processor has instructions for it and the exported encoder's vectors
    agree with the model's own on `sample` (mean cosine of at least 0.99), else fp32, else the
    model itself through sentence-transformers; the record says which, and why.

    Raises:
        ModelError: The model cannot be loaded.
    """
    model = load_model(source)
    original = TorchEncoder(_record(source, model), model)
    reasons: list[str] = []
    for precision in ("int8", "fp32"):
        if precision == "int8" and not processor_runs_int8():
            reasons.append("int8: this processor has no 8-bit dot products")
            continue
        try:
            exported = _export_as(precision, original, folder, sample)
        except OSError:  # a full disk is no property of the model
            raise
        except Exception as error:  # tracing and quantising raise anything
            reasons.append(f"{precision}: {_first_line(error)}")
        else:
            exported.record = replace(exported.record, note="; ".join(reasons))
            exported.record.write(folder)
            return exported
    for leftover in (MODEL_FILE, TOKENIZER_FILE):
        (folder / leftover).unlink(missing_ok=True)
    original.record = replace(original.record, note="; ".join(reasons))
    original.record.write(folder)
    return original


def processor_runs_int8() -> bool:
    """Whether this processor multiplies 8-bit integers faster than floats."""
    if platform.machine() == "arm64":  # Apple's: every model has the dot-product instructions
        return True
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return not _INT8_FLAGS.isdisjoint(flags.split())


def _record(source: ModelSource, model: Any) -> EncoderRecord:
    prompts = model.prompts
    documents = (prompts.get(name) for name in ("document", "passage", "corpus"))
    return EncoderRecord(
        model=source.setting,
        fingerprint=source.fingerprint,
        dim=model.get_embedding_dimension(),
        precision="torch",
        max_tokens=_max_tokens(model),
        query_prompt=prompts.get("query") or "",
        passage_prompt=next((prompt for prompt in documents if prompt), ""),
    )


def _max_tokens(model: Any) -> int:
    """Return a model's limit; a static one has none, which its tokenizer says by infinity."""
    limit = model.max_seq_length
    return int(limit) if limit and math.isfinite(limit) else 512


def _export_as(
    precision: str, original: TorchEncoder, folder: Path, sample: Sequence[str]
) -> OnnxEncoder:
    """Export a model in a precision: without a mask, or where that fails with one.

    Every text is encoded alone, and nothing of it is masked. Without a mask a text takes a tenth
    less time.
    """
    try:
        return _export_once(precision, original, folder, sample, with_mask=False)
    except OSError:
        raise
    except Exception:  # tracing and quantising raise anything
        return _export_once(precision, original, folder, sample, with_mask=True)


def _export_once(
    precision: str,
    original: TorchEncoder,
    folder: Path,
    sample: Sequence[str],
    *,
    with_mask: bool,
) -> OnnxEncoder:
    target, tokenizer = folder / MODEL_FILE, original.model.tokenizer.backend_tokenizer
    with quiet():
        _trace(original.model, target, with_mask=with_mask)
        if precision == "int8":
            quantise(target, tokenizer, exact=VALUES)
        settle(target)
        rewrite_for_lone_texts(target, tokenizer)
    (folder / TOKENIZER_FILE).write_text(tokenizer.to_str(), encoding="utf-8")
    draft = replace(original.record, precision=precision)
    draft.write(folder)
    exported = OnnxEncoder(folder)
    cosine = _agreement(original, exported, sample)
    if not cosine >= MIN_COSINE:  # not a number is no agreement either
        raise ValueError(f"mean cosine to the model is {cosine:.4f}, below {MIN_COSINE}")
    exported.record = replace(draft, cosine=round(cosine, 6))
    return exported


def _trace(model: Any, target: Path, *, with_mask: bool) -> None:
    import torch

    features = model.tokenizer(["two words", "a few words more"], padding=True, return_tensors="pt")
    names = [name for name in _INPUTS if name in features and (with_mask or name != _MASK)]

    class Whole(torch.nn.Module):
        """All modules of the model in a row, from token ids to the unit vector."""

        def __init__(self) -> None:
            super().__init__()
            self.parts = model

        def forward(self, *columns: Any) -> Any:
            state: dict[str, Any] = {_MASK: None, **dict(zip(names, columns, strict=True))}
            for part in self.parts:
                state = part(state)
                # What follows the transformer counts the tokens by it.
                if not with_mask:
                    state[_MASK] = torch.ones_like(columns[0])
            return state["sentence_embedding"]

    torch.onnx.export(
        Whole().eval(),
        tuple(features[name] for name in names),
        str(target),
        input_names=names,
        output_names=["embedding"],
        dynamic_axes={name: {0: "batch", 1: "tokens"} for name in names},
        opset_version=OPSET,
        dynamo=False,
    )


def _agreement(original: TorchEncoder, exported: Encoder, sample: Sequence[str]) -> float:
    ours, theirs = exported.encode_passages(sample), original.encode_passages(sample)
    questions = sample[:8]
    ours = np.concatenate([ours, exported.encode_queries(questions)])
    theirs = np.concatenate([theirs, original.encode_queries(questions)])
    return float(np.mean(np.sum(ours * theirs, axis=1)))


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
