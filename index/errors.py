"""What can be wrong with an index, each with the command that mends it."""

from __future__ import annotations

from pathlib import Path

from corpus import Problem, VerbatimError


class NoIndex(VerbatimError):
    """There is no index at this place yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no index in {folder}", mend="build one with: verbatim rebuild")


class NoFolder(VerbatimError):
    """Where the index's folder shall be, or above it, stands a file."""

    def __init__(self, folder: Path) -> None:
        places = (folder, *folder.parents)
        file = next((place for place in places if place.is_file()), folder)
        super().__init__(f"{file} is a file, not a folder", mend="name another with --index")


class DamagedIndex(VerbatimError):
    """A file of the index is not what was written: cut off, altered or gone."""

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(f"damaged index: {file} {what}", mend="mend it with: verbatim rebuild")
        self.file = file


class InvalidCorpus(VerbatimError):
    """Release files have errors, and nobody said that they may be left out.

    Attributes:
        problems: All that is wrong, in the order of the files.
    """

    def __init__(self, folder: Path, problems: tuple[Problem, ...]) -> None:
        number = "1 error" if len(problems) == 1 else f"{len(problems)} errors"
        super().__init__(
            f"{number} in the releases of {folder}",
            mend="see them with: verbatim check, or leave those files out with: "
            "verbatim rebuild --skip-invalid",
        )
        self.problems = problems


class Misquote(VerbatimError):
    """What is about to be shown as a quote is not what stands at its place in the release."""

    def __init__(self, release: str, what: str) -> None:
        super().__init__(f"{release}: the quote {what}", mend="mend the index: verbatim rebuild")


class ModelError(VerbatimError):
    """The model cannot be loaded, or is not the one that was promised."""
