"""What furniture of a page says of itself: on lines of its own, and in the names of its elements.

Every pattern is meant for a whole short line, folded by `folded_line`; none is searched for within
the text of a release, where the same words may be news.
"""

from __future__ import annotations

import re

_MARKS = " \t\u00a0:.…!?|>»«<→←⇒⇐↑↓‹›–—-•·*#♦▶►"


def _whole(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in alternatives))


# Related pages, of which headings and links follow.
RELATED = _whole(
    r"(?:see|read|view|watch|you may|you might)(?: also| next| more| also (?:like"
    r"|be interested in))(?: .{0,30})?",
    r"related(?: (?:news|content|articles?|links?|stories|story|posts?|documents?|topics?"
    r"|information"
    r"|resources?|pages?|media|releases?|press releases?|publications?|videos?|items?"
    r"|materials?))?",
    r"(?:more|latest|recent|other|all|further|previous|most read|popular|top|trending)(?: \w+){0,2}"
    r" (?:news|posts?|stories|articles?|releases|headlines|updates|reading)(?: .{0,30})?",
    r"(?:more|latest|recent) (?:news|posts?|stories|articles?|releases|updates|from|on|in"
    r"|about)(?: .{0,40})?",
    r"(?:latest|recommended(?: .{0,20})?|also (?:from|by|in|on) .{0,40}|(?:associated|relevant"
    r"|external|helpful) links|search for related .{0,40}|further reading|what to read next"
    r"|up next|don t miss|in this section"
    r"|also of interest|quick links|useful links|links|explore(?: more| further)?|keep reading)",
    r"(?:à lire aussi|lire aussi|voir aussi|à découvrir aussi|sur le même (?:sujet|thème)"
    r"|articles? (?:liés|similaires"
    r"|récents)|dans la même rubrique|dans cette rubrique|actualités (?:liées|récentes)"
    r"|pour aller plus loin"
    r"|en savoir plus|autres actualités|liens utiles)",
    r"(?:ver también|véase también|lea también|le puede interesar|te puede interesar"
    r"|también te puede interesar"
    r"|(?:noticias|artículos|contenidos?|notas|enlaces) (?:relacionad[oa]s|recientes|de interés)"
    r"|más (?:noticias|información)|otras noticias|últimas noticias|enlaces)",
    r"(?:weitere (?:meldungen|artikel|nachrichten|themen|pressemitteilungen"
    r"|informationen)(?: .{0,40})?|siehe auch"
    r"|lesen sie auch|das könnte sie auch interessieren|ähnliche (?:artikel|beiträge|themen)"
    r"|verwandte .{0,20}"
    r"|mehr zum thema|mehr aus .{0,30}|passend dazu|themen in dieser meldung"
    r"|orte in dieser meldung|zum thema)",
    r"(?:leggi anche|vedi anche|notizie correlate|articoli correlati|ultime notizie"
    r"|approfondimenti)",
    r"(?:leia (?:também|mais)|veja também|notícias relacionadas|últimas notícias|saiba mais"
    r"|conteúdo relacionado)",
    r"(?:lees ook|zie ook|gerelateerd.{0,20}|meer nieuws|laatste nieuws)",
    r"(?:(?:أخبار|اخبار|مواضيع|مقالات|روابط) (?:ذات صلة|مشابهة|أخرى)|اقرأ أيضا(?:ً)?|إقرأ أيضا"
    r"|آخر الأخبار|أحدث الأخبار|المزيد من الأخبار)",
    r"(?:читайте также|см(?:отрите)? также|похожие (?:новости|материалы)|другие новости|по теме"
    r"|последние новости)",
    r"(?:zobacz (?:także|też|również)|czytaj (?:także|też)|najnowsze|pozostałe .{0,20}|polecane"
    r"|zobacz też|läs (?:också|mer)|relaterat|les også|læs også"
    r"|katso myös)",
)  # fmt: skip
# Headings of what an editor hangs below a release.
APPENDED = _whole(
    r"(?:tags?|topics?|categor(?:y|ies)|keywords?|subjects?|components?|filed under|labels?"
    r"|entities|sectors?"
    r"|crime areas?|target groups?|sdgs?|regions?|countries involved|countries|issues"
    r"|press release number.*)",
    r"(?:downloads?|attachments?|documents?|files?|resources|media(?: files| assets| library"
    r"| kit)?|press kit|photos?"
    r"|images?|gallery|videos?|infographics?|print friendly(?: pdf)?|publications?"
    r"|available languages.*)",
    r"(?:comments?(?: \d+)?|\d+ comments?|feedback|updates to this page|contents|table of contents"
    r"|page (?:contents|navigation|tools)|on this page|in this article)",
    r"(?:mots[ -]clés|étiquettes|thèmes?|thématiques?|téléchargements?|télécharger.{0,60}"
    r"|documents? (?:joints?|à télécharger|associés?)|pièces? jointes?"
    r"|suivez[ -]nous.{0,20}|abonnez[ -]vous.{0,40}|lettre d information"
    r"|sommaire)",
    r"(?:etiquetas|temas|palabras clave|descargas?|documentos?(?: adjuntos?| relacionados)?"
    r"|archivos adjuntos|síguenos.{0,20}"
    r"|suscríbete.{0,30}|boletín(?: .{0,20})?|galería(?: .{0,20})?)",
    r"(?:schlagw(?:ort|orte|örter)|stichw(?:ort|orte|örter)|themen|kategorien?"
    r"|anhänge?|dateien|bilder|dokumente|folgen sie uns.{0,20})",
    r"(?:argomenti|allegati|marcadores"
    r"|anexos|теги)",
    r"(?:الوسوم|وسوم|كلمات مفتاحية|النشرة البريدية|مرفقات"
    r"|تحميل)",
)  # fmt: skip
# Headings of buttons that pass the page on, and of what readers may say of it.
SHARES = _whole(
    r"share(?: (?:this|on|via|it|the|page|article|story|with|to)\b.{0,40})?|like this"
    r"|post navigation",
    r"leave a (?:reply|comment).{0,30}|rate this page|is this page useful|back to (?:the )?top"
    r"|was this (?:page|article|information) (?:helpful|useful)",
    r"partager(?: (?:cet|cette|la|le|sur|par|l)\b.{0,40})?|compartir(?: (?:en|est[ea]|la|el"
    r"|por)\b.{0,40})?"
    r"|(?:(?:artikel|seite|beitrag) )?teilen(?: (?:auf|mit|über)\b.{0,30})?|condividi(?: (?:su"
    r"|questa?)\b.{0,30})?"
    r"|compartilh(?:e|ar)(?: .{0,30})?|delen(?: (?:op|via)\b.{0,20})?|deel dit.{0,20}"
    r"|поделиться(?: .{0,30})?"
    r"|شارك(?: .{0,20})?|مشاركة(?: .{0,20})?",
)
# Boxes that want something of the reader: a heading, a sentence or two, a link.
CALLS = _whole(
    r"(?:.{0,24}newsletters?|subscribe(?: .{0,40})?|sign up(?: .{0,40})?|stay (?:informed"
    r"|connected|up to date|in touch).{0,30}"
    r"|follow us(?: .{0,30})?|get (?:email|e mail|news|updates?|alert)s? .{0,40}|receive (?:daily "
    r"|our )?(?:updates|news).{0,40}|connect with us|notify me"
    r"|(?:please )?donate(?: .{0,20})?|support us|support our work|make a (?:gift|donation)"
    r"|cookies?(?: .{0,20})?|your privacy.{0,20})",
    r"(?:abonnez vous.{0,40}|inscrivez vous.{0,40}|lettre d information|faire un don"
    r"|suscríbete.{0,30}|suscripción.{0,30}|boletín(?: .{0,20})?"
    r"|newsletter abonnieren|jetzt spenden|spenden|iscriviti.{0,30}|assine.{0,30}|подпис.{0,40}"
    r"|اشترك.{0,40}|النشرة البريدية)",
)  # fmt: skip
CALL_LINKS = _whole(
    r"(?:donate|give|sign up|subscribe|register|join|apply|act|support|contribute|volunteer|follow"
    r"|get (?:updates|alerts|started)|find out more|learn more)\b.{0,30}",
    r"(?:faire un don|je donne|s abonner|s inscrire|je m abonne|donar|dona|suscribirse|suscríbete"
    r"|inscribirse|spenden|jetzt .{0,20}|abonnieren|anmelden|iscriviti|dona ora|doe mee|doar"
    r"|assine)\b.{0,20}",
)  # fmt: skip
# Lines and links that do something on the page.
CONTROLS = _whole(
    r"(?:print(?: (?:this )?(?:page|article|version|friendly.{0,10}))?|printer friendly.{0,20}"
    r"|e ?mail(?: (?:this|to).{0,30})?|send (?:this|to).{0,30}|listen(?: (?:to )?(?:this"
    r"|the)? ?\w{0,12})?"
    r"|copy(?: the| this)? (?:link|url)|tweet|facebook|twitter|x|linkedin|whatsapp|telegram"
    r"|instagram|youtube|reddit|pinterest|bluesky|mastodon|threads|xing|rss|close|menu|search"
    r"|loading|like)",
    r"(?:(?:facebook|twitter|x|linkedin|whatsapp|e ?mail|print|tweet|share|telegram|reddit"
    r"|pinterest|copy link|save|instagram|bluesky) ?){1,12}",
    r"(?:(?:read|learn|find out|see|show|view|discover)(?: the)?(?: full| more| all)+(?: .{0,40})?"
    r"|read (?:the )?(?:full|press|entire) .{0,40}|continue reading.{0,40}|click here(?: .{0,40})?"
    r"|more|see all .{0,20}|view all .{0,20})",
    r"(?:skip to .{0,30}|jump to .{0,30}|(?:go )?back(?: to .{0,30})?|return to .{0,30}"
    r"|(?:previous|next)(?: (?:page|post|article|story|news|release))?|(?:previous|next) (?:post"
    r"|article|story).{0,80}|«? ?previous.{0,10}next.{0,6}|top(?: of (?:the )?page)?|home)",
    r"(?:download(?: .{0,60})?|(?:view|open|get) (?:as |in )?pdf.{0,20}|.{0,60} (?:in"
    r"|as) pdf.{0,20}|pdf(?: .{0,24})?|.{0,70} ?\(?pdf ?\d.{0,16}|advertisement|advert"
    r"|sponsored(?: content)?|\d+ ?(?:min(?:ute)?s?)(?: read)?|\d+ ?min de lecture"
    r"|reading time.{0,20}|\d+ views?)",
    r"(?:imprimer(?: .{0,20})?|haut de page|retour(?: .{0,30})?|lire (?:la suite|plus).{0,20}"
    r"|accueil|envoyer (?:à un ami|par .{0,10})|écouter.{0,20}|fermer|aller au .{0,20})",
    r"(?:imprimir(?: .{0,20})?|volver(?: (?:arriba|atrás|al inicio).{0,10})?|leer más.{0,20}"
    r"|seguir leyendo.{0,20}|enviar(?: (?:a un amigo|por .{0,20}))?|inicio|ir al .{0,20}|cerrar"
    r"|anterior|siguiente|escuchar.{0,20})",
    r"(?:drucken|seite drucken|druckversion|nach oben|zum seitenanfang|mehr(?: (?:erfahren|lesen"
    r"|anzeigen))?|weiterlesen.{0,20}|zurück(?: .{0,30})?|weiter|startseite|vorlesen|schließen)",
    r"(?:stampa|torna (?:su|indietro)|leggi tutto|imprimir|voltar(?: .{0,20})?|lees (?:meer"
    r"|verder).{0,20}|terug(?: .{0,20})?|afdrukken|طباعة|اقرأ المزيد|للمزيد|العودة.{0,20}|печать"
    r"|версия для печати|drukuj|powrót.{0,20}|udostępnij.{0,20}|więcej|wstecz|do góry|подробнее"
    r"|читать далее|наверх|назад)",
)  # fmt: skip
# What stands between headline and text and is no part of either.
LABELS = _whole(
    r"(?:news|press|media)(?: and events?| ?/ ?press)?[ /]*(?:release|statement|notice|advisory"
    r"|note|article|room|item|corner)?s?(?: (?:no|nr|number|n°|nº)?\W{0,3}[\w/ -]{0,14}\d)?",
    r"(?:for )?immediate release(?: .{0,40})?|embargoed.{0,60}|not for release.{0,60}",
    r"(?:press )?(?:release|statement|announcement|article|story|feature|blog|speech"
    r"|op ed)s?(?: (?:no|nr|number)\W{0,3}[\w/ -]{0,14})?",
    r"(?:communiqués?(?: de presse)?|notes? de presse|actualités?|dossier de presse"
    r"|comunicados?(?: de prensa)?|notas? (?:de prensa|informativas?)|sala de prensa|noticias?"
    r"|presse(?:mitteilung|meldung|information|erklärung)(?:en)?(?: nr .{0,12})?|nachrichten"
    r"|meldung|comunicat[io](?: stampa)?|notizie|notícias?|persbericht|nieuws(?:bericht)?"
    r"|пресс релиз|новости|بيان صحفي|أخبار|الأخبار|خبر صحفي)",
    r"(?:by|par|por|von|di|door) [^.]{2,60}|(?:posted|published|issued|written) (?:by|in"
    r"|on) .{0,60}|author.{0,40}",
)  # fmt: skip
# When a page was made or changed; the words before the date.
UPDATED = _whole(
    r"(?:page |content )?(?:last |date )?(?:up ?dated|modified|reviewed|changed|edited)(?: on"
    r"| at)?(?: .{0,40})?",
    r"(?:mis à jour|mise à jour|dernière (?:mise à jour|modification)|modifié).{0,40}",
    r"(?:(?:última )?(?:actualización|modificación)|actualizado|modificado).{0,40}|zuletzt .{0,50}"
    r"|(?:aktualisiert|geändert|stand).{0,40}",
    r"(?:ultim[oa] (?:aggiornamento|modifica)|aggiornato|(?:última )?atualizaç|atualizado"
    r"|laatst .{0,20}|ostatnia (?:aktualizacja|modyfikacja)|zaktualizowano|обновлено|آخر تحديث"
    r"|تم التحديث).{0,40}",
)  # fmt: skip
PUBLISHED = _whole(
    r"(?:date )?(?:first )?(?:published|posted|issued|released|created|publication)(?: date| on"
    r"| at)?(?: .{0,60})?|publish(?:ed)? date.{0,40}|release date.{0,40}|date.{0,40}",
    r"(?:publié|mis en ligne|créé|publicado|publicación|fecha|veröffentlicht|erstellt|datum"
    r"|pubblicato|gepubliceerd|data publikacji|data dodania|opublikowano|dodano|опубликовано|نشر"
    r"|تاريخ النشر).{0,60}",
)  # fmt: skip
# Headings and leads of contact details.
CONTACT = _whole(
    r"(?:for )?(?:the )?(?:press|media|news|public|journalists?)[ /]*(?:and \w+ )?(?:contacts?"
    r"|office|inquir(?:y|ies)|enquir(?:y|ies)|relations|queries|information|officer"
    r"|team)(?: (?:information|details|only|contacts?|officer))*",
    r"contacts?(?: (?:us|information|details|person|for (?:the )?(?:media|press)|info))?"
    r"|(?:for )?(?:more|further|additional|media|press)(?: \w+)? (?:information|inquiries"
    r"|enquiries|details|queries)(?:,? (?:please )?contact)?|media|notes? de contact",
    r"contacts?(?: (?:de )?presse| médias?)|(?:service|bureau|relations) (?:de )?(?:la )?presse"
    r"|contactos?(?: (?:de|para) (?:la )?(?:prensa|medios))?(?: .{0,12})?|(?:gabinete"
    r"|oficina) de (?:prensa|comunicación)|para más información",
    r"(?:presse ?kontakte?|kontakt(?: .{0,20})?|ansprechpartner(?:in)?(?: .{0,30})?"
    r"|rückfragen(?: .{0,30})?|pressestelle|pressesprecher(?:in)?|bei rückfragen.{0,30}"
    r"|contatti?(?: .{0,16})?|ufficio stampa|contato(?: .{0,16})?|assessoria de imprensa"
    r"|perscontact|контакт.{0,20}|пресс служба|للتواصل.{0,20}|للاتصال.{0,20}|جهة الاتصال)",
    r"(?:original content von|original-content von) .{0,120}",
)  # fmt: skip
# How a paragraph begins that gives an address to turn to, wherever it stands.
CONTACT_LEAD = re.compile(
    r"(?:(?:media|press|news) )?contacts?(?: (?:person|details|information|for (?:the )?(?:media"
    r"|press)))?\b"
    r"|(?:media|press|journalist|news)s? (?:inquir|enquir|quer|relation|office|officer|line|desk)"
    r"|for (?:media|press|news)\b|(?:note to |attention )(?:editors|journalists|media)"
    r"|out of hours\b"
    r"|contacts? (?:de )?presse|relations? (?:avec la )?presse|contactos? (?:de|para"
    r"|con) (?:la )?(?:prensa|medios)"
    r"|(?:presse)?kontakt\b|(?:bei |für )?rückfragen|ansprechpartner|pressestelle|contatti?\b"
    r"|ufficio stampa"
    r"|contatos?\b|assessoria de (?:imprensa|comunicação)|perscontact|контакт|для сми|пресс служба"
)
# The same for what may also be an appeal to the public; below the text it is an address.
CONTACT_BELOW = re.compile(
    r"for (?:more|further|additional|any) (?:\w+ )?(?:information|details|inquir|enquir)"
    r"|(?:to )?(?:inquir|enquir)|(?:further|more) information"
    r"|pour (?:plus|toute|de plus amples|tout) |para (?:más|mayor|mais|maiores) "
    r"|(?:für )?weitere (?:informationen|auskünfte)"
    r"|per (?:ulteriori |maggiori )?informazioni|voor meer informatie|(?:tel|phone|mobile|e ?mail"
    r"|fax|telefon|telephone|téléphone|teléfono|telefone|тел)\b"
)
_LONGEST_ADDRESS = 1000  # characters
_HAS_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+\.\w|(?:\+|\(?\b0)?\d[\d\s()./–-]{6,}\d")


def folded_line(text: str) -> str:
    """Return a line as the patterns have it: small letters, one blank between words, no marks.

    >>> folded_line("» Read more: …")
    'read more'
    """
    text = text.lower().replace("\u00a0", " ").replace("’", " ").replace("'", " ")
    text = re.sub(r"[:.,;!?|()\[\]“”\"«»…-]+", " ", text)
    return re.sub(r"\s+", " ", text).strip(_MARKS)


def has_address(text: str) -> bool:
    """Whether a text holds an e-mail address or a telephone number."""
    return _HAS_ADDRESS.search(text[:_LONGEST_ADDRESS]) is not None
