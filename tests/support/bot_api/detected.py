"""What Telegram finds by itself in what a person writes: commands, mentions and addresses."""

from __future__ import annotations

import re
from typing import Any

from bot_api.texts import units

_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?)(?!\w)"
    r"|(?P<mention>(?<!\w)@[a-zA-Z0-9_]{3,32})(?!\w)"
    r"|(?P<url>https?://[^\s<>]+)"
)
Raw = dict[str, Any]


def detected(text: str) -> list[Raw]:
    """Return the entities of a person's text, in UTF-16 code units."""
    return [
        {
            "type": found.lastgroup,
            "offset": units(text[: found.start()]),
            "length": units(found[0]),
        }
        for found in _FOUND.finditer(text)
    ]


def commands(text: str) -> list[tuple[str, str]]:
    """Return the commands in a text and the bot that each names, which may be none."""
    found = [one["bot_command"] for one in _FOUND.finditer(text) if one["bot_command"]]
    return [(name, bot) for name, _, bot in (one.partition("@") for one in found)]
