"""Invented releases in several languages; nothing in them ever happened."""

from __future__ import annotations

from dataclasses import dataclass

from press_pages.blocks import Block, Bullets, Heading, Numbered, Paragraph, Quote, Table


@dataclass(frozen=True, slots=True)
class Story:
    """An invented release.

    Attributes:
        standfirst: The sub-headline.
        dateline: What the first paragraph begins with.
        blocks: The body after the dateline; the first is a paragraph.
    """

    title: str
    standfirst: str
    summary: tuple[str, ...]
    dateline: str
    blocks: tuple[Block, ...]

    def body(self, dateline: str | None = None) -> tuple[Block, ...]:
        """The body, its first paragraph with the dateline, or with another one."""
        first, *others = self.blocks
        assert isinstance(first, Paragraph)
        lead = self.dateline if dateline is None else dateline
        return (Paragraph(lead + first.markup), *others)


LANTERN = Story(
    title="Operation Grey Lantern: 212 forged ferry tickets seized in five ports",
    standfirst="Customs officers of five countries searched ferries and warehouses for eleven days",
    summary=(
        "212 forged tickets and 14 printing plates were seized.",
        "Nine people were arrested, seven of them in Port Ellery.",
        "The operation was led by the Office for Invented Crossings.",
    ),
    dateline="PORT ELLERY, Norland – ",
    blocks=(
        Paragraph(
            "Customs officers have dismantled a workshop that printed forged tickets for the "
            "ferries of the Northern Sound, the <strong>Office for Invented Crossings</strong> "
            "said "
            "on Wednesday. The workshop, hidden in a former cannery, is thought to have supplied "
            "some 4,000&nbsp;passengers since 2011."
        ),
        Paragraph(
            "Operation Grey Lantern ran from 3 to 13&nbsp;August. Officers boarded 61 ferries, "
            "searched 18 warehouses and examined more than 9,500 tickets, with <em>nearly "
            "half</em> "
            "of the forgeries found on the night crossing to Saint-Aubel&rsquo;s Island."
        ),
        Bullets(
            "The following services took part in the searches:",
            (
                "the Harbour Guard of Norland",
                "the Customs Service of Estmark, with two <a href='/dogs'>sniffer dogs</a>",
                "the Coastal Police of Vell; and",
                "the Ferry Inspectorate.",
            ),
        ),
        Quote(
            "“A forged ticket is never only a ticket. It pays for the next forgery,” said Ada "
            "Quillfeather, Head of the Office&#8217;s Northern Desk."
        ),
        Heading("What was found"),
        Table(
            (
                ("Port", "Tickets", "Arrests"),
                ("Port Ellery", "131", "7"),
                ("Vellhaven", "58", "2"),
                ("Saint-Aubel", "23", "none"),
            )
        ),
        Paragraph(
            "The plates were hidden in crates labelled &ldquo;herring – handle with "
            "care&rdquo;. One "
            "of the suspects, a retired engraver aged 71, told officers that he had been paid in "
            "smoked fish &amp; lamp oil."
        ),
        Heading("Next steps"),
        Numbered(
            (
                "The suspects will appear before the Maritime Court on 2&nbsp;September.",
                "Passengers who hold a ticket of series K may exchange it at any pier.",
            )
        ),
        Paragraph(
            "The Office for Invented Crossings was founded in 1987 and assists 31 ports. It has no "
            "powers of arrest; these remain with the national services."
        ),
    ),
)

SHORT = Story(
    title="Bookkeeper of the Tollmouth Fire Brigade Sentenced for Selling the Ladder Twice",
    standfirst="",
    summary=(),
    dateline="TOLLMOUTH, Norland – ",
    blocks=(
        Paragraph(
            "A bookkeeper was sentenced today to 18 months in prison for selling the only "
            "ladder of "
            "the Tollmouth Fire Brigade to two different circuses."
        ),
        Paragraph(
            "According to court documents, Orrin Vastergaard, 44, of Tollmouth, signed both "
            "contracts "
            "on the same evening in March 2012 and received 3,100 crowns each time. He pleaded "
            "guilty "
            "in May to two counts of fraud."
        ),
        Paragraph(
            "“The ladder was needed, and it was sold. Then it was sold again,” said Prosecutor "
            "Linnea Harrow. “Tollmouth deserves better bookkeeping.”"
        ),
        Paragraph(
            "The Norland Bureau of Ledgers investigated the case with the help of the Circus "
            "Inspectorate. Assistant Prosecutors Bram Oakes and Sunniva Pell represented the "
            "Government."
        ),
    ),
)

