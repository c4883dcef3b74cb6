"""Newsrooms on WordPress, with a classic theme and with one of blocks, and an AMP page."""

from __future__ import annotations

from press_pages.blocks import Quote, Table, html_of, markup_of, text_of
from press_pages.page import Page
from press_pages.stories import LANTERN


def classic_theme() -> Page:
    """Header, meta, content, share buttons and related posts within one article; a side column."""
    story = LANTERN
    blocks = story.body()
    markup = f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8" />
<title>{story.title} &#8211; Norland Customs</title>
<link rel='shortlink' href='https://customs.example/?p=4411' />
<link rel="canonical" href="https://customs.example/2013/08/14/grey-lantern/" />
<meta property="og:title" content="{story.title}" />
<meta property="og:site_name" content="Norland Customs" />
<meta property="og:locale" content="en_US" />
<meta property="article:published_time" content="2013-08-14T07:05:11+00:00" />
<style>.wp-block-x{{display:none}}</style></head>
<body class="post-template-default single single-post postid-4411 group-blog">
<div id="page" class="hfeed site"><header id="masthead" class="site-header" role="banner"><hgroup>
<h1 class="site-title"><a href="/" rel="home">Norland Customs</a></h1><h2 class="site-description">
Guarding the Sound since 1702</h2></hgroup><nav id="site-navigation" class="main-navigation"><h3
class="menu-toggle">Menu</h3><a class="assistive-text" href="#content">Skip to content</a><div
class="nav-menu"><ul><li class="page_item"><a>About</a></li><li class="page_item"><a>Press</a></li>
</ul></div></nav></header>
<div id="main" class="wrapper"><div id="primary" class="site-content"><div id="content" role="main">
<article id="post-4411" class="post-4411 post type-post status-publish format-standard hentry
category-press-releases tag-ferries tag-contact">
<header class="entry-header"><h1 class="entry-title">{story.title}</h1>
<div class="comments-link"><a>Leave a reply</a></div></header>
<div class="entry-meta">Posted on <a rel="bookmark"><time class="entry-date published"
datetime="2013-08-14T09:05:11+02:00">August 14, 2013</time><time class="updated"
datetime="2015-01-01T00:00:00+00:00">January 1, 2015</time></a> by <span class="author
vcard"><a>Press
Office</a></span></div>
<div class="entry-content">
<div class="wp-caption alignright" id="attachment_7"><img src="/p.jpg" width="300"><p
class="wp-caption-text">One of the printing plates</p></div>
{html_of(blocks)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><div
class="sd-content"><ul><li class="share-twitter"><a>Click to share on Twitter (Opens in new window)
</a></li><li class="share-facebook"><a>Click to share on Facebook (Opens in new
window)</a></li></ul>
</div></div><div class="sharedaddy sd-block sd-like jetpack-likes-widget-wrapper"><h3>Like
this:</h3>
<span class="button">Like</span> <span class="loading">Loading...</span></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3
class="jp-relatedposts-headline"><em>Related</em>
</h3></div></div>
<footer class="entry-meta">This entry was posted in <a rel="category tag">Press releases</a> and
tagged
<a rel="tag">ferries</a>, <a rel="tag">forgery</a>. Bookmark the
<a>permalink</a>.</footer></article>
<nav class="nav-single"><h3 class="assistive-text">Post navigation</h3><span
class="nav-previous"><a>
← Annual report of the Customs House</a></span></nav>
<div id="comments" class="comments-area"><div id="respond" class="comment-respond"><h3>Leave a Reply
</h3><p>Your email address will not be published. Required fields are marked *</p></div></div>
</div></div>
<div id="secondary" class="widget-area" role="complementary"><aside class="widget widget_text"><h3
class="widget-title">About us</h3><div class="textwidget"><p>Norland Customs guards the Northern
Sound.
We keep 31 stations, four cutters and a museum that is open to visitors on Sundays in
summer.</p></div>
</aside><aside class="widget widget_recent_entries"><h3>Recent Posts</h3><ul><li><a>Ladder found in
the
harbour</a></li></ul></aside></div></div>
<footer id="colophon" role="contentinfo"><div class="site-info"><a>Proudly powered by
WordPress</a></div>
</footer></div></body></html>"""
    return Page(
        layout="WordPress, classic theme",
        address="https://customs.example/2013/08/14/grey-lantern/",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        place="Port Ellery, Norland",
        publisher="Norland Customs",
        canonical="https://customs.example/2013/08/14/grey-lantern/",
        language="en-US",
    )


def block_theme() -> Page:
    """Blocks of the editor in groups: a table in a figure, a pull quote, buttons, more posts."""
    story = LANTERN
    blocks = story.body()
    parts = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append(f'<figure class="wp-block-table">{block.html()}</figure>')
        elif isinstance(block, Quote):
            parts.append(
                f'<blockquote class="wp-block-quote"><p>{markup_of(block)}</p></blockquote>'
            )
        else:
            parts.append(block.html().replace("<ul>", '<ul class="wp-block-list">'))
    pull = (
        '<figure class="wp-block-pullquote"><blockquote><p>It pays for the next forgery</p>'
        "</blockquote></figure>"
    )
    posts = "".join(
        f'<li class="wp-block-post post type-post"><h3 class="wp-block-post-title"><a '
        f'href="/{n}">The '
        f"customs house opens its {nth} reading room</a></h3><div "
        f"class='wp-block-post-excerpt'><p>The "
        f"{nth} reading room holds nine thousand ledgers, some of them still damp from the "
        f"flood of "
        f"last spring, and may be used by all.</p></div></li>"
        for n, nth in enumerate(("second", "third", "fourth"))
    )
    markup = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8" />
<meta name='robots' content='index, follow' /><title>{story.title} - Harbour Newsroom</title>
<link rel="canonical" href="https://newsroom.harbour.example/grey-lantern/?utm_medium=web#more" />
<meta property="og:title" content="{story.title} - Harbour Newsroom" />
<meta property="og:site_name" content="Harbour Newsroom" />
<script type="application/ld+json" class="yoast-schema-graph">{{"@context":"https://schema.org",
"@graph":[{{"@type":"WebPage","@id":"https://newsroom.harbour.example/grey-lantern/","name":"{story.title}
 - Harbour Newsroom","datePublished":"2013-08-14T06:00:00+00:00","dateModified":
"2020-02-02T00:00:00+00:00","inLanguage":"en-GB"}},{{"@type":"WebSite","name":"Harbour Newsroom",
"publisher":{{"@id":"https://newsroom.harbour.example/#organization"}}}},{{"@type":"Organization","@id":
"https://newsroom.harbour.example/#organization","name":"Harbour Newsroom"}}]}}</script>
</head><body class="single"><div class="wp-site-blocks"><header class="wp-block-template-part"><div
class="wp-block-group"><p class="wp-block-site-title"><a href="/">Harbour Newsroom</a></p><nav
class="wp-block-navigation"><ul><li><a>News</a></li><li><a>Media library</a></li></ul></nav></div>
</header>
<main class="wp-block-group" id="wp--skip-link--target"><div class="wp-block-group alignwide">
<div class="taxonomy-category wp-block-post-terms"><a rel="tag">Announcements</a></div>
<h1 class="wp-block-post-title">{story.title}</h1>
<p class="wp-block-subhead has-large-font-size">{story.standfirst}</p>
<div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time
datetime="2013-08-14T08:00:00+02:00">14 August 2013</time></div><div
class="wp-block-post-author-name">
By Harbour Press Team</div><span class="reading-time">3 min read</span></div></div>
<figure class="wp-block-post-featured-image"><img src="/h.jpg" alt=""></figure>
<div class="entry-content wp-block-post-content is-layout-constrained">
{parts[0]}{parts[1]}{pull}{"".join(parts[2:])}
<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link">Download
the
press kit</a></div></div></div>
<div class="wp-block-group has-background"><h2 class="wp-block-heading">Media contact</h2><p>Iris
Saltmarsh, Head of Media<br><a href="mailto:iris@harbour.example">iris@harbour.example</a><br>+99
555
0100</p></div>
<div class="wp-block-group"><h2 class="wp-block-heading">More posts</h2><div
class="wp-block-query"><ul
class="wp-block-post-template">{posts}</ul></div></div></main>
<footer class="wp-block-template-part"><p>© 2013 Harbour
Newsroom</p></footer></div></body></html>"""
    return Page(
        layout="WordPress, block theme",
        address="https://newsroom.harbour.example/grey-lantern/",
        markup=markup,
        text=f"{story.standfirst}\n\n{text_of(blocks)}",
        title=story.title,
        date="2013-08-14",
        place="Port Ellery, Norland",
        publisher="Harbour Newsroom",
        canonical="https://newsroom.harbour.example/grey-lantern/",
        language="en-GB",
    )


def accelerated_page() -> Page:
    """An AMP page: elements of its own, a sidebar, consent, and hardly a class that tells."""
    story = LANTERN
    blocks = story.body()
    markup = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8">
<title>{story.title}</title><link rel="canonical" href="https://herald.example/news/grey-lantern">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":
"{story.title}","datePublished":"2013-08-14","publisher":
{{"@type":"Organization","name":"Sound Herald
Office","logo":{{"@type":"ImageObject","url":"/l.png"}}}}}}</script>
<style amp-boilerplate>body{{animation:none}}</style><noscript><style
amp-boilerplate>body{{}}</style>
</noscript><script async src="https://cdn.example/v0.js"></script></head><body>
<amp-sidebar id="sidebar" layout="nodisplay"><ul><li><a>Front page</a></li><li><a>All
notices</a></li>
</ul></amp-sidebar><amp-consent layout="nodisplay" id="consent"><div id="consent-ui"><p>We and our
partners would like to use cookies and similar techniques to understand how our pages are read.</p>
<button>Accept</button></div></amp-consent>
<header class="h"><button on="tap:sidebar.toggle">☰</button><a href="/">Sound Herald
Office</a></header>
<article class="a"><h1 class="t">{story.title}</h1><div class="m"><time>Aug 14, 2013</time></div>
<amp-social-share type="twitter"></amp-social-share><amp-img src="/x.jpg" width="4" height="3"
alt="Port"></amp-img>{html_of(blocks)}
<amp-ad type="x" width="3" height="2"><div placeholder>Advertisement</div></amp-ad>
<div class="r"><p class="rt">You may also like</p><ul><li><a href="/1">Forty divers complete their
course</a></li><li><a href="/2">The lighthouse keeper retires</a></li></ul></div></article>
<footer class="f"><p>© 2013 Sound Herald Office</p><a href="#top">Back to
top</a></footer></body></html>"""
    return Page(
        layout="AMP",
        address="https://herald.example/amp/news/grey-lantern",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        place="Port Ellery, Norland",
        publisher="Sound Herald Office",
        canonical="https://herald.example/news/grey-lantern",
        language="en",
    )
