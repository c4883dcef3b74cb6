"""`verbatim bot` hands over to the bot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import bot

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERBATIM_TELEGRAM__TOKEN", raising=False)


def test_the_bot_gets_both_settings(verbatim: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Any] = []
    monkeypatch.setattr(bot, "run", lambda *settings: ran.append(settings))
    monkeypatch.setenv("VERBATIM_TELEGRAM__TOKEN", "123456:an-invented-secret")
    assert verbatim("bot", "--index", "there").code == 0
    [(index_settings, bot_settings)] = ran
    assert index_settings.index == Path("there")
    assert bot_settings.token.get_secret_value() == "123456:an-invented-secret"


def test_without_a_token_it_is_3_and_says_which_variable_lacks(verbatim: Run) -> None:
    outcome = verbatim("bot")
    assert outcome.code == 3
    assert outcome.err.startswith("verbatim: VERBATIM_TELEGRAM__TOKEN is not set")
    assert outcome.err.count("\n") == 1
