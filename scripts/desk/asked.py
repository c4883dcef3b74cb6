"""Asking the curator: whether a repeat is wanted, for metadata, then whether to add the release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import VerbatimError
from scripts.desk.decision import added, is_repeat, obstacle
from scripts.desk.outcome import Outcome, called
from scripts.printable import printable

if TYPE_CHECKING:
    from corpus.desk import Proposal
    from corpus.desk.choice import Choice
    from scripts.desk.curator import Curator
    from scripts.page import Page

_LEAVE_OUT = "-"
_YES, _EDIT, _SHOW = ("y", "yes"), ("e", "edit"), ("s", "show")
_RULE = 40  # columns


class Asked:
    """Shows a proposal to the curator, and does as told.

    Args:
        releases: The folder of releases.
        curator: Who is asked.
        page: The terminal.
        only_metadata: Ask for metadata, but not whether to add the release.
    """

    def __init__(
        self, releases: Path, curator: Curator, page: Page, *, only_metadata: bool = False
    ) -> None:
        self._releases = releases
        self._curator = curator
        self._page = page
        self._only_metadata = only_metadata

    def of(self, name: str, proposal: Proposal) -> Outcome:
        """See `Decision`."""
        if self._only_metadata and is_repeat(proposal):
            return obstacle(name, proposal) or Outcome(name, "declined")
        is_whole = False
        while not proposal.is_known:
            allowed = self._allowed(name, proposal)
            completed = self._completed(name, allowed) if allowed else None
            if completed is None:
                return Outcome(name, "declined")
            proposal = completed
            if self._only_metadata:
                return obstacle(name, proposal) or added(name, proposal, self._releases)
            answer = self._shown(proposal, whole=is_whole)
            is_whole = answer in _SHOW
            if answer in _YES and proposal.may_be_added:
                return added(name, proposal, self._releases)
            if answer in _EDIT:
                proposal = self._edited(proposal)
            elif not is_whole:
                return Outcome(name, "declined")
        return Outcome(name, "unchanged", proposal.release.id, proposal)

    def _allowed(self, name: str, proposal: Proposal) -> Proposal | None:
        """Ask whether a repeat is wanted; None where it isn't."""
        from corpus.desk import revise

        if not is_repeat(proposal):
            return proposal
        for repeat in proposal.repeats:
            self._curator.say(f"{called(name)} has {repeat}.")
        if self._curator.ask("Go on with it all the same? [y/N]") not in _YES:
            return None
        return revise(proposal, self._releases, allow_repeats=True)

    def _completed(self, name: str, proposal: Proposal) -> Proposal | None:
        """Ask for what is missing or doubtful; None where the curator gives up."""
        while unclear := next((one for one in proposal.choices if one.is_open), None):
            self._curator.say(f"{called(name)}: {printable(str(unclear))}")
            value = self._value(unclear)
            if value is None:
                return None
            proposal = self._revised(proposal, unclear.key, value)
        return proposal

    def _value(self, choice: Choice) -> str | None:
        """Return what the curator says, "" for nothing, None at the end of input."""
        may_lack = choice.key in {"place", "url"}
        without = f", {_LEAVE_OUT} for none" if may_lack else ""
        suggested = f" [{choice.value}{without}]" if choice.value else ""
        while (answer := self._curator.ask(f"{choice.key}{suggested}:")) is not None:
            if answer == _LEAVE_OUT and may_lack:
                return ""
            if answer or choice.value:
                return answer or choice.value
            self._curator.say(f"It takes a {choice.key} to be a release; Ctrl-D leaves this one.")
        return None

    def _revised(self, proposal: Proposal, key: str, value: str) -> Proposal:
        """Return it with a value given, or as it was, to be asked again, where that is none."""
        from corpus.desk import revise

        try:
            return revise(proposal, self._releases, overrides={key: value})
        except VerbatimError as error:
            self._curator.say(printable(str(error)))
            return proposal

    def _shown(self, proposal: Proposal, *, whole: bool) -> str:
        """Show what would be written, and return what the curator says to it."""
        from scripts.desk.preview import about, file_shown

        rule = self._page.styled("─" * _RULE, "quiet")
        self._curator.say("", *about(proposal, self._page), rule)
        self._curator.say(*file_shown(proposal, self._page, whole=whole), rule)
        return (self._curator.ask(_question(proposal, whole=whole)) or "").lower()

    def _edited(self, proposal: Proposal) -> Proposal:
        from corpus.desk import amend
        from scripts.desk.editor import edited

        try:
            content = edited(proposal.content, proposal.path.name)
        except VerbatimError as error:
            self._curator.say(printable(str(error)))
            return proposal
        return amend(proposal, content, self._releases)


def _question(proposal: Proposal, *, whole: bool) -> str:
    from scripts.desk.preview import is_long

    more = "/s(how all)" if not whole and is_long(proposal) else ""
    if not proposal.is_sound:
        return f"It cannot be added like that. [N/e(dit){more}]"
    what = "Take the new version?" if proposal.replaces else "Add it?"
    return f"{what} [y/N/e(dit){more}]"
