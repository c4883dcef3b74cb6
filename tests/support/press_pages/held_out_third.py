"""Layouts written by somebody who had not read how pages are extracted, to see what they lack."""

from __future__ import annotations

from press_pages.blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Quote,
    Table,
    html_of,
    plain,
    text_of,
)
from press_pages.page import Page
from press_pages.stories import LANTERN

_COMUNICATO = (
    Paragraph(
        "Nella mattinata odierna i militari della Guardia di Porto di Valfosca hanno dato "
        "esecuzione "
        "a un&rsquo;ordinanza applicativa di misure cautelari, emessa dal Giudice per le Indagini "
        "Preliminari su richiesta di questa Procura, nei confronti di <b>sette persone</b>, "
        "gravemente indiziate di aver venduto traghetti che non erano mai esistiti."
    ),
    Paragraph(
        "Le indagini, avviate nel marzo 2012 a seguito della denuncia di un mugnaio, hanno "
        "consentito di ricostruire 38 compravendite per un valore di circa &euro;&nbsp;1,2 milioni."
    ),
    Paragraph(
        "Contestualmente sono state eseguite 12 perquisizioni nelle province di Valfosca e di "
        "Roccamora, all&rsquo;esito delle quali sono stati sequestrati quattro timbri, due "
        "modellini di traghetto e 61.500 euro in contanti."
    ),
    Paragraph(
        "Si precisa che il procedimento penale si trova nella fase delle indagini preliminari e "
        "che la responsabilit&agrave; degli indagati sar&agrave; accertata solo con sentenza "
        "irrevocabile, vigendo la presunzione di innocenza."
    ),
)

_NOTA = (
    Paragraph(
        "<strong>Puerto Albriza, 14 de agosto de 2013.-</strong> La Polic&iacute;a de Mareas ha "
        "desarticulado un grupo que alquilaba faros a turistas sin permiso alguno. La "
        "operaci&oacute;n, bautizada <em>Candil</em>, se ha saldado con cinco detenidos en "
        "Albriza, Veler&iacute;n y Punta Niebla."
    ),
    Heading("Anuncios con fotograf&iacute;as retocadas"),
    Paragraph(
        "La investigaci&oacute;n comenz&oacute; en enero, cuando una familia denunci&oacute; que "
        "el faro por el que hab&iacute;a pagado 900 euros estaba ocupado por su farero. Los "
        "agentes comprobaron que las fotograf&iacute;as de los anuncios hab&iacute;an sido "
        "retocadas para ocultar la bocina de niebla."
    ),
    Bullets(
        "Durante los tres registros se han intervenido:",
        (
            "21 juegos de llaves,",
            "un cat&aacute;logo con 48 faros, dos de ellos inexistentes, y",
            "14.300 euros en efectivo.",
        ),
    ),
    Paragraph(
        "La operaci&oacute;n sigue abierta y no se descartan nuevas detenciones. Los arrestados "
        "han pasado a disposici&oacute;n del juzgado n&uacute;mero 2 de Albriza."
    ),
)

_APPEAL: tuple[Block, ...] = (
    Paragraph(
        "The government of Norland must stop counting harbour seals as ferry passengers, Seals "
        "Without Borders said today, after new figures showed that 4,112 seals were sold tickets "
        "they could not read."
    ),
    Paragraph(
        "The organisation examined 61 timetables and spoke to 19 ferry crews between March and "
        "June. In <a href='/reports/timetables'>a report published today</a> it describes how "
        "seals on the slipways of Vellhaven were counted, taxed and, in two cases, fined."
    ),
    Quote(
        "“A seal that lies on a slipway has not bought anything. It is resting,” said Maud "
        "Thistlewood, director of Seals Without Borders."
    ),
    Paragraph(
        "Ministers promised in 2011 to end the practice. Not one of the nine measures they "
        "announced has been carried out."
    ),
    Heading("What must happen now"),
    Bullets(
        "Seals Without Borders calls on the government to:",
        (
            "strike all seals from the register of passengers;",
            "refund the fines; and",
            "publish the count of 2012, which was never released.",
        ),
    ),
    Paragraph("ENDS"),
    Heading("Notes to editors"),
    Bullets(
        "",
        (
            "The report, <em>Resting, Not Travelling</em>, covers the years 2009 to 2012.",
            "Seals Without Borders is independent of any ferry company.",
        ),
    ),
)

