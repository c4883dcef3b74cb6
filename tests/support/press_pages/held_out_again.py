"""More layouts, written once the extraction had been mended after the first that were held out."""

from __future__ import annotations

from press_pages.blocks import Heading, Paragraph, Quote, Table, html_of, markup_of, text_of
from press_pages.page import Page
from press_pages.stories import LANTERN, SHORT

JAPANESE = (
    "灯台局は本日、港町しおかぜの三つの灯台から盗まれた十一個のランプを全て回収したと発表した。",
    "捜査は六日間にわたり、延べ四十人の職員が参加した。容疑者二人は容疑を認めているという。",
    "「船は再び時刻表どおりに航行している」と局長の波野灯太郎は述べた。",
)
POLISH = (
    "Strażnicy portowi z Mglistej Zatoki odzyskali jedenaście latarni skradzionych w lipcu z "
    "trzech "
    "pomostów. Podejrzani usłyszeli już zarzuty.",
    "Latarnie znaleziono w stodole pod Wierzbnem, przykryte sianem. Ich wartość oszacowano na "
    "24 tys. "
    "koron.",
    "Za kradzież mienia grozi kara do 5 lat pozbawienia wolności.",
)


def japanese_bureau() -> Page:
    """A bureau's page in Japanese, in Shift_JIS: no blanks between words, a box for enquiries."""
    title = "盗まれた灯台のランプ十一個を回収"
    markup = f"""<!DOCTYPE html><html lang="ja"><head><meta
charset="Shift_JIS"><title>{title}｜灯台局</title>
</head><body><div id="header"><p id="logo"><a href="/">灯台局</a></p><ul id="gnavi"><li><a
href="/a">局について</a>
</li><li><a href="/n">報道発表</a></li></ul></div><div id="pankuzu"><a href="/">ホーム</a> &gt; <a
href="/n">報道発表
</a> &gt; {title}</div><div id="main"><div class="press"><p
class="right">2013年8月14日</p><h1>{title}</h1>
{"".join(f"<p>{text}</p>" for text in JAPANESE)}<div
class="inquiry"><h2>お問い合わせ先</h2><p>灯台局 広報課<br>
電話：0555-01-0142</p></div></div><p class="pagetop"><a
href="#header">ページの先頭へ</a></p></div><div
id="side"><h2>
最新の報道発表</h2><ul><li><a href="/1">霧笛の点検について</a></li><li><a
href="/2">灯台の日の行事について</a></li></ul></div>
<div id="footer"><p>Copyright 灯台局 All Rights Reserved.</p></div></body></html>"""
    return Page(
        layout="held out again: Japanese (Shift_JIS)",
        address="https://todai.example/press/0814.html",
        markup=markup,
        text="\n\n".join(JAPANESE),
        title=title,
        date="2013-08-14",
        publisher="灯台局",
        canonical="https://todai.example/press/0814.html",
        language="ja",
        encoding="cp932",
    )


def drag_and_drop_site() -> Page:
    """A sheriff's page from a site builder: every paragraph a box, spacers of zero width."""
    story = SHORT
    blocks = story.body()
    spacer = '<p class="font_8"><span class="wixGuard">\u200b</span></p>'
    rich = "".join(
        f'<div data-testid="richTextElement" class="HcOXKn SxM0TO"><p class="font_8"><span '
        f'style="font-size:16px">{markup_of(block)}</span></p>{spacer}</div>'
        for block in blocks
    )
    posts = "".join(
        f'<div class="gallery-item"><a href="/post/{n}"><div class="post-title"><h2>Deputy '
        f"finds lost "
        f'goat, number {n}</h2></div></a><div class="post-metadata">{n} views</div></div>'
        for n in (1, 2, 3)
    )
    markup = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} |
