"""Who the bot is, what it may, and the commands and descriptions that it registers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot_api.parameters import Parameters
from bot_api.refusals import bad

Raw = dict[str, Any]
MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (),
    "all_chat_administrators": (), "chat": ("chat_id",), "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}  # fmt: skip
_LONGEST = {"name": 64, "description": 512, "short_description": 120}


@dataclass(slots=True, eq=False)
class Profile:
    """What @BotFather was told and what the bot registers itself.

    Attributes:
        reads_groups: Whether privacy mode is off.
        commands: By scope (as JSON of the Bot API, sorted) and language.
    """

    id: int
    username: str
    reads_groups: bool = False
    inline: bool = True
    guests: bool = True
    commands: dict[tuple[str, str], list[Raw]] = field(default_factory=dict)
    said: dict[tuple[str, str], str] = field(default_factory=dict)

    def user(self) -> Raw:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": "Verbatim",
            "username": self.username,
        }

    def described(self) -> Raw:
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_groups,
            "supports_inline_queries": self.inline,
            "supports_guest_queries": self.guests,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def set_commands(self, parameters: Parameters, chats: set[int]) -> bool:
        """Register commands for a scope and a language."""
        commands = parameters.records("commands")
        if len(commands) > MAX_COMMANDS:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _NAME.fullmatch(str(command.get("command", "")).removeprefix("/")):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= MAX_DESCRIPTION:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[_scope(parameters, chats), _language(parameters)] = commands
        return True

    def get_commands(self, parameters: Parameters, chats: set[int]) -> list[Raw]:
        return self.commands.get((_scope(parameters, chats), _language(parameters)), [])

    def delete_commands(self, parameters: Parameters, chats: set[int]) -> bool:
        self.commands.pop((_scope(parameters, chats), _language(parameters)), None)
        return True

    def say(self, what: str, parameters: Parameters) -> bool:
        """Set the name or a description, in a language."""
        text = parameters.text(what)
        if len(text) > _LONGEST[what]:
            raise bad(f"bot {what.replace('_', ' ')} is too long")
        self.said[what, _language(parameters)] = text
        return True


def _scope(parameters: Parameters, chats: set[int]) -> str:
    given = parameters.record("scope") or {"type": "default"}
    kind = given.get("type")
    if kind not in _SCOPES:
        raise bad("unsupported BotCommandScope type specified")
    if any(not isinstance(given.get(name), int) for name in _SCOPES[kind]):
        raise bad(f"can't parse BotCommandScope: {' and '.join(_SCOPES[kind])} needed")
    if "chat_id" in _SCOPES[kind] and given["chat_id"] not in chats:
        raise bad("chat not found")
    return " ".join([kind, *(str(given[name]) for name in _SCOPES[kind])])


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad("LANG_CODE_INVALID")
    return language
