"""The bot's settings, from the environment and `.env`."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.setting_errors import explained
from bot.settings import PREFIX, BotSettings, load_settings
from bot.store import DEFAULT_DATABASE
from corpus import VerbatimError

TOKEN = "VERBATIM_TELEGRAM__TOKEN"
URL = "VERBATIM_TELEGRAM__API_BASE_URL"
SECRET = "123:an-invented_secret"


WRONG = [
    ("token", "secret"),
    ("api_base_url", "my.server:8081"),
    ("proxy", "my.proxy:3128"),
    ("allowed_chats", "7, everyone"),
    ("allowed_chats", "0"),
    ("admins", "@ada"),
    ("admins", "1.5"),
    ("database", "~no-such-user-here/bot.sqlite3"),
    ("webhook_url", "my.bot.example.org"),
    ("webhook_url", "https://ada:pass@bot.example.org/"),
    ("webhook_secret", "not allowed"),
    ("webhook_secret", "a" * 257),
    ("webhook_port", "0"),
    ("webhook_port", "https"),
    ("webhook_connections", "101"),
    ("health_port", "65536"),
    ("questions_per_minute", "-1"),
    ("questions_per_minute_overall", "many"),
    ("keep_days", "0"),
    ("max_age_s", "0"),
    ("log_questions", "perhaps"),
    ("log_format", "xml"),
]


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


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


def test_with_a_token_alone_everyone_may_ask_and_nobody_is_admin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    settings = load_settings()
    assert (settings.allowed_chats, settings.admins) == (frozenset(), frozenset())
    assert settings.database == DEFAULT_DATABASE
    assert (settings.webhook_url, settings.webhook_secret, settings.proxy) == (None, None, None)
    assert (settings.log_questions, settings.log_format) == (False, "text")


@pytest.mark.parametrize("given", ["7,-1001", " 7 , -1001 ", "7 -1001", "[7, -1001]", "7;-1001,"])
def test_ids_are_parted_by_commas_or_spaces(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    monkeypatch.setenv(f"{PREFIX}ALLOWED_CHATS", given)
    assert load_settings().allowed_chats == {7, -1001}


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_one_line_that_names_its_variable_and_never_shows_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    monkeypatch.setenv(f"{PREFIX}{name.upper()}", value)
    with pytest.raises(VerbatimError) as error:
        load_settings()
    assert str(error.value).startswith(f"{PREFIX}{name.upper()} is ")
    assert "; " in str(error.value)
    assert "\n" not in str(error.value)
    if len(value) > 4:
        assert value not in str(error.value)


def test_every_setting_has_its_own_words_for_being_wrong() -> None:
    for name in BotSettings.model_fields:
        assert explained(PREFIX, name, is_missing=False).mend


@pytest.mark.parametrize("file", [".env.example", "bot/OPERATIONS.md"])
def test_every_setting_is_documented_and_nothing_else_is(file: str) -> None:
    text = (Path(__file__).parents[2] / file).read_text()
    pattern = rf"^#?{PREFIX}([A-Z_]+)=" if file == ".env.example" else r"^\| `([A-Z_]+)` \|"
    documented = re.findall(pattern, text, re.MULTILINE)
    assert sorted(documented) == sorted(name.upper() for name in BotSettings.model_fields)


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    shown = dict(re.findall(rf"^#{PREFIX}([A-Z_]+)=(.*)$", example, re.MULTILINE))
    monkeypatch.setenv(TOKEN, SECRET)
    defaults = load_settings()
    for name in ("KEEP_DAYS", "MAX_AGE_S", "WEBHOOK_PORT", "QUESTIONS_PER_MINUTE", "LOG_FORMAT"):
        monkeypatch.setenv(f"{PREFIX}{name}", shown[name])
    assert load_settings() == defaults


def test_secrets_show_nowhere_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {
        "TOKEN": SECRET,
        "WEBHOOK_SECRET": "an-invented-webhook-secret",
        "PROXY": "http://ada:an-invented-password@localhost:3128",
    }
    for name, value in secrets.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    shown = repr(load_settings()) + str(load_settings())
    assert not [value for value in secrets.values() if value in shown]


def test_reading_them_imports_no_telegram() -> None:
    root = str(Path(__file__).parents[2])
    code = "import sys, bot; print({'telegram', 'tornado', 'httpx'} & {*sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([root, os.environ["PYTHONPATH"]])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "set()\n"