Tollmouth
Sheriff</title><meta property="og:title" content="{story.title} | Tollmouth Sheriff"><meta
property="og:site_name" content="Tollmouth Sheriff"><meta property="article:published_time"
content="2013-08-14T15:00:00.000Z"><link rel="canonical"
href="https://sheriff.example/post/ladder"></head><body>
<div id="SITE_CONTAINER"><div id="SITE_HEADER"><div
class="menu"><a>Home</a><a>Jail</a><a>News</a></div></div><div
id="PAGES_CONTAINER"><div id="comp-1"><div class="blog-post-page"><div class="UZ"><ul><li>Aug 14,
2013</li><li>2
min read</li></ul></div><h1 class="post-title blog-post-title-font">{story.title}</h1><div
data-id="content-viewer" class="moT0">{rich}</div><div class="post-footer"><button>Like</button><div
class="view-count">121 views</div><div>0 comments</div></div></div><div
class="related-posts"><div><span>Recent
Posts</span><a href="/blog">See All</a></div>{posts}</div></div></div><div id="SITE_FOOTER"><p>If
this is an
emergency, dial 555. The Sheriff's office is open to the public from nine to five on all working
days.</p></div></div>
</body></html>"""
    return Page(
        layout="held out again: boxes and spacers",
        address="https://sheriff.example/post/ladder",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        place="Tollmouth, Norland",
        publisher="Tollmouth Sheriff",
        canonical="https://sheriff.example/post/ladder",
        language="en",
    )


def panels_of_an_agency() -> Page:
    """An agency's page of panels: a quotation aside, related documents, contacts in the text."""
    story = LANTERN
    first, second, listed, quote, *others = story.body("Vellhaven, 14 August 2013: ")
    editors = (Heading("Notes for editors"), Paragraph("The Office is not the Ferry Company."))
    blocks = (first, second, listed, quote, *others, *editors)
    markup = f"""<!DOCTYPE html><html xml:lang="en" lang="en" dir="ltr"><head><meta charset="utf-8"
/><title>
{story.title} | Agency of Quays</title><meta property="og:site_name" content="Agency of Quays"
/><link
rel="shortlink" href="/node/1" /><link rel="canonical"
href="https://quays.example/news/grey-lantern" /></head><body
class="html not-front no-sidebars page-node page-node-1 node-type-news i18n-en"><div
id="skip-link"><a>Skip to main
content</a></div><div id="page"><div id="header"><div id="block-search-form"><form><h2
class="element-invisible">Search form</h2></form></div><div id="main-menu"><ul
class="links"><li><a>About</a></li>
<li><a>Themes</a></li></ul></div></div><div id="main"><div id="content" class="column"><div
class="section"><h1
class="title" id="page-title">{story.title}</h1><div class="panel-display"><div
class="panel-panel"><div
class="panel-pane pane-node-created"><div class="pane-content">14 Aug 2013</div></div><div
class="panel-pane
pane-print-links"><div class="pane-content"><span class="print_html"><a>Printer-friendly
version</a></span><span
class="print_pdf"><a>PDF version</a></span></div></div><div class="panel-pane pane-entity-field
pane-node-body"><div
class="pane-content"><div class="field field-name-body field-type-text-with-summary"><div
class="field-items"><div
class="field-item even" property="content:encoded">{html_of(blocks)}<p><strong>For media
enquiries:</strong><br />
Press team: <a>press@quays.example</a>, +99 555 0166</p></div></div></div></div></div><div
class="panel-pane
pane-related-documents"><h2 class="pane-title">Related documents</h2><div class="pane-content"><div
class="views-row"><div class="views-field-title"><a href="/d.pdf">Report on forged
tickets</a></div></div></div></div>
<div class="panel-pane pane-node-field-topics"><div class="pane-content"><div
class="field-label">Topics:&nbsp;</div>
<a>Ferries</a>, <a>Forgery</a></div></div></div></div></div></div></div><div id="footer"><div
class="block-subscribe"><h2>Stay informed</h2><p>Subscribe to our quarterly bulletin on quays, piers
and jetties to
learn of what we do.</p></div></div></div></body></html>"""
    return Page(
        layout="held out again: panels (Drupal 7)",
        address="https://quays.example/news/grey-lantern",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        place="Vellhaven",
        publisher="Agency of Quays",
        canonical="https://quays.example/news/grey-lantern",
        language="en",
    )


