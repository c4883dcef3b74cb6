"""Which releases a question set is asked over, under the settings and under changed ones."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.evaluation.asked import QuestionSet
from scripts.evaluation.corpus_of_set import Corpus, built_corpus, configured_corpus, with_setting
from scripts.evaluation.json_lines import read_release_lines
from scripts.evaluation.setting_change import SettingChange

if TYPE_CHECKING:
    from index import Settings


class Corpora:
    """Finds the releases of each set and builds their index, where they are not configured."""

    def __init__(self, settings: Settings, work: Path, file: Path | None) -> None:
        """Read the releases of `file`, which go before all others.

        Raises:
            UsageError: There is no such file.
            BadQuestionFile: It cannot be read, or a line is wrong.
        """
        self._settings = settings
        self._work = work
        self._file = file
        self._releases = list(read_release_lines(file)) if file else []

    def of(self, questions: QuestionSet) -> Corpus:
        """Return the releases of the file, else the set's own, else those configured.

        Raises:
            VerbatimError: Their index cannot be built.
        """
        if self._file is not None:
            return self._of_file
        if questions.releases:
            name = Path(questions.name).name
            return built_corpus(questions.releases, name, self._settings, self._work)
        return configured_corpus(self._settings, self._work)

    def changed(self, corpus: Corpus, change: SettingChange) -> Corpus:
        """Return the same releases under a changed setting.

        Raises:
            VerbatimError: Their index cannot be built.
        """
        settings = change.applied(corpus.settings)
        if change.needs_own_index:
            return with_setting(corpus, change.folder_name(corpus.settings.index), settings)
        return Corpus(settings, corpus.texts, corpus.work)

    @cached_property
    def _of_file(self) -> Corpus:
        assert self._file is not None
        name = self._file.name.partition(".")[0]
        return built_corpus(self._releases, name, self._settings, self._work)
