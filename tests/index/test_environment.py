"""Where things are, as the environment and `.env` say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from index.environment import Environment
from index.settings import PROJECT


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("RELEASES", "INDEX", "MODEL", "READER", "MIN_CONFIDENCE"):
        monkeypatch.delenv(f"VERBATIM_{name}", raising=False)


def test_a_variable_that_is_left_empty_is_not_set(tmp_path: Path) -> None:
    names = ("RELEASES", "INDEX", "MODEL", "READER", "MIN_CONFIDENCE")
    (tmp_path / ".env").write_text("".join(f"VERBATIM_{name}=\n" for name in names))
    settings = Environment().settings()
    assert settings.index == PROJECT / ".verbatim" / "index"
    assert settings.releases == PROJECT / "corpus" / "releases"
    assert (settings.model, settings.reader, settings.min_confidence) == ("", "", None)


def test_a_path_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VERBATIM_INDEX", "~/index")
    assert Environment().settings().index == tmp_path / "index"
    assert Environment(releases=Path("~/releases")).settings().releases == tmp_path / "releases"


def test_the_home_of_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBATIM_INDEX", "~nobody-of-this-name/index")
    with pytest.raises(ValidationError, match="no such user"):
        Environment()
