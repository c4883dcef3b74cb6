"""How much two files differ."""

from __future__ import annotations

from difflib import SequenceMatcher


def line_changes(before: bytes, after: bytes) -> str:
    r"""Return how many lines came and went.

    >>> line_changes(b"one\ntwo\n", b"one\n2\nthree\n")
    '+2 -1 lines'
    """
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    added = sum(end - start for _, _, _, start, end in changed)
    removed = sum(end - start for _, start, end, _, _ in changed)
    return f"+{added} -{removed} lines"