def police_force() -> Page:
    """A British force's page: an appeal in the text, and boxes to report and to share."""
    story = SHORT
    appeal = Paragraph(
        "Anyone with information about the second circus is asked to call 0555 123 4567, quoting "
        "reference 0142 of 14&nbsp;August."
    )
    blocks = (*story.body(""), appeal)
    cards = "".join(
        f'<li class="c-carousel__item"><a class="c-card" href="/{n}"><span '
        f'class="c-card__title">Man charged '
        f"after theft of bell number {n}</span><span class='c-card__text'>A man will appear in "
        f"court today "
        f"charged with the theft of a ship's bell from the quay.</span></a></li>"
        for n in (1, 2, 3)
    )
    markup = f"""<!DOCTYPE html><html lang="en-gb"><head><meta charset="utf-8"><title>{story.title}
| Tollmouth
Police</title><meta name="description" content="A bookkeeper was sentenced"><meta
property="og:site_name"
content="Tollmouth Police"><link rel="canonical"
href="https://www.tollmouth.police.example/news/2013/august/ladder/">
</head><body><div class="c-emergency"><p>In an emergency always call 999. If you are deaf or hard of
hearing, use our
textphone service. If it is not an emergency, please report online.</p></div><div
class="c-header"><a href="/">
Tollmouth Police</a><ul class="c-nav"><li><a>Report</a></li><li><a>Your area</a></li></ul></div><div
class="o-wrapper"><ol class="c-breadcrumb"><li><a>Home</a></li><li><a>News</a></li></ol><div
class="c-article"><h1
class="c-article__title">{story.title}</h1><div class="c-article__published">13:20
14/08/2013</div><div
class="c-article__share"><span>Share article</span></div><div class="c-article__body
cms-content">{html_of(blocks)}
</div><div class="c-article__report"><h2>Report it online</h2><p>You can report a crime or give us
information without
having to call us.</p><a class="c-button" href="/report">Report now</a></div></div><div
class="c-related"><h2>Related
news</h2><ul class="c-carousel">{cards}</ul></div></div><div class="c-footer"><p>© Copyright 2013.
All rights
reserved.</p></div></body></html>"""
    return Page(
        layout="held out again: British police",
        address="https://www.tollmouth.police.example/news/2013/august/ladder/",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        publisher="Tollmouth Police",
        canonical="https://www.tollmouth.police.example/news/2013/august/ladder/",
        language="en-GB",
    )


