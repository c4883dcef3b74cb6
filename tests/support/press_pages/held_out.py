"""Layouts that were written once the extraction was settled, to see how it fares on new ones."""

from __future__ import annotations

from press_pages.blocks import (
    Bullets,
    Heading,
    Paragraph,
    Quote,
    Table,
    html_of,
    markup_of,
    text_of,
)
from press_pages.page import Page
from press_pages.stories import GERMAN, LANTERN, SHORT, SPANISH

PORTUGUESE_BLOCKS = (
    Paragraph(
        "Brejo do Sal/NB - A Guarda Fluvial deflagrou nesta quarta-feira (14/8) a Operação "
        "Remo Partido, "
        "com o objetivo de combater o furto de remos nas ilhas do Sal."
    ),
    Paragraph(
        "Cerca de 40 guardas cumprem nove mandados de busca e apreensão, expedidos pela Vara "
        "da Barra, nos "
        "municípios de Brejo do Sal e Ponta Fina."
    ),
    Paragraph(
        "Foram apreendidos 312 remos, dois barcos e uma balança. Os investigados poderão "
        "responder pelos "
        "crimes de furto e receptação."
    ),
)
RUSSIAN_BLOCKS = (
    Paragraph(
        "Сотрудники речной стражи Приозёрска задержали двоих жителей посёлка, подозреваемых в "
        "краже "
        "маячных фонарей с трёх пристаней."
    ),
    Paragraph(
        "По предварительным данным, в течение лета злоумышленники сняли одиннадцать фонарей и "
        "продали "
        "их коллекционерам. Ущерб оценивается в 240&nbsp;тысяч крон."
    ),
    Paragraph(
        "«Фонари возвращены на пристани, суда снова ходят по расписанию», – сообщил начальник "
        "стражи "
        "Аркадий Перевозчиков."
    ),
)


def northern_government() -> Page:
    """A federal government's template: facts, quotes, links and contacts under headings."""
    story = LANTERN
    first, second, listed, quote, *others = story.blocks
    assert isinstance(first, Paragraph)
    opening = Paragraph(first.markup)
    blocks = (opening, second, listed, Heading("Quotes"), quote, Heading("Quick facts"), *others)
    canonical = "https://www.north.example/en/ferries/news/2013/08/grey-lantern.html"
    markup = f"""<!DOCTYPE html><html class="no-js" dir="ltr" lang="en"><head><meta charset="utf-8">
<title>{story.title} - North.example</title><link rel="canonical" href="{canonical}">
<meta name="dcterms.issued" title="W3CDTF" content="2013-08-14"><meta name="dcterms.modified"
content="2013-08-15"><meta name="dcterms.creator" content="Ferries North"><meta
name="dcterms.publisher"
content="Ferries North"><meta name="dcterms.language" content="eng"></head>
<body vocab="http://schema.org/" typeof="WebPage" class="cnt-wdth-lmtd"><nav><ul id="wb-tphp"><li><a
class="wb-sl" href="#wb-cont">Skip to main content</a></li></ul></nav>
<header><div id="wb-bnr" class="container"><section id="wb-lng"><h2 class="wb-inv">Language
selection</h2>
<ul><li><a lang="fr" href="/fr">Français</a></li></ul></section></div><nav id="wb-bc"
property="breadcrumb"><h2>You are
here:</h2><ol><li><a>Home</a></li><li><a>News</a></li></ol></nav></header>
<main property="mainContentOfPage" class="container"><div><h1 property="name"
id="wb-cont">{story.title}
</h1><p class="gc-byline"><strong>From: <a>Ferries North</a></strong></p></div>
<h2 class="h3">News release</h2><div class="mwsgeneric-base-html parbase section">
<p><abbr>Aug.</abbr> 14, 2013 - Vellhaven, Sound - Ferries North</p>{html_of(blocks[:3])}</div>
<div class="row"><div class="col-md-12">{html_of(blocks[3:5])}</div></div>
<div class="mwsgeneric-base-html">{html_of(blocks[5:])}</div>
<h2>Associated links</h2><ul><li><a href="/a">Ticket exchange</a></li><li><a href="/b">Piers and
seasons
</a></li></ul><h2>Contacts</h2><p>Media Relations<br>Ferries
North<br>555-555-0123<br><a>media@ferries.example
</a></p><section class="lnkbx"><h2>Search for related information by keyword:</h2><a>Ferries</a> |
<a>Crime</a>
</section><div class="pagedetails"><dl id="wb-dtmd"><dt>Date modified:</dt><dd><time
property="dateModified">
2013-08-15</time></dd></dl></div></main>
<footer id="wb-info"><nav><h2>About this site</h2><ul><li><a>Terms and
conditions</a></li></ul></nav></footer>
</body></html>"""
    dated = Paragraph("Aug. 14, 2013 - Vellhaven, Sound - Ferries North")
    return Page(
        layout="held out: federal template",
        address=canonical,
        markup=markup,
        text=text_of((dated, *blocks)),
        title=story.title,
        date="2013-08-14",
        place="Vellhaven, Sound",
        publisher="Ferries North",
        canonical=canonical,
        language="en",
    )


