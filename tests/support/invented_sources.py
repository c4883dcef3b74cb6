"""Pages and texts as a press office would publish them, about things that never happened."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from corpus.importing import Source

RETRIEVED = datetime(2019, 6, 7, 9, 30, tzinfo=UTC)
SEALS = "https://harbour.example/news/seals"
BODY = (
    "PORT NOWHERE, 6 May 2019 – Nine seals were counted on Monday by the invented harbour office, "
    "which counts them every spring from the old pier.",
    "A tenth seal may have been a log, said Captain Ada Voss, who has counted seals for a decade.",
    "Last year the harbour office counted seven seals and two logs between the pier and the reef.",
    "The next count is in June. Whoever sees a seal may call the office at any hour of the day.",
)
"""The paragraphs of a release of some eighty words."""

LANTERNS = (
    "LOWER QUAY – Forty lanterns were hung along the made-up promenade before the spring fair.",
    "Twelve of them are green, the lantern keeper said, for want of any other glass in the town.",
)
"""Those of another."""


def markup_of(
    *paragraphs: str,
    title: str = "Harbour seals counted",
    publisher: str | None = "Invented Harbour Office",
    date: str | None = "2019-05-06",
    head: str = "",
) -> str:
    """Return a page with the fewest of tags; more for its head may be given."""
    meta = [f'<meta property="og:title" content="{title}">']
    if publisher:
        meta.append(f'<meta property="og:site_name" content="{publisher}">')
    if date:
        meta.append(f'<meta property="article:published_time" content="{date}T08:00:00Z">')
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or BODY)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{"".join(meta)}{head}</head>'
        f"<body><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )


def page_of(
    *paragraphs: str,
    url: str = SEALS,
    title: str = "Harbour seals counted",
    publisher: str | None = "Invented Harbour Office",
    date: str | None = "2019-05-06",
    head: str = "",
) -> Source:
    """Return a page as it was fetched."""
    markup = markup_of(*paragraphs, title=title, publisher=publisher, date=date, head=head)
    return Source(url, markup.encode(), url, "text/html", "utf-8", RETRIEVED)


def text_of(*paragraphs: str, name: str = "seals.txt") -> Source:
    """Return a text as it was read from a file."""
    return Source(name, "\n\n".join(paragraphs or BODY).encode(), retrieved=RETRIEVED)


def file_of(path: Path) -> Source:
    """Return what stands in a file."""
    return Source(str(path), path.read_bytes(), retrieved=RETRIEVED)
