"""Settings of the bot, from the environment and `.env`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.setting_errors import explained
from bot.store.location import DEFAULT_DATABASE, DatabaseFile
from corpus import VerbatimError
from index.environment import UnreadableEnvironment

PREFIX = "VERBATIM_TELEGRAM__"


def _is_a_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token.get_secret_value()):
        raise ValueError
    return token


def _is_a_webhook_secret(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError
    return secret


def _is_a_proxy(proxy: SecretStr) -> SecretStr:
    if not re.match(r"(https?|socks5h?)://[^\s/]+", proxy.get_secret_value()):
        raise ValueError
    return proxy


def _without_a_final_slash(url: str) -> str:
    return url.rstrip("/")


def _parted(value: object) -> object:
    """Part what commas or spaces set apart; brackets around it all are forgiven."""
    if not isinstance(value, str):
        return value
    return re.split(r"[,;\s]+", value.strip("[] \t,;")) if value.strip("[] \t,;") else ()


def _without_zero(ids: frozenset[int]) -> frozenset[int]:
    if 0 in ids:
        raise ValueError
    return ids


Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(_parted), AfterValidator(_without_zero)]
"""Numbers by which Telegram knows people (positive) and groups and channels (negative)."""

HttpUrl = Annotated[
    str, Field(pattern=r"^https?://[^\s/?#@]+(/[^\s?#]*)?$"), AfterValidator(_without_a_final_slash)
]


class BotSettings(BaseSettings):
    """How to reach Telegram, who may ask; every field is `VERBATIM_TELEGRAM__` plus its name.

    Attributes:
        token: What @BotFather gave for this bot.
        api_base_url: Root of a Bot API server, without the `/bot` that its methods begin with.
        proxy: Address of a proxy through which Telegram is reached; None for the environment's.
        allowed_chats: Ids of the people, groups and channels that are answered; empty for all.
        admins: Ids of the people who may use the admins' commands, and who hear of errors.
        database: File that holds all that the bot remembers.
        webhook_url: Where Telegram delivers updates; None to fetch them by polling.
        webhook_secret: What Telegram shows with each of them; None for one made up at each start.
        webhook_listen, webhook_port: Where the bot listens for them.
        webhook_connections: How many of them Telegram may deliver at once.
        health_port: Port of the health endpoint while polling; 0 for none.
        questions_per_minute: Of one person; 0 for any number.
        questions_per_minute_overall: Of all together; 0 for any number.
        keep_days: After how many days conversations and received texts are deleted.
        max_age_s: A question that was received longer ago than this is met by an apology when the
            bot starts again.
        log_questions: Whether questions are logged.
        log_format: Lines for people, or a JSON object each.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    token: Annotated[SecretStr, AfterValidator(_is_a_token)]
    api_base_url: HttpUrl = "https://api.telegram.org"
    proxy: Annotated[SecretStr, AfterValidator(_is_a_proxy)] | None = None
    allowed_chats: Ids = frozenset()
    admins: Ids = frozenset()
    database: DatabaseFile = DEFAULT_DATABASE
    webhook_url: HttpUrl | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_is_a_webhook_secret)] | None = None
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(default=8080, ge=1, le=65535)
    webhook_connections: int = Field(default=40, ge=1, le=100)
    health_port: int = Field(default=0, ge=0, le=65535)
    questions_per_minute: int = Field(default=20, ge=0)
    questions_per_minute_overall: int = Field(default=0, ge=0)
    keep_days: int = Field(default=30, ge=1, le=3650)
    max_age_s: float = Field(default=3600, gt=0)
    log_questions: bool = False
    log_format: Literal["text", "json"] = "text"


def load_settings() -> BotSettings:
    """Read the settings.

    Raises:
        VerbatimError: One is missing or malformed; the message names it and never shows it.
    """
    try:
        # Not through validation, which would take an unreadable .env for a wrong value.
        return BotSettings()  # type: ignore[call-arg] # the token comes from the environment
    except ValidationError as error:
        raise _explained(error) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableEnvironment(error) from None  # its message shows nothing of the file


def _explained(error: ValidationError) -> VerbatimError:
    first = error.errors(include_input=False)[0]
    name = str(first["loc"][0]) if first["loc"] else "token"
    return explained(PREFIX, name, is_missing=first["type"] == "missing")
