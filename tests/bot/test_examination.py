"""What `doctor` asks Telegram about the bot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bot_api import Telegram

import bot
from bot.settings import BotSettings


@pytest.fixture
def server() -> Iterator[Telegram]:
    telegram = Telegram(inline=False)
    yield telegram
    telegram.close()


@pytest.fixture
def settings(settings: BotSettings, server: Telegram) -> BotSettings:
    return settings.model_copy(update={"api_base_url": server.url})


def found(settings: BotSettings) -> dict[str, str]:
    findings = bot.examine(settings)
    assert not [finding for finding in findings if finding.is_fault]
    return {finding.name: finding.value for finding in findings}


def test_it_tells_what_the_bot_hears_and_offers(settings: BotSettings, server: Telegram) -> None:
    facts = found(settings)
    assert facts["bot"] == "@verbatim_bot"
    assert "privacy mode is on" in facts["groups"]
    assert facts["inline"].startswith("off; @BotFather")
    assert facts["guest"] == "on"
    assert facts["updates"] == "fetched by polling"
    assert set(server.calls) == {"getMe", "getWebhookInfo"}


def test_it_tells_that_a_webhook_waits_for_the_bots_start(settings: BotSettings) -> None:
    wanted = settings.model_copy(update={"webhook_url": "https://bot.example.org/telegram"})
    assert found(wanted)["updates"].startswith("not delivered to https://bot.example.org/telegram")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"api_base_url": "http://127.0.0.1:1"}, "http://127.0.0.1:1 is not reached: "),
        ({"token": "4242:another-invented-token"}, "does not accept the bot's token; "),
    ],
)
def test_offline_or_refused_it_says_so_in_one_line_without_the_token(
    settings: BotSettings, change: dict[str, str], said: str
) -> None:
    changed = BotSettings(**(settings.model_dump() | change))
    [finding] = bot.examine(changed)
    assert finding.is_fault
    assert said in finding.value
    assert "\n" not in finding.value
    assert changed.token.get_secret_value() not in finding.value
