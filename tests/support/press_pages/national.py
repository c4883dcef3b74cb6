"""Pages built as those of national governments and police forces are."""

from __future__ import annotations

from press_pages.blocks import Heading, Paragraph, Table, html_of, markup_of, text_of
from press_pages.page import Page
from press_pages.stories import ARABIC, FRENCH, GERMAN, LANTERN, SPANISH


def british_government() -> Page:
    """A government's one site: who it is from, when, updates, related pages, a feedback form."""
    story = LANTERN
    blocks = (
        *story.body(""),
        Heading("Notes to editors"),
        Paragraph("Series K was withdrawn from sale on 1&nbsp;August."),
    )
    sections = html_of(blocks).replace("<h2>", '<h2 id="s">')
    canonical = "https://www.gov.example/government/news/grey-lantern"
    markup = f"""<!DOCTYPE html><html class="govuk-template" lang="en"><head><meta charset="utf-8">
<title lang="en">{story.title} - GOV.EXAMPLE</title><link rel="canonical" href="{canonical}">
<meta property="og:site_name" content="GOV.EXAMPLE"><meta property="og:title"
content="{story.title}">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle",
"headline":"{story.title}","datePublished":"2013-08-14T09:30:00+01:00","dateModified":
"2014-03-01T00:00:00+00:00","author":{{"@type":"Organization","name":"Ferry Office"}},
"publisher":{{"@type":"Organization","name":"GOV.EXAMPLE"}}}}</script></head>
<body class="gem-c-layout-for-public govuk-template__body"><div id="global-cookie-message"
class="gem-c-cookie-banner govuk-cookie-banner" role="region" aria-label="Cookies on
GOV.EXAMPLE"><h2
class="govuk-cookie-banner__heading">Cookies on GOV.EXAMPLE</h2><p>We use some essential cookies to
make
this website work. We’d like to set additional cookies to understand how you use GOV.EXAMPLE,
remember
your settings and improve government services.</p><button>Accept additional cookies</button></div>
<a class="gem-c-skip-link govuk-skip-link">Skip to main content</a>
<header role="banner"
class="gem-c-layout-super-navigation-header"><a>GOV.EXAMPLE</a><nav><ul><li><a>
Benefits</a></li></ul></nav></header>
<div class="govuk-width-container"><div class="gem-c-contextual-breadcrumbs"><div
class="gem-c-breadcrumbs
govuk-breadcrumbs"><ol><li><a>Home</a></li><li><a>Transport</a></li></ol></div>
</div><main role="main" id="content" class="news-article" lang="en">
<div class="govuk-grid-row gem-print-columns-none"><div class="govuk-grid-column-two-thirds"><span
class="govuk-caption-xl gem-c-heading__context">Press release</span><h1 class="gem-c-heading__text
govuk-heading-xl">{story.title}</h1><p
class="gem-c-lead-paragraph">{story.standfirst}</p></div></div>
<div class="gem-c-metadata"><dl><dt class="gem-c-metadata__term">From:</dt><dd><a>Ferry
Office</a></dd>
<dt>Published</dt><dd class="gem-c-metadata__definition">14 August 2013</dd><dt>Last
updated</dt><dd>1
March 2014 — <a>See all updates</a></dd></dl></div>
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><div id="contents"><figure
class="image embedded"><div class="img"><img src="/f.jpg" alt="A ferry"></div></figure><div
class="gem-c-govspeak-html-publication"><div class="gem-c-govspeak govuk-govspeak"><div
class="govspeak">
{sections}
<div class="contact" role="group" aria-label="Press office"><div class="content"><p>Press office</p>
<div class="vcard contact-inner"><p class="adr">1 Pier Road<br>Vellhaven</p><div
class="email-url-number"><p class="email"><span>Email</span> <a>press@ferry.example</a></p><p
class="tel">Out of hours media enquiries 020 5550 0199</p></div></div></div></div>
</div></div></div></div>
<div class="gem-c-single-page-notification-button"><form><button>Get emails about this page</button>
</form></div>
<div class="app-c-published-dates" id="history"><h2>Updates to this page</h2>Published 14 August
2013<br>
Last updated 1 March 2014 <div class="app-c-published-dates__change-history" data-x><ol><li><time>1
March
2014</time><p>Added the table of ports.</p></li><li><time>14 August 2013</time><p>First
published.</p>
</li></ol></div></div>
<div class="gem-c-share-links"><h2>Share this page</h2><ul><li><a>Share on
Facebook</a></li><li><a>Share
on Twitter</a></li></ul></div></div>
<div class="govuk-grid-column-one-third"><div class="gem-c-contextual-sidebar"><div
class="gem-c-related-navigation"><h2>Related content</h2><nav><ul><li><a>Exchange your
ticket</a></li>
</ul></nav></div></div></div></div></main>
<div class="gem-c-feedback"><h2>Is this page
useful?</h2><button>Yes</button><button>No</button><p>Help us
improve GOV.EXAMPLE. Don’t include personal or financial information like your ferry card
number.</p></div>
</div><footer class="govuk-footer" role="contentinfo"><p>All content is available under the Open
Licence
v3.0, except where otherwise stated</p><p>© Crown of Norland</p></footer></body></html>"""
    return Page(
        layout="British government",
        address=canonical,
        markup=markup,
        text=f"{story.standfirst}\n\n{text_of(blocks)}",
        title=story.title,
        date="2013-08-14",
        publisher="Ferry Office",
        canonical=canonical,
        language="en",
        doubtful=frozenset({"publisher"}),
    )


