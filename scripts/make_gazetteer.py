"""Write the gazetteer of countries that the index reads, `index/countries.json`.

    pip install babel pycountry
    python -m scripts.make_gazetteer

Names of countries and territories come from Unicode's CLDR (through Babel) and, for the official
English ones, from ISO 3166 (through pycountry). What people are called, and the other names of a
country, are facts written down here. Run it again when a country changes its name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from index.country_names import DATA, key_of

LANGUAGES = ("en", "es", "fr", "ar", "pt")
_NO_COUNTRY_CODES = "AC AQ CP CQ DG EA EU EZ IC QO TA UM UN XA XB ZZ"
_NO_COUNTRY = frozenset(_NO_COUNTRY_CODES.split())
_ASIDE = re.compile(r"\s*\(.*?\)|,.*$|\s+SAR China$|^RAE de |^R\.A\.S\. chinoise de ")
_INVERTED = re.compile(r"(.+), (.+ of)")
_INSIDE = re.compile(r"\((.*?)\)")

OTHER_NAMES = {
    "AG": "Antigua",
    "BA": "Bosnia, Bosnia Herzegovina",
    "CD": "Congo, Democratic Republic of Congo, Democratic Republic of the Congo, DR Congo",
    "CG": "Republic of Congo, Congo Republic, Congo Brazzaville",
    "CI": "Ivory Coast",
    "CN": "People's Republic of China, Mainland China",
    "CV": "Cabo Verde",
    "CZ": "Czech Republic",
    "FO": "Faroes",
    "GB": "Britain, Great Britain, England, Scotland, Wales, Northern Ireland",
    "IR": "Islamic Republic of Iran",
    "KG": "Kyrgyz Republic",
    "KN": "Saint Kitts",
    "KR": "Korea",
    "LA": "Lao PDR",
    "MK": "Macedonia",
    "MO": "Macau",
    "NL": "Holland",
    "PS": "Palestine, State of Palestine",
    "RE": "La Réunion, Réunion Island, Reunion Island",
    "RU": "Russian Federation",
    "ST": "Sao Tome",
    "SX": "St. Maarten",
    "SZ": "Swaziland",
    "TC": "Turks and Caicos",
    "TL": "East Timor",
    "TR": "Turkey, Republic of Turkey",
    "TT": "Trinidad, Tobago",
    "TZ": "United Republic of Tanzania",
    "US": "United States of America, America",
    "VA": "Vatican, Holy See",
    "VC": "Saint Vincent and the Grenadines, Saint Vincent",
    "VI": "Virgin Islands",
    "VN": "Viet Nam",
}

ABBREVIATIONS = {"AE": "UAE", "CD": "DRC", "CN": "PRC", "GB": "UK", "KP": "DPRK", "US": "USA, US"}

# Names that are another word, person or place often enough in that language to mislead.
LEFT_OUT = {
    "en": "Reunion, Heard & McDonald Islands, Niue",
    "es": "Granada, Mauricio, Reunión, San Martín, Guadalupe, Canarias, Montserrat, Santa Elena",
    "fr": "Dominique, Grenade, Maurice, Montserrat, Salvador, Saint-Martin, Réunion",
    "ar": "مالي, بنين, عمان",
    "pt": "Granada, Maurício, Reunião, Guadalupe, Santa Helena, Salvador",
}

# `*` stands for an English plural in "s". Singular nouns that are first names or common words
# (Dane, Finn, Pole, Swede, Turk, Scot) are left out.
PEOPLES = {
    "AD": "Andorran*", "AE": "Emirati*", "AF": "Afghan*, Afghani", "AG": "Antiguan*",
    "AI": "Anguillan*", "AL": "Albanian*", "AM": "Armenian*", "AO": "Angolan*",
    "AR": "Argentine*, Argentinian*, Argentinean*", "AS": "American Samoan*", "AT": "Austrian*",
    "AU": "Australian*", "AW": "Aruban*", "AZ": "Azerbaijani*, Azeri*", "BA": "Bosnian*",
    "BB": "Barbadian*, Bajan*", "BD": "Bangladeshi*", "BE": "Belgian*", "BF": "Burkinabe",
    "BG": "Bulgarian*", "BH": "Bahraini*", "BI": "Burundian*", "BJ": "Beninese",
    "BM": "Bermudian*, Bermudan*", "BN": "Bruneian*", "BO": "Bolivian*", "BR": "Brazilian*",
    "BS": "Bahamian*", "BT": "Bhutanese", "BW": "Botswanan*, Motswana, Batswana",
    "BY": "Belarusian*, Belarussian*", "BZ": "Belizean*", "CA": "Canadian*", "CD": "Congolese",
    "CF": "Central African*", "CH": "Swiss", "CI": "Ivorian*", "CL": "Chilean*",
    "CM": "Cameroonian*", "CN": "Chinese", "CO": "Colombian*", "CR": "Costa Rican*",
    "CU": "Cuban*", "CV": "Cape Verdean*, Cabo Verdean*", "CW": "Curaçaoan*", "CY": "Cypriot*",
    "CZ": "Czech*", "DE": "German*", "DJ": "Djiboutian*", "DK": "Danish, Danes",
    "DO": "Dominican*", "DZ": "Algerian*", "EC": "Ecuadorian*, Ecuadorean*", "EE": "Estonian*",
    "EG": "Egyptian*", "EH": "Sahrawi*", "ER": "Eritrean*", "ES": "Spanish, Spaniard*",
    "ET": "Ethiopian*", "FI": "Finnish, Finns", "FJ": "Fijian*", "FM": "Micronesian*",
    "FO": "Faroese", "FR": "French, Frenchman, Frenchmen, Frenchwoman, Frenchwomen",
    "GA": "Gabonese",
    "GB": "British, Briton*, English, Englishman, Englishmen, Englishwoman, Scottish, Scotsman, "
    "Welsh, Welshman, Northern Irish",
    "GD": "Grenadian*", "GE": "Georgian*", "GH": "Ghanaian*", "GI": "Gibraltarian*",
    "GL": "Greenlandic, Greenlander*", "GM": "Gambian*", "GN": "Guinean*", "GQ": "Equatoguinean*",
    "GR": "Greek*", "GT": "Guatemalan*", "GU": "Guamanian*", "GW": "Bissau-Guinean*",
    "GY": "Guyanese", "HN": "Honduran*", "HR": "Croatian*, Croat*", "HT": "Haitian*",
    "HU": "Hungarian*", "ID": "Indonesian*", "IE": "Irish, Irishman, Irishmen, Irishwoman",
    "IL": "Israeli*", "IM": "Manx", "IN": "Indian*", "IQ": "Iraqi*", "IR": "Iranian*",
    "IS": "Icelandic, Icelander*", "IT": "Italian*", "JM": "Jamaican*", "JO": "Jordanian*",
    "JP": "Japanese", "KE": "Kenyan*", "KG": "Kyrgyz, Kyrgyzstani*", "KH": "Cambodian*",
    "KM": "Comorian*", "KN": "Kittitian*, Nevisian*", "KP": "North Korean*",
    "KR": "South Korean*, Korean*", "KW": "Kuwaiti*", "KY": "Caymanian*",
    "KZ": "Kazakh*, Kazakhstani*", "LA": "Laotian*", "LB": "Lebanese", "LC": "Saint Lucian*",
    "LI": "Liechtensteiner*", "LK": "Sri Lankan*", "LR": "Liberian*", "LS": "Basotho, Mosotho",
    "LT": "Lithuanian*", "LU": "Luxembourger*, Luxembourgish", "LV": "Latvian*", "LY": "Libyan*",
    "MA": "Moroccan*", "MC": "Monegasque*, Monacan*", "MD": "Moldovan*", "ME": "Montenegrin*",
    "MG": "Malagasy", "MH": "Marshallese", "MK": "Macedonian*, North Macedonian*",
    "ML": "Malian*", "MM": "Burmese", "MN": "Mongolian*", "MO": "Macanese",
    "MR": "Mauritanian*", "MS": "Montserratian*", "MT": "Maltese", "MU": "Mauritian*",
    "MV": "Maldivian*", "MW": "Malawian*", "MX": "Mexican*", "MY": "Malaysian*",
    "MZ": "Mozambican*", "NA": "Namibian*", "NC": "New Caledonian*", "NE": "Nigerien*",
    "NG": "Nigerian*", "NI": "Nicaraguan*", "NL": "Dutch, Dutchman, Dutchmen, Dutchwoman",
    "NO": "Norwegian*", "NP": "Nepali*, Nepalese", "NR": "Nauruan*", "NZ": "New Zealander*",
    "OM": "Omani*", "PA": "Panamanian*", "PE": "Peruvian*", "PG": "Papua New Guinean*",
    "PH": "Filipino*, Filipina*, Philippine", "PK": "Pakistani*", "PL": "Polish, Poles",
    "PR": "Puerto Rican*", "PS": "Palestinian*", "PT": "Portuguese", "PW": "Palauan*",
    "PY": "Paraguayan*", "QA": "Qatari*", "RO": "Romanian*", "RS": "Serbian*, Serb*",
    "RU": "Russian*", "RW": "Rwandan*", "SA": "Saudi*, Saudi Arabian*",
    "SB": "Solomon Islander*", "SC": "Seychellois", "SD": "Sudanese", "SE": "Swedish, Swedes",
    "SG": "Singaporean*", "SI": "Slovenian*, Slovene*", "SK": "Slovak*, Slovakian*",
    "SL": "Sierra Leonean*, Sierra Leonian*", "SM": "Sammarinese", "SN": "Senegalese",
    "SO": "Somali*, Somalian*", "SR": "Surinamese", "SS": "South Sudanese",
    "SV": "Salvadoran*, Salvadorian*, Salvadorean*", "SY": "Syrian*", "SZ": "Swazi*",
    "TD": "Chadian*", "TG": "Togolese", "TH": "Thai*", "TJ": "Tajik*, Tajikistani*",
    "TL": "Timorese", "TM": "Turkmen*", "TN": "Tunisian*", "TO": "Tongan*",
    "TR": "Turkish, Turks", "TT": "Trinidadian*, Tobagonian*", "TV": "Tuvaluan*",
    "TW": "Taiwanese", "TZ": "Tanzanian*", "UA": "Ukrainian*", "UG": "Ugandan*",
    "US": "American*", "UY": "Uruguayan*", "UZ": "Uzbek*, Uzbekistani*", "VC": "Vincentian*",
    "VE": "Venezuelan*", "VN": "Vietnamese", "VU": "Ni-Vanuatu, Vanuatuan*", "WS": "Samoan*",
    "XK": "Kosovar*, Kosovan*", "YE": "Yemeni*", "ZA": "South African*", "ZM": "Zambian*",
    "ZW": "Zimbabwean*",
}  # fmt: skip

# Longer names that hold a country's or a people's, and mean something else.
OTHER_THINGS = (
    "New Mexico, New England, New Jersey, New Britain, New Holland, New South Wales, "
    "Gulf of Mexico, Mexico City, Panama City, Panama Canal, Kuwait City, Guatemala City, "
    "Luxembourg City, "
    "Jersey City, Jersey Shore, Jordan River, Niger Delta, Niger River, Prince of Wales, "
    "Princess of Wales, Port of Spain, Sea of Japan, South China Sea, East China Sea, "
    "English Channel, Indian Ocean, Latin America, North America, South America, Central America, "
    "Latin American, Latin Americans, North American, South American, Central American, "
    "Pan American, Native American, Native Americans, African American, African Americans, "
    "Asian American, Asian Americans, American Indian, American Indians, Indian Country, "
    "Indian Reservation, Indian Tribe, Indian Tribes, Indian Affairs, Indian Health Service, "
    "Indian Gaming, American Express, American Airlines, French Quarter, French Bulldog, "
    "French Bulldogs, German Shepherd, German Shepherds, Great Dane, Turkish Airlines, "
    "South Georgia, Irish Sea, Georgia Avenue, English Bulldog, Swiss Army"
)


def main() -> None:
    """Write the file."""
    gazetteer = {
        "names": {language: dict(sorted(names(language))) for language in LANGUAGES},
        "peoples": dict(sorted(peoples())),
        "abbreviations": {key_of(name): code for code, name in abbreviations()},
        "states": sorted(states()),
        "others": sorted(key_of(other) for other in OTHER_THINGS.split(", ")),
    }
    text = json.dumps(gazetteer, ensure_ascii=False, indent=0)
    Path(DATA).write_text(text + "\n", encoding="utf-8")


def names(language: str) -> Iterator[tuple[str, str]]:
    """Yield every folded name of every country in a language, with the country's code."""
    left_out = {key_of(name) for name in LEFT_OUT[language].split(", ")}
    for code, name in written(language):
        for variant in variants(name):
            key = key_of(variant)
            if key and "," not in variant and key not in left_out:
                yield key, code


