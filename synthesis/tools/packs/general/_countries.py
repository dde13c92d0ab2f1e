"""Country names as people write them, and their ISO codes; shared by several packs."""

from __future__ import annotations

from functools import cache

from synthesis.core.errors import ToolError
from synthesis.tools.packs.general import _cldr

PREFERRED = {
    "BA": "Bosnia and Herzegovina",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
    "TR": "Turkey",
    "VA": "Vatican City",
}
"""Names used here where CLDR's English short name is not how a sentence says it."""

ALIASES = {
    "burma": "MM",
    "drc": "CD",
    "gaza strip": "PS",
    "holy see": "VA",
    "macedonia": "MK",
    "saint martin": "MF",
    "n. korea": "KP",
    "s. korea": "KR",
    "uae": "AE",
    "west bank": "PS",
    "cape verde": "CV",
    "cote d'ivoire": "CI",
    "czech republic": "CZ",
    "great britain": "GB",
    "holland": "NL",
    "russian federation": "RU",
    "swaziland": "SZ",
    "syrian arab republic": "SY",
    "uk": "GB",
    "usa": "US",
    "united states of america": "US",
}
WITH_ARTICLE = frozenset(
    ("AE", "BS", "CD", "CF", "CG", "DO", "GB", "GM", "MH", "MV", "NL", "PH", "SB", "SC", "US")
)


@cache
def names() -> dict[str, str]:
    """The English name of every ISO 3166-1 country by its two-letter code."""
    import pycountry

    known = _cldr.locale("en").territories
    found = {}
    for item in pycountry.countries:
        name = PREFERRED.get(item.alpha_2) or known.get(item.alpha_2) or item.name
        found[item.alpha_2] = name.replace(" & ", " and ").replace("’", "'")
    found["XK"] = "Kosovo"
    return found


def code(country: str) -> str:
    """The ISO code of a country given by name or code; raises ``ToolError``."""
    key = country.strip()
    if len(key) == 2 and key.upper() in names():
        return key.upper()
    found = _codes().get(_fold(key))
    if found is None:
        raise ToolError(
            f"{country[:60]!r} is not a country name that is known here; use its common English "
            "name or its two-letter ISO code, such as 'Switzerland' or 'CH'."
        )
    return found


def name(country: str) -> str:
    """The name used here for a country given by any known name."""
    return names()[code(country)]


def spoken(iso: str) -> str:
    """The name as it reads inside a sentence ("the Netherlands")."""
    return f"the {names()[iso]}" if iso in WITH_ARTICLE else names()[iso]


def _fold(text: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return plain.lower().removeprefix("the ").replace("&", "and").strip()


@cache
def _codes() -> dict[str, str]:
    import pycountry

    found: dict[str, str] = {}
    for item in pycountry.countries:
        for field in ("name", "common_name", "official_name", "alpha_3"):
            if value := getattr(item, field, None):
                found[_fold(value)] = item.alpha_2
    found.update({_fold(value): iso for iso, value in names().items()})
    return found | ALIASES
