"""A release as one JSON object."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import paragraphs

if TYPE_CHECKING:
    from corpus import Release
    from index.tables import CutRelease


def as_json(release: Release, path: Path, cut: CutRelease | None = None) -> str:
    """Return a release on one line; all offsets count code points of `text`.

    With `cut` it holds the sentences, and the passages with the sentences that each is made of.
    """
    shown: dict[str, Any] = {
        "id": release.id,
        "title": release.title,
        "date": release.date.isoformat(),
        "publisher": release.publisher,
        "place": release.place,
        "url": release.url,
        "language": release.language,
        "tags": list(release.tags),
        "source": release.source,
        "retrieved": release.retrieved,
        "source_sha256": release.source_sha256,
        "file": str(path),
        "text": release.text,
        "paragraphs": [[span.start, span.end] for span in paragraphs(release.text)],
    }
    if cut is not None:
        shown["sentences"] = cut.sentences.tolist()
        shown["passages"] = [
            {"start": start, "end": end, "sentences": [first, last]}
            for start, end, first, last in cut.passages.tolist()
        ]
    return json.dumps(shown)  # in ASCII: no text can steer a terminal