def ministry_of_tables() -> Page:
    """A ministry's portal of long ago: tables for columns, fonts, breaks, a Windows code page."""
    story = SPANISH
    first, second, table, last = story.blocks
    assert isinstance(table, Table)
    rows = "".join(
        "<TR>" + "".join(f"<TD><FONT SIZE=2>{cell}</FONT></TD>" for cell in row) + "</TR>"
        for row in table.rows
    )
    paragraphs = [f"<FONT FACE=Verdana SIZE=2>{markup_of(block)}" for block in (first, second)]
    markup = f"""<HTML><HEAD><TITLE>Ministerio de Faros - {story.title}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">
<META NAME="language" CONTENT="es"></HEAD><BODY BGCOLOR=#FFFFFF TOPMARGIN=0>
<TABLE WIDTH=780 BORDER=0 CELLPADDING=0 CELLSPACING=0><TR><TD COLSPAN=3><IMG SRC=/img/cab.gif
ALT="Ministerio de Faros"></TD></TR><TR BGCOLOR=#003366><TD COLSPAN=3 ALIGN=center><FONT COLOR=white
SIZE=1><A HREF=/>Inicio</A> | <A HREF=/min>El Ministerio</A> | <A HREF=/prensa>Prensa</A> | <A
HREF=/c>
Contacto</A></FONT></TD></TR>
<TR><TD WIDTH=150 VALIGN=top BGCOLOR=#EEEEEE><TABLE><TR><TD><A HREF=/1>Notas de
prensa</A></TD></TR><TR>
<TD><A HREF=/2>Agenda del ministro</A></TD></TR><TR><TD><A HREF=/3>Galer&iacute;a de
fotos</A></TD></TR>
<TR><TD><A HREF=/4>Boletines anteriores</A></TD></TR></TABLE></TD>
<TD WIDTH=480 VALIGN=top><TABLE WIDTH="100%" CELLPADDING=8><TR><TD><FONT SIZE=1>Sala de
prensa</FONT><BR>
<FONT SIZE=1>14 de agosto de 2013</FONT><P><FONT SIZE=5><B>{story.title}</B></FONT><BR><BR>
{paragraphs[0]}<BR><BR>{paragraphs[1]}</FONT></FONT>
<P><CENTER><TABLE BORDER=1>{rows}</TABLE></CENTER>
<P><FONT FACE=Verdana SIZE=2>{markup_of(last)}</FONT>
<P ALIGN=right><FONT SIZE=1><A HREF="javascript:window.print()">Imprimir</A> | <A
HREF="javascript:x()">
Enviar a un amigo</A> | <A HREF=#arriba>Volver arriba</A></FONT></TD></TR></TABLE></TD>
<TD WIDTH=150 VALIGN=top><FONT SIZE=1><B>Enlaces</B><BR><A HREF=/e1>Servicio de Torreros</A><BR><A
HREF=/e2>Instituto de la Niebla</A></FONT></TD></TR>
<TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=1>&copy; 2013 Ministerio de Faros. Paseo del Muelle, 4.
Tel&eacute;fono: 555 01 00</FONT></TD></TR></TABLE></BODY></HTML>"""
    return Page(
        layout="ministry of tables (windows-1252)",
        address="http://www.faros.example/prensa/nota.asp?id=512",
        markup=markup,
        text=text_of(story.blocks),
        title=story.title,
        date="2013-08-14",
        publisher="Ministerio de Faros",
        canonical="http://www.faros.example/prensa/nota.asp?id=512",
        language="es",
        encoding="cp1252",
        charset="iso-8859-1",
    )


