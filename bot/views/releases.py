"""Releases: the card of one, the newest of them, and those that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.fidelity import arrives_whole, tidied
from bot.formatted import Formatted, joined
from bot.references import Latest, ask_about, deep_link, of_release
from bot.sending.outgoing import Outgoing
from bot.views.citation import heading, linked_title
from bot.views.keyboards import Row, button, copy_button, keyboard
from bot.views.quoted import GAP, set_off

if TYPE_CHECKING:
    from index import Quote
    from index.catalogue import CatalogueEntry

ON_A_PAGE = 5
"""Releases that are listed in one message."""

USAGE = Outgoing(Formatted("Say which: /release and its id, or words of its title."))
_NONE, _NO_MORE = "There are no releases yet.", "There are no more releases."
_LONGEST_WORDS = 100


def release_card(
    release: CatalogueEntry, lead: Quote | None, *, username: str | None = None
) -> Outgoing:
    """Return what is known of a release, and the paragraph that opens it.

    Args:
        release: The release.
        lead: Its first paragraph that tells something; left out where it can't be shown whole.
        username: The bot's, for a link to the release that can be copied.
    """
    about = heading(release)
    text = about
    if lead is not None and arrives_whole(lead.text):
        text = joined((about, set_off(lead.text)), by=GAP)
    is_shown = text is not about and text.fits()
    reference = of_release(release.id)
    link = [copy_button("Copy link", deep_link(username, reference))] if username else []
    return Outgoing(
        text if is_shown else about,
        (lead,) if is_shown and lead is not None else (),
        keyboard([button("Ask about this release", ask_about(release.id)), *link]),
    )


def asking_about(release: CatalogueEntry) -> Outgoing:
    """Return that the next question will be taken as one about a release."""
    text = joined(
        (Formatted("Ask about this release:"), linked_title(release.title, release.url)), by="\n"
    )
    return Outgoing(text)


def latest_page(releases: Sequence[CatalogueEntry], offset: int, total: int) -> Outgoing:
    """Return the newest releases, a page of them.

    Args:
        releases: At most `ON_A_PAGE` of them.
        offset: How many newer ones are on the pages before.
        total: How many there are in all.
    """
    if not releases:
        return Outgoing(Formatted(_NO_MORE if offset else _NONE))
    last = offset + len(releases)
    title = Formatted(f"Newest releases, {offset + 1}–{last} of {total}")
    before = max(0, offset - ON_A_PAGE)
    turns = [
        *([button("‹ Newer", Latest(before))] if offset else []),
        *([button("Older ›", Latest(last))] if last < total else []),
    ]
    return _listed(title, releases, offset + 1, turns)


def found_page(words: str, releases: Sequence[CatalogueEntry]) -> Outgoing:
    """Return the releases that somebody may have meant, to choose from.

    Args:
        words: What they said.
        releases: One more than `ON_A_PAGE` of them tells that there are more.
    """
    sought = tidied(words, _LONGEST_WORDS)
    if not releases:
        return Outgoing(Formatted(f"No release is known by “{sought}”.")) if sought else USAGE
    which = f"The first {ON_A_PAGE} releases" if len(releases) > ON_A_PAGE else "Releases"
    return _listed(Formatted(f"{which} on “{sought}”"), releases[:ON_A_PAGE], 1, [])


def _listed(
    title: Formatted, releases: Iterable[CatalogueEntry], first: int, turns: Row
) -> Outgoing:
    numbered = list(enumerate(releases, start=first))
    text = joined([title, *(heading(one, number) for number, one in numbered)], by=GAP)
    opened = [button(str(number), of_release(one.id)) for number, one in numbered]
    return Outgoing(text, keyboard=keyboard(opened, turns))
