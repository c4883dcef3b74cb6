"""The reader that a setting names: the bundled one, one of the hub's, or none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from corpus import VerbatimError
from index.bundled_reader import FOLDER, bundled_reader
from index.errors import ModelError
from index.known_languages import reader_knows
from index.reader import Reader
from index.reader_record import ReaderRecord
from index.reading_ahead import ReadingAhead

NONE = "none"


@dataclass(frozen=True)
class OpenReader:
    """A reader and what was fitted for it.

    A reader of the hub is judged by the numbers of the bundled one: both are logits of a start
    and of an end, and what the bundled one alone can tell counts nothing.
    """

    reader: Reader
    record: ReaderRecord
    setting: str = ""

    def knows(self, language: str) -> bool:
        """Return whether it was trained on a language (BCP 47)."""
        return reader_knows(self.setting, language)

    @cached_property
    def ahead(self) -> ReadingAhead:
        """What it has begun to read."""
        return ReadingAhead(self.reader)

    def for_one_question(self) -> OpenReader:
        """Return the same reader without what it has read."""
        return replace(self)


def open_reader(setting: str) -> OpenReader | None:
    """Open the reader that `VERBATIM_READER` names; empty means the bundled one.

    Raises:
        ModelError: It cannot be loaded.
    """
    if setting == NONE:
        return None
    try:
        if setting:
            from index.torch_reader import TorchReader

            return OpenReader(TorchReader(setting), ReaderRecord.read(FOLDER), setting)
        from index.onnx_reader import OnnxReader

        folder = bundled_reader()
        return OpenReader(OnnxReader(folder), ReaderRecord.read(folder))
    except VerbatimError:
        raise
    except Exception as error:  # tokenizers and onnxruntime raise bare ones
        raise ModelError(
            f"cannot open the reader: {error}", mend="set VERBATIM_READER to none, or mend it"
        ) from error
