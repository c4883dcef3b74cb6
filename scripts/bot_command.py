"""`verbatim bot`: runs the Telegram bot until it is stopped."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    import bot
    from scripts.index_settings import read_index_settings

    index_settings = read_index_settings(arguments)
    bot.run(index_settings, bot.load_settings())
    return 0
