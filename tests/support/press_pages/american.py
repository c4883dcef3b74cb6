"""Pages built as those of American departments and prosecutors are."""

from __future__ import annotations

from press_pages.blocks import html_of, markup_of, text_of
from press_pages.page import Page
from press_pages.stories import SHORT


def justice_department() -> Page:
    """A department on Drupal with the government's design system; much stands around the body."""
    story = SHORT
    blocks = story.body("")
    teasers = "".join(
        f'<div class="views-row"><article class="node node-press-release teaser"><div '
        f'class="field-formatter--date">August {n}, 2013</div><h2 class="news-title"><a '
        f'href="/{n}">'
        f"{who} Charged with Hiding the Municipal Drum</a></h2><div class='field_teaser'><p>A "
        f"grand "
        f"jury returned an indictment yesterday charging a {who.lower()} with hiding the drum "
        f"of the "
        f"municipal band in a well for more than two years.</p></div></article></div>"
        for n, who in ((9, "Trumpeter"), (12, "Conductor"), (13, "Piccolo Player"))
    )
    markup = f"""<!DOCTYPE html>
<html lang="en" dir="ltr" class="no-js"><head><meta charset="utf-8" />
<link rel="canonical" href="https://www.ledgers.example/opa/pr/bookkeeper-sentenced" />
<meta property="og:site_name" content="Department of Ledgers" />
<meta property="og:type" content="article" />
<meta property="og:url" content="https://www.ledgers.example/opa/pr/bookkeeper-sentenced" />
<meta property="og:title" content="{story.title}" />
<meta property="article:modified_time" content="2023-02-08T14:31:00-05:00" />
<title>Office of Public Affairs | {story.title} | Department of Ledgers</title></head>
<body class="path-node node--type-press-release"><a href="#main-content" class="usa-skipnav">Skip to
main content</a>
<section class="usa-banner" aria-label="Official website"><div class="usa-accordion"><header
class="usa-banner__header"><p class="usa-banner__header-text">An official website of the Norland
government</p><p class="usa-banner__header-action">Here’s how you know</p></header><div
class="usa-banner__content" hidden><p><strong>Official websites use .nor</strong><br>A .nor website
belongs to an official government organization in Norland.</p></div></div></section>
<div class="dialog-off-canvas-main-canvas"><header class="usa-header"><div class="usa-navbar"><em
class="usa-logo__text"><a href="/">Department of Ledgers</a></em></div><nav class="usa-nav"><ul
class="usa-nav__primary"><li><a>About</a></li><li><a>Our Agency</a></li><li><a>Topics</a></li>
<li><a>News</a></li><li><a>Guidance &amp; Resources</a></li></ul></nav></header>
<main><div class="usa-in-page-nav-container"><div class="region-content">
<div id="block-breadcrumbs"><nav class="usa-breadcrumb"><ol><li><a>Justice.nor</a></li><li><a>Office
of Public Affairs</a></li><li><a>News</a></li><li><a>Press Releases</a></li></ol></nav></div>
<article class="node node--type-press-release node--view-mode-full">
<div class="node-press-release-type">Press Release</div>
<h1 class="page-title"><span class="field field--name-title">{story.title}</span></h1>
<div class="node-date"><time datetime="2013-08-14T12:00:00Z">Wednesday, August 14, 2013</time></div>
<div class="social-share"><span class="share-label">Share</span><ul><li><a>Facebook</a></li><li><a>
X</a></li><li><a>LinkedIn</a></li><li><a>Email</a></li></ul></div>
<div class="field field--name-field-pr-availability field__item">For Immediate Release</div>
<div class="field field--name-field-pr-component field__item"><a>Office of Public Affairs</a></div>
<div class="clearfix text-formatted field field--name-field-pr-body field__item">
{html_of(blocks)}
</div>
<div class="node-updated-date">Updated February 8, 2023</div>
<hr><div class="field field--name-field-pr-topic field--label-above"><div class="field__label">Topic
</div><div class="field__item">Ladders</div></div>
<div class="field field--name-field-pr-components field--label-above"><div class="field__label">
Components</div><div class="field__item"><a>Fraud Section</a></div><div
class="field__item"><a>Norland
District, Tollmouth</a></div></div>
<div class="field field--name-field-pr-number field--label-inline"><div class="field__label">Press
Release Number:</div> <div class="field__item">13-917</div></div></article>
<div class="block-related-content"><h2>Related Content</h2>{teasers}</div>
</div></div></main>
<footer class="usa-footer"><div class="usa-footer__primary"><p>Office of Public
Affairs<br>Department
of Ledgers<br>950 Abacus Avenue</p><p>Have a question about our services? Find answers to the most
common questions and connect with agents through our contact page.</p></div></footer></div>
</body></html>"""
    return Page(
        layout="justice department (Drupal)",
        address="https://www.ledgers.example/opa/pr/bookkeeper-sentenced",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        publisher="Department of Ledgers",
        canonical="https://www.ledgers.example/opa/pr/bookkeeper-sentenced",
        language="en",
    )