def platform_for_writers() -> Page:
    """A platform for writers: claps, a byline with a face, more from the author."""
    story = LANTERN
    blocks = tuple(block for block in story.body() if not isinstance(block, Table))
    body = "".join(
        f'<blockquote class="nj"><p class="nn">{markup_of(block)}</p></blockquote>'
        if isinstance(block, Quote)
        else block.html().replace("<p>", '<p class="pw-post-body-paragraph nr">')
        for block in blocks
    )
    markup = f"""<!doctype html><html lang="en"><head><title>{story.title} | by Office for Invented
Crossings | Aug,
2013 | Platform</title><meta charset="utf-8"><meta property="og:site_name" content="Platform"><meta
property="article:published_time" content="2013-08-14T11:00:00.000Z"><meta property="og:title"
content="{story.title}"><meta name="author" content="Office for Invented Crossings"><link
rel="canonical"
href="https://platform.example/@crossings/grey-lantern-1a2b"></head><body><div id="root"><div
class="a b"><div
class="c"><a href="/">Platform</a><a href="/s">Sign in</a></div><article><div class="m
n"><section><div><div
class="speechify-ignore"></div><h1 class="pw-post-title">{story.title}</h1><h2
class="pw-subtitle-paragraph">
{story.standfirst}</h2><div class="speechify-ignore"><div><img src="/f.jpg"><a href="/@c">Office for
Invented
Crossings</a><span>·</span><a href="/f">Follow</a></div><div><span>4 min
read</span><span>·</span><span>Aug 14,
2013</span></div><div><span>--</span></div><div>Listen</div><div>Share</div></div>{body}</div></section></div>
</article><div class="q"><a href="/tag/ferries"><div>Ferries</div></a><a
href="/tag/crime"><div>Crime</div></a></div>
<div class="r"><div><h2><a href="/@c">Written by Office for Invented Crossings</a></h2><span>1.2K
Followers</span><p>The Office for Invented Crossings assists thirty-one ports of the Northern Sound
in keeping their
ferries safe.</p></div></div><div class="s"><h2>More from Office for Invented
Crossings</h2><article><a href="/1"><h2>
How we count gulls</h2></a><h3>A method in nine steps, of which the fourth is to start again because
the gulls moved in
the meantime.</h3></article><article><a href="/2"><h2>Ropes, ranked</h2></a><h3>All ropes of the
Sound in order of how
far one would trust them in a gale from the north.</h3></article></div></div></div></body></html>"""
    return Page(
        layout="held out again: platform for writers",
        address="https://platform.example/@crossings/grey-lantern-1a2b?source=rss",
        markup=markup,
        text=f"{story.standfirst}\n\n{text_of(blocks)}",
        title=story.title,
        date="2013-08-14",
        place="Port Ellery, Norland",
        publisher="Platform",
        canonical="https://platform.example/@crossings/grey-lantern-1a2b",
        language="en",
    )


def polish_service() -> Page:
    """A Polish service's page: a lead in bold, the author's initials, dates above and below."""
    title = "Skradzione latarnie wróciły na pomosty"
    lead = "Strażnicy zatrzymali dwóch mężczyzn podejrzanych o kradzież latarni z trzech pomostów."
    markup = f"""<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8"><title>{title} -
Aktualności - Straż
Portowa</title><meta property="og:title" content="{title}"><meta property="og:site_name"
content="Straż Portowa">
</head><body><ul class="skip"><li><a>Przejdź do treści</a></li></ul><header><div id="top"><a
href="/">Straż Portowa</a>
</div><div id="menu"><ul><li><a>Aktualności</a></li><li><a>Kontakt</a></li></ul></div></header><div
id="wrap"><div
id="pasek"><a>Strona główna</a> » <a>Aktualności</a></div><div
id="content"><article><header><h2>{title}</h2></header>
<div class="head"><span class="data">Data publikacji 14.08.2013</span><a class="drukuj"
href="?print">Drukuj</a></div>
<div class="intro"><p><strong>{lead}</strong></p></div><div
class="tresc">{"".join(f"<p>{one}</p>" for one in POLISH)}
<p>(Straż Portowa w Mglistej Zatoce / mw)</p></div><ul class="galeria"><li><a href="/1.jpg"><img
alt="Latarnia"
src="/1s.jpg"></a></li></ul><footer><div>Autor: mw<br>Ostatnia aktualizacja:
15.08.2013</div></footer></article><div
class="powrot"><a href="/aktualnosci">Powrót</a></div></div><div
id="prawa"><h3>Najnowsze</h3><ul><li><a href="/2">Nowy
regulamin pomostów</a></li></ul></div></div><footer><p>© Straż Portowa
2013</p></footer></body></html>"""
    text = "\n\n".join((lead, *POLISH, "(Straż Portowa w Mglistej Zatoce / mw)"))
    return Page(
        layout="held out again: Polish service",
        address="https://straz.example/aktualnosci/14,latarnie.html",
        markup=markup,
        text=text,
        title=title,
        date="2013-08-14",
        publisher="Straż Portowa",
        canonical="https://straz.example/aktualnosci/14,latarnie.html",
        language="pl",
    )
