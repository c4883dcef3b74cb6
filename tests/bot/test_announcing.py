"""Admins hear once what the bot hears in groups, and again when that has changed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from bot_api import Person, Telegram
from invented_library import make_library
from living_bot import alive

from index import Settings


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_library(tmp_path_factory.mktemp("library"))


@pytest.fixture
def admin(telegram: Telegram) -> Person:
    """An admin who has written to the bot before, or it may not write to them."""
    admin = telegram.person("Grace")
    admin.room.chat.bot_is = "member"
    return admin


def test_admins_are_told_at_the_first_start_and_after_a_change(
    telegram: Telegram, admin: Person, library: Settings, tmp_path: Path
) -> None:
    database = tmp_path / "bot.sqlite3"
    with alive(telegram, library, database, is_announced=False, admins={admin.id}):
        assert "privacy mode is on" in admin.next_answer().text
    with alive(telegram, library, database, is_announced=False, admins={admin.id}):
        assert admin.room.is_quiet()
    with telegram.ledger.changed:
        telegram.ledger.profile = dataclasses.replace(telegram.ledger.profile, reads_groups=True)
    with alive(telegram, library, database, is_announced=False, admins={admin.id}):
        assert "I hear every message" in admin.next_answer().text


def test_an_admin_who_has_never_written_keeps_nobody_from_being_told(
    telegram: Telegram, admin: Person, library: Settings, tmp_path: Path
) -> None:
    stranger = telegram.person("Stranger")
    admins = {admin.id, stranger.id}
    with alive(telegram, library, tmp_path / "bot", is_announced=False, admins=admins):
        assert "privacy mode is on" in admin.next_answer().text
