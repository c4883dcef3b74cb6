"""Layouts written once the extraction had been mended after the third that were held out."""

from __future__ import annotations

from press_pages.blocks import Bullets, Heading, Paragraph, html_of, text_of
from press_pages.page import Page
from press_pages.stories import FRENCH, GERMAN, LANTERN, SHORT

_DENUNCIA = (
    Paragraph(
        "O Ministério Público das Marés denunciou nove pessoas por venderem a um banco a mesma "
        "ilha três vezes. A denúncia foi recebida pela 2ª Vara de Porto Lúcido na segunda-feira."
    ),
    Paragraph(
        "Segundo a investigação, o grupo usava mapas desenhados à mão e um carimbo de batata. O "
        "prejuízo passa de R$ 4,6 milhões."
    ),
    Paragraph("Processo nº 0001142-55.2013.4.00.0000"),
)
_BERICHT = (
    Paragraph(
        "<strong>Zeehaven - Agenten hebben dinsdagavond twee mannen van 31 en 40 jaar aangehouden "
        "die met een opgeblazen zwaan de haveningang blokkeerden.</strong>"
    ),
    Paragraph(
        "De zwaan, acht meter lang, was vastgebonden aan twee boeien. Drie veerboten konden een "
        "uur lang niet uitvaren. Niemand raakte gewond."
    ),
    Heading("Getuigen gezocht"),
    Paragraph(
        "Heeft u gezien wie de zwaan heeft opgeblazen? Bel dan 0900-5550142 of, als u anoniem wilt "
        "blijven, 0800-5550143."
    ),
)


def sheriff_of_a_county() -> Page:
    """A county's news flash: icons for sharing, other news below, a strip of contacts."""
    story = SHORT
    blocks = story.body("")
    others = "".join(
        f'<li><a href="/CivicAlerts.aspx?AID={n}"><h4>Deputies find goat number {n}</h4></a><span '
        f'class="date">Posted on: August {n}, 2013</span></li>'
        for n in (2, 5, 9)
    )
    markup = f"""<!DOCTYPE html><html lang="en"><head><title>News Flash • {story.title}</title><meta
property="og:title" content="News Flash • {story.title}"><meta property="og:site_name" content="Vell
County, Norland"></head><body><div id="divToolbars"></div><a
href="#contentarea">Skip to Main Content</a><div class="siteWrap"><div class="siteHeader"><a
href="/"><img alt="Vell County"></a><form><input value="Search"></form></div><div
id="mainNavMenu"><ol><li><a href="/1">Government</a></li><li><a href="/2">Services</a></li><li><a
href="/3">How Do I...</a></li></ol></div><div id="breadCrumbs"><a href="/">Home</a> » <a
href="/CivicAlerts.aspx">News Flash</a></div><div class="moduleContentNew"
id="moduleContent"><h1>News
Flash</h1><div class="newsItem"><p class="newsCategory">Sheriff's Office</p><p
class="datePosted">Posted
on: August 14, 2013</p><h2 class="itemTitle">{story.title}</h2><div class="fr-view">
{html_of(blocks)}<p>&nbsp;</p></div><div
class="shareIcons"><a>Facebook</a><a>Twitter</a><a>Email</a></div>
<div class="prevNext"><a href="/x">⇐ Previous</a><span>Road closed at the mill</span><a
href="/y">Next
⇒</a><span>Fair opens on Friday</span></div><div class="otherNews"><h3>Other News in Sheriff's
Office</h3><ul>{others}</ul></div></div></div><div class="siteFooter"><div><h3>Contact
Us</h3><p>Vell
County<br>12 Quay Street<br>Tollmouth, NL 55501<br>Phone: 555-0142</p></div><div><h3>Quick
Links</h3><ul><li><a>Jobs</a></li></ul></div><p>Government Websites by Invented
Software®</p></div></div>
</body></html>"""
    return Page(
        layout="fourth: news flash of a county",
        address="https://vellcounty.example/CivicAlerts.aspx?AID=14",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        publisher="Vell County, Norland",
        canonical="https://vellcounty.example/CivicAlerts.aspx?AID=14",
        language="en",
    )


