"""The words by which a question tells of dates, each under a letter for what it does.

    P early …    n end …     S season     H quarter or half of a year
    L last       l the same, before or after its noun      T this     K ago     N number
    i in         o of        f from       v over           s since    b before  e until   g after
    w between    t to        & and        O onwards        a the      z ’s      h his       c decade
    X what a number follows that is no year: case 2013, more than 2013

What `dateparser` knows is not repeated: months (M), weekdays (W), units (U), and whole expressions
such as "yesterday" (R). It has none of the words that make a range of two dates or say "since".
"""

from __future__ import annotations

from index.period import Unit

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "i": "in|during|on|throughout|dated", "v": "over|within",
        "o": "of", "f": "from|at", "w": "between", "t": "to|thru|through", "&": "and|or",
        "s": "since|as of|starting in|starting from|on or after|not before|no earlier than",
        "b": "before|prior to|pre", "g": "after|post", "O": "onward|onwards|or later",
        "e": "until|till|by|up to|on or before|not after|no later than",
        "L": "last|past|previous", "T": "this", "K": "ago", "z": "s", "c": "decade",
        "h": "his|her|their|its|my|your|our",
        "X": "operation|project|case|number|no|nr|docket|room|flight|resolution|section"
        "|article|chapter|route|highway|form|page|agenda|than|nearly|almost|approximately",
    },
    "es": {
        "i": "en|durante", "o": "de|del", "w": "entre", "t": "a|al", "&": "y|e|o|u",
        "a": "el|la|los|las", "s": "desde|a partir de", "b": "antes de|antes del",
        "e": "hasta", "g": "después de|después del|tras", "O": "en adelante",
        "l": "último|última|últimos|últimas|pasado|pasada|pasados|pasadas", "T": "este|esta",
        "K": "hace", "h": "su|sus", "c": "década|los años",
        "X": "operación|proyecto|caso|número|más de",
    },
    "fr": {
        "i": "en|durant|pendant", "o": "de|du|d|des", "w": "entre", "t": "à|au", "&": "et|ou",
        "a": "le|la|les|l", "s": "depuis|dès|à partir de|à compter de", "b": "avant",
        "e": "jusqu'en|jusqu'à|jusqu'au|jusque", "g": "après",
        "l": "dernier|dernière|derniers|dernières|passé|passée", "T": "ce|cet|cette",
        "K": "il y a", "c": "décennie|les années|des années", "h": "son|sa|ses|leur",
        "X": "opération|projet|affaire|numéro|plus de",
    },
    "ar": {
        "i": "في|خلال|لعام|بعام|لسنة", "o": "من", "w": "بين", "t": "إلى", "&": "و|أو",
        "s": "منذ|ابتداء من|اعتبارا من", "b": "قبل", "e": "حتى|لغاية", "g": "بعد",
        "l": "الماضي|الماضية|الأخير|الأخيرة", "T": "هذا|هذه", "X": "عملية|قضية|رقم|أكثر من",
    },
    "de": {
        "i": "in|im|am|während", "f": "von|vom", "w": "zwischen", "&": "und|oder",
        "a": "der|die|das|dem|den", "s": "seit|ab", "b": "vor", "e": "bis|bis zum", "g": "nach",
        "L": "letzte|letzten|letzter|letztes|vergangene|vergangenen|vergangenes",
        "T": "diese|diesen|diesem|dieses|dieser", "h": "sein|seinem|ihr|ihrem",
        "X": "operation|projekt|fall|nummer|als",
    },
    "it": {
        "i": "in|nel|nell|durante", "o": "di|del|dell|d", "w": "tra|fra", "t": "al|a", "&": "e|o",
        "a": "il|lo|la|gli|le|l", "s": "dal|dall|a partire dal", "b": "prima del|prima di",
        "e": "fino al|fino a", "g": "dopo il|dopo", "l": "scorso|scorsa|ultimi|ultime",
        "T": "questo|questa|quest", "c": "gli anni|negli anni",
        "X": "operazione|progetto|caso|numero|più di",
    },
    "pt": {
        "i": "em|no|na|durante", "o": "de|do|da", "w": "entre", "t": "a|ao", "&": "e|ou",
        "s": "desde|a partir de", "b": "antes de", "e": "até", "g": "depois de|após",
        "O": "em diante", "l": "passado|passada|último|última|últimos|últimas",
        "T": "este|esta|neste|nesta", "K": "há", "c": "década|os anos",
        "X": "operação|projeto|caso|número|mais de",
    },
}  # fmt: skip

COUNTED: dict[str, dict[str, str]] = {
    "en": {
        "a": "|the",
        "P": "early|mid|late",
        "n": "beginning,start|middle|end",
        "S": "spring|summer|autumn,fall|winter",
        "H": "first quarter|second quarter|third quarter|fourth quarter|first half|second half",
    },
    "es": {
        "P": "principios,a principios,comienzos,inicios|mediados,a mediados"
        "|finales,a finales,fines",
        "S": "primavera|verano|otoño|invierno",
        "H": "primer trimestre|segundo trimestre|tercer trimestre|cuarto trimestre"
        "|primer semestre|segundo semestre",
        "N": "||dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",
    },
    "fr": {
        "P": "début|mi,milieu|fin",
        "S": "printemps|été|automne|hiver",
        "H": "premier trimestre|deuxième trimestre|troisième trimestre|quatrième trimestre"
        "|premier semestre|second semestre,deuxième semestre",
    },
    "ar": {
        "P": "أوائل,مطلع,بداية|منتصف|أواخر,نهاية",
        "S": "ربيع|صيف|خريف|شتاء",
        "M": "|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني"
        "|كانون الأول",
        "N": "|||ثلاثة,ثلاث,الثلاثة|أربعة,أربع|خمسة,خمس|ستة,ست",
    },
    "de": {"P": "anfang|mitte|ende", "S": "frühling,frühjahr|sommer|herbst|winter"},
    "it": {"P": "inizio|metà|fine", "S": "primavera|estate|autunno|inverno"},
    "pt": {"P": "início,começo|meados|final,fim", "S": "primavera|verão|outono|inverno"},
}
"""Words that stand for a number, which is their place: parts and seasons from 0, months from 1.

"The" is 1 because a year after it may tell a noun apart: "after the 2013 raids"."""

UNITS: dict[str, dict[Unit, str]] = {
    "en": {"quarter": "quarter|quarters"},
    "fr": {"year": "an"},
    "ar": {
        "year": "العام|سنوات|أعوام|السنوات",
        "month": "أشهر|شهور|الأشهر",
        "week": "أسابيع|الأسابيع",
        "day": "الأيام",
    },
    "it": {"year": "anni", "month": "mesi"},
}
"""Units that the library lacks."""

TODAY = (
    "today|yesterday|hoy|ayer|anteayer|aujourd|hier|اليوم|أمس|الحالية|heute|gestern|vorgestern"
    "|oggi|ieri|hoje|ontem"
)
"""What the library's whole expressions are recognised by before it is asked."""
