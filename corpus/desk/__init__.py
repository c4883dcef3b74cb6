"""The curator's desk: what was fetched or read becomes a release file, and a mistake is undone.

A source is proposed first (`propose`), which writes nothing: the release as it would be written,
where each piece of metadata comes from, what is wrong with it, which release it repeats. Only what
was accepted (`accept`) goes into the folder of releases, whole or not at all; what it replaces, and
what is removed (`remove`), is kept beside the releases.
"""

from corpus.desk.errors import CannotAdd
from corpus.desk.proposal import Proposal, accept, amend, propose, revise
from corpus.desk.removal import Removed, remove
from corpus.desk.repeats import Repeat
from corpus.desk.versions import versions_of

__all__ = [
    "CannotAdd",
    "Proposal",
    "Removed",
    "Repeat",
    "accept",
    "amend",
    "propose",
    "remove",
    "revise",
    "versions_of",
]
