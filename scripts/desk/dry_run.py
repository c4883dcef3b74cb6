"""What a dry run shows: the file on stdout, as it would be written, all else on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.desk import Proposal


def show(proposal: Proposal) -> None:
    """Show a proposal; what is doubtful or missing stands in comments of the file."""
    from corpus.desk.review import for_review
    from scripts.desk.preview import about, safe
    from scripts.page import Page

    page = Page.of(sys.stderr)
    for line in about(proposal, page):
        print(line, file=sys.stderr)
    if proposal.is_known:
        return
    if proposal.replaces:
        for line in proposal.diff():
            print(safe(line), file=sys.stderr)
    sys.stderr.flush()
    sys.stdout.write(for_review(proposal))
    sys.stdout.flush()
