"""`verbatim` as it is, but for `Engine.ask`, whose times are written to a file.

    python -m scripts.benchmarks.load.timed_bot TIMES --index FOLDER bot

Writing a line takes some 20 µs of the bot's time, outside what is timed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any


def main() -> int:
    """Run the command that is left after the first argument, which names the file."""
    from index.engine import Engine
    from scripts.main import main as verbatim

    file = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    ask = Engine.ask

    def timed(engine: Engine, question: str, **more: Any) -> Any:
        start = time.monotonic()
        answer = ask(engine, question, **more)
        line = json.dumps([question, start, time.monotonic()])
        os.write(file, f"{line}\n".encode())
        return answer

    Engine.ask = timed  # type: ignore[assignment, method-assign] # what this is for
    return verbatim()


if __name__ == "__main__":
    sys.exit(main())
