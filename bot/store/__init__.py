"""All that the bot remembers, in one SQLite database that survives a crash at any instant.

The inbox holds updates until they are answered, so that no question is lost and none is answered
twice. Contexts and given answers are what follow-ups, buttons and edits need; they are deleted
after some days. Feedback and gaps stay, and tell nothing of who asked. Nothing here knows
Telegram's library.
"""

from bot.store.contexts import Contexts
from bot.store.database import Database
from bot.store.errors import (
    DamagedDatabase,
    DatabaseInUse,
    ForeignDatabase,
    NewerDatabase,
    UnusableDatabase,
)
from bot.store.feedback import Feedback, Unhelpful, latest_unhelpful
from bot.store.gaps import Gap, Gaps, latest_gaps
from bot.store.given import Given
from bot.store.given_answers import GivenAnswers
from bot.store.inbox import Inbox, Waiting
from bot.store.location import DEFAULT_DATABASE, DatabaseFile, DatabaseLocation
from bot.store.place import Place
from bot.store.retention import forget_user, sweep
from bot.store.told import Told

__all__ = [
    "DEFAULT_DATABASE",
    "Contexts",
    "DamagedDatabase",
    "Database",
    "DatabaseFile",
    "DatabaseInUse",
    "DatabaseLocation",
    "Feedback",
    "ForeignDatabase",
    "Gap",
    "Gaps",
    "Given",
    "GivenAnswers",
    "Inbox",
    "NewerDatabase",
    "Place",
    "Told",
    "Unhelpful",
    "UnusableDatabase",
    "Waiting",
    "forget_user",
    "latest_gaps",
    "latest_unhelpful",
    "sweep",
]