def prefecture() -> Page:
    """A French prefecture with the state's design system: published, updated, press contact."""
    story = FRENCH
    first, listed, *others = story.body("")
    body = html_of((first, listed, *others))
    markup = f"""<!DOCTYPE html><html lang="fr" data-fr-scheme="system"><head><meta charset="utf-8">
<title>{story.title} - Actualités - Les services de l'État dans la Lère-Inférieure</title>
<meta property="og:title" content="{story.title}"><meta property="og:locale" content="fr_FR">
<meta property="og:site_name" content="Les services de l&#039;État dans la Lère-Inférieure">
</head><body><div class="fr-skiplinks"><nav><ul
class="fr-skiplinks__list"><li><a>Contenu</a></li><li><a>
Menu</a></li></ul></nav></div><header role="banner" class="fr-header"><div
class="fr-header__brand"><p
class="fr-logo">Préfet<br>de la Lère-<br>Inférieure</p></div><div class="fr-header__menu"><nav
class="fr-nav"><ul><li><a>Actualités</a></li><li><a>Démarches</a></li></ul></nav></div></header>
<main id="main" role="main"><div class="fr-container"><nav role="navigation"
class="fr-breadcrumb"><ol><li>
<a>Accueil</a></li><li><a>Actualités</a></li></ol></nav>
<div class="fr-grid-row"><div class="fr-col-12 fr-col-lg-8"><h1 class="fr-h1">{story.title}</h1>
<p class="fr-text--xs">Publié le 14/08/2013 | Mis à jour le 16/09/2013</p>
<div class="fr-share"><p class="fr-share__title">Partager la page</p><ul
class="fr-share__group"><li><a>
Partager sur Facebook</a></li><li><button>Copier dans le presse-papier</button></li></ul></div>
<div class="fr-text--lead chapo"><p>{story.standfirst}</p></div>
<div class="fr-mb-3w texteencadre">{Paragraph("Brézolles, le 14 août 2013").html()}{body}</div>
<div class="fr-callout"><h3 class="fr-callout__title">Contact presse</h3><p
class="fr-callout__text">Bureau
de la communication – 05 55 01 02 03<br>pref-communication@lere.example</p></div>
<div class="fr-download"><p><a class="fr-download__link">Télécharger le communiqué<span
class="fr-download__detail">PDF – 215 Ko</span></a></p></div></div>
<div class="fr-col-12 fr-col-lg-4"><nav class="fr-sidemenu"><div class="fr-sidemenu__title">Dans
cette
rubrique</div><ul><li><a>Communiqués</a></li></ul></nav></div></div>
<div class="fr-grid-row"><h2>À lire aussi</h2><div class="fr-card"><div class="fr-card__body"><h3
class="fr-card__title"><a>Crue de la Lère : levée de la vigilance</a></h3><p
class="fr-card__desc">La
vigilance jaune a été levée mardi matin par les services de prévision des crues, après six jours de
pluie.
</p></div></div><div class="fr-card"><div class="fr-card__body"><h3><a>Fermeture du pont de
Brézolles</a>
</h3><p class="fr-card__desc">Le pont sera fermé pendant trois nuits pour la réfection de la
chaussée et
des garde-corps.</p></div></div></div></div></main>
<footer class="fr-footer" role="contentinfo"><p>Sauf mention contraire, tous les contenus de ce site
sont
sous licence ouverte</p></footer></body></html>"""
    blocks = (Paragraph("Brézolles, le 14 août 2013"), first, listed, *others)
    return Page(
        layout="French prefecture",
        address="https://www.lere-inferieure.example/Actualites/Securite-des-bacs",
        markup=markup,
        text=f"{story.standfirst}\n\n{text_of(blocks)}",
        title=story.title,
        date="2013-08-14",
        place="Brézolles",
        publisher="Les services de l'État dans la Lère-Inférieure",
        canonical="https://www.lere-inferieure.example/Actualites/Securite-des-bacs",
        language="fr",
    )


