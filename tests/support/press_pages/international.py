"""Pages built as those of international police and court newsrooms are."""

from __future__ import annotations

from press_pages.blocks import Bullets, Heading, Numbered, Paragraph, html_of, text_of
from press_pages.page import Page
from press_pages.stories import LANTERN, SHORT

_TEASERS = (
    ("Harbour guards train forty new divers", "Forty divers from six countries completed a course "
     "in cold-water searches this week, the largest class since the school opened its doors."),
    ("Estmark joins the ferry information system", "With Estmark connected, twenty-three services "
     "can now look up a stolen ticket within seconds, at sea as well as ashore."),
    ("New head of the Northern Desk appointed", "The Council has appointed a new head of desk, who "
     "will take up the post on the first day of the coming month."),
)  # fmt: skip


def police_newsroom() -> Page:
    """A news page with a header of its own, body in columns and a row of related news."""
    story = LANTERN
    blocks = story.body()
    related = "".join(
        f'<div class="col-md-4"><a class="newsCard" href="/News/{n}"><div class="newsCard__img">'
        f'<img src="/i/{n}.jpg" alt=""></div><span class="newsCard__date">{n} July 2013</span>'
        f'<h3 class="newsCard__title">{head}</h3><p>{text}</p></a></div>'
        for n, (head, text) in enumerate(_TEASERS, start=3)
    )
    summary = "".join(f"<li>{item}</li>" for item in story.summary)
    markup = f"""<!DOCTYPE html>
<html lang="en" class="no-js"><head><meta charset="utf-8">
<title>{story.title}</title>
<meta property="og:title" content="{story.title}">
<meta property="og:site_name" content="Office for Invented Crossings">
<meta property="og:url" content="https://www.crossings.example/en/News/2013/Grey-Lantern">
<link rel="canonical" href="https://www.crossings.example/en/News/2013/Grey-Lantern">
<script>window.dataLayer = [{{"page": "news"}}];</script></head>
<body class="newsDetail page">
<a class="sr-only sr-only-focusable" href="#main">Skip to main content</a>
<div id="cookie-banner" class="cookieBanner"><p>We use cookies to improve your experience of our
site. By continuing to browse you agree that we may store cookies on your device, as our policy
explains in detail.</p><button>Accept all cookies</button><a href="/cookies">Learn more</a></div>
<header class="siteHeader"><div class="siteHeader__logo"><a href="/">Office for Invented
Crossings</a></div><nav class="mainNav"><ul><li><a href="/who">Who we are</a><ul><li><a>What is the
Office?</a></li><li><a>Our ports</a></li></ul></li><li><a href="/crimes">Crimes at sea</a></li>
<li><a href="/how">How we work</a></li></ul></nav>
<ul class="langSwitch"><li>English</li><li><a>Français</a></li><li><a>Español</a></li></ul></header>
<main id="main"><div class="container">
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/News">News and Events</a></li>
<li class="active">{story.title}</li></ol>
<div class="newsDetail__head"><span class="newsDetail__date">14 August 2013</span>
<h1 class="newsDetail__title">{story.title}</h1>
<p class="newsDetail__intro">{story.standfirst}</p></div>
<div class="shareTools"><span>Share this page</span><ul><li><a title="Facebook">Facebook</a></li>
<li><a>X</a></li><li><a>LinkedIn</a></li><li><a href="mailto:?">E-mail</a></li></ul></div>
<div class="newsDetail__body"><div class="wysiwyg"><ul>{summary}</ul></div>
<div class="wysiwyg">{html_of(blocks[:3])}</div>
<figure class="newsDetail__figure"><img src="/i/1.jpg" alt="Two officers on a pier">
<figcaption>Officers on the pier of Port Ellery on the first morning of the operation</figcaption>
</figure>
<div class="wysiwyg">{html_of(blocks[3:])}</div></div>
<aside class="newsDetail__aside"><h2>Countries involved</h2><ul><li><a>Norland</a></li>
<li><a>Estmark</a></li><li><a>Vell</a></li></ul></aside>
<section class="relatedNews"><h2>Related news</h2><div class="row">{related}</div>
<a class="btn" href="/News">See all news</a></section>
</div></main>
<footer class="siteFooter"><div><h2>Newsletter</h2><p>Subscribe to our newsletter and receive the
latest from our ports every month.</p></div><ul><li><a>Contact</a></li><li><a>Terms of use</a></li>
</ul><p>© Office for Invented Crossings 2013. All rights reserved.</p></footer></body></html>"""
    summary_text = "\n".join(f"• {item}" for item in story.summary)
    return Page(
        layout="police newsroom",
        address="https://www.crossings.example/en/News/2013/Grey-Lantern?utm_source=rss",
        markup=markup,
        text=f"{story.standfirst}\n\n{summary_text}\n\n{text_of(blocks)}",
        title=story.title,
        date="2013-08-14",
        place="Port Ellery, Norland",
        publisher="Office for Invented Crossings",
        canonical="https://www.crossings.example/en/News/2013/Grey-Lantern",
        language="en",
    )