_ORDER = (
    Paragraph(
        "The Court of Tides today affirmed the judgment of the Harbour Tribunal in Quay Masters "
        "v. Weatherby, No. 04-1187, and held that a bell which rings by itself is not a signal "
        "within the meaning of the Pilotage Act."
    ),
    Paragraph(
        "Writing for the Court, Justice Orla Penhaligon said that &quot;a signal presupposes "
        "someone who means it.&quot; Justice Brandt dissented in part &#150; he would have sent "
        "the case back."
    ),
    Paragraph("The following matters were decided on the same day:"),
    Table(
        (
            ("Docket", "Parties", "Outcome"),
            ("04-1187", "Quay Masters v. Weatherby", "Affirmed"),
            ("04-1203", "In re Three Buoys", "Dismissed"),
        )
    ),
    Paragraph(
        "The full opinions may be inspected at the Clerk&#146;s window between 9 a.m. and noon. "
        "Copies are 25 cents a page."
    ),
)


def newsroom_of_cards() -> Page:
    """A European agency's page: labels above, cards of other news amid the text, tags below."""
    story = LANTERN
    lead, second, listed, quote, *others = story.body("")
    blocks = (lead, second, listed, quote, *others)
    standfirst = Paragraph(story.standfirst)
    card = (
        '<div class="ep-card ep-card--inline"><span class="ep-card__type">News</span><a '
        'class="ep-card__link" href="/media-press/newsroom/news/buoys"><h3>Thirty-one buoys '
        'returned to their owners</h3></a><time datetime="2013-07-02">02 July 2013</time></div>'
    )
    facts = "".join(
        f'<div class="ep-field"><span class="ep-field__label">{label}</span> <a href="/{n}">'
        f"{value}</a></div>"
        for n, (label, value) in enumerate(
            [
                ("Crime areas", "Forgery of tickets"),
                ("Target groups", "General public"),
                ("Target groups", "Law enforcement"),
                ("Entities", "Office for Invented Crossings"),
            ]
        )
    )
    markup = f"""<!DOCTYPE html>
<html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" />
<title>{story.title} | Agency of Crossings</title>
<meta name="description" content="{story.standfirst}" />
<link rel="canonical" href="https://www.crossings.example/media-press/newsroom/news/grey-lantern" />
<meta property="og:site_name" content="Agency of Crossings" /><meta property="og:type"
content="article" /><meta property="article:published_time" content="2013-08-14T10:00:00+02:00" />
<script>window.dataLayer = window.dataLayer || [];</script></head>
<body class="path-node page-node-type-news"><a href="#main-content" class="visually-hidden
focusable skip-link">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas"><header class="ep-header" role="banner"><a
class="ep-logo" href="/"><img src="/logo.svg" alt="Agency of Crossings"></a><nav
role="navigation"><ul><li><a href="/about">About us</a></li><li><a href="/operations">Operations,
services and innovation</a></li><li><a href="/media-press">Media &amp; press</a></li></ul></nav><div
class="ep-lang"><button>English</button></div></header>
<main role="main"><a id="main-content" tabindex="-1"></a>
<nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a
href="/media-press">Media &amp; press</a></li><li>{story.title}</li></ol></nav>
<article class="ep-node ep-node--news"><header class="ep-hero"><div class="ep-hero__meta"><span
class="ep-hero__type">News article</span><time datetime="2013-08-14T10:00:00+02:00">14 Aug
2013</time></div><h1 class="ep-hero__title"><span>{story.title}</span></h1><p
class="ep-hero__lead">{story.standfirst}</p><figure><img src="/tickets.jpg"
alt="Tickets"><figcaption
class="ep-hero__credit">Image: Office for Invented Crossings</figcaption></figure></header>
<div class="ep-share"><span>Share this</span><a href="https://social.example/s">X</a><a
href="https://social.example/l">LinkedIn</a><a href="mailto:?subject=x">Email</a></div>
<div class="ep-body"><div class="ep-wysiwyg">{html_of((lead, second, listed))}</div>{card}
<div class="ep-wysiwyg">{html_of((quote, *others))}</div></div>
<div class="ep-facts">{facts}</div>
<div class="ep-contact"><h2>Media contact</h2><p>Press Office</p><p>+99 555 0170</p><p><a
href="mailto:press@crossings.example">press@crossings.example</a></p></div></article>
<section class="ep-more"><h2>You may also be interested in</h2><div
class="ep-grid">{card}{card}</div>
<a href="/media-press/newsroom">All news</a></section></main>
<footer class="ep-footer"><div><h2>Subscribe to our updates</h2><p>Be the first to hear about our
operations and publications. You can unsubscribe at any time.</p></div><ul><li><a
href="/privacy">Privacy</a></li><li><a href="/legal">Legal notice</a></li></ul></footer></div>
</body></html>"""
    return Page(
        layout="third: agency newsroom of cards",
        address="https://www.crossings.example/media-press/newsroom/news/grey-lantern",
        markup=markup,
        text=text_of((standfirst, *blocks)),
        title=story.title,
        date="2013-08-14",
        publisher="Agency of Crossings",
        canonical="https://www.crossings.example/media-press/newsroom/news/grey-lantern",
        language="en",
    )


