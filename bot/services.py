"""What the bot works with, in one place, for whoever handles an update."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.admission import Admission
from bot.asking import Asker
from bot.settings import BotSettings
from bot.store import Contexts, Database, Feedback, Gaps, GivenAnswers, Inbox, Told
from index.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that live as long as the bot.

    Attributes:
        index_settings: Where the releases and the index are, for a rebuild.
        clock: Seconds since 1970.
    """

    settings: BotSettings
    index_settings: Settings
    asker: Asker
    database: Database
    inbox: Inbox
    contexts: Contexts
    given: GivenAnswers
    feedback: Feedback
    gaps: Gaps
    told: Told
    admission: Admission
    clock: Callable[[], float] = time.time

    @classmethod
    def of(
        cls,
        settings: BotSettings,
        asker: Asker,
        database: Database,
        clock: Callable[[], float] = time.time,
        index_settings: Settings | None = None,
    ) -> Services:
        """Return the services over an engine and a database, both open."""
        return cls(
            settings=settings,
            index_settings=index_settings or Settings(),
            asker=asker,
            database=database,
            inbox=Inbox(database, clock),
            contexts=Contexts(database, clock),
            given=GivenAnswers(database, clock),
            feedback=Feedback(database, clock),
            gaps=Gaps(database, clock),
            told=Told(database),
            admission=Admission(settings),
            clock=clock,
        )
