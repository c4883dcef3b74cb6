"""Bringing the index up to date with the releases."""

from __future__ import annotations

import importlib.metadata
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from corpus import Corpus, Problem, VerbatimError, load_corpus
from corpus.find import Found, check_folder, find_releases, stem_of
from index.cut import SETTINGS
from index.errors import DamagedIndex, InvalidCorpus, NoIndex
from index.folder import make_index_folder
from index.freshness import Looks, known_files, look_at_files, remember_corpus
from index.generation import Generation, open_current
from index.in_background import in_background
from index.lock import rebuild_lock
from index.manifest import FORMAT, Inputs
from index.model import ModelSource
from index.retention import remove_leftovers
from index.settings import Kind, Settings
from index.write import Draft, write_generation

Progress = Callable[[str, int, int], None]
"""Told of a stage, how much of it is done, and how much there is."""

_LIBRARIES = ("bm25s", "faiss-cpu", "PyStemmer", "sentencex")
"""What the files of a generation depend on beside the releases and the model."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a rebuild did.

    Attributes:
        generation: The generation that is now current.
        added, changed, removed: Ids of releases, against the generation before.
        unchanged: Number of the other releases.
        skipped: What is wrong with the files that were left out.
        passages: Number of passages in the index.
        encoded: Number of passages and sentences that had to be encoded.
        reason: Why nothing of the generation before could be used; None where it was, or where
            there was none.
        is_new: False where nothing had changed and nothing was done.
    """

    generation: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    skipped: tuple[Problem, ...]
    passages: int
    encoded: int
    reason: str | None
    is_new: bool


def rebuild(
    settings: Settings,
    *,
    full: bool = False,
    skip_invalid: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the index up to date with the folder of releases.

    Only passages whose words are new are encoded, with the encoder that the index already has; the
    model itself is loaded for a first or full build only. What results is the same, whatever stood
    in the index before. Where another process is rebuilding, this one waits for it.

    Args:
        settings: Where the releases and the index are, and which model encodes.
        progress: Told how far the work has come.
        full: Use nothing of what stands in the index.
        skip_invalid: Leave out releases with errors instead of refusing them all.

    Raises:
        InvalidCorpus: There are releases with errors.
        ModelError: The model is needed, and cannot be loaded.
        VerbatimError: The index cannot be written.
    """
    tell = progress or (lambda _stage, _done, _total: None)
    tell("reading releases", 0, 0)
    check_folder(settings.releases)  # before anything is written: where there is none, nothing is
    try:
        make_index_folder(settings.index)
        with rebuild_lock(settings.index, lambda who: tell(f"waiting for {who}", 0, 0)):
            return _Rebuild(settings, full=full, skip_invalid=skip_invalid, tell=tell).run()
    except OSError as error:
        place = error.filename or settings.index
        raise VerbatimError(
            f"cannot write the index: {place}: {error.strerror or error}",
            mend="what was there still answers; free or permit what is missing and rebuild again",
        ) from error


class _Rebuild:
    """One rebuild, under the lock: the last to get it writes the newest state."""

    def __init__(
        self, settings: Settings, *, full: bool, skip_invalid: bool, tell: Progress
    ) -> None:
        self._settings, self._full = settings, full
        self._skip_invalid, self._tell = skip_invalid, tell
        self._source = ModelSource.from_setting(settings.model)
        self._basis = _inputs({}, self._source, settings.dense_index)

    def run(self) -> BuildReport:
        """Compare the releases with what the index has, and write what is new."""
        opening = in_background(self._open_previous, "previous generation")
        read_ns = time.time_ns()
        found = find_releases(self._settings.releases)
        looks = look_at_files(self._settings.releases, found)
        previous, reason = opening.result()
        try:
            corpus = self._read(found, looks or {}, previous if reason is None else None)
            report = self._write(corpus, previous, reason)
            generation = report.generation
            remember_corpus(self._settings, generation, looks, read_ns, corpus)
            return report
        finally:
            if previous is not None:
                previous.close()

    def _open_previous(self) -> tuple[Generation | None, str | None]:
        """Return the current generation, where it is sound, and why it must not be reused.

        Every checksum is compared, however the files look: what is rotten on the disk must not be
        taken over into a generation whose own checksums would then vouch for it.
        """
        try:
            previous = open_current(self._settings.index, thoroughly=True)
        except NoIndex:
            return None, None
        except DamagedIndex as damage:
            return None, damage.what
        difference = self._basis.difference(previous.manifest.inputs)
        return previous, "a full rebuild was asked for" if self._full else difference

    def _read(self, found: Found, looks: Looks, previous: Generation | None) -> Corpus:
        """Read the releases, but for those that a generation has as they look."""
        known: frozenset[str] = frozenset()
        if previous is not None:
            had = previous.manifest.inputs.releases
            known = known_files(self._settings, previous.name, looks)
            known = frozenset(name for name in known if stem_of(name) in had)
        corpus = load_corpus(self._settings.releases, known=known, found=found)
        if corpus.problems and not self._skip_invalid:
            raise InvalidCorpus(self._settings.releases, corpus.problems)
        return corpus

    def _write(
        self, corpus: Corpus, previous: Generation | None, reason: str | None
    ) -> BuildReport:
        remove_leftovers(self._settings.index)
        had = previous.manifest.inputs.releases if previous is not None else {}
        files = {file.release.id: file for file in corpus.files}
        releases = {name: had[name] for name in map(stem_of, corpus.unread)}
        releases |= {name: file.sha256 for name, file in files.items()}
        inputs = replace(self._basis, releases=releases)
        if previous is not None and previous.manifest.inputs == inputs and reason is None:
            return _report(previous, previous, corpus, inputs, reason=None, encoded=0)
        draft = Draft(
            self._settings.index,
            self._source,
            inputs,
            files,
            vectors_from=previous if reason is None else None,
            encoder_from=None if self._full else _with_same_model(previous, inputs),
            previous=previous.name if previous is not None else None,
        )
        encoded = write_generation(draft, self._tell)
        current = open_current(self._settings.index)
        try:
            return _report(current, previous, corpus, inputs, reason=reason, encoded=encoded)
        finally:
            current.close()


def _inputs(releases: Mapping[str, str], source: ModelSource, dense_index: Kind) -> Inputs:
    return Inputs(
        format=FORMAT,
        model=source.fingerprint,
        libraries={name: importlib.metadata.version(name) for name in _LIBRARIES},
        passages=SETTINGS,
        releases=releases,
        dense_index=dense_index,
    )


def _with_same_model(previous: Generation | None, inputs: Inputs) -> Generation | None:
    """Return the previous generation where its exported encoder can be used again."""
    if previous is None:
        return None
    old = previous.manifest.inputs
    return previous if (old.format, old.model) == (inputs.format, inputs.model) else None


def _report(  # noqa: PLR0913
    current: Generation,
    previous: Generation | None,
    corpus: Corpus,
    inputs: Inputs,
    *,
    reason: str | None,
    encoded: int,
) -> BuildReport:
    old = previous.manifest.inputs.releases if previous is not None else {}
    new = inputs.releases
    changed = tuple(sorted(name for name in new if name in old and new[name] != old[name]))
    added = tuple(sorted(new.keys() - old.keys()))
    return BuildReport(
        generation=current.name,
        added=added,
        changed=changed,
        removed=tuple(sorted(old.keys() - new.keys())),
        unchanged=len(new) - len(added) - len(changed),
        skipped=corpus.problems,
        passages=current.manifest.number_of_passages,
        encoded=encoded,
        reason=reason,
        is_new=current is not previous,
    )
