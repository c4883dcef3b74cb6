"""The curator at the terminal: questions on stderr, answers from the keyboard."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from scripts.printable import printable


class Curator:
    """Somebody who can be asked.

    Args:
        answers: Where the answers come from, a line each.
    """

    def __init__(self, answers: TextIO) -> None:
        self._answers = answers
        if answers is sys.stdin:
            with suppress(ImportError):
                import readline  # noqa: F401 - gives input() its line editing

    @classmethod
    def at_terminal(cls, *, stdin_is_taken: bool) -> Curator | None:
        """Return the curator, None where nobody is there to be asked.

        Args:
            stdin_is_taken: Whether a release comes in on stdin; then the terminal is asked itself.
        """
        if not sys.stderr.isatty():
            return None
        if not stdin_is_taken:
            return cls(sys.stdin) if sys.stdin.isatty() else None
        try:
            return cls(Path("/dev/tty").open(encoding="utf-8", errors="replace"))
        except OSError:
            return None

    def ask(self, question: str) -> str | None:
        """Return the answer without blanks around it, None at the end of input."""
        prompt = f"{printable(question)} "
        try:
            if self._answers is sys.stdin and sys.stdout.isatty():
                return input(prompt).strip()
        except EOFError:
            print(file=sys.stderr)
            return None
        print(prompt, end="", file=sys.stderr, flush=True)
        answer = self._answers.readline()
        if not answer:
            print(file=sys.stderr)
            return None
        return answer.strip()

    def say(self, *lines: str) -> None:
        """Show something; the lines are safe for a terminal already."""
        for line in lines:
            print(line, file=sys.stderr)
