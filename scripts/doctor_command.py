"""`verbatim doctor`: versions, settings and the health of the index, on one page."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from scripts.failures import FAULTY_ENVIRONMENT
from scripts.printable import printable

if TYPE_CHECKING:
    from index import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--deep", action="store_true", help="verify the checksum of every file of the index"
    )
    parser.add_argument(
        "--online", action="store_true", help="ask Telegram about the bot, too; needs the network"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what is found; 3 where anything is at fault."""
    import index
    from index.settings import PREFIX
    from scripts.index_settings import read_index_settings

    _print("versions", versions())
    settings = read_index_settings(arguments)
    _print("settings", [*shown(PREFIX, asdict(settings).items()), *_bot_settings()])
    findings = index.examine(settings, deep=arguments.deep)
    _print("index", [(finding.name, _value(finding)) for finding in findings])
    if arguments.online:
        findings = (*findings, *_from_telegram())
    return FAULTY_ENVIRONMENT if any(finding.is_fault for finding in findings) else 0


def versions() -> Iterator[tuple[str, str]]:
    """Yield the versions of all but the index's libraries, which its examination names."""
    yield "verbatim", _version("verbatim")
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield "python-telegram-bot", _version("python-telegram-bot")


def shown(prefix: str, settings: Iterable[tuple[str, object]]) -> Iterator[tuple[str, str]]:
    """Yield every setting by its environment variable; secrets come out masked."""
    for name, value in settings:
        text = ", ".join(map(str, sorted(value))) if isinstance(value, frozenset) else str(value)
        yield f"{prefix}{name}".upper(), text if text not in ("", "None") else "not set"


def _bot_settings() -> Iterator[tuple[str, str]]:
    import bot
    from bot.settings import PREFIX
    from corpus import VerbatimError

    try:
        yield from shown(PREFIX, bot.load_settings())
    except VerbatimError as error:
        # No fault: whoever runs no bot needs no token.
        yield "telegram", error.what


def _from_telegram() -> tuple[Finding, ...]:
    """Print what Telegram says of the bot, and return it.

    Raises:
        VerbatimError: The bot's settings are wrong.
    """
    import bot

    findings = bot.examine(bot.load_settings())
    _print("telegram", [(finding.name, _value(finding)) for finding in findings])
    return findings


def _value(finding: Finding) -> str:
    return f"FAULT: {finding.value}" if finding.is_fault else finding.value


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _print(heading: str, pairs: Iterable[tuple[str, str]]) -> None:
    rows = list(pairs)
    width = max((len(name) for name, _ in rows), default=0)
    print(heading)
    for name, value in rows:
        print(f"  {name:{width}}  {printable(value)}")
