"""Writing what is shown into a file that the user names."""

from __future__ import annotations

import sys
from pathlib import Path

_STDOUT = "-"


def write_shown(name: str, content: str | bytes, *, option: str) -> None:
    """Write into a file, or to stdout where its name is `-`, and say on stderr where it is.

    Args:
        name: The file's.
        content: Text is written as UTF-8.
        option: That the name was given with, such as `--html`.

    Raises:
        VerbatimError: It cannot be written.
    """
    from corpus import VerbatimError
    from scripts.printable import printable

    data = content.encode("utf-8") if isinstance(content, str) else content
    if name == _STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        Path(name).expanduser().write_bytes(data)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        what = f"cannot write {name}: {reason}"
        raise VerbatimError(what, mend=f"name another file with {option}") from error
    print(f"verbatim: wrote {printable(name)}", file=sys.stderr)