FRENCH = Story(
    title="Sécurité des bacs : 48 passeurs contrôlés sur la Lère",
    standfirst=(
        "Les services de la préfecture ont mené une semaine de contrôles sur les bacs de la Lère, "
        "de Brézolles à l’embouchure."
    ),
    summary=(),
    dateline="Brézolles, le 14 août 2013 – ",
    blocks=(
        Paragraph(
            "Le préfet de la Lère-Inférieure a présenté mercredi le bilan des contrôles menés "
            "du 5 au "
            "11&nbsp;août sur les bacs du fleuve. Au total, 48 passeurs ont été contrôlés et "
            "six bacs immobilisés."
        ),
        Bullets(
            "Les infractions relevées concernent&nbsp;:",
            (
                "l’absence de gilets de sauvetage (12 cas)&nbsp;;",
                "des cordages usés (7 cas)&nbsp;;",
                "un défaut d’assurance (3 cas).",
            ),
        ),
        Paragraph(
            "«&nbsp;La traversée doit rester un plaisir, jamais un risque&nbsp;», a déclaré le "
            "préfet, "
            "Aurélien Tavernay, en saluant l’engagement des bateliers de la vallée."
        ),
        Paragraph(
            "De nouveaux contrôles auront lieu à l’automne. Les passeurs qui souhaitent faire "
            "vérifier leur bac avant cette date peuvent s’adresser à la capitainerie."
        ),
    ),
)

SPANISH = Story(
    title="El Ministerio de Faros entrega doce lámparas nuevas a la costa de Albriza",
    standfirst="",
    summary=(),
    dateline="",
    blocks=(
        Paragraph(
            "El ministro de Faros, Leandro Ituarte, entregó ayer doce lámparas nuevas a los "
            "torreros de la costa de Albriza, donde tres faros habían quedado apagados durante el "
            "invierno."
        ),
        Paragraph(
            "“Ningún barco debe buscar el puerto a oscuras”, dijo el ministro durante el acto, al "
            "que asistieron los alcaldes de Puerto Sereno y Cala Honda."
        ),
        Table(
            (
                ("Faro", "Lámparas", "Alcance"),
                ("Puerto Sereno", "5", "18 millas"),
                ("Cala Honda", "4", "15 millas"),
                ("Punta Niebla", "3", "21 millas"),
            )
        ),
        Paragraph(
            "La inversión asciende a 640.000 escudos y forma parte del plan “Costa Clara”, que "
            "prevé "
            "renovar cuarenta faros antes de 2016."
        ),
    ),
)

GERMAN = Story(
    title="Falsche Fährmeister festgenommen – Zollamt Grauhafen beschlagnahmt 300 Mützen",
    standfirst="",
    summary=(),
    dateline="Grauhafen (zag) – ",
    blocks=(
        Paragraph(
            "Zöllner des Hauptzollamts Grauhafen haben am Dienstag zwei Männer im Alter von 29 und "
            "53 Jahren festgenommen, die sich auf der Fähre nach Möwensand als Fährmeister "
            "ausgegeben "
            "haben sollen. In ihrem Gepäck fanden sich 300 nachgemachte Dienstmützen."
        ),
        Paragraph(
            "Die Männer hatten Reisende gebeten, ihre Fahrkarten „zur Prüfung“ abzugeben, und "
            "diese "
            "anschließend weiterverkauft. Der Schaden beläuft sich auf rund 12.000 Taler."
        ),
        Paragraph(
            "„Wer eine Mütze trägt, ist noch lange kein Fährmeister“, sagte Zolloberrätin Wiebke "
            "Strandvogt. Die Ermittlungen dauern an."
        ),
    ),
)

ARABIC = Story(
    title="ضبط أربعين ساعة رملية مزورة في ميناء السفرجل",
    standfirst="عملية مشتركة بين جمارك الميناء وشرطة الساحل استمرت خمسة أيام",
    summary=(),
    dateline="ميناء السفرجل (١٤ أغسطس ٢٠١٣) – ",
    blocks=(
        Paragraph(
            "أعلنت هيئة جمارك السفرجل يوم الأربعاء ضبط أربعين ساعة رملية مزورة كانت مخبأة في "
            "صناديق "
            "للتمور على متن سفينة شحن قادمة من جزيرة البنفسج."
        ),
        Paragraph(
            "وقال المتحدث باسم الهيئة، زياد الكوكباني: «الوقت لا يُزوَّر، ومن يبيع الرمل على "
            "أنه وقت "
            "سيحاسب». وأضاف أن التحقيق لا يزال مستمرا مع ثلاثة مشتبه بهم."
        ),
        Bullets(
            "وشملت المضبوطات ما يلي:",
            ("أربعون ساعة رملية", "سبعة أختام مزورة", "دفتر حسابات واحد"),
        ),
        Paragraph(
            "وتدعو الهيئة كل من اشترى ساعة رملية خلال شهر يوليو إلى فحصها مجانا في مكتب الميناء."
        ),
    ),
)
