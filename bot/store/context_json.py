"""The engine's context as text, and back."""

from __future__ import annotations

import json
from dataclasses import asdict

from index.answer import Context

_VERSION = 1
"""To be raised whenever `Context` changes; what an older program wrote is then forgotten."""


def written(context: Context | None) -> str | None:
    """Return a context as a line of JSON in ASCII, and None as None."""
    return None if context is None else json.dumps({"version": _VERSION, **asdict(context)})


def read(line: str | None) -> Context | None:
    """Return the context that was written, or None where this program cannot read it."""
    if line is None:
        return None
    try:
        match json.loads(line):
            case {
                "version": version,
                "question": str(question),
                "release": str() | None as release,
                "topic": str(topic),
                **more,
            } if version == _VERSION and not more:
                return Context(question, release, topic)
    except (ValueError, RecursionError):
        pass
    return None
