"""Editing a text that is in no file yet, in the curator's editor."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.editing.editor import open_in_editor


def edited(content: str, name: str) -> str:
    """Open a text in the editor, and return it as it was left there.

    Args:
        content: The text.
        name: Of the file in which it is shown.

    Raises:
        VerbatimError: The editor cannot be run, or says that it failed.
    """
    with TemporaryDirectory(prefix="verbatim-") as folder:
        path = Path(folder) / name
        path.write_text(content, encoding="utf-8")
        open_in_editor(path)
        return path.read_text(encoding="utf-8-sig", errors="replace")
