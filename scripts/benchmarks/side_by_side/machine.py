"""The machine that it all ran on, described."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

_MB = 1e6
_OF_NOTE = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8", "amx_bf16")
"""Instruction sets that decide how fast models run."""
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def machine() -> dict[str, object]:
    """Return what the machine is; what the system does not tell is left out."""
    told = _read("/proc/cpuinfo")
    flags = (re.findall(r"^flags\s*:\s*(.*)$", told, re.MULTILINE) or [""])[0].split()
    model = (re.findall(r"^model name\s*:\s*(.*)$", told, re.MULTILINE) or [""])[0]
    memory = re.search(r"^MemTotal:\s+(\d+) kB", _read("/proc/meminfo"), re.MULTILINE)
    found: dict[str, object] = {
        "processor": model or platform.processor() or platform.machine(),
        "cores": _cores(),
        "instructions": [name for name in _OF_NOTE if name in flags],
        "memory_mb": round(int(memory[1]) * 1024 / _MB) if memory else None,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "threads": {name: os.environ[name] for name in _THREADS if name in os.environ},
        "load": round(os.getloadavg()[0], 2),
    }
    return {name: value for name, value in found.items() if value not in (None, [], {})}


def described(machine: dict[str, object]) -> str:
    """Return the machine in a sentence, as far as it is known."""
    instructions = machine.get("instructions")
    memory = machine.get("memory_mb")
    threads = machine.get("threads")
    parts = [
        f"{machine['processor']}, {machine['cores']} cores",
        ", ".join(instructions) if isinstance(instructions, list) else "",
        f"{memory / 1000:.0f} GB of memory" if isinstance(memory, int) else "",
        f"{machine['system']}, Python {machine['python']}",
        " ".join(f"{k}={v}" for k, v in threads.items()) if isinstance(threads, dict) else "",
        f"load {machine['load']} at the start",
    ]
    return "; ".join(filter(None, parts)) + "."


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
