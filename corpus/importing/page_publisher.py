"""Who published a page: as it says to machines, in its copyright line, or by its host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from corpus.importing.extract import Found
from corpus.importing.html_tree import Element, collapsed, count_words, is_element, short_text
from corpus.importing.page_structured import Structured
from corpus.importing.page_title import folded

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:(?:19"
    r"|20)?\d{2}))?)?\s*,?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.|•·©,]{2,80}?)(?:\s*,?\s*(?:19|20)\d{2})?"
    r"\s*(?:$|[.|•·,]|\ball rights\b|\btous droits\b|\btodos los\b|\balle rechte\b)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:all rights|copyright|the authors?|tous droits|todos los|alle rechte)\b", re.IGNORECASE
)
_LONGEST = 30  # words of a line with a copyright


def publisher_of(
    root: Element, structured: Structured, address: str | None, title: str
) -> Found | None:
    """Return who published a page; doubtful where its statements differ or only its host tells.

    Args:
        root: The page with its head.
        structured: What it says to machines.
        address: Where it was.
        title: The release's headline, taken out of the page's title to leave the site's name.
    """
    said = list(_said(root, structured, title))
    if not said:
        return _by_host(address)
    author = structured.organisation("author")
    if author and folded(author) not in {folded(name) for _, name in said}:
        others = "; ".join(f"{evidence} is “{name}”" for evidence, name in said[:2])
        return Found(author, f"JSON-LD author; but {others}", is_doubtful=True)
    evidence, name = said[0]
    agreeing = [one for one, other in said if _agree(name, other)]
    differing = [(one, other) for one, other in said if not _agree(name, other)]
    strong = [
        (one, other) for one, other in differing if not one.startswith(("copyright", "title"))
    ]
    shown = "; ".join(dict.fromkeys(agreeing))
    for one, other in strong:
        shown += f"; but {one} is “{other}”"
    return Found(name, shown or evidence, is_doubtful=bool(strong))


def _said(root: Element, structured: Structured, title: str) -> Iterator[tuple[str, str]]:
    for evidence, name in structured.meta("og:site_name"):
        yield evidence, _once(name)
    if publisher := structured.organisation("publisher"):
        yield "JSON-LD publisher", publisher
    names = (
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "citation_publisher",
        "copyright",
        "application-name",
    )
    for evidence, name in structured.meta(*names):
        if not name.startswith(("http", "©")) and count_words(name) < 12:
            yield evidence, name
    for name in _of_copyright(root):
        yield "copyright line", name
    if site := _of_title(root, title):
        yield "title of the page", site


def _once(name: str) -> str:
    """Return a name that is given twice, "Sound Agency - Sound Agency", once."""
    found = re.fullmatch(r"(.{3,}?)\s*[-|–:]\s*\1", name)
    return found[1] if found else name


def _agree(one: str, other: str) -> bool:
    """Whether two names are the same, or one the longer form of the other."""
    first, second = folded(one), folded(other)
    return bool(first and second) and (first in second or second in first)


def _of_copyright(root: Element) -> Iterator[str]:
    """Yield the names in lines that claim a copyright, the last of the page first."""
    lines = [one for one in root.iter() if is_element(one) and _mentions_copyright(one)]
    for element in reversed(lines):
        line = short_text(element)
        if not line or count_words(line) > _LONGEST:
            continue
        found = _COPYRIGHT.search(line)
        if found and not _NO_NAME.match(found["name"]):
            yield found["name"].strip()
            return


def _mentions_copyright(element: Element) -> bool:
    if element.tag in {"script", "style", "head", "noscript", "meta"}:
        return False
    text = (element.text or "") + "".join(child.tail or "" for child in element)
    return "©" in text or "copyright" in text.lower()


def _of_title(root: Element, title: str) -> str | None:
    """Return what stands beside the headline in the page's title."""
    for element in root.iter("title"):
        text = collapsed("".join(element.itertext()))
        if title and title in text and text != title:
            rest = text.replace(title, "\n").strip(" |–—-•·:»/\n")
            pieces = [piece for piece in re.split(r"\n|\s[|–—•·:-]\s", rest) if count_words(piece)]
            return pieces[-1].strip(" |–—-•·:»/") if pieces else None
        return None
    return None


def _by_host(address: str | None) -> Found | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    if not host:
        return None
    return Found(host.removeprefix("www."), "the host of the address", is_doubtful=True)