def wire_service() -> Page:
    """A wire: spans in the dateline, a source line, contacts, more from the same sender."""
    story = SHORT
    blocks = story.blocks
    first = blocks[0]
    assert isinstance(first, Paragraph)
    dateline = (
        '<span class="legendSpanClass"><span class="xn-location">TOLLMOUTH, '
        "Norland</span></span>, <span "
        'class="legendSpanClass"><span class="xn-chron">Aug. 14, 2013</span></span> /SoundWire/ -- '
    )
    table = Table((("Year", "Ladders sold"), ("2011", "0"), ("2012", "2")))
    rows = "".join(f"<tr>{''.join(map(_wire_cell, row))}</tr>" for row in table.rows)
    more = "".join(
        f'<div class="col-sm-6"><div class="card"><a href="/{n}" '
        f'class="newsreleaseconsolelink"><h3><small>0'
        f"{n}:00 ET</small>Circus Inspectorate Publishes Report Number {n}</h3></a><p>The "
        f"Inspectorate today "
        f"published its report number {n} on the state of tents, ropes and ladders in the "
        f"country.</p></div></div>"
        for n in (1, 2)
    )
    markup = f"""<!DOCTYPE html><html lang="en"><head><meta
charset="utf-8"><title>{story.title}</title>
<meta property="og:title" content="{story.title}"><meta property="og:site_name" content="SoundWire">
<meta name="date" content="2013-08-14T12:00:00-04:00"><meta name="author" content="Norland Bureau of
Ledgers">
<link rel="canonical"
href="https://wire.example/news-releases/bookkeeper-301.html"></head><body><header
class="prn"><nav><a>Resources</a><a>Blog</a><a>Journalists</a></nav></header><main><article
class="news-release static-release"><header class="container release-header"><div class="row"><div
class="col-sm-12"><h1>{story.title}</h1></div></div><div class="row detail-headline"><div
class="col-lg-8">
<div class="row swaping-class"><div class="col-sm-8"><a href="/b"><strong>News provided
by</strong></a><br>
<a href="/b"><strong>Norland Bureau of Ledgers</strong></a></div><p class="mb-no">Aug 14, 2013,
12:00 ET</p>
</div></div><div class="col-lg-4 share-release"><p>Share this article</p><ul><li><a>Share to
X</a></li></ul>
</div></div></header><section class="release-body container"><div class="row"><div
class="col-lg-10">
<p>{dateline}{first.markup}</p>{html_of(blocks[1:])}<div class="table-responsive"><table border="0"
class="prnbcc">{rows}</table></div>
<p>CONTACT: Cornelia Finch, (555) 555-0142, cfinch@ledgers.example</p><p>SOURCE Norland Bureau of
Ledgers</p>
</div></div></section><section class="container explore-more"><h2>Modal
title</h2></section></article>
<section class="container news-release-also"><h2 class="h3">Also from this source</h2><div
class="row">{more}
</div><p><a href="/all" class="btn">More Releases From This
Source</a></p></section></main><footer><p>Contact
SoundWire 555-555-9999 from 8 AM - 9 PM ET</p></footer></body></html>"""
    text = text_of(
        (
            Paragraph(f"TOLLMOUTH, Norland, Aug. 14, 2013 /SoundWire/ -- {first.markup}"),
            *blocks[1:],
            table,
            Paragraph("SOURCE Norland Bureau of Ledgers"),
        )
    )
    return Page(
        layout="held out: wire service",
        address="https://wire.example/news-releases/bookkeeper-301.html?tc=eml_cleartime",
        markup=markup,
        text=text,
        title=story.title,
        date="2013-08-14",
        place="Tollmouth, Norland",
        publisher="SoundWire",
        canonical="https://wire.example/news-releases/bookkeeper-301.html",
        language="en",
    )


