"""What the rules look at: a sound release and the bytes of its file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from corpus.front_matter import Parts, read, split
from corpus.load import ReleaseFile
from corpus.release import Release
from corpus.text import decode

_BLANKS = " \t"
_IGNORE = re.compile(r"^#[ ]*check:[ ]*ignore[ ]+(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Subject:
    """A release under examination.

    Attributes:
        data: The bytes of its file.
    """

    release: Release
    data: bytes

    @classmethod
    def of(cls, file: ReleaseFile) -> Subject | None:
        """Read a release's file again, None where it isn't any more what it was."""
        try:
            data = file.path.read_bytes()
        except OSError:
            return None
        same = hashlib.sha256(data).hexdigest() == file.sha256
        return cls(file.release, data) if same else None

    @property
    def block(self) -> str:
        """The front matter as it is written."""
        return self._parts().block

    def line_of(self, at: str | int) -> int:
        """Return the line of the file, from 1, of a key or of an offset into the text.

        Read anew at each call: of most releases no line is ever wanted.
        """
        parts = self._parts()
        if isinstance(at, str):
            return read(parts.block).lines.get(at, 1)
        lines = _kept_lines(parts.body)
        number = self.release.text.count("\n", 0, at)
        return parts.closed_in + lines[min(number, len(lines) - 1)]

    def ignored(self) -> frozenset[str]:
        """Return the codes that a comment in the front matter sets aside.

        Such a comment is a line `# check: ignore short-body, furniture`.
        """
        if b"check:" not in self.data:
            return frozenset()
        found = _IGNORE.findall(self.block)
        return frozenset(code for line in found for code in re.split(r"[\s,]+", line))

    def _parts(self) -> Parts:
        parts = split(decode(self.data))
        assert isinstance(parts, Parts), "a sound release has both its fences"
        return parts


def _kept_lines(body: str) -> list[int]:
    """Return for each line of a body's normal form where it stands in the body, from 1."""
    kept: list[int] = []
    is_behind_blank = True
    for number, line in enumerate(body.split("\n"), start=1):
        is_blank = not line.strip(_BLANKS)
        if not (is_blank and is_behind_blank):
            kept.append(number)
        is_behind_blank = is_blank
    return kept or [1]