def public_prosecutor() -> Page:
    """An Italian prosecutor's page: letterhead, protocol number, signature, nothing in its head."""
    title = "Vendita di traghetti inesistenti: eseguite sette misure cautelari"
    protocol, day = Paragraph("Prot. n. 142/2013"), Paragraph("Valfosca, 14 agosto 2013")
    signature = ("Il Procuratore della Repubblica", "dott.ssa Ada Lumen")
    markup = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="it" lang="it"><head><meta
http-equiv="Content-Type" content="text/html; charset=iso-8859-1" />
<title>Procura della Repubblica di Valfosca - {title}</title></head><body>
<div id="wrapper"><div id="testata"><h1><a href="/">Procura della Repubblica</a></h1><h2>presso il
Tribunale di Valfosca</h2></div><ul id="accesskeys"><li><a href="#contenuto">Vai al
contenuto</a></li><li><a href="#menu">Vai al menu</a></li></ul>
<div id="menu"><h3>La Procura</h3><ul><li><a href="/u">Uffici e cancellerie</a></li><li><a
href="/c">Come fare per</a></li><li><a href="/n">Comunicati stampa</a></li><li><a
href="/b">Bandi di gara</a></li></ul></div>
<div id="briciole">Ti trovi in: <a href="/">Home</a> &raquo; <a href="/n">Comunicati
stampa</a></div>
<div id="contenuto"><div class="cont_head"><h2>{title}</h2><p class="data_pub">Pubblicato il
14/08/2013</p></div><div class="testo"><p align="center"><b>COMUNICATO STAMPA</b></p><p>Prot. n.
142/2013</p><p align="right">Valfosca, 14 agosto 2013</p>
{html_of(_COMUNICATO)}
<p align="right">{signature[0]}<br />{signature[1]}</p></div>
<div class="allegati"><h3>Allegati</h3><ul><li><a href="/c.pdf">Comunicato stampa (PDF, 84
KB)</a></li></ul></div><div class="strumenti"><a href="#" class="stampa">Stampa</a> <a href="#"
class="invia">Invia a un amico</a></div><p class="su"><a href="#testata">Torna a inizio
pagina</a></p></div>
<div id="piede"><p>Procura della Repubblica presso il Tribunale di Valfosca - Via dei Mulini 3 -
Tel. 0555 0142 - PEC: prot.procura.valfosca@giustizia.example</p><p><a href="/nl">Note
legali</a> | <a href="/pr">Privacy</a> | <a href="/ac">Accessibilit&agrave;</a> | Visitatori:
120348</p></div></div></body></html>"""
    return Page(
        layout="third: Italian prosecutor",
        address="http://www.procura.valfosca.example/comunicati.aspx?id=142",
        markup=markup,
        text=text_of((protocol, day, *_COMUNICATO)) + "\n\n" + "\n".join(signature),
        title=title,
        date="2013-08-14",
        place="Valfosca",
        publisher="Procura della Repubblica di Valfosca",
        canonical="http://www.procura.valfosca.example/comunicati.aspx?id=142",
        language="it",
        encoding="iso-8859-1",
    )


def ministry_of_four_languages() -> Page:
    """A Spanish ministry's page: bullets above the text, links to files and languages around it."""
    title = "Detenidas cinco personas por alquilar faros sin permiso"
    summary = (
        "El grupo anunciaba faros por Internet con fotograf&iacute;as retocadas",
        "Hay cinco detenidos y se han intervenido 14.300 euros",
    )
    bullets = Bullets("", summary)
    entradillas = "".join(f"<li>{line}</li>" for line in summary)
    markup = f"""<!DOCTYPE html><html lang="es"><head><meta charset="UTF-8"><title>Ministerio de
Costas | {title}</title><meta name="author" content="Ministerio de Costas"><meta name="DC.date"
content="2013-08-14"><meta name="DC.language" content="es"></head><body id="s4-body">
<div class="saltar"><a href="#cuerpo">Saltar al contenido principal</a></div><div
id="aviso-cookies"><p>Esta web utiliza cookies propias y de terceros para mejorar la
navegaci&oacute;n y obtener estad&iacute;sticas. Si contin&uacute;a navegando, consideramos que
acepta su uso. <a href="/cookies">M&aacute;s informaci&oacute;n</a>
<button>Aceptar</button></p></div>
<div class="cabecera"><a href="/"><img alt="Gobierno de Albriza. Ministerio de Costas"></a><ul
class="idiomas"><li class="activo">Castellano</li><li><a href="/ca">Catal&agrave;</a></li><li><a
href="/eu">Euskara</a></li><li><a href="/gl">Galego</a></li></ul><form><label
for="q">Buscar</label><input id="q"></form></div><div class="menu-principal"><ul><li><a
href="/min">Ministerio</a></li><li><a href="/serv">Servicios al ciudadano</a></li><li
class="sel"><a href="/prensa">Prensa</a></li></ul></div>
<div class="migas"><a href="/">Inicio</a> / <a href="/prensa">Prensa</a> / <span>Notas de
prensa</span></div>
<div class="columnas"><div class="lateral"><h2>Prensa</h2><ul><li><a href="/np">Notas de
prensa</a></li><li><a href="/ag">Agenda</a></li><li><a href="/vid">V&iacute;deos</a></li></ul></div>
<div id="cuerpo" class="central"><p class="antetitulo">Nota de prensa</p><p
class="fecha">14/08/2013</p>
<p class="cintillo">Polic&iacute;a de Mareas</p><h1>{title}</h1><ul
class="entradillas">{entradillas}</ul>
<div class="descargas"><a href="/n.pdf">Descargar nota de prensa (145 KB)</a> <a
href="/fotos.zip">Descargar im&aacute;genes</a></div><div class="cuerpo-nota">{html_of(_NOTA)}</div>
<div class="redes">Compartir en: <a href="https://social.example/f">Facebook</a> <a
href="https://social.example/t">Twitter</a> <a href="#">Imprimir</a></div><div
class="oficina"><p><strong>Oficina de comunicaci&oacute;n</strong></p><p>Correo
electr&oacute;nico: <a href="mailto:prensa@costas.example">prensa@costas.example</a></p><p>Calle
del Faro, 5, 20555 Albriza<br>Tel.: 555 01 42</p></div><div class="paginacion"><a
href="/np/1">&laquo; Anterior</a> <a href="/np">Volver al listado</a> <a href="/np/3">Siguiente
&raquo;</a></div></div></div>
<div class="pie"><ul><li><a href="/av">Aviso legal</a></li><li><a
href="/acc">Accesibilidad</a></li><li><a
href="/mapa">Mapa web</a></li></ul><p>&copy; Ministerio de Costas</p></div></body></html>"""
    return Page(
        layout="third: Spanish ministry",
        address="https://www.costas.example/prensa/np/2",
        markup=markup,
        text=text_of((bullets, *_NOTA)),
        title=title,
        date="2013-08-14",
        place="Puerto Albriza",
        publisher="Ministerio de Costas",
        canonical="https://www.costas.example/prensa/np/2",
        language="es",
    )


