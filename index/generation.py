"""One generation of an index, open for reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property, lru_cache
from pathlib import Path

from corpus import VerbatimError
from index.dense import DenseIndex
from index.encoder import Encoder
from index.errors import DamagedIndex
from index.folder import Pointer, generation_folder, read_pointer
from index.in_background import in_background
from index.lexical import LexicalIndex
from index.lock import hold_generation
from index.manifest import MANIFEST_FILE, Manifest
from index.spelling import Spelling
from index.stored_encoder import open_encoder
from index.tables import Tables
from index.verification import Verification
from index.word_tables import WordTables
from index.words import ReleaseWords

DENSE_PASSAGES_FOLDER, DENSE_SENTENCES_FOLDER = "passage-vectors", "sentence-vectors"
LEXICAL_PASSAGES_FOLDER, LEXICAL_RELEASES_FOLDER = "lexical-passages", "lexical-releases"
WORDS_FOLDER = "words"
ENCODER_FOLDER, STOP_WORDS_FILE = "encoder", "stop-words.json"
_ATTEMPTS = 5
_WORDS_KEPT = 512


class Generation:
    """Everything that answers questions, as one build left it; it never changes.

    Attributes:
        tables: Releases, passages and sentences.
        dense_passages, dense_sentences: Their vectors, by row.
        lexical_passages, lexical_releases: BM25 by row of a passage, by number of a release.
        word_tables: The words of each release.
        stop_words_in: Stems that carry no question, by language of the releases.
        stop_words: All of them.
    """

    def __init__(
        self,
        index: Path,
        pointer: Pointer,
        *,
        with_encoder: bool = False,
        thoroughly: bool = False,
    ) -> None:
        """Open a generation; see `open_current`.

        Raises:
            DamagedIndex: One of its files is not what was written.
        """
        self.name = pointer.generation
        self.folder = generation_folder(index, pointer.generation)
        try:
            self._hold = hold_generation(self.folder)
        except OSError as error:
            path = self.folder / MANIFEST_FILE
            raise DamagedIndex(path, f"cannot be read ({error.strerror})") from error
        try:
            self.manifest = Manifest.read(self.folder, pointer.manifest_sha256)
            self.verification = Verification(
                index, self.folder, self.manifest, thoroughly=thoroughly
            )
            if with_encoder:
                self.begin_loading_encoder()
            self._load()
            if with_encoder:
                self.dense_passages.begin_loading()
        except BaseException:
            self._hold.close()
            raise

    def _load(self) -> None:
        try:
            self.tables = Tables(self.folder)
            self.dense_passages = DenseIndex.open(self.folder / DENSE_PASSAGES_FOLDER)
            self.dense_sentences = DenseIndex.open(self.folder / DENSE_SENTENCES_FOLDER)
            stop_words = json.loads((self.folder / STOP_WORDS_FILE).read_bytes())
            self.stop_words_in = {
                language: frozenset(stems) for language, stems in stop_words.items()
            }
            self.stop_words = frozenset[str]().union(*self.stop_words_in.values())
            self.lexical_passages = LexicalIndex(
                self.folder / LEXICAL_PASSAGES_FOLDER, len(self.tables.passages)
            )
            self.lexical_releases = LexicalIndex(
                self.folder / LEXICAL_RELEASES_FOLDER, len(self.tables.releases)
            )
            self.word_tables = WordTables(self.folder / WORDS_FOLDER)
        except (OSError, ValueError, TypeError, RuntimeError, KeyError) as error:
            raise DamagedIndex(self.folder, f"cannot be opened ({error})") from error
        expected = (self.manifest.number_of_passages, self.manifest.number_of_sentences)
        if expected != (len(self.dense_passages), len(self.dense_sentences)):
            raise DamagedIndex(self.folder / DENSE_PASSAGES_FOLDER, "has not one vector a passage")

    def encoder(self) -> Encoder:
        """Return the encoder that is stored with the generation, loaded when first asked for.

        Raises:
            DamagedIndex: Its files cannot be read.
            ModelError: It needs sentence-transformers, and that cannot load the model.
        """
        return self._encoder.result()

    def begin_loading_encoder(self) -> None:
        """Load the encoder in a thread of its own; most of that is work without Python's lock."""
        _ = self._encoder

    def rest(self) -> None:
        """Let go of what can be loaded and looked up again."""
        for name in ("_encoder", "_words", "spelling"):
            self.__dict__.pop(name, None)

    @cached_property
    def _encoder(self) -> Future[Encoder]:
        return in_background(self._load_encoder, "encoder")

    def _load_encoder(self) -> Encoder:
        folder = self.folder / ENCODER_FOLDER
        try:
            encoder = open_encoder(folder)
            encoder.prepare()
            return encoder
        except VerbatimError:
            raise
        except Exception as error:  # tokenizers and onnxruntime raise bare ones
            raise DamagedIndex(folder, f"cannot be opened ({error})") from error

    @cached_property
    def spelling(self) -> Spelling:
        """The words of all releases, to be found by how they are spelt; made when first needed."""
        return Spelling(self.lexical_releases.vocabulary)

    def words(self, release: int) -> ReleaseWords:
        """Return the words of a release, by its number; the latest few hundred stay in memory."""
        return self._words(release)

    @cached_property
    def _words(self) -> Callable[[int], ReleaseWords]:
        return lru_cache(_WORDS_KEPT)(self._look_up_words)

    def _look_up_words(self, number: int) -> ReleaseWords:
        return self.word_tables.words(number, self.tables.releases[number].language)

    def close(self) -> None:
        """Let the generation be removed."""
        self._hold.close()


def open_current(
    index: Path, *, with_encoder: bool = False, thoroughly: bool = False
) -> Generation:
    """Open the generation that the pointer names.

    Args:
        index: The index's folder.
        with_encoder: Begin to load the encoder at once, beside all else.
        thoroughly: Compare every checksum first, however the files look.

    Raises:
        NoIndex: There is no index here yet.
        DamagedIndex: The pointer or a file of the generation is not what was written.
    """
    pointer = read_pointer(index)

    def opened() -> Generation:
        return Generation(index, pointer, with_encoder=with_encoder, thoroughly=thoroughly)

    for _ in range(_ATTEMPTS):
        try:
            return opened()
        except DamagedIndex:
            # Rebuilds may have passed by and removed what the pointer named a moment ago.
            newer = read_pointer(index)
            if newer == pointer:
                raise
            pointer = newer
    return opened()