def police_portal() -> Page:
    """A German portal that carries the reports of many stations; enquiries stand at the end."""
    story = GERMAN
    blocks = story.body()
    others = "".join(
        f'<article class="news"><div class="date">1{n}.08.2013 – 10:0{n}</div><h3 '
        f'class="news-headline-clamp">'
        f'<a href="/{n}">ZAG-{where}: Boje vertäut</a></h3><p class="news-bodycopy">{where} '
        f"(zag) – Eine "
        f"losgerissene Boje wurde am Montag von zwei Spaziergängern vertäut und "
        f"gemeldet…</p></article>"
        for n, where in enumerate(("Möwensand", "Krummsiel", "Grauhafen"), start=1)
    )
    markup = f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>ZAG:
{story.title} |
Hafenportal</title><link rel="canonical"
href="https://www.hafenportal.example/blaulicht/pm/1/2536"/>
<meta property="og:title" content="ZAG: {story.title}"/><meta name="date"
content="2013-08-14T11:12:00+02:00"/><meta property="og:site_name" content="Hafenportal"/>
<meta name="copyright" content="Hafenportal"></head>
<body class="blaulicht"><div class="consent-wall" id="cmp"><p>Mit Ihrer Zustimmung verwenden wir und
unsere
Partner Cookies, um Inhalte zu messen.</p></div><header
class="header"><nav><ul><li><a>Themen</a></li><li>
<a>Orte</a></li></ul></nav></header><main><div class="row"><article class="story">
<p class="date">14.08.2013 – 11:12</p><p class="customer"><a>Hauptzollamt Grauhafen</a></p>
<h1>ZAG: {story.title}</h1>{html_of(blocks)}
<p class="contact-headline">Rückfragen bitte an:</p><p class="contact-text">Hauptzollamt
Grauhafen<br>
Pressestelle, Wiebke Strandvogt<br>Telefon: 0555 / 0142<br>E-Mail: presse@zag.example</p>
<p class="originator">Original-Content von: Hauptzollamt Grauhafen, übermittelt durch
hafenportal</p>
<div class="tags"><b>Themen in dieser
Meldung</b><ul><li><a>Zoll</a></li><li><a>Mützen</a></li></ul></div>
</article><section class="related"><h2>Weitere Meldungen: Hauptzollamt
Grauhafen</h2>{others}</section></div>
</main><footer><ul><li><a>Impressum</a></li><li><a>Datenschutz</a></li></ul></footer></body></html>"""
    return Page(
        layout="German police portal",
        address="https://www.hafenportal.example/blaulicht/pm/1/2536",
        markup=markup,
        text=text_of(blocks),
        title=f"ZAG: {story.title}",
        date="2013-08-14",
        place="Grauhafen",
        publisher="Hafenportal",
        canonical="https://www.hafenportal.example/blaulicht/pm/1/2536",
        language="de",
    )


def arabic_agency() -> Page:
    """A customs authority's page in Arabic, from right to left, with Arabic figures."""
    story = ARABIC
    blocks = story.body()
    markup = f"""<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="utf-8">
<title>{story.title} | هيئة جمارك السفرجل</title><meta property="og:title" content="{story.title}">
<meta property="og:site_name" content="هيئة جمارك السفرجل"><meta property="og:locale"
content="ar_AE">
</head><body><div class="top-bar"><ul class="lang"><li><a hreflang="en">English</a></li></ul></div>
<header class="site-header"><nav class="menu-main"><ul><li><a>الرئيسية</a></li><li><a>عن
الهيئة</a></li><li>
<a>المركز الإعلامي</a></li></ul></nav></header><div class="inner-page"><div
class="breadcrumbs"><a>الرئيسية
</a> » <a>الأخبار</a></div><div class="news-details"><h1 class="news-title">{story.title}</h1>
<div class="news-date">١٤ أغسطس ٢٠١٣</div><div
class="share-buttons"><span>شارك</span><a>فيسبوك</a><a>تويتر
</a></div><h2 class="sub-title">{story.standfirst}</h2><div class="news-image"><img
src="/n.jpg"></div>
<div class="news-body">{html_of(blocks)}</div><div class="rate"><span>هل وجدت هذه الصفحة
مفيدة؟</span><button>
نعم</button></div></div><div class="latest-news"><h3>أخبار ذات صلة</h3><div class="item"><a
href="/1"><h4>افتتاح
مكتب جديد في الميناء</h4><p>افتتحت الهيئة مكتبا جديدا لخدمة المسافرين والتجار في الرصيف الشرقي من
الميناء.</p></a>
</div><div class="item"><a href="/2"><h4>دورة تدريبية لمفتشي الجمارك</h4><p>اختتمت الهيئة دورة
تدريبية لعشرين مفتشا
من مفتشيها حول فحص الساعات الرملية.</p></a></div></div></div><footer class="site-footer"><p>جميع
الحقوق محفوظة ©
هيئة جمارك السفرجل ٢٠١٣</p></footer></body></html>"""
    return Page(
        layout="Arabic, right to left",
        address="https://customs.quince.example/ar/media/news/40",
        markup=markup,
        text=f"{story.standfirst}\n\n{text_of(blocks)}",
        title=story.title,
        date="2013-08-14",
        place="ميناء السفرجل",
        publisher="هيئة جمارك السفرجل",
        canonical="https://customs.quince.example/ar/media/news/40",
        language="ar",
    )