def campaigners() -> Page:
    """A charity's page on Drupal: the text in pieces, an appeal for money and a form amid them."""
    title = "Norland: Stop selling tickets to seals"
    first, second, quote, third, *rest = _APPEAL

    def piece(kind: str, inner: str) -> str:
        return (
            f'<div class="field__item"><div class="paragraph paragraph--type--{kind} '
            f'paragraph--view-mode--default"><div class="clearfix text-formatted field '
            f'field--name-field-{kind} field--type-text-long field--label-hidden field__item">'
            f"{inner}</div></div></div>"
        )

    give = (
        "<h3>Help us count what matters</h3><p>Your gift of 20 crowns keeps a volunteer on a "
        'slipway for a day.</p><a class="btn btn--donate" href="/donate">Donate now</a>'
    )
    form = (
        '<form class="webform-submission-form"><h3>Get our newsletter</h3><label>Email '
        'address</label><input type="email"><p>We will never pass your address on. Read our <a '
        'href="/privacy">privacy policy</a>.</p><button>Sign up</button></form>'
    )
    teaser = "".join(
        f'<div class="views-row"><article class="node node--type-news node--view-mode-teaser"><a '
        f'href="/news/{n}"><h3>Walrus mistaken for mayor, part {n}</h3></a><p>Campaigners welcome '
        f"an apology that came four years late.</p><a href='/news/{n}'>Read more</a></article>"
        "</div>"
        for n in (1, 2, 3)
    )
    markup = f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8" /><meta
