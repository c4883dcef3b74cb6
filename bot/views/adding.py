"""A release that an admin wants added: what it would be, what the check found, and the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.fidelity import arrives_whole, tidied
from bot.formatted import Formatted, joined
from bot.references import Decision
from bot.sending.outgoing import Outgoing
from bot.views.citation import heading
from bot.views.keyboards import button, keyboard
from bot.views.quoted import GAP, set_off
from index.catalogue import lead

if TYPE_CHECKING:
    from corpus import Problem, Release

_VALUE_LENGTH, _FINDING_LENGTH, _MOST_FINDINGS, _MOST_DOUBTS = 120, 160, 6, 5
"""Characters, and how many: all of it fits a message beside the title, in any script."""

ADD_USAGE = Outgoing(
    Formatted("Send /add with a text or Markdown file attached, or /add and the address of a page.")
)
KNOWN = Outgoing(
    Formatted(
        "The collection has that already, and nothing in it has changed. If I don’t find it yet, "
        "/reload brings the index up to date."
    )
)
ADDED_NOT = Outgoing(Formatted("Nothing was added."))
EXPIRED = Outgoing(Formatted("I no longer have that preview. Please send /add again."))


def add_preview(
    release: Release,
    findings: Sequence[Problem],
    token: str,
    *,
    doubts: Sequence[str] = (),
    may_be_added: bool = True,
) -> Outgoing:
    """Return a release as it would be added, and what the check found; it asks before anything.

    Args:
        release: As it was imported.
        findings: Of the check.
        token: Names the preview in its buttons.
        doubts: What a person should look at: metadata that are not sure, releases it repeats.
        may_be_added: Whether the findings let it be added at all.
    """
    opening = lead(release, release.text)
    parts = [heading(release), Formatted("\n".join(_metadata(release)))]
    if doubts:
        shortened = (tidied(one, _FINDING_LENGTH) for one in doubts[:_MOST_DOUBTS])
        parts.append(Formatted("\n".join(shortened)))
    shown = opening if opening and arrives_whole(opening.text) else None
    quoted = [set_off(shown.text)] if shown else []
    found = [Formatted("\n".join(_told(findings))), Formatted(_question(may_be_added))]
    text = joined([*parts, *quoted, *found], by=GAP)
    if not text.fits():
        shown, text = None, joined([*parts, *found], by=GAP)
    yes = [button("Add and rebuild", Decision(True, token))] if may_be_added else []
    return Outgoing(
        text, (shown,) if shown else (), keyboard([*yes, button("Cancel", Decision(False, token))])
    )


def added_view(release: Release, changes: str) -> Outgoing:
    """Return that a release was added, and what the rebuild changed, in a line."""
    return Outgoing(
        joined((heading(release), Formatted(f"Added. {tidied(changes, _VALUE_LENGTH)}")), by=GAP)
    )


def how_to_give(missing: Sequence[str]) -> str:
    """Return how an admin gives metadata that a source does not tell, as a file may."""
    *most, last = missing
    keys = f"{', '.join(most)} and {last}" if most else last
    return (
        f"Give {keys} above the text of a .txt or .md file, between two lines of "
        "---, as in “date: 2031-03-04”, and send it again."
    )


def _metadata(release: Release) -> Iterator[str]:
    told = {
        "id": release.id,
        "language": release.language,
        "tags": ", ".join(release.tags),
        "paragraphs": str(release.text.count("\n\n") + 1),
        "source": release.source or "",
    }
    return (f"{name}: {tidied(value, _VALUE_LENGTH)}" for name, value in told.items() if value)


def _told(findings: Sequence[Problem]) -> Iterator[str]:
    if not findings:
        yield "The check found nothing."
        return
    yield f"The check found {len(findings)} thing{'s' * (len(findings) != 1)}:"
    for one in findings[:_MOST_FINDINGS]:
        yield tidied(f"line {one.line}: {one.code} {one.message}", _FINDING_LENGTH)
    if len(findings) > _MOST_FINDINGS:
        yield f"and {len(findings) - _MOST_FINDINGS} more"


def _question(may_be_added: bool) -> str:
    return "Add it?" if may_be_added else "It cannot be added as it is."
