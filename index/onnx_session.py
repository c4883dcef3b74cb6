"""How onnxruntime runs a model here."""

from __future__ import annotations

from typing import Any


def onnx_session(model: str, *, threads: int) -> Any:
    """Open a model as it stands; with 0 threads, each of its steps runs on all cores.

    It was rewritten when it was exported (`index.quantise.settle`): to do that again took half the
    time of opening it.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    # A thread that spins while it waits takes the time of others, of this process while it imports,
    # of a bot's event loop: off, a cold answer takes 417 ms instead of 437 (medians of 12 pairs), a
    # question about 0.2 ms more.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
