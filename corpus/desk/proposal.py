"""Proposing a release, to be looked at, revised, and accepted or not.

    proposal = propose(source, releases)
    if proposal.may_be_added:
        accept(proposal, releases)

Proposing writes no release and asks nobody anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from corpus.desk.acceptance import accept
from corpus.desk.checks import errors_in
from corpus.desk.held import Held
from corpus.desk.holdings import Holdings
from corpus.desk.imported import Imported, import_release_file, import_source
from corpus.desk.proposed import Basis, Proposal
from corpus.desk.proposing import proposed, unchanged
from corpus.desk.repeats import Repeat
from corpus.importing.extract import Found
from corpus.importing.source import Source

__all__ = ["Proposal", "Repeat", "accept", "amend", "propose", "revise"]

_NONE: Mapping[str, str] = MappingProxyType({})
_NO_HINTS: Mapping[str, Found] = MappingProxyType({})


def propose(
    source: Source,
    releases: Path,
    *,
    overrides: Mapping[str, str] = _NONE,
    allow_repeats: bool = False,
    hints: Mapping[str, Found] = _NO_HINTS,
) -> Proposal:
    """Return what would be added, and all that a curator must know to decide.

    Args:
        source: What was fetched or read.
        releases: The folder of releases.
        overrides: Metadata by key, which goes before anything the source says; an empty value
            leaves the key out, tags have commas between them.
        allow_repeats: Let a release be added though it says the same as another.
        hints: What is known by key from elsewhere, as from the feed that lists it; taken where the
            source itself says nothing, or nothing sure.

    Raises:
        CannotImport: Nothing can be made of the source.
        CannotAdd: An override is no value for its key.
        VerbatimError: The folder cannot be read.
    """
    with Holdings.open(releases) as holdings:
        held = holdings.made_from(source.sha256)
        if held and not overrides and (known := _known(held, holdings)):
            return known
        basis = Basis(import_source(source), overrides, hints, allow_repeats)
        return proposed(basis, holdings, releases)


def revise(
    proposal: Proposal,
    releases: Path,
    *,
    overrides: Mapping[str, str] = _NONE,
    allow_repeats: bool = False,
) -> Proposal:
    """Return a proposal with more metadata given, or with repeats allowed.

    Raises:
        CannotAdd: An override is no value for its key.
        VerbatimError: The folder cannot be read.
    """
    basis = proposal.basis
    if basis is None:
        return proposal
    given = {**basis.overrides, **overrides}
    allowed = allow_repeats or basis.allow_repeats
    with Holdings.open(releases) as holdings:
        basis = replace(basis, overrides=given, allow_repeats=allowed)
        return proposed(basis, holdings, releases)


def amend(proposal: Proposal, content: str, releases: Path) -> Proposal:
    """Return a proposal whose file a curator has edited: what stands there is what is taken.

    Where the file is at fault, so is the proposal, whose findings then say why.

    Raises:
        VerbatimError: The folder cannot be read.
    """
    basis = proposal.basis
    # Another date makes another id, so that the file's name is no fault of its content.
    errors = [one for one in errors_in(content, proposal.path) if one.code != "stem-date"]
    edited = _edited(content, basis.imported) if basis and not errors else None
    if basis is None or edited is None:
        wrong = tuple(errors)
        return replace(
            proposal, content=content, findings=wrong, may_be_added=False, is_sound=False
        )
    with Holdings.open(releases) as holdings:
        allowed = Basis(edited, allow_repeats=basis.allow_repeats)
        return proposed(allowed, holdings, releases)


def _edited(content: str, imported: Imported) -> Imported | None:
    edited = import_release_file(Source(imported.name, content.encode()))
    if edited is None:
        return None
    # Where it comes from is not changed by editing it.
    return replace(
        edited,
        extract=replace(edited.extract, notes=imported.extract.notes),
        source=imported.source,
        retrieved=imported.retrieved,
        source_sha256=imported.source_sha256,
        stem=imported.stem,
    )


def _known(held: Held, holdings: Holdings) -> Proposal | None:
    """Return the proposal of a source that was read before, without reading it again."""
    file = holdings.read(held)
    if file is None:
        return None
    imported = import_release_file(Source(held.path.name, file.path.read_bytes()))
    return unchanged(file, Basis(imported)) if imported else None
