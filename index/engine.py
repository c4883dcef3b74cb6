"""The engine: one public way from a question to an answer."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import VerbatimError
from index.answer import Answer, Context, Filters
from index.folder import read_pointer
from index.generation import Generation, open_current
from index.in_background import in_background
from index.open_reader import OpenReader, open_reader

if TYPE_CHECKING:
    from index.catalogue import Catalogue

_EVERYTHING = Filters()


class Engine:
    """Answers questions from one generation of an index.

    >>> with Engine.open(Path(".verbatim/index")) as engine:  # doctest: +SKIP
    ...     answer = engine.ask("Which countries took part in Operation Pureza II?")
    ...     print(answer.quotes[0].text)
    """

    def __init__(
        self,
        index: Path,
        generation: Generation,
        reader: str,
        min_confidence: float | None,
    ) -> None:
        self._index = index
        self._generation = generation
        self._setting = reader
        self._reader: Future[OpenReader | None] | None = None
        self._threshold = min_confidence
        self._catalogue: Catalogue | None = None

    @classmethod
    def open(
        cls, index_dir: Path, *, min_confidence: float | None = None, reader: str = ""
    ) -> Engine:
        """Open the current generation of an index.

        Args:
            index_dir: The index's folder.
            min_confidence: Answer only where the top quote is at least this likely right, 0 to 1;
                None takes the threshold that was fitted on development questions.
            reader: Name or path of an extractive question-answering model, "none" for none, or
                empty for the bundled one.

        Raises:
            NoIndex: There is no index here yet.
            DamagedIndex: It is not what was written.
        """
        generation = open_current(index_dir, with_encoder=True)
        engine = cls(index_dir, generation, reader, min_confidence)
        engine._begin_loading()
        import index.answering  # noqa: F401 - while the models are loading

        return engine

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the generation go; rebuilds may then remove it."""
        self._generation.close()

    @property
    def generation(self) -> str:
        """Name of the generation that this engine answers from."""
        return self._generation.name

    @property
    def is_checked_in_background(self) -> bool:
        """Whether the index is so large that it serves while its checksums are compared."""
        return self._generation.verification.is_in_background

    def finish_checking(self) -> None:
        """Wait until the check in the background has ended, where there is one.

        Raises:
            DamagedIndex: The index is not what was written.
        """
        self._generation.verification.wait()

    def finish_loading(self) -> None:
        """Wait until the reader is there: it loads while the first question is typed.

        Raises:
            ModelError: The reader cannot be loaded.
        """
        self._begin_loading().result()

    def rest(self) -> None:
        """Give back memory, the models' too: for when nobody has asked for a while.

        The next question loads them again, which takes a fifth of a second.
        """
        from index.memory import give_back

        self._reader = None
        self._generation.rest()
        give_back()

    def _begin_loading(self) -> Future[OpenReader | None]:
        """Load what is not there, each in a thread of its own."""
        self._generation.begin_loading_encoder()
        if self._reader is None:
            self._reader = in_background(lambda: open_reader(self._setting), "reader")
        return self._reader

    def number_of_releases(self, filters: Filters = _EVERYTHING) -> int:
        """Return how many releases these filters let through."""
        from index.releases_within import number_of_releases

        return number_of_releases(self._generation, filters)

    def catalogue(self) -> Catalogue:
        """Return what the releases are, to look them up; for one thread at a time."""
        from index.catalogue import Catalogue

        if self._catalogue is None:
            self._catalogue = Catalogue(self._generation)
        return self._catalogue

    def is_current(self) -> bool:
        """Whether no newer generation has been built; an unreadable pointer names no newer one."""
        with suppress(VerbatimError):
            return read_pointer(self._index).generation == self.generation
        return True

    def ask(  # noqa: PLR0913 - the two that every caller gives, and options with a default
        self,
        question: str,
        *,
        context: Context | None = None,
        filters: Filters = _EVERYTHING,
        limit: int | None = None,
        offset: int = 0,
        as_typed: bool = False,
        explain: bool = False,
    ) -> Answer:
        """Answer a question in the releases' own words, or abstain.

        Args:
            question: In the asker's words.
            context: What the answer before gave for the next question.
            filters: Which releases are asked about.
            limit: Quotes at most; None for three, or for the first releases of a list.
            offset: How many of the best quotes to leave out: those already seen.
            as_typed: Whether the question's own dates and publishers restrict nothing.
            explain: Whether the answer says what decided.

        Raises:
            DamagedIndex: The index was found damaged after it began to serve.
            ModelError: The reader cannot be loaded.
        """
        from index.answering import answer
        from index.request import Request

        self._generation.verification.raise_if_damaged()
        request = Request(
            question,
            filters,
            limit=limit,
            offset=offset,
            context=context,
            as_typed=as_typed,
            explain=explain,
            threshold=self._threshold,
            today=date.today(),
        )
        return answer(self._generation, self._begin_loading().result(), request)