name="Generator" content="Drupal 10 (https://www.drupal.org)" /><title>{title} | Seals Without
Borders</title><meta name="description" content="The government must stop counting seals." /><link
rel="canonical" href="https://seals.example/press/stop-selling-tickets-seals" /><script
type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle",
"headline":"{title}","datePublished":"2013-08-14T00:01:00+0100","dateModified":"2013-09-02T09:00:00+0100",
"publisher":{{"@type":"NGO","name":"Seals Without Borders"}}}}]}}</script></head>
<body class="page-node-type-press-release"><div class="region-header"><div id="block-branding"><a
href="/">Seals Without Borders</a></div><nav id="block-mainnavigation"><h2
class="visually-hidden">Main navigation</h2><ul><li><a href="/what">What we do</a></li><li><a
href="/act">Take action</a></li><li><a href="/donate">Donate</a></li></ul></nav></div>
<div role="main" class="main-container"><div class="region region-content"><div
data-drupal-messages-fallback class="hidden"></div><article data-history-node-id="512" class="node
node--type-press-release node--view-mode-full"><div class="node__hero"><img
src="/seal.jpg" alt="A seal on a slipway"/><div class="field--name-field-credit">Photo: Ivo
Marram/Seals Without Borders</div></div><div class="node__header"><div
class="field--name-field-type">Press release</div><h1><span class="field
field--name-title">{title}</span></h1><div class="node__submitted">Published: <time
datetime="2013-08-14T00:01:00Z">14 August, 2013</time></div></div><div
class="block-social-sharing-block"><h2>Share</h2><ul><li><a href="#">Facebook</a></li><li><a
href="#">WhatsApp</a></li><li><a href="#">Copy link</a></li></ul></div><div
class="node__content"><div
class="field field--name-field-content field__items">{piece("text", html_of((first, second)))}
{piece("quote", quote.html())}{piece("cta", give)}{piece("text", html_of((third, *rest)))}
{piece("form", form)}
</div></div><div class="field field--name-field-topics"><div class="field__label">Topics</div><div
class="field__items"><div class="field__item"><a href="/t/1">Ferries</a></div><div
class="field__item"><a href="/t/2">Norland</a></div></div></div><div class="field
field--name-field-press-contact"><div class="field__label">Press contact</div><p>Joan Samphire,
media officer: +99 555 0181, <a href="mailto:media@seals.example">media@seals.example</a> (out of
hours +99 555 0182)</p></div></article><div class="views-element-container block"><h2>Related
content</h2>{teaser}</div></div></div>
<footer class="region-footer"><p>Seals Without Borders is a registered charity in Norland, no.
555014.</p><ul><li><a href="/privacy">Privacy</a></li><li><a
href="/jobs">Jobs</a></li></ul></footer>
</body></html>"""
    return Page(
        layout="third: campaigners on Drupal",
        address="https://seals.example/press/stop-selling-tickets-seals",
        markup=markup,
        text=text_of(_APPEAL),
        title=title,
        date="2013-08-14",
        publisher="Seals Without Borders",
        canonical="https://seals.example/press/stop-selling-tickets-seals",
        language="en",
    )


def court_of_2005() -> Page:
    """A court's page of 2005: tables within tables, capitals, breaks for paragraphs, no head."""
    title = "Court of Tides Rules That a Bell Is Not a Signal"
    table = _ORDER[3]
    assert isinstance(table, Table)
    rows = "".join(
        "<TR>" + "".join(f"<TD><FONT SIZE=2>{cell}</FONT></TD>" for cell in row) + "</TR>\n"
        for row in table.rows
    )
    before = "<BR><BR>\n".join(block.markup for block in _ORDER[:3] if isinstance(block, Paragraph))
    last = _ORDER[4]
    assert isinstance(last, Paragraph)
    links = "".join(
        f'<TR><TD><A HREF="{name.lower()}.htm"><FONT COLOR=#FFFFFF SIZE=1>{name}</FONT></A>'
        "</TD></TR>"
        for name in ("Home", "Opinions", "Docket", "Rules", "Forms", "Visitors", "News")
    )
    markup = f"""<HTML><HEAD><TITLE>{title}</TITLE>
<META NAME="GENERATOR" CONTENT="Page Builder 4.0"></HEAD>
<BODY BGCOLOR=#FFFFFF TEXT=#000000 TOPMARGIN=0>
<TABLE WIDTH=760 BORDER=0 CELLSPACING=0 CELLPADDING=0><TR><TD COLSPAN=3 BGCOLOR=#000066><IMG
SRC="seal.gif" ALT="Seal of the Court"><FONT COLOR=#FFFFFF FACE="Arial" SIZE=5><B>The Court of
Tides</B></FONT></TD></TR>
<TR><TD WIDTH=140 VALIGN=TOP BGCOLOR=#336699><TABLE>{links}</TABLE><FONT SIZE=1>Search this
site:</FONT><FORM><INPUT NAME=q SIZE=10><INPUT TYPE=SUBMIT VALUE=Go></FORM></TD><TD WIDTH=10><IMG
SRC="spacer.gif">&nbsp;</TD><TD VALIGN=TOP>
<TABLE WIDTH=100%><TR><TD><FONT SIZE=1><A HREF="index.htm">Home</A> &gt; <A HREF="news.htm">News</A>
&gt; Press Releases</FONT></TD><TD ALIGN=RIGHT><FONT SIZE=1><A HREF="p.htm">Printer
Friendly</A></FONT></TD></TR></TABLE>
<TABLE WIDTH=100%><TR><TD><FONT FACE="Times New Roman" SIZE=3><CENTER><B>PRESS
RELEASE</B></CENTER></FONT></TD></TR><TR><TD ALIGN=RIGHT><FONT SIZE=2>August 14,
2013</FONT></TD></TR><TR><TD><CENTER><FONT FACE="Times New Roman"
SIZE=4><B>{title}</B></FONT></CENTER></TD></TR>
<TR><TD>&nbsp;</TD></TR><TR><TD><FONT FACE="Times New Roman" SIZE=3>{before}<BR><BR>
<TABLE BORDER=1 CELLPADDING=4>{rows}</TABLE><BR>
{last.markup}</FONT></TD></TR><TR><TD><HR WIDTH=50%><FONT SIZE=1>This page was last updated on
08/15/2013</FONT></TD></TR></TABLE></TD></TR>
<TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1><A HREF="contact.htm">Contact Us</A> | <A
HREF="disclaim.htm">Disclaimer</A> | <A HREF="mailto:web@tides.example">Webmaster</A><BR>Best viewed
at 800 x 600</FONT></TD></TR></TABLE></BODY></HTML>"""
    text = (*_ORDER[:3], table, last)
    return Page(
        layout="third: court of 2005",
        address="http://www.tides.example/news/pr081413.htm",
        markup=markup,
        text=plain(text_of(text)).replace("\x96", "–").replace("\x92", "’"),
        title=title,
        date="2013-08-14",
        publisher="tides.example",
        doubtful=frozenset({"publisher", "language"}),
        canonical="http://www.tides.example/news/pr081413.htm",
        language="en",
        encoding="cp1252",
    )