def public_prosecutors_of_germany() -> Page:
    """A page of the state's own system: number and day in one line, service links at the end."""
    story = GERMAN
    blocks = story.body("")
    markup = f"""<!DOCTYPE html><html lang="de"><head><meta
charset="utf-8"><title>Staatsanwaltschaft
Grauhafen - Pressemitteilungen - {story.title}</title><meta name="dcterms.publisher"
content="Staatsanwaltschaft Grauhafen"></head><body class="gsb startseite"><div
class="wrapperOuter"><p
class="navSkip"><em>Navigation und Service</em></p><ul class="navSkip"><li><a href="#content">Direkt
zu: Inhalt</a></li></ul><div id="navServiceMeta"><ul><li>Kontakt</li><li>Leichte
Sprache</li></ul></div><div id="navBreadcrumbs"><strong>Sie sind hier:</strong> <a
href="/">Startseite</a>
<a href="/p">Presse</a></div><div id="content"><div class="article"><p
class="docSubtype">Pressemitteilung
Nr. 14/2013 vom 14.08.2013</p><h1 class="isFirstInSlot">{story.title}</h1><div class="picture
links"><img src="/m.jpg" alt=""><p class="source">Quelle: Hauptzollamt Grauhafen</p></div>
{html_of(blocks)}<div class="docService"><h2>Zusatzinformationen</h2><ul><li><a
href="/m.pdf">Pressemitteilung als PDF (62 KB, nicht barrierefrei)</a></li></ul></div><div
class="pressekontakt"><h2>Pressesprecherin</h2><p>Oberstaatsanwältin Hedda Brise<br>Kaistraße 9,
55501
Grauhafen<br>Telefon: 0555 0142-0<br>E-Mail: presse@sta-grauhafen.example</p></div><p
class="navToTop"><a href="#top">Zum Seitenanfang</a></p></div></div><div id="footer"><p>© 2013
Staatsanwaltschaft Grauhafen</p></div></div></body></html>"""
    return Page(
        layout="fourth: German prosecutors",
        address="https://www.sta-grauhafen.example/presse/14-2013.html",
        markup=markup,
        text=text_of(blocks),
        title=story.title,
        date="2013-08-14",
        publisher="Staatsanwaltschaft Grauhafen",
        canonical="https://www.sta-grauhafen.example/presse/14-2013.html",
        language="de",
    )


def united_programme() -> Page:
    """An organisation's page: a box of figures in the text, languages, notes for the press."""
    story = LANTERN
    lead, second, listed, quote, *others = story.body("VELLHAVEN, 14 August 2013 – ")
    blocks = (lead, second, listed, quote, *others)
    markup = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} |
World
Ferry Programme</title><link rel="canonical" href="https://wfp.example/news/grey-lantern"><meta
property="og:site_name" content="World Ferry Programme"></head><body><div class="brand-header"><a
href="https://un.example">Welcome to the United Ports</a></div><div id="main-content"><div
class="page-title-block"><span class="tag">Press release</span><h1>{story.title}</h1><p
class="date">14 August 2013</p><p class="available">Available in: <a href="/fr">Français</a> <a
href="/ar">العربية</a></p></div><div class="text-block">{html_of((lead, second))}<aside
class="fast-facts"><h3>Fast facts</h3><p>61 ferries boarded</p><p>18 warehouses
searched</p></aside>{html_of((listed, quote, *others))}<p>###</p><p><strong>About the World Ferry
Programme</strong></p><p>The World Ferry Programme is the largest body of its kind and works in
forty
ports.</p><p><strong>For more information, please contact:</strong></p><p>Ines Falk, Communications
Officer, World Ferry Programme, ines.falk@wfp.example, +99 555 0191</p></div><div
class="topics-strip"><h4>Topics</h4><a href="/t/1">Ferries</a><a
href="/t/2">Ports</a></div></div><div
class="site-foot"><ul><li><a href="/a">A-Z Site Index</a></li><li><a href="/f">Fraud
alert</a></li></ul></div></body></html>"""
    about = (
        Paragraph("###"),
        Paragraph("About the World Ferry Programme"),
        Paragraph(
            "The World Ferry Programme is the largest body of its kind and works in forty ports."
        ),
    )
    return Page(
        layout="fourth: programme of many ports",
        address="https://wfp.example/news/grey-lantern",
        markup=markup,
        text=text_of((*blocks, *about)),
        title=story.title,
        date="2013-08-14",
        place="Vellhaven",
        publisher="World Ferry Programme",
        canonical="https://wfp.example/news/grey-lantern",
        language="en",
    )


def public_ministry_of_the_tides() -> Page:
    """A Portuguese page of prosecutors: hour beside the day, the press office below the text."""
    title = "MP denuncia nove pessoas por vender a mesma ilha três vezes"
    standfirst = "Grupo usava mapas desenhados à mão; prejuízo passa de R$ 4,6 milhões"
    markup = f"""<!DOCTYPE html><html lang="pt-br"><head><meta charset="utf-8"><title>{title} —
