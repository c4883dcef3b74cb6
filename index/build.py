"""Bringing the index up to date with the releases."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import Corpus, Problem, VerbatimError, load_corpus, release_paths
from index.cut import SETTINGS
from index.errors import DamagedIndex, InvalidCorpus, NoIndex
from index.folder import make_index_folder
from index.freshness import look_at_files, remember_corpus
from index.generation import Generation, open_current
from index.lock import rebuild_lock
from index.manifest import FORMAT, Inputs
from index.model import ModelSource
from index.retention import remove_leftovers
from index.settings import Settings
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
    release_paths(settings.releases)  # before anything is written: where there are none, nothing is
    try:
        make_index_folder(settings.index)
        with rebuild_lock(settings.index, lambda who: tell(f"waiting for {who}", 0, 0)):
            # The releases are read under the lock: the last to get it writes the newest state.
            looks = look_at_files(settings.releases)
            corpus = load_corpus(settings.releases)
            if corpus.problems and not skip_invalid:
                raise InvalidCorpus(settings.releases, corpus.problems)
            report = _rebuild(settings, corpus, full=full, tell=tell)
            remember_corpus(settings, report.generation, looks, corpus)
            return report
    except OSError as error:
        place = error.filename or settings.index
        raise VerbatimError(
            f"cannot write the index: {place}: {error.strerror or error}",
            mend="what was there still answers; free or permit what is missing and rebuild again",
        ) from error


def _rebuild(settings: Settings, corpus: Corpus, *, full: bool, tell: Progress) -> BuildReport:
    remove_leftovers(settings.index)
    source = ModelSource.from_setting(settings.model)
    inputs = _inputs(corpus, source)
    previous, reason = _previous(settings.index, inputs, full=full)
    try:
        if previous is not None and previous.manifest.inputs == inputs and reason is None:
            return _report(previous, previous, corpus, inputs, reason=None, encoded=0)
        encoded = write_generation(
            Draft(
                settings.index,
                source,
                inputs,
                corpus,
                vectors_from=previous if reason is None else None,
                encoder_from=None if full else _with_same_model(previous, inputs),
                previous=previous.name if previous is not None else None,
            ),
            tell,
        )
        current = open_current(settings.index, thoroughly=True)
        try:
            return _report(current, previous, corpus, inputs, reason=reason, encoded=encoded)
        finally:
            current.close()
    finally:
        if previous is not None:
            previous.close()


def _inputs(corpus: Corpus, source: ModelSource) -> Inputs:
    return Inputs(
        format=FORMAT,
        model=source.fingerprint,
        libraries={name: importlib.metadata.version(name) for name in _LIBRARIES},
        passages=SETTINGS,
        releases={file.release.id: file.sha256 for file in corpus.files},
    )


def _previous(index: Path, inputs: Inputs, *, full: bool) -> tuple[Generation | None, str | None]:
    """Return the current generation, where it is sound, and why it must not be reused.

    Every checksum is compared, however the files look: what is rotten on the disk must not be
    taken over into a generation whose own checksums would then vouch for it.
    """
    try:
        previous = open_current(index, thoroughly=True)
    except NoIndex:
        return None, None
    except DamagedIndex as damage:
        return None, damage.what
    reason = "a full rebuild was asked for" if full else inputs.difference(previous.manifest.inputs)
    return previous, reason


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
