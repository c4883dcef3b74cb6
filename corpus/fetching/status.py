"""What a server's refusal means, and what can be done about it."""

from __future__ import annotations

from corpus.fetching.errors import Refusal

NO_SUCH_PAGE = frozenset((404, 410))
_NOT_FOR_PROGRAMS = frozenset((401, 402, 403, 407, 451))
BUSY = frozenset((429, 503))


def refusal_of(status: int) -> Refusal:
    """Return what to raise where a page was asked for and this status came."""
    what, mend = _explained(status)
    return Refusal(f"{what} ({status})", mend=mend, status=status)


def _explained(status: int) -> tuple[str, str]:
    if status in NO_SUCH_PAGE:
        return "the server has no such page", "check the address"
    if status in _NOT_FOR_PROGRAMS:
        by_hand = "open the page in a browser, and give the saved file"
        return "the server does not hand it out to programs", by_hand
    if status in BUSY:
        return "the server is busy", "try again later"
    if status >= 500:
        return "the server has failed", "try again later"
    return "the server does not send the page", "open it in a browser, and give the saved file"
