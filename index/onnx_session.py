"""How onnxruntime runs a model here."""

from __future__ import annotations

from typing import Any


def onnx_session(model: str | bytes) -> Any:
    """Open a model as it stands; each of its steps runs on one core.

    Several texts run side by side, one a core. A single one takes longer on two cores than on one:
    14 tokens of an encoder 2.5 ms and 2.0, 45 tokens 5.6 and 4.7, a step being over before the
    other core has woken.

    It was rewritten when it was exported (`index.quantise.settle`): to do that again took half the
    time of opening it.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
