"""What a page shows around its release: menus, banners, related news, share buttons.

It is told by the element, by its role and by the names its authors gave it, and taken out. Nothing
goes that holds the headline or much of the page's text, whatever it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.importing.furniture_boxes import remove_boxes
from corpus.importing.html_tree import (
    INLINE,
    Element,
    count_words,
    is_element,
    remove,
    text_of,
    tokens,
)

_ELEMENTS = frozenset({"nav", "footer", "menu", "search"})
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
    "toolbar", "tablist", "tooltip", "doc-backlink",
})  # fmt: skip
# Names of elements, between hyphens; see `html_tree.tokens`.
_NAMES = re.compile(
    r"-(?:share|shares|sharing|sharedaddy|share\w{2,8}|social|socials|addthis|addtoany|a2a"
    r"|sharethis|jp-relatedposts|jetpack"
    r"|cookies?|cookie\w*|consent|gdpr|onetrust|cmp|privacy-banner|breadcrumbs?|crumbs?|ariane"
    r"|you-are-here"
    r"|pager|pagination|page-navigation|post-navigation|nav-single|nav-links|prev-next|sidebar"
    r"|side-bar|sidenav|sidemenu|navbar|nav|navigation"
    r"|menu|megamenu|mega-menu|mainmenu|topmenu|leftmenu|rightmenu|submenu|footer|pied-de-page"
    r"|related|related\w{2,12}|recommended|recommendations?|similar"
    r"|newsletter|subscribe|subscription|sign-?up|skip|skiplinks?|skip-link|skipnav|taglist"
    r"|tag-list|tag-cloud|tagcloud|tags|keywords|categories|post-terms"
    r"|comments|comment-list|comment-respond|comments-link|disqus|respond|popup|pop-up|modal"
    r"|lightbox|overlay|usa-banner|globan|announcement-bar|alert-banner"
    r"|ad|ads|advert|advertisement|sponsored?|sponsor|promo|promos|teaser|teasers|carousel|slider"
    r"|swiper|read-more|readmore|more-link|more-news|latest|latest-news"
    r"|other-news|recent-posts|recent-news|widget|widgets|widget-area|back-to-top|backtotop|to-top"
    r"|totop|scroll-top|feedback|rating|rate|useful|helpful"
    r"|toolbar|tools|page-tools|print|printer|print-link|language-switcher|lang-switch|langswitch"
    r"|lang-switcher|language-selector|languages?|lang"
    r"|author-bio|about-author|author-box|login|search|search-form|toc|table-of-contents"
    r"|page-contents|in-page-nav|audio-player|video-player|player"
    r"|press-contacts?|media-contacts?|contact-box|contact-info|contacts?|contact-card"
    r"|contact-block|press-office|attachments?|downloads?|download-link|press-kit"
    r"|donate|donation|cta|call-to-action|signup-form|published-dates|change-history|updated-date"
    r"|page-updated|last-updated|notification-button"
    r"|see-also|seealso|voir-aussi|reading-time|caption|wp-caption-text|image-caption|photo-credit"
    r"|credit|figcaption|copyright|disclaimer"
    r"|piede|pie-?(?:de-)?pagina|rodape|fusszeile|seitenfuss|stopka|voettekst|sidfot|bunntekst"
    r"|migas|briciole|brotkrumen|okruszki|condividi|compartir|partager|teilen|allegati|adjuntos"
    r"|descargas|telechargements?)-"
)
# Around the text of a release rather than elsewhere on the page: they hold its date and kind.
_META = re.compile(
    r"-(?:entry-meta|post-meta|article-meta|news-meta|page-meta|meta|metadata|byline|author"
    r"|authors|dateline-meta|posted-on|submitted|posted|kicker"
    r"|eyebrow|category|cat-links|release-(?:date|number)|post-date|news-date|pub-?date|date"
    r"|timestamp)-"
)
_IMAGE = re.compile(
    r"-(?:\w*image|img|photo|picture|foto|figure|gallery|media|thumbnail|thumb)\w*-"
)
# Site builders call every part of a page by such names.
_BUILDER = re.compile(r"-(?:elementor|fl|et|wp)-(?:widget|module)(?:-[a-z]+)*-")
_WORTH_A_NOTE = 25  # words
_LONGEST_CAPTION = 40  # words
_MOST = 0.4  # of a page's words; what holds more is no furniture, whatever it is called
_LONGESTINLINE = 12  # words


@dataclass(frozen=True, slots=True)
class Taken:
    """Text of some length that was taken out, and the element it was taken out of."""

    parent: Element
    text: str


def remove_furniture(root: Element, headline: Element | None) -> list[Taken]:
    """Take the furniture out of a tree, and return what of it was text.

    Args:
        root: The page, without what no reader sees.
        headline: The element of the headline, if there is one; what holds it stays.
    """
    taken: list[Taken] = []
    prose = _prose_of_all(root)

    def take(element: Element) -> None:
        if prose[element] >= _WORTH_A_NOTE and element.tag not in _ELEMENTS:
            taken.append(Taken(element.getparent(), text_of(element)))
        remove(element)

    most = _MOST * max(1, prose[root])
    kept = set(headline.iterancestors()) | {headline} if headline is not None else set()
    stack = [root]
    while stack:
        element = stack.pop()
        is_free = element not in kept and (element.tag in _ELEMENTS or prose[element] <= most)
        if is_free and element.tag != "body" and _is_furniture(element, headline is not None):
            take(element)
        else:
            stack.extend(child for child in element if is_element(child))
    remove_boxes(root, kept, prose, take)
    return taken


def _is_furniture(element: Element, has_headline: bool) -> bool:
    tag = element.tag
    if tag in _ELEMENTS or element.get("role") in _ROLES:
        return True
    if tag in INLINE:
        return _is_furniture_inline(element)
    if tag == "aside":
        return not _is_quotation(element)
    if tag == "header":
        return not has_headline or _is_of_site(element)
    if tag == "figcaption":
        return not element.getparent().xpath(".//table|.//blockquote")
    return _is_named(element, tokens(element))


def _is_named(element: Element, names: str) -> bool:
    """Whether the names of an element say that it is furniture."""
    if _NAMES.search(_BUILDER.sub("-", names)):
        return not _is_introduction(element, names)
    if _IMAGE.search(names) and _is_picture(element):
        return True
    is_cell = element.tag in {"td", "th", "tr"}
    return bool(_META.search(names)) and not is_cell and not _holds_paragraphs(element)


def _is_picture(element: Element) -> bool:
    """Whether an element holds a picture and no more than its caption."""
    has_picture = any(True for _ in element.iter("img", "picture"))
    return has_picture and count_words(text_of(element)) <= _LONGEST_CAPTION


def _is_introduction(element: Element, names: str) -> bool:
    """Whether what is called a teaser is the sub-headline, as in German newsrooms."""
    is_teaser = "-teaser-" in names and not _NAMES.search(names.replace("-teaser-", "-"))
    return is_teaser and element.tag not in {"article", "li"} and element.find(".//a") is None


def _is_furniture_inline(element: Element) -> bool:
    """Whether an inline element is furniture: only if it stands alone, never within a text."""
    names = tokens(element)
    if len(names) < 3 or not (_NAMES.search(names) or _META.search(names)):
        return False
    return count_words(text_of(element)) <= _LONGESTINLINE and not _stands_in_text(element)


def _stands_in_text(element: Element) -> bool:
    around = [element.tail, element.getparent().text if element.getprevious() is None else None]
    before = element.getprevious()
    around.append(before.tail if before is not None else None)
    return any(text and text.strip() for text in around)


def _is_quotation(element: Element) -> bool:
    """Whether an aside is a quotation set apart and not a box."""
    return bool(element.xpath(".//blockquote")) or "quote" in tokens(element)


def _is_of_site(element: Element) -> bool:
    """Whether a header is that of the site: no article holds it."""
    return not any(
        parent.tag in {"article", "main", "section"} for parent in element.iterancestors()
    )


def _holds_paragraphs(element: Element) -> bool:
    return any(count_words(text_of(one)) > 25 for one in element.iter("p", "li", "blockquote"))


def _prose_of_all(root: Element) -> dict[Element, int]:
    """Return for every element the number of its words, those in links left out."""
    totals: dict[Element, int] = {}
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        if not is_end:
            stack.append((element, True))
            stack.extend((child, False) for child in element if is_element(child))
            continue
        total = count_words(element.text or "")
        for child in element:
            is_link = is_element(child) and child.tag == "a"
            total += count_words(child.tail or "") + (0 if is_link else totals.get(child, 0))
        totals[element] = total
    return totals
