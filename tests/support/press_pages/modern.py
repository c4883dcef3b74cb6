"""Pages whose markup tells little: components, generated classes, articles within articles."""

from __future__ import annotations

import html
import json
import re

from press_pages.blocks import (
    Block,
    Bullets,
    Heading,
    Numbered,
    Paragraph,
    Quote,
    Table,
    html_of,
    markup_of,
    text_of,
)
from press_pages.page import Page
from press_pages.stories import LANTERN


def soup_of_divisions() -> Page:
    """An aid organisation's page as a framework renders it: divisions all over, and JSON-LD."""
    story = LANTERN
    blocks = tuple(block for block in story.body() if not isinstance(block, Table))
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": "2013-08-14T00:00:00.000Z",
        "dateModified": "2021-05-05T00:00:00.000Z",
        "inLanguage": "en",
        "publisher": {"@type": "NGO", "name": "Lamps Without Borders"},
    }
    cards = "".join(
        f'<div class="css-k9"><a href="/stories/{n}" class="css-0"><div class="css-h3">{who} '
        f"remembers the "
        f'night the lamps went out</div><div class="css-p">“We rowed by ear,” says {who}, who '
        f"has fished "
        f"in the Sound for fifty years and never saw a darker night than that one.</div></a></div>"
        for n, who in enumerate(("Old Marit", "Captain Brandt", "Ysolde Fenn"))
    )
    markup = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>{story.title} -
Lamps
Without Borders</title><meta property="og:title" content="{story.title}"/><meta property="og:url"
content="https://lamps.example/press/grey-lantern"/><script type="application/ld+json">
{json.dumps(linked)}</script></head><body><div id="__next"><div class="css-a1"><div
class="css-b2"><a
href="/">Lamps Without Borders</a><div class="css-c3"><a href="/work">Our work</a><a
href="/act">Take
action</a><a href="/donate">Donate</a></div></div><div class="css-d4"><div class="css-e5"><div
class="css-f6">Press release</div><h1 class="css-g7">{story.title}</h1><div class="css-f6">August
14,
2013</div></div><div class="css-i9"><div class="css-j0">{"".join(map(_divided, blocks))}</div>
<div class="css-q1"><div class="css-h3">Help us keep the lamps lit</div><div class="css-p">Your gift
of ten
crowns keeps one lamp burning for a week. Give today and a friend of the Sound will match
it.</div><a
href="/donate">Donate now</a></div></div><div class="css-r2"><div class="css-h3">Read
next</div>{cards}
</div></div><div class="css-s3"><div>Sign up for our newsletter</div><div>Stay in the light with
monthly
stories from the Sound. You can unsubscribe at any time with a single click.</div></div><div
class="css-s3">
© 2013 Lamps Without Borders</div></div></div><div role="dialog" aria-label="Cookies"><div
class="css-p">We
use cookies so that our lamps shine for you. You may choose which of them you
allow.</div></div></body></html>"""
    return Page(
        layout="divisions and JSON-LD",
        address="https://lamps.example/press/grey-lantern",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        place="Port Ellery, Norland",
        publisher="Lamps Without Borders",
        canonical="https://lamps.example/press/grey-lantern",
        language="en",
    )


def _divided(block: Block) -> str:
    """Write a block with divisions and spans for all but lists."""
    if isinstance(block, Bullets | Numbered):
        return re.sub(r"<p>(.*?)</p>", r'<div class="css-p"><span>\1</span></div>', block.html())
    if isinstance(block, Heading):
        return f'<div class="css-h2"><span>{block.markup}</span></div>'
    assert isinstance(block, Paragraph | Quote)
    return f'<div class="css-p"><span>{markup_of(block)}</span></div>'


def commission_corner() -> Page:
    """A press corner made of components: document types, tabs, contacts, related topics."""
    story = LANTERN
    blocks = story.body("")
    dated = Paragraph("Vellhaven, 14 August 2013")
    markup = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Press
corner</title>
<base href="/commission/presscorner/"><meta name="description" content="Highlights of the
Commission">
<meta property="og:title" content="{story.title}"><meta property="og:site_name" content="Sound
Commission -
Sound Commission"></head><body class="mat-typography"><app-root><app-globan><div class="globan">An
official
website of the Sound Union <button>How do you
know?</button></div></app-globan><ecl-site-header><header
class="ecl-site-header"><div class="ecl-site-header__language"><a>EN English</a><div hidden
class="ecl-site-header__language-container"><ul><li><a>bg български</a></li><li><a>de
Deutsch</a></li></ul>
</div></div></header></ecl-site-header><nav
class="ecl-breadcrumb"><ol><li><a>Home</a></li><li><a>Press
corner</a></li><li>{html.escape(story.title)}</li></ol></nav>
<app-detail><ecl-page-header><div class="ecl-page-header"><div class="ecl-container"><ul
class="ecl-page-header__meta"><li>Available languages: <a>English</a></li></ul></div></div>
</ecl-page-header><main id="main-content"><div class="ecl-container"><div class="ecl-row"><div
class="ecl-col-12"><ecl-page-meta><ul class="ecl-meta"><li class="ecl-meta__item">Press
release</li><li
class="ecl-meta__item">14 August 2013</li><li class="ecl-meta__item">Vellhaven</li><li
class="ecl-meta__item">2 min read</li></ul></ecl-page-meta><h1 class="ecl-heading ecl-heading--h1
ecl-u-type-color-blue">{story.title}</h1><app-social-media><div class="ecl-social-media-share"><p
class="ecl-social-media-share__description">Share this
page</p><ul><li><a>Twitter</a></li></ul></div>
</app-social-media><ecl-tabs><ul role="tablist"><li role="tab">Page contents</li><li
role="tab">Print
friendly PDF</li></ul></ecl-tabs><app-paragraph><div class="ecl-paragraph"><div
class="ecl-paragraph-detail">{dated.html()}{html_of(blocks)}</div></div></app-paragraph>
<app-quotes><div class="ecl-quotes"></div></app-quotes>
<app-contacts><div class="ecl-container"><h2>Press contact</h2><div class="ecl-listing"><div
class="ecl-list-item"><h3>Balthasar Reede</h3><div>Spokesperson</div><div>Phone: +99 555
0177</div><div>
Mail: balthasar.reede@sound.example</div></div></div></div></app-contacts>
<app-related-topics><div><h2>Related topics</h2><a class="ecl-tag">Ferries</a><a
class="ecl-tag">Customs</a>
</div></app-related-topics><app-documents><div><h2>Print friendly pdf</h2><span>Press
release<br>English
(72.4 kB - PDF)</span><button>Download</button></div></app-documents>
</div></div></div></main></app-detail>
<footer class="ecl-site-footer"><p>This site is managed by the Directorate-General for
Foghorns</p></footer>
</app-root></body></html>"""
    return Page(
        layout="commission (components)",
        address="https://commission.example/commission/presscorner/detail/en/ip_13_779",
        markup=markup,
        text=text_of((dated, *blocks)),
        title=story.title,
        date="2013-08-14",
        place="Vellhaven",
        publisher="Sound Commission",
        canonical="https://commission.example/commission/presscorner/detail/en/ip_13_779",
        language="en",
    )


