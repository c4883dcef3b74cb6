"""What goes wrong between the bot and the server: asked for by a test, or at random from a seed."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The ways in which a request fails."""

    FLOOD = "429 with retry_after"
    CONFLICT = "409"
    BROKEN = "500 with a page of HTML"
    GATEWAY = "502 with a page of HTML"
    CUT = "connection reset before the request was looked at"
    SILENCE = "no answer, and nothing done"
    CUT_AFTER = "connection reset after the request was carried out"
    SILENCE_AFTER = "no answer, but carried out"
    GARBLED_AFTER = "carried out, and answered by malformed JSON"

    @property
    def carries_out(self) -> bool:
        """Whether the server does what was asked while the bot cannot know that."""
        return self.name.endswith("_AFTER")


QUICK = (Kind.FLOOD, Kind.BROKEN, Kind.GATEWAY, Kind.CUT, Kind.CUT_AFTER, Kind.GARBLED_AFTER)
"""Those that do not make the bot wait for its own time-out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure; `silent_s` is how long a silence lasts before the connection is cut."""

    kind: Kind
    retry_after_s: int = 1
    silent_s: float = 60


@dataclass(frozen=True, slots=True)
class _AtRandom:
    rate: float
    kinds: Sequence[Kind]
    methods: Sequence[str]
    retry_after_s: int
    random: random.Random


class Faults:
    """Decides which requests fail.

    Attributes:
        counted: How many failed, by method and kind.
        happened: When they failed, on the monotonic clock.
    """

    def __init__(self) -> None:
        self.counted: Counter[tuple[str, Kind]] = Counter()
        self.happened: list[float] = []
        self._asked_for: dict[str, deque[Fault]] = defaultdict(deque)
        self._at_random: _AtRandom | None = None

    def next(self, method: str, *kinds: Kind, retry_after_s: int = 1, silent_s: float = 60) -> None:
        """Let the next calls of a method fail, in this order."""
        faults = [Fault(kind, retry_after_s, silent_s) for kind in kinds]
        self._asked_for[method].extend(faults)

    def at_random(
        self,
        rate: float,
        seed: int,
        kinds: Sequence[Kind] = QUICK,
        methods: Sequence[str] = (),
        retry_after_s: int = 1,
    ) -> None:
        """Let this share of all requests fail, of all methods where none are named."""
        chance = random.Random(seed)
        self._at_random = _AtRandom(rate, kinds, methods, retry_after_s, chance)

    def stop(self) -> None:
        """Nothing fails from now on."""
        self._asked_for.clear()
        self._at_random = None

    def drawn(self, method: str) -> Fault | None:
        """Return what befalls this call, counted."""
        fault = self._drawn(method)
        if fault:
            self.counted[method, fault.kind] += 1
            self.happened.append(time.monotonic())
        return fault

    def _drawn(self, method: str) -> Fault | None:
        if self._asked_for[method]:
            return self._asked_for[method].popleft()
        chance = self._at_random
        if chance is None or (chance.methods and method not in chance.methods):
            return None
        if chance.random.random() >= chance.rate:
            return None
        return Fault(chance.random.choice(chance.kinds), chance.retry_after_s)
