"""A release as a web page of its own, which loads nothing and can be read, linked to and printed.

Each paragraph has an anchor, `#p3`; its text content is the paragraph, character for character.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from corpus import paragraphs
from scripts.showing.direction import direction

if TYPE_CHECKING:
    from corpus import Release

_STYLE = """\
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #59636e; --ground: #ffffff;
  --line: #d1d9e0; --mark: #fff4c2; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8eb; --quiet: #9aa4af; --ground: #15181c; --line: #353c45; --mark: #463a10; }
}
html { background: var(--ground); color: var(--ink); text-size-adjust: none;
  font: 1.0625rem/1.6 Georgia, "Noto Serif", "DejaVu Serif", serif; }
body { margin: 0; }
main { max-width: 40rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem 3.5rem; }
[dir="rtl"] main { padding: 2.5rem 3.5rem 4rem 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0.25rem 0 1.75rem; text-wrap: balance; }
.about, footer { color: var(--quiet); font-family: system-ui, sans-serif; font-size: 0.875rem; }
.about { margin: 0; }
.text p { position: relative; margin: 0 0 1.1em; white-space: pre-wrap; overflow-wrap: anywhere; }
.text p:target { background: var(--mark); box-shadow: 0 0 0 0.35rem var(--mark); }
.text p > a { position: absolute; inset-inline-start: -3rem; width: 2rem; text-align: end;
  color: var(--quiet); text-decoration: none; font: 0.75rem/2.25 system-ui, sans-serif; }
.text p > a::before { content: attr(data-number); }
.text p > a:hover, .text p > a:focus { color: inherit; text-decoration: underline; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: inherit; }
@media print {
  @page { margin: 2cm; }
  :root { --ink: #000; --quiet: #444; --ground: #fff; --mark: transparent; }
  html { font-size: 11pt; }
  main { max-width: none; padding: 0 0 0 2.5rem; }
  .text p { orphans: 3; widows: 3; }
}
"""
# Nothing is loaded and nothing runs, whatever a release holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(release: Release) -> str:
    """Return the page."""
    return "\n".join([*_head(release), *_article(release), "</html>", ""])


def _head(release: Release) -> Iterator[str]:
    language = escape(release.language)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{language}" dir="{direction(release.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'<meta name="author" content="{escape(release.publisher)}">'
    yield f"<title>{escape(release.title)}</title>"
    if release.url:
        yield f'<link rel="canonical" href="{escape(release.url)}">'
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"


def _article(release: Release) -> Iterator[str]:
    day = release.date.isoformat()
    place = f" · {escape(release.place)}" if release.place else ""
    yield "<body>"
    yield "<main>"
    yield "<article>"
    yield "<header>"
    yield (
        f'<p class="about">{escape(release.publisher)} · <time datetime="{day}">{day}</time>'
        f"{place}</p>"
    )
    yield f"<h1>{escape(release.title)}</h1>"
    yield "</header>"
    yield '<div class="text">'
    yield from _paragraphs(release.text)
    yield "</div>"
    yield from _footer(release)
    yield "</article>"
    yield "</main>"
    yield "</body>"


def _paragraphs(text: str) -> Iterator[str]:
    for number, span in enumerate(paragraphs(text), 1):
        # The number is drawn by the style, so that it is no part of the paragraph's text.
        link = (
            f'<a href="#p{number}" data-number="{number}" aria-label="Paragraph {number}"'
            ' lang="en"></a>'
        )
        yield f'<p id="p{number}">{link}{escape(span.of(text), quote=False)}</p>'


def _footer(release: Release) -> Iterator[str]:
    yield '<footer lang="en" dir="ltr">'
    yield "<dl>"
    yield f"<dt>Release</dt><dd>{escape(release.id)}</dd>"
    if release.url:
        url = escape(release.url)
        yield f'<dt>Published at</dt><dd><a href="{url}">{url}</a></dd>'
    if release.source and release.source != release.url:
        yield f"<dt>Taken from</dt><dd>{escape(release.source)}</dd>"
    if release.retrieved:
        yield f"<dt>Retrieved</dt><dd>{escape(release.retrieved)}</dd>"
    if release.tags:
        yield f"<dt>Tags</dt><dd>{escape(', '.join(release.tags))}</dd>"
    yield "</dl>"
    yield "</footer>"
