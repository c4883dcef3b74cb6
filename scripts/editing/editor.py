"""The curator's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from corpus import VerbatimError

_EVERYWHERE = ("nano", "vim", "vi")
_MEND = "name one in EDITOR or VISUAL, such as EDITOR='code --wait'"


def editor_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the words of the command that VISUAL or EDITOR hold, or an editor that is there.

    Raises:
        VerbatimError: There is none, or the words cannot be read.
    """
    for name in ("VISUAL", "EDITOR"):
        if written := environment.get(name, "").strip():
            try:
                return shlex.split(written)
            except ValueError as error:
                raise VerbatimError(f"{name} cannot be read: {error}", mend=_MEND) from error
    for name in _EVERYWHERE:
        if found := shutil.which(name):
            return [found]
    raise VerbatimError("no editor is there", mend=_MEND)


def open_in_editor(path: Path) -> None:
    """Open a file in the editor and wait until it is closed.

    Raises:
        VerbatimError: The editor cannot be run, or says that it failed.
    """
    command = editor_command()
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        what = f"the editor {command[0]} cannot be run: {error.strerror}"
        raise VerbatimError(what, mend=_MEND) from error
    if code != 0:
        raise VerbatimError(f"the editor {command[0]} left with {code}; nothing was saved")
