"""What a run is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """The size and the troubles of a run.

    Attributes:
        groups: Share of the users who ask in groups.
        rate: Questions a second that all users together want to ask.
        faults: Share of the bot's requests that fail.
        calm: Questions that are asked one by one at the end.
        grace_s: How long the last answers are waited for, under load and one by one. More than a
            minute: where a group has had its twenty messages, the next answer goes out that late.
        window_s: How long before a kill an answer may have been accepted for its mark not to be
            written.
        idle_s: How long nobody asks, at the end, before the bot is weighed once more.
        reader: As `VERBATIM_READER`; empty for the bundled one.
    """

    questions: int = 5000
    users: int = 200
    groups: float = 0.2
    rate: float = 15.0
    faults: float = 0.05
    kills: int = 10
    calm: int = 200
    grace_s: float = 120.0
    window_s: float = 0.1
    idle_s: float = 65.0
    seed: int = 7
    reader: str = ""