def _wire_cell(cell: str) -> str:
    return (
        '<td class="prngen2" colspan="1" rowspan="1"><p class="prnml4"><span class="prnews_span">'
        f"{cell}</span></p></td>"
    )


def portal_of_plone() -> Page:
    """A Brazilian portal: description, byline with two moments, keywords, nothing else marked."""
    title = "Guarda Fluvial combate furto de remos nas ilhas do Sal"
    lead = "Foram cumpridos nove mandados de busca e apreensão em dois municípios"
    markup = f"""<!DOCTYPE html><html lang="pt-br" xml:lang="pt-br"><head><meta
charset="utf-8"><title>{title}
— Guarda Fluvial</title><meta name="description" content="{lead}"><link rel="canonical"
href="https://www.remo.example/noticias/2013/08/remo-partido"></head><body class="section-noticias
template-document_view portaltype-news-item"><div
id="barra-brasil"><ul><li><a>Serviços</a></li><li><a>
Legislação</a></li></ul></div><div id="wrapper"><div id="header"><div id="logo"><a href="/"><span
id="portal-title-1">Guarda</span><h1 id="portal-title">Guarda Fluvial</h1></a></div></div><div
id="main"
role="main"><div id="navigation"
class="cell"><h2>Menu</h2><ul><li><a>Institucional</a></li><li><a>Operações
</a></li></ul></div><div id="portal-column-content" class="cell"><div
id="portal-breadcrumbs"><span>Você está
aqui:</span> <a>Página Inicial</a> &gt; <a>Notícias</a></div><div id="content"><p
class="nitfSubtitle">OPERAÇÃO
GF</p><h1 class="documentFirstHeading">{title}</h1><div class="documentDescription">{lead}</div><div
class="documentByLine"><span class="documentAuthor">por <a>Comunicação</a></span> — <span
class="documentPublished"><span>publicado</span>: 14/08/2013 10h02</span>, <span
class="documentModified"><span>
última modificação</span>: 15/08/2013 09h11</span></div><div
id="viewlet-social-like"><a>Tweet</a></div><div
id="content-core"><div class="newsImageContainer"><img src="/r.jpg"><p class="discreet">Remos
apreendidos na
operação (foto: GF)</p></div><div id="parent-fieldname-text">{html_of(PORTUGUESE_BLOCKS)}
<p>Comunicação Social da Guarda Fluvial em Brejo do Sal<br>Contato: (55) 5555-0100<br>E-mail:
<a>cs@remo.example
</a></p></div></div><div id="category" class="documentByLine">registrado em:
<a>Operações</a></div><div
class="visualClear"></div><div id="related-items"><h2>Assunto(s)
relacionado(s)</h2></div></div></div></div>
<div id="footer"><p>Desenvolvido com o CMS de código aberto</p></div></div></body></html>"""
    return Page(
        layout="held out: Brazilian portal (Plone)",
        address="https://www.remo.example/noticias/2013/08/remo-partido",
        markup=markup,
        text=f"{lead}\n\n{text_of(PORTUGUESE_BLOCKS)}",
        title=title,
        date="2013-08-14",
        place="Brejo do Sal/NB",
        publisher="Guarda Fluvial",
        canonical="https://www.remo.example/noticias/2013/08/remo-partido",
        language="pt-BR",
    )


