"""A page as a tree of elements: parsed within bounds, without what no reader sees."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from corpus.importing.extract import CannotImport

Element = Any
"""An element of lxml, which comes without types."""

MOST_BYTES = 32_000_000
MOST_ELEMENTS = 100_000  # a page of news has a few thousand
MOST_LETTERS = 3_000_000  # of text; scripts and the like don't count
MOST_ATTRIBUTES = 1_000  # of one element
DEEPEST = 500  # elements; the parser drops what lies deeper than 2047

_MEND = "save the text of the release alone and add that"
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas",
    "audio", "video", "map", "button", "select", "input", "textarea", "datalist", "label",
    "option", "dialog", "head", "link", "meta", "title", "rt", "rp", "frame", "noframes", "applet",
    "amp-sidebar", "amp-consent", "amp-ad", "amp-analytics", "amp-img", "amp-social-share",
})  # fmt: skip
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u",
})  # fmt: skip
"""Elements that stand within a line."""
# For screen readers only: "opens in a new window".
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|screen-reader-only|"
    r"element-invisible|assistive-text|offscreen|govuk-visually-hidden|ecl-u-sr-only)(?:\s|$)"
)
_OF_HEAD = frozenset(
    {"title", "meta", "link", "base", "script", "style", "noscript", "template", "object"}
)
# Optional, and often early: the parser reads nothing behind them.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
# What XML, and so the tree, cannot hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{10000,}")
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
# Scripts without blanks between words are counted by how many letters a word mostly has.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{1,2}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{1,5}"
    r"|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\w)+"
)
_MOST_PARTS = 40
_LONGEST_NAMES = 400
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_TOKEN = re.compile(r"[^a-z0-9]+")


def _has_many_attributes(tag: bytes) -> bool:
    return len(_QUOTED.sub(b"", tag).split()) > MOST_ATTRIBUTES


def parse_page(markup: str, name: str) -> Element:
    """Return the root of a page's tree.

    Args:
        markup: The page.
        name: What the page is called in an error.

    Raises:
        CannotImport: It is empty, too large or nested too deeply.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = _ENDS.sub("", _NOT_XML.sub(" ", markup)).encode("utf-8")
    # Told before it takes the memory of a tree, or the parser's time for attributes: its square.
    if (
        len(data) > MOST_BYTES
        or data.count(b"<") > 4 * MOST_ELEMENTS
        or any(map(_has_many_attributes, _LONG_TAG.findall(data)))
    ):
        raise CannotImport(f"{name} is too large", mend=_MEND)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise CannotImport(f"{name} holds no page", mend="give a page with the release") from None
    _check_bounds(root, name)
    _make_one_body(root)
    return root


def _make_one_body(root: Element) -> None:
    """Give a tree one body with all that is shown, which the parser leaves in the head at times."""
    from lxml import etree

    body = root.find("body")
    for one in list(root.iter("body")):
        if one is not body:
            one.tag = "div"
            if body is not None and one.getparent() is root:
                body.append(one)
    if body is None:
        body = etree.SubElement(root, "body")
    for head in root.findall("head"):
        shown = [one for one in head if is_element(one) and one.tag not in _OF_HEAD]
        for place, one in enumerate(shown):
            body.insert(place, one)


def _check_bounds(root: Element, name: str) -> None:
    from lxml import etree

    depth = count = letters = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            count += 1
            letters += 0 if element.tag in _UNSEEN else len(element.text or "")
        else:
            depth -= 1
            letters += len(element.tail or "")
        if depth > DEEPEST:
            raise CannotImport(f"{name} is nested too deeply", mend=_MEND)
        if count > MOST_ELEMENTS or letters > MOST_LETTERS:
            raise CannotImport(f"{name} is too large", mend=_MEND)


def remove_unseen(root: Element) -> None:
    """Remove all elements that a reader doesn't see."""
    for element in list(root.iter()):
        if element is not root and is_element(element) and _is_unseen(element):
            remove(element)


def _is_unseen(element: Element) -> bool:
    tag = element.tag
    if tag in _UNSEEN:
        return True
    if tag in {"body", "html"}:
        return False
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if element.get("aria-hidden") == "true" and not _holds_prose(element):
        return True
    style, names = element.get("style"), element.get("class")
    return bool((style and _UNSEEN_STYLE.search(style)) or (names and _UNSEEN_CLASS.search(names)))


def _holds_prose(element: Element) -> bool:
    """Whether an element holds paragraphs: a dialog on top of a page hides all the rest as well."""
    return len(element.findall(".//p")) > 2


def is_element(element: Element) -> bool:
    """Whether a node is an element, not a comment or an entity."""
    return isinstance(element.tag, str)


def remove(element: Element) -> None:
    """Remove an element, and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = _NOT_XML.sub("", (parent.text or "") + element.tail)
        else:
            before.tail = _NOT_XML.sub("", (before.tail or "") + element.tail)
    parent.remove(element)


def text_of(element: Element) -> str:
    """Return the words of an element on one line, blanks collapsed."""
    if element.find(".//br") is None:
        return collapsed("".join(element.itertext()))
    pieces: list[str] = []
    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        one, is_end = stack.pop()
        if is_end:
            pieces.append(one.tail or "")
            continue
        pieces.append(" " if one.tag == "br" else one.text or "")
        stack.extend([(one, True)] if one is not element else [])
        stack.extend((child, False) for child in reversed(one))
    return collapsed("".join(pieces))


def short_text(element: Element, most: int = 400) -> str:
    """Return what `text_of` does, or nothing if it is longer than `most` or parted by much."""
    size = 0
    for count, one in enumerate(element.iter()):
        tail = (one.tail or "") if one is not element else ""
        size += len(one.text or "") + len(tail)
        if size > 2 * most or count > _MOST_PARTS:
            return ""
    text = text_of(element)
    return text if len(text) <= most else ""


def collapsed(text: str) -> str:
    """Return a text with its blanks and line ends collapsed, as a browser shows it."""
    return _BLANKS.sub(" ", text).strip(" ")


def count_words(text: str) -> int:
    """Return the number of words of a text."""
    return sum(1 for _ in _WORD.finditer(text))


def tokens(element: Element) -> str:
    """Return the words of an element's classes and id, each between hyphens.

    >>> from lxml.html import fromstring
    >>> tokens(fromstring('<p class="newsDetail__date" id=top>'))
    '-news-detail-date-top-'
    """
    names, identity = element.get("class") or "", element.get("id") or ""
    return _tokens(names[:_LONGEST_NAMES], identity[:_LONGEST_NAMES])


@lru_cache(maxsize=4096)
def _tokens(names: str, identity: str) -> str:
    apart = _CAMEL.sub("-", f"{names} {identity}").lower()
    return f"-{_NO_TOKEN.sub('-', apart).strip('-')}-"
