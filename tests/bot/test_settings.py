"""The bot's settings, from the environment and `.env`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import load_settings
from corpus import VerbatimError

TOKEN = "VERBATIM_TELEGRAM__TOKEN"
URL = "VERBATIM_TELEGRAM__API_BASE_URL"
SECRET = "123:an-invented_secret"


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(TOKEN, raising=False)
    monkeypatch.delenv(URL, raising=False)


def test_they_come_from_dot_env_too_whatever_else_is_there(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"VERBATIM_MODEL=x\n{TOKEN}={SECRET}\nVERBATIM_TELEGRAM__X=1\n")
    settings = load_settings()
    assert settings.token.get_secret_value() == SECRET
    assert settings.api_base_url == "https://api.telegram.org"


def test_a_server_of_ones_own_may_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    monkeypatch.setenv(URL, "http://localhost:8081/")
    assert load_settings().api_base_url == "http://localhost:8081"


@pytest.mark.parametrize("empty", [None, ""])
def test_a_missing_token_is_one_line_that_says_where_to_get_one(
    monkeypatch: pytest.MonkeyPatch, empty: str | None
) -> None:
    if empty is not None:
        monkeypatch.setenv(TOKEN, empty)
    with pytest.raises(VerbatimError, match=f"^{TOKEN} is not set; .*@BotFather.*$"):
        load_settings()


@pytest.mark.parametrize("token", ["secret", "1:se/cret", "x:secret", "1:", "1:sec ret"])
def test_a_malformed_token_is_refused_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv(TOKEN, token)
    with pytest.raises(VerbatimError, match=f"^{TOKEN} is no bot token; .*$") as error:
        load_settings()
    assert token not in str(error.value)


def test_a_dot_env_in_another_encoding_is_said_to_be_unreadable_and_not_shown(
    tmp_path: Path,
) -> None:
    (tmp_path / ".env").write_bytes(f"{TOKEN}={SECRET}\nNAME=modèle\n".encode("latin-1"))
    with pytest.raises(VerbatimError, match=r"cannot read \.env: it is not UTF-8") as error:
        load_settings()
    assert SECRET not in str(error.value)


def test_an_address_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    monkeypatch.setenv(URL, "localhost:8081")
    with pytest.raises(VerbatimError, match=f"^{URL} is no web address; .*$"):
        load_settings()


def test_the_token_shows_nowhere_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    assert SECRET not in repr(load_settings()) + str(load_settings())


def test_reading_them_imports_no_telegram() -> None:
    root = str(Path(__file__).parents[2])
    code = "import sys, bot.settings; print('telegram' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([root, os.environ["PYTHONPATH"]])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "False\n"