def blocks_of_a_site_builder() -> Page:
    """A site builder's page: text blocks between image blocks, and the titles of the neighbours."""
    story = LANTERN
    blocks = story.body()
    html_block = (
        '<div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content">{}</div>'
        "</div>"
    )
    image = (
        '<div class="sqs-block image-block"><div class="sqs-block-content"><div '
        'class="image-block-wrapper"><img '
        'src="/x.jpg"></div><div class="image-caption-wrapper"><div '
        'class="image-caption"><p>The cannery</p></div>'
        "</div></div></div>"
    )
    parts = [
        html_block.format(html_of(some))
        for some in (blocks[:2], blocks[2:5], blocks[5:8], blocks[8:])
    ]
    markup = f"""<!doctype html><html lang="en-US"><head><title>{story.title} &mdash; Society of
Piers</title>
<meta charset="utf-8"/><link rel="canonical" href="https://piers.example/news/grey-lantern"/><meta
property="og:site_name" content="Society of Piers"/><meta property="og:title" content="{story.title}
— Society of
Piers"/><meta itemprop="datePublished" content="2013-08-14T10:00:00+0100"/><meta
itemprop="dateModified"
content="2016-08-14T10:00:00+0100"/></head><body id="item-5" class="collection-type-blog
view-item"><div
id="siteWrapper"><header id="header"><div class="header-title"><a href="/">Society of
Piers</a></div><div
class="header-nav"><a>News</a><a>Join</a></div></header><main id="page"><article
class="sections"><section
class="page-section"><div class="content-wrapper"><div class="blog-item-wrapper"><article
class="h-entry entry">
<div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title
p-name">{story.title}</h1>
</div><div class="blog-item-meta-wrapper"><time class="dt-published blog-meta-item--date">14
Aug</time> <span
class="blog-author-name">Written By Ada Quillfeather</span></div></div><div class="blog-item-content
e-content">
<div class="sqs-layout"><div class="row sqs-row"><div class="col
sqs-col-12">{parts[0]}{image}{parts[1]}{image}
{parts[2]}{parts[3]}<div class="sqs-block button-block"><a class="sqs-button-element--primary">Join
the Society
</a></div></div></div></div></div><div
class="blog-item-comments"></div></article></div></div></section><section
id="itemPagination"><a class="item-pagination-link"><div class="item-pagination-icon"></div><div
class="pagination-title-wrapper"><div class="visually-hidden">Previous</div><h2
class="item-pagination-title">
The annual regatta of rafts</h2></div></a></section></article></main><footer
class="sections"><p>Society of
Piers, a charity registered in Norland</p><form><input type="email"><button>Sign
Up</button></form></footer></div>
</body></html>"""
    return Page(
        layout="held out: site builder",
        address="https://piers.example/news/grey-lantern",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        place="Port Ellery, Norland",
        publisher="Society of Piers",
        canonical="https://piers.example/news/grey-lantern",
        language="en-US",
    )


def russian_portal() -> Page:
    """A Russian police portal: breaks for paragraphs, lists of links, a printing version."""
    title = "В Приозёрске задержаны похитители маячных фонарей"
    body = "<br />\n<br />\n".join(f"&nbsp;&nbsp;{markup_of(block)}" for block in RUSSIAN_BLOCKS)
    links = "".join(
        f'<li><a href="/{n}"><span>{n} августа</span> Новость речной стражи {n}</a></li>'
        for n in (11, 12, 13)
    )
    markup = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html;