def agency_newsroom() -> Page:
    """A newsroom of a European agency: tags, entities and downloads around the body."""
    story = LANTERN
    blocks = story.body("")
    tags = "".join(f'<li class="tag"><a href="/t/{n}">{n}</a></li>' for n in ("Forgery", "Ferries"))
    markup = f"""<!doctype html><html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head>
<meta charset="utf-8" /><title>{story.title} | Sound Agency</title>
<meta name="description" content="{story.standfirst}" />
<meta property="og:site_name" content="Sound Agency" />
<meta property="og:title" content="{story.title} | Sound Agency" />
<meta property="article:published_time" content="2013-08-14T10:30:00+02:00" />
<meta property="article:modified_time" content="2019-01-02T09:00:00+01:00" />
<link rel="canonical" href="/media-press/newsroom/news/grey-lantern" />
</head><body class="path-node page-node-type-news">
<div class="dialog-off-canvas-main-canvas"><header role="banner" class="header">
<div class="region region-header"><a href="/">Home</a>
<form class="search-block-form"><label>Search</label><input type="search"></form></div>
<nav role="navigation" aria-label="Main"><ul class="menu"><li><a>About the Agency</a></li>
<li><a>Operations, services and innovation</a></li><li><a>Media &amp; press</a></li></ul></nav>
</header><main role="main"><a id="main-content" tabindex="-1"></a>
<div class="layout-content"><nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a>Home</a></li>
<li><a>Newsroom</a></li></ol></nav>
<article role="article" class="node node--type-news node--view-mode-full">
<div class="news-header"><div class="field field--name-field-news-type">News/Press Release</div>
<div class="field--name-field-date"><time datetime="2013-08-14T08:30:00Z">14 Aug 2013</time></div>
<h1><span class="field field--name-title">{story.title}</span></h1>
<div class="field field--name-field-subtitle">{story.standfirst}</div></div>
<div class="social-share"><a>Share on Facebook</a><a>Share on X</a><a>Print</a></div>
<div class="node__content"><div class="clearfix text-formatted field field--name-body
 field--type-text-with-summary field--label-hidden field__item">{html_of(blocks)}</div>
<div class="field field--name-field-attachments field--label-above"><div class="field__label">
Downloads</div><div class="field__items"><a href="/f.pdf">Infographic on forged tickets (PDF, 2.1
MB)
</a></div></div>
<div class="field field--name-field-crime-areas field--label-above"><div class="field__label">Crime
areas</div><ul>{tags}</ul></div>
<div class="field field--name-field-entities"><div class="field__label">Entities</div><ul>
<li><a>Ferry Crime Centre (FCC)</a></li></ul></div></div></article>
<div class="views-element-container block block-views" id="block-latest-news"><h2>Latest news</h2>
<div class="view-content">{_rows()}</div></div></div></main>
<footer role="contentinfo"><p>The Sound Agency, Pier Road 1, Vellhaven</p><ul><li><a>Legal notice
</a></li><li><a>Data protection</a></li></ul></footer></div></body></html>"""
    return Page(
        layout="European agency (Drupal)",
        address="https://www.sound-agency.example/media-press/newsroom/news/grey-lantern",
        markup=markup,
        text=f"{story.standfirst}\n\n{text_of(blocks)}",
        title=story.title,
        date="2013-08-14",
        publisher="Sound Agency",
        canonical="https://www.sound-agency.example/media-press/newsroom/news/grey-lantern",
        language="en",
    )


def _rows() -> str:
    return "".join(
        f'<div class="views-row"><div class="node--view-mode-teaser"><h3><a '
        f'href="/n">{head}</a></h3>'
        f'<time datetime="2019-03-0{n}">0{n} Mar 2019</time><p>{text} <a href="/n">Read '
        f"more</a></p>"
        f"</div></div>"
        for n, (head, text) in enumerate(_TEASERS, start=1)
    )


