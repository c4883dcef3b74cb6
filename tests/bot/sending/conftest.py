"""A bot that does nothing by itself, and a Telegram for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
from bot_api import Person, Telegram
from telegram.ext import ExtBot

from bot.sending import Limiter
from bot.sending.budget import Budget, Budgets
from bot.sending.patience import Patience

AT_ONCE = Budgets(private=Budget(1000, 1), group=Budget(1000, 1), overall=Budget(1000, 1))
HASTY = Patience(faults_s=5, holds_s=5, first_pause_s=0.02)
Scene = Callable[[ExtBot[None]], Coroutine[Any, Any, None]]


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    stand_in = Telegram()
    yield stand_in
    stand_in.close()


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    return telegram.person("Ada")


@pytest.fixture
def play(telegram: Telegram) -> Callable[[Scene], None]:
    """Let a scene happen with the library's bot and our limiter in it."""

    def played(scene: Scene) -> None:
        async def life() -> None:
            bot: ExtBot[None] = ExtBot(
                telegram.token,
                base_url=f"{telegram.url}/bot",
                rate_limiter=Limiter(AT_ONCE, messages=HASTY, queries=HASTY),
            )
            async with bot:
                await scene(bot)

        asyncio.run(life())

    return played