def nested_articles() -> Page:
    """The release within articles within articles, teasers before and after, a wall of cookies."""
    story = LANTERN
    blocks = story.body()
    teaser = "".join(
        f'<article class="teaser teaser--small"><a '
        f'href="/t{n}"><h3>{head}</h3></a><p>{text}</p></article>'
        for n, (head, text) in enumerate(
            (
                ("Fog closes three ports for a day", "The ports of the western coast reopened on "
                 "Thursday after a day of fog so thick that gulls were seen walking."),
                ("Ferry bell stolen for the second time", "The bell of the morning ferry is gone "
                 "again, and the crew have taken to clapping at every landing stage."),
                ("Timetables to be printed in larger type", "From spring on, timetables will be "
                 "printed in a type that can be read from the far side of the quay."),
            )
        )
    )  # fmt: skip
    wall = (
        "<p>Your privacy matters to us. We and our 612 partners store and access personal "
        "data, such as "
        "browsing data or unique identifiers, on your device. Selecting “I accept” enables "
        "tracking "
        "technologies to support the purposes shown below. You can change your choices at any "
        "time by "
        "clicking the link at the bottom of the page.</p>" * 4
    )
    markup = f"""<!DOCTYPE html><html lang="en" class="cookie-wall-open"><head><meta
charset="utf-8">
<title>{story.title} · Sound Today</title><meta property="og:title" content="{story.title}"><meta
property="og:site_name" content="Sound Today"><meta property="og:type" content="article"><link
rel="canonical" href="https://today.example/2013/08/14/grey-lantern"></head>
<body class="has-sidebar cookie-banner-visible share-enabled"><div id="onetrust-consent-sdk"><div
class="onetrust-pc-dark-filter"></div><div role="alertdialog"
class="ot-sdk-container">{wall}</div></div>
<header><a href="/">Sound Today</a></header><main><section class="top-stories" aria-label="Top
stories">
{teaser}</section><article class="page"><article class="post full" itemscope
itemtype="https://schema.org/NewsArticle"><header><p class="kicker">Crime</p><h1
itemprop="headline">{story.title}
</h1><p class="byline">By the Press Office</p><p><time itemprop="datePublished"
datetime="2013-08-14">14 Aug
2013</time></p></header><div class="post__share share"><a>Share</a><a>Copy link</a></div><div
itemprop="articleBody">
{html_of(blocks[:3])}<article class="teaser teaser--inline"><span>Read also</span><a
href="/t1"><h3>Fog closes
three ports for a day</h3></a></article>{html_of(blocks[3:])}</div><footer><ul
class="tag-cloud"><li><a
rel="tag">ferries</a></li><li><a rel="tag">tickets</a></li></ul></footer></article></article>
<section class="more"><h2>More from Sound Today</h2>{teaser}</section><nav class="pagination"><a>«
Previous</a>
<a>Next »</a></nav></main><footer><p>© Sound Today</p></footer></body></html>"""
    return Page(
        layout="nested articles, cookie wall",
        address="https://today.example/2013/08/14/grey-lantern?fbclid=abc",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        place="Port Ellery, Norland",
        publisher="Sound Today",
        canonical="https://today.example/2013/08/14/grey-lantern",
        language="en",
    )
