"""What is said where a setting is wrong: its name, what it must be, never what it is."""

from __future__ import annotations

from corpus import VerbatimError

_IDS = (
    "is no list of ids",
    "give whole numbers with commas between them, such as 1234567,-1001234567890",
)
_SWITCH = ("is neither true nor false", "give true or false")
_PORT = ("is no port", "give a number from 1 to 65535")
_NUMBER = ("is no whole number of questions", "give 0, for any number of them, or more")

_EXPLAINED = {
    "token": (
        "is no bot token",
        "set it in the environment or in .env; @BotFather on Telegram gives the token",
    ),
    "api_base_url": ("is no web address", "give one such as http://localhost:8081"),
    "proxy": ("is no proxy's address", "give one such as http://localhost:3128"),
    "allowed_chats": _IDS,
    "admins": _IDS,
    "database": ("is no usable path", "give the path of a file"),
    "webhook_url": ("is no web address", "give one such as https://bot.example.org/telegram"),
    "webhook_secret": (
        "is no secret that Telegram takes",
        "give 1 to 256 of A-Z, a-z, 0-9, _ and -, or none, and one is made up",
    ),
    "webhook_listen": ("is no address", "give one such as 127.0.0.1"),
    "webhook_port": _PORT,
    "webhook_connections": ("is no usable number", "give a number from 1 to 100"),
    "health_port": (_PORT[0], "give a number from 1 to 65535, or 0 for no health endpoint"),
    "questions_per_minute": _NUMBER,
    "questions_per_minute_overall": _NUMBER,
    "keep_days": ("is no usable number of days", "give a whole number from 1 to 3650"),
    "max_age_s": ("is no usable number of seconds", "give one above 0"),
    "log_questions": _SWITCH,
    "log_format": ("is neither text nor json", "give text or json"),
}


def explained(prefix: str, name: str, *, is_missing: bool) -> VerbatimError:
    """Return the error for the setting called `name`; `prefix` begins its variable."""
    what, mend = _EXPLAINED.get(name, ("is wrong", ""))
    return VerbatimError(
        f"{prefix}{name.upper()} {'is not set' if is_missing else what}", mend=mend
    )