Ministério
Público das Marés</title><meta name="generator" content="Plone"></head><body
class="template-newsitem_view"><div id="portal-top"><ul id="portal-siteactions"><li><a>Mapa do
Site</a></li><li><a>Acessibilidade</a></li></ul></div><div id="portal-breadcrumbs"><span>Você está
aqui:</span> <a href="/">Página Inicial</a> › <a href="/n">Notícias</a></div><div
id="content"><p class="editoria">Criminal</p><div class="documentByLine"><span
class="documentPublished">14 de Agosto de 2013 às 15h20</span></div><h1
class="documentFirstHeading">{title}</h1><div class="documentDescription">{standfirst}</div><div
class="newsImageContainer"><img src="/ilha.jpg"><p class="discreet">Imagem ilustrativa:
Ascom</p></div><div id="parent-fieldname-text">{html_of(_DENUNCIA)}<p>Assessoria de Comunicação
Social<br>Ministério Público das Marés<br>(55) 5550-1142<br>ascom@mpm.example</p></div><div
class="social-like"><a>Tweet</a></div><div id="category" class="documentByLine">registrado em: <a
href="/c">*2CCR</a>, <a href="/d">Corrupção</a></div></div><div id="portal-footer"><p>Endereço: Rua
do
Cais, 9 - CEP 55501-000 - Porto Lúcido - Telefone: (55) 5550-1100</p></div></body></html>"""
    return Page(
        layout="fourth: prosecutors in Portuguese",
        address="http://www.mpm.example/noticias/ilha",
        markup=markup,
        text=text_of((Paragraph(standfirst), *_DENUNCIA)),
        title=title,
        date="2013-08-14",
        publisher="Ministério Público das Marés",
        canonical="http://www.mpm.example/noticias/ilha",
        language="pt-BR",
    )


def police_of_the_low_lands() -> Page:
    """A Dutch police page: the facts of the case in a list, the lead in bold, tips to ring."""
    title = "Aanhoudingen na blokkade met opgeblazen zwaan"
    markup = f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{title} |
havenpolitie.example</title><meta property="og:site_name" content="Havenpolitie"><meta
name="DCTERMS.issued" content="2013-08-14"></head><body><div class="skiplinks"><a>Ga naar de
inhoud</a></div><header><a
href="/">Havenpolitie</a><nav><ul><li><a>Aangifte</a></li><li><a>Nieuws</a>
</li></ul></nav></header><main><p class="kruimelpad">U bent hier: <a href="/">Home</a> &gt; <a
href="/nieuws">Nieuws</a></p><h1>{title}</h1><dl
class="meta"><dt>Plaats</dt><dd>Zeehaven</dd><dt>Laatste
update</dt><dd>14-08-2013 | 10:05</dd></dl><div class="tekst">{html_of(_BERICHT)}</div><div
class="actie"><h2>Tip de recherche</h2><a href="/tip" class="knop">Ik heb een tip</a></div><div
class="delen"><span>Deel dit bericht</span><a>X</a><a>Facebook</a><a>WhatsApp</a></div><section
class="verwant"><h2>Gerelateerde berichten</h2><ul><li><a href="/1">Bootje vol kaas
gevonden</a></li><li><a
href="/2">Meerpaal is
terecht</a></li></ul></section></main><footer><a>Cookies</a><a>Privacy</a></footer>
</body></html>"""
    return Page(
        layout="fourth: Dutch harbour police",
        address="https://www.havenpolitie.example/nieuws/2013/zwaan.html",
        markup=markup,
        text=text_of(_BERICHT),
        title=title,
        date="2013-08-14",
        place="Zeehaven",
        doubtful=frozenset({"place"}),
        publisher="Havenpolitie",
        canonical="https://www.havenpolitie.example/nieuws/2013/zwaan.html",
        language="nl",
    )


def customs_of_france() -> Page:
    """A French page of accordions: key figures as bullets, a file to download, a press contact."""
    story = FRENCH
    figures = Bullets(
        "", ("48 passeurs contrôlés", "6 bacs immobilisés", "22 infractions relevées")
    )
    blocks = story.body()
    standfirst = Paragraph(story.standfirst)
    markup = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{story.title} |
Portail
des douanes de la Lère</title><meta property="og:site_name" content="Portail des douanes de la
Lère"></head><body><ul class="fr-skiplinks"><li><a>Contenu</a></li></ul><header
role="banner"><p>République<br>Lérienne</p></header><main role="main"><nav
aria-label="vous êtes ici"><ol><li><a href="/">Accueil</a></li><li>Communiqué</li></ol></nav><div
class="fr-container"><ul class="fr-badges-group"><li><p class="fr-badge">Communiqué de
presse</p></li></ul><h1>{story.title}</h1><p class="fr-text--lead">{standfirst.markup}</p><p
class="fr-text--sm">Publié le 14 août 2013 – Mis à jour le 16 août 2013</p><div
class="fr-callout">{figures.html()}</div><div class="field-body">{html_of(blocks)}</div><section
class="fr-accordion"><h3><button>Contacts presse</button></h3><div><p>Service de
communication<br>Tél. :
05 55 01 42 00</p></div></section><div class="fr-download"><p><a href="/cp.pdf">Télécharger le
communiqué <span>PDF – 130,2 ko</span></a></p></div><div class="fr-share"><p>Partager la
page</p><ul><li><a>Facebook</a></li></ul></div></div></main><footer><p>Sauf mention contraire, tous
les contenus de ce site sont sous licence libre.</p></footer></body></html>"""
    return Page(
        layout="fourth: customs in French",
        address="https://douanes.example/actualites/bacs",
        markup=markup,
        text=text_of((standfirst, figures, *blocks)),
        title=story.title,
        date="2013-08-14",
        place="Brézolles",
        publisher="Portail des douanes de la Lère",
        canonical="https://douanes.example/actualites/bacs",
        language="fr",
    )