def written(language: str) -> Iterator[tuple[str, str]]:
    """Yield the code of each country with each name for it, as written; the surest name last."""
    import pycountry
    from babel import Locale

    if language == "en":
        for country in pycountry.countries:
            name = getattr(country, "official_name", country.name)
            if country.alpha_2 not in _NO_COUNTRY:
                yield country.alpha_2, _INVERTED.sub(r"\2 \1", name)
                yield country.alpha_2, _INVERTED.sub(r"\2 \1", country.name)
    for code, name in Locale(language).territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
            yield code, _ASIDE.sub("", name)
            yield from ((code, inside) for inside in _INSIDE.findall(name) if language != "ar")
    if language == "en":
        for code, others in OTHER_NAMES.items():
            yield from ((code, other) for other in others.split(", "))


def variants(name: str) -> Iterator[str]:
    """Yield the ways in which a name is written."""
    for spelling in {name, name.replace("St. ", "Saint "), name.replace("Saint ", "St ")}:
        yield spelling.replace(" & ", " and ").removeprefix("the ")
        yield re.sub(" (?:&|and) ", " ", spelling).removeprefix("the ")


def peoples() -> Iterator[tuple[str, str]]:
    """Yield what a country's people are called, folded, with the country's code."""
    for code, people in PEOPLES.items():
        for name in people.split(", "):
            yield key_of(name.removesuffix("*")), code
            if name.endswith("*"):
                yield key_of(name.removesuffix("*") + "s"), code


def abbreviations() -> Iterator[tuple[str, str]]:
    """Yield the code of each country with its abbreviations, with and without full stops."""
    for code, names in ABBREVIATIONS.items():
        for name in names.split(", "):
            yield code, name
            yield code, ".".join(name)


def states() -> Iterator[str]:
    """Yield the folded names of the states of the United States."""
    import pycountry

    for part in pycountry.subdivisions.get(country_code="US"):
        if part.type == "State":
            yield key_of(part.name)


if __name__ == "__main__":
    main()
