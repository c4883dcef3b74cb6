"""`verbatim bot`: runs the Telegram bot until it is stopped."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    import bot
    from index.settings import Settings
    from scripts.environment import read_settings

    index_settings = read_settings(Settings, releases=arguments.releases, index=arguments.index)
    bot.run(index_settings, bot.load_settings())
    return 0
