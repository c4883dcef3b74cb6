"""Where the database is, read without a token."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import BotSettings
from bot.store import DatabaseLocation

PROJECT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("TOKEN", "DATABASE"):
        monkeypatch.delenv(f"VERBATIM_TELEGRAM__{name}", raising=False)


@pytest.mark.parametrize("value", ["", "/srv/bot.sqlite3", "here/bot.sqlite3", "~/bot.sqlite3"])
def test_curators_and_the_bot_read_the_same_file(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("VERBATIM_TELEGRAM__DATABASE", value)
    location = DatabaseLocation().database
    monkeypatch.setenv("VERBATIM_TELEGRAM__TOKEN", "123456:an-invented-secret")
    assert location == BotSettings().database  # type: ignore[call-arg] # from the environment


def test_it_is_read_from_env_files_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("VERBATIM_TELEGRAM__DATABASE=/srv/invented.sqlite3\n")
    assert DatabaseLocation().database == Path("/srv/invented.sqlite3")


def test_by_default_it_lies_in_the_projects_folder_wherever_the_command_is_run() -> None:
    assert DatabaseLocation().database.parts[-2:] == (".verbatim", "bot.sqlite3")
    assert DatabaseLocation().database.is_absolute()


def test_the_store_is_there_without_telegrams_library() -> None:
    program = "import sys, bot.store; sys.exit('telegram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=PROJECT, check=False).returncode == 0