charset=windows-1251"><title>{title} - Новости - Речная стража</title></head><body><div
class="wrap"><div
class="header"><div class="logo">Речная стража Приозёрья</div><ul class="main-menu"><li><a>О
страже</a></li><li><a>
Новости</a></li><li><a>Контакты</a></li></ul></div><div class="ln-page"><div class="ln-left"><ul
class="ln-news-list">{links}</ul></div><div class="ln-content-holder clearfix"><h1>{title}</h1><div
class="ln-page-tools"><a href="?print=1">Версия для печати</a></div><div
class="article-date-item"><span>14 августа
2013 12:30</span></div><div class="article">{body}<br /><br /><i>Пресс-служба Речной
стражи</i></div><div
class="article-share">Поделиться: <a>VK</a> <a>OK</a></div><div class="b-other"><h3>Другие
новости</h3><ul>{links}
</ul></div></div></div><div class="footer">© 2013 Речная стража Приозёрья. Телефон: 8 (555)
555-01-00</div></div>
</body></html>"""
    signed = "Пресс-служба Речной стражи"
    text = "\n\n".join("\u00a0\u00a0" + block.text for block in RUSSIAN_BLOCKS)
    return Page(
        layout="held out: Russian portal (windows-1251)",
        address="https://xn--80ak6aa.example/news/item/40",
        markup=markup,
        text=f"{text}\n\n{signed}",
        title=title,
        date="2013-08-14",
        publisher="Речная стража Приозёрья",
        canonical="https://xn--80ak6aa.example/news/item/40",
        language="ru",
        doubtful=frozenset({"language"}),
        encoding="cp1251",
    )


def spanish_liferay() -> Page:
    """A guard's portal of portlets: a heading of level 2, a summary list, text in divisions."""
    story = SPANISH
    summary = ("Tres faros habían quedado apagados", "La inversión asciende a 640.000 escudos")
    text_blocks = tuple(block for block in story.blocks if not isinstance(block, Table))
    body = "".join(
        f'<div style="text-align: justify;">{markup_of(block)}</div><div>&nbsp;</div>'
        for block in text_blocks
    )
    items = "".join(f"<li>{one}</li>" for one in summary)
    markup = f"""<!DOCTYPE html><html class="aui ltr" dir="ltr"
lang="es-ES"><head><title>{story.title} - Guardia
del Faro</title><meta content="text/html; charset=UTF-8" http-equiv="content-type" /><link
href="https://guardia.example/es/prensa/detalle/id/11" rel="canonical" /></head><body
class="controls-visible
yui3-skin-sam"><div id="wrapper"><div id="banner"><h1 class="site-title"><a class="logo"
href="/es">Guardia del
Faro</a></h1><div id="navigation"><ul>
<li><a>Institución</a></li><li><a>Prensa</a></li></ul></div></div>
<div
id="content"><div class="columns-2" id="main-content" role="main"><div class="portlet-layout
row-fluid"><div
class="portlet-column span8" id="column-1"><div class="portlet-boundary"><section
class="portlet"><h2
class="portlet-title"><span>Notas de prensa</span></h2><div class="portlet-content"><div
class="journal-content-article"><div class="nota"><p class="fecha">14/08/2013</p><p
class="provincia">Albriza</p>
<h2 class="titular">{story.title}</h2><ul class="entradilla">{items}</ul><div class="galeria"><img
src="/g.jpg"></div>
<div class="texto">{body}</div><p class="pie">Para más información pueden contactar con la Oficina
Periférica de
Comunicación en el teléfono 555 01 02 03</p></div></div></div></section></div></div><div
class="portlet-column
span4" id="column-2"><div class="portlet-boundary"><h2 class="portlet-title"><span>Lo más
visto</span></h2><div
class="asset-abstract"><h3 class="asset-title"><a>Jornada de puertas abiertas</a></h3><div
class="asset-summary">
Los faros de la costa abrirán sus puertas el próximo domingo a todos los vecinos.</div></div><div
class="asset-abstract"><h3 class="asset-title"><a>Nueva convocatoria de torreros</a></h3><div
class="asset-summary">
Se convocan doce plazas de torrero para la costa norte y las
islas.</div></div></div></div></div></div></div><footer
id="footer"><p>© Guardia del Faro</p></footer></div></body></html>"""
    listed = Bullets("", summary)
    return Page(
        layout="held out: portlets (Liferay)",
        address="https://guardia.example/es/prensa/detalle/id/11",
        markup=markup,
        text=text_of((listed, *text_blocks)),
        title=story.title,
        date="2013-08-14",
        publisher="Guardia del Faro",
        canonical="https://guardia.example/es/prensa/detalle/id/11",
        language="es-ES",
    )