def district_attorney() -> Page:
    """A county's site: breaks for paragraphs in an editor's field, contacts before the text."""
    story = SHORT
    blocks = story.body("TOLLMOUTH, Norland — ")
    broken = "<br>\n<br>\n".join(map(markup_of, blocks))
    archive = "".join(
        f'<li><a href="/archive/{month}">{month} 2013 ({n})</a></li>'
        for n, month in enumerate(("May", "June", "July", "August"), start=3)
    )
    markup = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>News Flash • {story.title}
</title><meta name="viewport" content="width=device-width"></head>
<body class="wide home"><div id="divToolbars"><a class="skipToContentLink" href="#page">Skip to Main
Content</a></div>
<div id="bodyWrapper"><div class="siteHeader"><img alt="Seal of the county" src="/seal.png">
<h1 class="siteTitle"><a href="/">Tollmouth County Prosecutor</a></h1>
<div class="megaMenu"
role="navigation"><ol><li><a>Home</a></li><li><a>Divisions</a></li><li><a>Victim
services</a></li><li><a>How do I…</a></li></ol></div></div>
<form method="post" action="./news" id="aspnetForm"><div class="aspNetHidden"><input type="hidden"
value="dDwtMTY="></div>
<div id="page" class="contentWrap"><div class="leftColumn"><h2>Archive</h2><ul>{archive}</ul>
<div class="notify"><h3>Notify Me</h3><p>Sign up to receive our news flashes by e-mail or text.</p>
</div></div>
<div class="rightColumn newsFlash"><p class="posted">Posted on: August 14, 2013</p>
<h2 class="newsTitle">{story.title}</h2>
<div class="shareBar"><a>Tweet</a> <a>Email this</a></div>
<div class="fr-view"><p><strong>FOR IMMEDIATE RELEASE</strong></p>
<p><strong>August 14, 2013</strong></p>
<p><strong>Media Contact:</strong><br>Cornelia Finch, Public Information Officer<br>(555) 555-0142
<br><a href="mailto:cfinch@tollmouth.example">cfinch@tollmouth.example</a></p>
<div>{broken}</div><p style="text-align:center">###</p></div>
<div class="relatedLinks"><ul><li><a>⇐ Previous</a></li><li><a>Next ⇒</a></li></ul>
<a href="#top" class="backToTop">Back to top</a></div>
<h3>Other News in Home</h3><ul class="otherNews"><li><a>Office closed for Ladder
Day</a></li><li><a>New
website launched</a></li></ul></div></div></form>
<div class="siteFooter"><p>Tollmouth County Prosecutor, 12 Gavel Street, Tollmouth</p><p>© 2013
Tollmouth County Prosecutor. Website by Abacus.</p></div></div></body></html>"""
    return Page(
        layout="district attorney (breaks)",
        address="https://prosecutor.tollmouth.example/CivicAlerts.aspx?AID=917",
        markup=markup,
        text=f"{text_of(blocks)}\n\n###",
        title=story.title,
        date="2013-08-14",
        place="Tollmouth, Norland",
        publisher="Tollmouth County Prosecutor",
        canonical="https://prosecutor.tollmouth.example/CivicAlerts.aspx?AID=917",
        language="en",
        doubtful=frozenset({"language"}),
    )
