"""Boxes that a page sets into or around its release: teasers, calls to act, pulled quotations.

They are told by their shape, whatever they are called. A teaser is a link that covers a heading and
a text, or one of several elements alike that each have a heading that links.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from corpus.importing import furniture_words as words
from corpus.importing.html_blocks import ends_sentence
from corpus.importing.html_tree import (
    INLINE,
    Element,
    count_words,
    is_element,
    short_text,
    text_of,
    tokens,
)
from corpus.importing.page_title import folded

_TEASER_PARENTS = frozenset(
    {"div", "section", "ul", "ol", "td", "tr", "article", "aside", "main", "body"}
)
_TEASERS = frozenset({"div", "li", "article", "section", "td", "tr", "dl"})
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "ul", "section", "figure")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LONGEST_TEASER = 90  # words
_LONGEST_CALL = 80  # words
_LONGEST_BOX, _LONGEST_PULLED = 700, 1500  # characters
_LONGEST_LINK = 60  # characters of a link that asks for something
_LABELS = 8  # words beside the link of a card: its kind and its day
_MOST = 0.8  # of a page's words: a page of teasers alone keeps them
_NO_BOX = frozenset({"p", "li", "td", "body", "html", "main"})
_PULLED = re.compile(r"-(?:pull-?quote|pulled-quote|wp-block-pullquote|blockquote-pull)-")

Remove = Callable[[Element], None]


def remove_boxes(
    root: Element, kept: set[Element], prose: Mapping[Element, int], remove: Remove
) -> None:
    """Take boxes out of a tree.

    Args:
        root: The page.
        kept: What holds the headline; it stays.
        prose: The number of words of every element.
        remove: Takes an element out.
    """
    _remove_teasers(root, kept, prose, remove)
    _remove_calls(root, kept, remove)
    _remove_pulled_quotes(root, remove)


def _remove_teasers(
    root: Element, kept: set[Element], prose: Mapping[Element, int], remove: Remove
) -> None:
    most = _MOST * max(1, prose[root])
    for parent in list(root.iter(*_TEASER_PARENTS)):
        for group in _alike(parent):
            is_free = kept.isdisjoint(group) and sum(prose[one] for one in group) <= most
            if is_free and _are_teasers(group):
                for one in group:
                    remove(one)
    for link in list(root.iter("a")):
        if link not in kept and _covers_blocks(link):
            remove(_card_of(link, kept))
    for heading in list(root.iter(*_HEADINGS)):
        card = _card_of(heading, kept) if _is_linked(heading) else heading
        # A heading within a text may be a link too, but has no day beside it.
        if card is not heading and card.find(".//time") is not None:
            remove(card)


def _remove_calls(root: Element, kept: set[Element], remove: Remove) -> None:
    """Take out boxes that ask for something: a heading, a text, a link to sign up or to give."""
    for link in list(root.iter("a")):
        text = short_text(link, _LONGEST_LINK)
        if not text or not words.CALL_LINKS.fullmatch(words.folded_line(text)):
            continue
        box = link.getparent()
        while box is not None and box.tag in {"p", "span", "strong"} and short_text(box) == text:
            box = box.getparent()
        if box is not None and box not in kept and _is_call(box, text):
            remove(box)


def _is_call(box: Element, link: str) -> bool:
    """Whether a box is short, and ends with a link that asks for something."""
    if box.tag in _NO_BOX or sum(map(is_element, box)) < 2:
        return False
    text = short_text(box, _LONGEST_BOX)
    return text.endswith(link) and count_words(text) < _LONGEST_CALL


def _remove_pulled_quotes(root: Element, remove: Remove) -> None:
    """Take out quotations set apart that the text has as well."""
    pulled = [one for one in root.iter() if is_element(one) and _PULLED.search(tokens(one))]
    whole = folded("".join(root.itertext())) if pulled else ""
    for element in pulled:
        quoted = folded(short_text(element, _LONGEST_PULLED))
        if quoted and whole.count(quoted) > 1:
            remove(element)


def _covers_blocks(link: Element) -> bool:
    """Whether a link covers a heading or several blocks, as a card does."""
    blocks = sum(1 for _ in link.iter(*_BLOCKS))
    return blocks > 1 or (blocks == 1 and link.find(".//h2") is None and _is_card(link))


def _is_card(link: Element) -> bool:
    return any(link.find(f".//{tag}") is not None for tag in ("h3", "h4", "h5"))


def _card_of(link: Element, kept: set[Element]) -> Element:
    """Return the box that holds a link or linked heading, and no more beside it than labels."""
    card, own = link, text_of(link)
    for parent in link.iterancestors():
        is_box = parent.tag in _TEASERS and parent not in kept
        text = short_text(parent, _LONGEST_BOX)
        beside = text.replace(own, "", 1)
        is_label = text and count_words(beside) <= _LABELS and not ends_sentence(beside)
        if not (is_label and (is_box or parent.tag in INLINE)):
            break
        card = parent if is_box else card
    return card


def _alike(parent: Element) -> Iterator[list[Element]]:
    """Yield the children of an element that have tag and class in common, two or more of them."""
    children = [child for child in parent if is_element(child) and child.tag not in INLINE]
    counts = Counter((child.tag, child.get("class")) for child in children)
    for (tag, names), count in counts.items():
        if count > 1 and tag in _TEASERS:
            yield [one for one in children if (one.tag, one.get("class")) == (tag, names)]


def _are_teasers(group: list[Element]) -> bool:
    """Whether most of a group have a heading that is a link, and little text beside it."""
    return sum(map(_is_teaser, group)) * 3 >= 2 * len(group)


def _is_teaser(element: Element) -> bool:
    headings = [one for one in element.iter(*_HEADINGS) if _is_linked(one)]
    return len(headings) == 1 and count_words(text_of(element)) < _LONGEST_TEASER


def _is_linked(heading: Element) -> bool:
    inside = heading.find(".//a")
    if inside is not None:
        return 3 * len(text_of(inside)) > 2 * len(text_of(heading))
    return any(parent.tag == "a" for parent in heading.iterancestors())