def sharepoint_page() -> Page:
    """A page of a form around everything, with generated identities and a rich-text field."""
    story = GERMAN
    blocks = (*story.body(""), Quote("„Die Mützen waren gut genäht“, so Strandvogt."))
    paragraphs = "".join(
        f'<p class="ms-rteElement-P">&#8203;{markup_of(block)}</p>' for block in blocks
    )
    markup = f"""<!DOCTYPE html><html dir="ltr" lang="de-DE"><head><meta
http-equiv="X-UA-Compatible" content="IE=10"
/><meta charset="utf-8"/><title>
\t{story.title}
</title></head><body onhashchange="x()"><form method="post" action="/presse/x.aspx"
id="aspnetForm"><div
class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="AA=="/></div><div
id="ms-designer-ribbon"><div
id="s4-ribbonrow"></div></div><div id="s4-workspace"><div id="s4-bodyContainer"><div id="kopf"><a
href="/"><img
alt="Zollamt"></a><div class="ms-core-navigation"><ul><li><a>Das
Amt</a></li><li><a>Presse</a></li></ul></div></div>
<div id="contentBox"><div id="DeltaPlaceHolderMain"><a id="mainContent"></a><div class="article
article-left"><div
class="welcome-content"><h1 class="ueberschrift">{story.title}</h1><div class="datum">Grauhafen,
14.08.2013</div>
<div class="ms-rtestate-field
ms-rte-layoutszone">{paragraphs}</div><div
class="kontakt"><h4>Pressekontakt</h4><p>Hauptzollamt Grauhafen, Tel. 0555
0142</p></div></div></div></div></div><div
id="fuss"><p>© Hauptzollamt
Grauhafen</p><ul><li><a>Impressum</a></li></ul></div></div></div></form></body></html>"""
    text = "\n\n".join("\u200b" + block.text for block in blocks)
    return Page(
        layout="held out: SharePoint",
        address="https://zollamt.example/presse/x.aspx",
        markup=markup,
        text=text,
        title=story.title,
        date="2013-08-14",
        publisher="Hauptzollamt Grauhafen",
        canonical="https://zollamt.example/presse/x.aspx",
        language="de-DE",
    )


def preformatted_page() -> Page:
    """A page of the nineties: the release in one preformatted element, its lines broken by hand."""
    text = (
        "The Harbour Board of Tollmouth today announced that the Old Pier will be\n"
        "closed for repairs from 2 September until further notice.\n\n"
        "Passengers are asked to use the New Pier. The horse tram runs every ten\n"
        "minutes between the two.\n\n"
        "Questions about refunds may be put to the ticket office at any time."
    )
    markup = f"""<html><head><title>Old Pier to close for repairs</title></head><body
bgcolor="white"><center><h2>
Harbour Board of Tollmouth</h2></center><a href="index.html">Home</a> | <a
href="news.html">News</a><hr><h3>Old Pier
to close for repairs</h3><p>August 14, 2013</p><pre>
{text}
</pre><hr><a href="news.html">Back to
news</a><address>webmaster@harbour.example</address></body></html>"""
    return Page(
        layout="held out: preformatted",
        address="http://harbour.example/news/pr0814.html",
        markup=markup,
        text=text,
        title="Old Pier to close for repairs",
        date="2013-08-14",
        publisher="harbour.example",
        canonical="http://harbour.example/news/pr0814.html",
        language="en",
        doubtful=frozenset({"language", "publisher"}),
    )
