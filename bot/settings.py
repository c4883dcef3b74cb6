"""Settings of the bot, from the environment and `.env`."""

from __future__ import annotations

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus import VerbatimError
from index.settings import UnreadableEnvironment

_PREFIX = "VERBATIM_TELEGRAM__"


class BotSettings(BaseSettings):
    """How to reach Telegram; every field is `VERBATIM_TELEGRAM__` plus its name.

    Attributes:
        token: What @BotFather gave for this bot.
        api_base_url: Root of a Bot API server, without the `/bot` that its methods begin with.
    """

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    token: SecretStr
    api_base_url: str = Field(default="https://api.telegram.org", pattern=r"^https?://[^\s/]+")

    @field_validator("token")
    @classmethod
    def _is_a_token(cls, token: SecretStr) -> SecretStr:
        number, _, secret = token.get_secret_value().partition(":")
        if not (number.isdecimal() and secret.replace("-", "").replace("_", "").isalnum()):
            raise ValueError
        return token

    @field_validator("api_base_url")
    @classmethod
    def _without_a_final_slash(cls, url: str) -> str:
        return url.rstrip("/")


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
    if name == "api_base_url":
        return VerbatimError(
            f"{_PREFIX}API_BASE_URL is no web address",
            mend="give one such as http://localhost:8081",
        )
    lack = "is not set" if first["type"] == "missing" else "is no bot token"
    return VerbatimError(
        f"{_PREFIX}TOKEN {lack}",
        mend="set it in the environment or in .env; @BotFather on Telegram gives the token",
    )
