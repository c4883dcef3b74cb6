"""Which element of a page holds the release: the one its prose lies in.

Every block of running text speaks for its parent and, half as loudly, for the parent of that (as in
Arc90's Readability, 2009). From the element with the most votes the choice moves up as long as that
adds prose, so that a body kept in several parts is taken whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from corpus.importing.html_tree import Element, count_words, is_element, tokens

_ITEMS = frozenset({"li", "td", "th", "dd", "dt"})
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
# What editors' fields and themes call the body of a release.
_BODY_NAMES = re.compile(
    r"-(?:entry-content|(?:wp-block-)?post-content|article-content|article-body|story-body|news-body"
    r"|field-name-(?:field-)?(?:pr-)?body|body-text|news-content|release-body|press-release-body|post-body"
    r"|wysiwyg|govspeak|fr-view|text-formatted|rich-?text|rte|article-text|news-text|story-content)-"
)
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟।»”\"’)]\s*$")
_LONG = 15  # words that are prose without a full stop
_SHORT = 8  # words that are prose with one
_MORE = 0.15  # of the prose chosen so far: what is worth moving up for


def main_element(body: Element, headline: Element | None) -> Element | None:
    """Return the element that holds the release, or None where the page has no running text."""
    weights = dict(_weights(body, headline)) or dict(_weights(body, None))
    if not weights:
        return None
    votes: dict[Element, float] = defaultdict(float)
    totals: dict[Element, float] = defaultdict(float)
    for block, weight in weights.items():
        own = block if _is_broken_up(block) else block.getparent()
        votes[own] += weight
        if own.getparent() is not None:
            votes[own.getparent()] += weight / 2
        for one in (block, *block.iterancestors()):
            totals[one] += weight
    best = max(votes, key=lambda one: votes[one])
    return _moved_up(best, totals)


def _moved_up(best: Element, totals: dict[Element, float]) -> Element:
    below = best
    for parent in best.iterancestors():
        if parent.tag == "html":
            break
        added = totals[parent] - totals[below]
        below = parent
        is_whole = parent.tag in {"article", "main"} or parent.get("role") in {"article", "main"}
        is_field, has_field = _is_body_field(parent), _is_body_field(best)
        is_more = added > _MORE * totals[best] or (is_whole and totals[parent] > totals[best])
        if (is_more and not (has_field and added <= _MORE * totals[best])) or (
            is_field and not has_field
        ):
            best = parent
    return best


def _is_body_field(element: Element) -> bool:
    return element.get("itemprop") == "articleBody" or bool(_BODY_NAMES.search(tokens(element)))


def _weights(body: Element, headline: Element | None) -> Iterator[tuple[Element, float]]:
    """Yield the blocks that hold prose, below the headline, with the number of their words."""
    is_below = headline is None
    for block in body.iter():
        if block is headline:
            is_below = True
        if not is_below or not is_element(block) or block.tag in _INLINE:
            continue
        text, linked = _own_words(block)
        words = count_words(text)
        if words <= linked * 2:
            continue
        if words >= _LONG or (words >= _SHORT and _SENTENCE_END.search(text)):
            yield block, words - linked
        elif block.tag in _ITEMS and words > 1:
            yield block, (words - linked) / 2


def _own_words(block: Element) -> tuple[str, int]:
    """Return a block's text without that of blocks in it, and how many words of it are linked."""
    pieces = [block.text or ""]
    linked = 0
    stack = [(child, False) for child in reversed(block)]
    while stack:
        element, is_linked = stack.pop()
        if is_element(element) and element.tag in _INLINE:
            is_link = is_linked or element.tag == "a"
            pieces.append(element.text or "")
            linked += count_words(element.text or "") if is_link else 0
            stack.extend((child, is_link) for child in reversed(element))
        pieces.append(element.tail or "")
        linked += count_words(element.tail or "") if is_linked else 0
    return "".join(pieces), linked


def _is_broken_up(block: Element) -> bool:
    """Whether a block holds several paragraphs that only line breaks part."""
    return block.tag not in {"p", "li"} and sum(1 for child in block.iter("br")) > 1
