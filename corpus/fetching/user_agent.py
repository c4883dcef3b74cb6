"""How Verbatim introduces itself to the servers it visits."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version

from corpus.errors import VerbatimError
from corpus.fetching.robots import PRODUCT

_CONTACT = re.compile(r"[\x21-\x27\x2a-\x7e]{1,200}")


def user_agent(contact: str = "") -> str:
    """Return the name that goes with every request.

    Args:
        contact: An address of a page or mailbox, for whoever runs a server and wonders.

    Raises:
        VerbatimError: The contact cannot stand in a header.
    """
    name = f"{PRODUCT}/{_version()}"
    if not contact:
        return name
    if not _CONTACT.fullmatch(contact):
        what = f"{contact[:60]!r} cannot be sent as a contact"
        raise VerbatimError(what, mend="give an address of a page or a mailbox, in ASCII")
    return f"{name} (+{contact})"


def _version() -> str:
    try:
        return version("verbatim")
    except PackageNotFoundError:  # run from its folder, not installed
        return "0"