def court_page() -> Page:
    """A court's page: numbered paragraphs, footnotes, the release as a PDF, a contact box."""
    story = SHORT
    numbered = Numbered(
        (
            "The applicant, a circus established in Vell, bought a ladder from the Tollmouth Fire "
            "Brigade in March 2012 and was never given it.<sup><a href='#fn1'>1</a></sup>",
            "A second circus had bought the same ladder on the same evening; neither buyer knew of "
            "the other when the contracts were signed.",
            "The Court notes that a ladder can be in one place only, and that the duty to deliver "
            "it cannot be met twice.<sup><a href='#fn2'>2</a></sup>",
        ),
        start=14,
    )
    opening = Paragraph(
        "The Maritime Court held today, unanimously, that the Municipality of Tollmouth had "
        "failed to "
        "fulfil its obligations under the Convention on the Sale of Ladders."
    )
    closing = Paragraph(
        "The Court awarded the applicant 3,100 crowns in damages and 250 crowns in costs. The "
        "judgment is final."
    )
    notes = Numbered(
        (
            "Case 31/12, Ringmaster v. Tollmouth.",
            "See Article 7 of the Convention, as amended in 1998.",
        )
    )
    note_items = "".join(
        f'<li id="fn{n}">{item} <a href="#r{n}" class="footnote-back" '
        f'role="doc-backlink">↩</a></li>'
        for n, item in enumerate(notes.items, start=1)
    )
    heading = Heading("The Court’s findings")
    title = "Judgment in the case of the ladder sold twice"
    markup = f"""<!DOCTYPE html><html lang="en-GB"><head><meta http-equiv="Content-Type"
content="text/html; charset=utf-8"><title>{title} - Maritime Court</title>
<meta name="DC.date.issued" content="2013-09-02"><meta name="DC.publisher" content="Maritime Court">
</head><body><div id="wrapper"><div id="header"><div id="logo">Maritime Court</div>
<div id="topmenu"><a href="/">Home</a> | <a href="/cases">Cases</a> | <a
href="/press">Press</a></div>
</div><div id="columns"><div id="leftmenu"><ul><li><a>The Court</a></li><li><a>Pending
cases</a></li>
<li><a>Calendar of hearings</a></li></ul></div>
<div id="content"><div class="path">You are here: <a>Home</a> &gt; <a>Press</a> &gt; Press releases
</div><h1>{title}</h1><p class="release-number">Press release No. 41/2013</p>
<p class="release-date">2 September 2013</p>
<div class="tools"><a href="/p.pdf">Press release in PDF (120 kB)</a> <a>Print this page</a></div>
{opening.html()}
{heading.html()}
{numbered.html()}
{closing.html()}
<hr><section class="footnotes" role="doc-endnotes"><ol>{note_items}</ol></section>
<div class="contact-box"><h3>Press contacts</h3><p>Registry of the Maritime Court<br>Tel.: +99 2 555
01 17<br>E-mail: <a href="mailto:press@court.example">press@court.example</a></p></div>
</div></div><div id="footer">Maritime Court, 1 Anchor Square. <a>Disclaimer</a></div></div></body>
</html>"""
    blocks = (opening, heading, numbered, closing, notes)
    assert story.title
    return Page(
        layout="court with footnotes",
        address="https://court.example/press/41-2013",
        markup=markup,
        text=text_of(blocks),
        title=title,
        date="2013-09-02",
        publisher="Maritime Court",
        canonical="https://court.example/press/41-2013",
        language="en-GB",
    )


def world_organisation() -> Page:
    """A page of a world body: languages, audio, related stories in the middle of the text."""
    story = LANTERN
    first, second, listed, quote, *others = story.body("VELLHAVEN, 14 August 2013 – ")
    aside = "".join(f'<li><a href="/s/{n}">{head}</a></li>' for n, (head, _) in enumerate(_TEASERS))
    assert isinstance(listed, Bullets)
    markup = f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8">
<title>{story.title} | World Body News</title><meta name="title" content="{story.title}">
<meta property="og:site_name" content="World Body News">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type":
"NewsArticle", "headline": "{story.title}", "datePublished": "2013-08-14T09:00:00-0400",
"isAccessibleForFree": "True", "publisher": {{"@type": "Organization", "name": "World Body News"}},
"mainEntityOfPage": "https://news.body.example/en/story/2013/08/1012345"}}]}}</script>
</head><body><a href="#main" class="visually-hidden focusable skip-link">Skip to main content</a>
<div class="brand-bar"><div class="container"><a href="/">Welcome to the World Body</a>
<ul class="language-switcher-language-url
links"><li><a>العربية</a></li><li><a>中文</a></li><li>English
</li><li><a>Français</a></li><li><a>Русский</a></li></ul></div></div>
<div class="region-navigation"><ul class="nav navbar-nav"><li><a>Topics</a></li><li><a>In depth</a>
</li><li><a>Secretary-General</a></li></ul></div>
<div class="main-container container"><section class="col-sm-9"><a id="main"></a>
<div class="panel-heading"><h1 class="page-header">{story.title}</h1></div>
<div class="story-meta"><span class="date">14 August 2013</span> <span class="topic">
<a>Law and Crime Prevention</a></span></div>
<div class="audio-player"><span>Listen to this story</span><audio src="/a.mp3"></audio></div>
<div class="field field-name-field-text-column field-type-text-long"><div class="field-items">
<div class="field-item even"><div class="paragraphs-items">{first.html()}
{second.html()}
<div class="related-stories-inline"><div class="label">Related Stories</div><ul>{aside}</ul></div>
{listed.html()}{quote.html()}{html_of(others)}
</div></div></div></div>
<div class="field-name-field-tags"><h3>♦ Receive daily updates directly in your inbox</h3>
<p>Subscribe here to a topic that matters to you.</p></div></section>
<aside class="col-sm-3"><section
class="block"><h2>Latest</h2><ul>{aside}</ul></section></aside></div>
<footer class="footer"><p>Copyright © World Body</p></footer></body></html>"""
    return Page(
        layout="world body",
        address="https://news.body.example/en/story/2013/08/1012345",
        markup=markup,
        text=text_of((first, second, listed, quote, *others)),
        title=story.title,
        date="2013-08-14",
        place="Vellhaven",
        publisher="World Body News",
        canonical="https://news.body.example/en/story/2013/08/1012345",
        language="en",
    )
