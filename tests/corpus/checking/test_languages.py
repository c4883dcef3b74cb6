"""The language that a release declares, and the one that it is in."""

from __future__ import annotations

import sys

import pytest
from checking_text import TEXT, Look

TEXTS = {
    "en": TEXT,
    "es": (
        "La policía del puerto inventado incautó nueve barcos en la operación Garza el lunes. "
        "Nadie resultó herido, según la capitana Ada Voss. Los barcos fueron remolcados al muelle "
        "viejo, donde los dueños podrán verlos hasta el final del mes. Dos tripulaciones fueron "
        "interrogadas sobre el origen de los barcos, y habrá una audiencia en la primavera."
    ),
    "fr": (
        "La police du port imaginaire a saisi neuf bateaux lundi au cours de l’opération Héron. "
        "Personne n’a été blessé, selon la capitaine Ada Voss. Les bateaux ont été remorqués vers "
        "le vieux quai, où les propriétaires pourront les voir jusqu’à la fin du mois. Deux "
        "équipages ont été interrogés sur la provenance des bateaux."
    ),
    "de": (
        "Die erfundene Hafenpolizei hat am Montag bei der Operation Reiher neun Boote "
        "beschlagnahmt. Niemand wurde verletzt, sagte Kapitänin Ada Voss. Die Boote wurden zum "
        "alten Kai geschleppt, wo die Eigentümer sie bis zum Ende des Monats ansehen können. Zwei "
        "Mannschaften wurden befragt, woher die Boote kamen."
    ),
    "ar": (
        "ضبطت شرطة الميناء الخيالي تسعة قوارب في عملية مالك الحزين يوم الاثنين. ولم يصب أحد بأذى، "
        "وفقا للقبطانة آدا فوس. وقد سحبت القوارب إلى الرصيف القديم، حيث يمكن لأصحابها رؤيتها حتى "
        "نهاية الشهر. وتم استجواب طاقمين حول مصدر القوارب، ومن المقرر عقد جلسة استماع في الربيع. "
        "وقالت السلطات إن التحقيق مستمر وإن نتائجه سوف تعلن في وقت لاحق من هذا العام."
    ),
}
OTHERS = [(declared, text) for declared in TEXTS for text in TEXTS if declared != text]


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_its_declared_language_is_as_it_should_be(look: Look, language: str) -> None:
    assert look(TEXTS[language], language=language) == []


@pytest.mark.parametrize(("declared", "text"), OTHERS)
def test_a_text_in_another_language_is_reported_at_the_key(
    look: Look, declared: str, text: str
) -> None:
    assert look(TEXTS[text], language=declared) == [(5, "language")]


def test_without_the_key_a_text_must_be_english(look: Look) -> None:
    assert look(TEXTS["fr"]) == [(1, "language")]


def test_a_region_makes_no_difference(look: Look) -> None:
    assert look(TEXTS["es"], language="es-MX") == []


def test_of_a_short_text_nothing_is_said(look: Look) -> None:
    assert look("Nul n’a été blessé lundi, a dit la capitaine.") == [(6, "short-body")]


def test_a_quote_in_another_language_makes_no_other_text(look: Look) -> None:
    assert look(f"{TEXT}\n\n“{TEXTS['es'][:150]}”, she said.") == []


def test_without_what_importing_needs_nothing_is_said(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look(TEXTS["fr"]) == [(1, "language")]
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert look(TEXTS["fr"]) == []
