"""From releases to answers: passages, vectors, the index on disk, and the engine that quotes.

`rebuild` makes the index, `Engine` answers from it. Nothing here knows a terminal or Telegram, and
answering needs neither torch nor the libraries that the index was built with.

Names are loaded when they are first used: whoever asks a question does not wait for the builder.
"""

import importlib
import os
from typing import TYPE_CHECKING, Any

# No question leaves the machine, nor does anything else: onnxruntime's builds report sessions to
# their maker unless this says otherwise when it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from index.answer import Answer, Context, Filters, Quote
    from index.build import BuildReport, rebuild
    from index.engine import Engine
    from index.errors import DamagedIndex, InvalidCorpus, Misquote, ModelError, NoIndex
    from index.fragments import link, text_fragment
    from index.freshness import rebuild_is_due
    from index.health import Finding, examine
    from index.settings import Settings
    from index.several_questions import questions_of

_HOMES = {
    "answer": ("Answer", "Context", "Filters", "Quote"),
    "build": ("BuildReport", "rebuild"),
    "engine": ("Engine",),
    "errors": ("DamagedIndex", "InvalidCorpus", "Misquote", "ModelError", "NoIndex"),
    "fragments": ("link", "text_fragment"),
    "freshness": ("rebuild_is_due",),
    "health": ("Finding", "examine"),
    "settings": ("Settings",),
    "several_questions": ("questions_of",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Answer",
    "BuildReport",
    "Context",
    "DamagedIndex",
    "Engine",
    "Filters",
    "Finding",
    "InvalidCorpus",
    "Misquote",
    "ModelError",
    "NoIndex",
    "Quote",
    "Settings",
    "examine",
    "link",
    "questions_of",
    "rebuild",
    "rebuild_is_due",
    "text_fragment",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"index.{_HOME_OF[name]}"), name)
