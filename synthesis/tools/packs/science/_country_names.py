"""How tables of the United Nations, the World Bank and Gapminder spell common country names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from synthesis.core.errors import ToolError

SPELLINGS = {
    "Brunei": ("Brunei Darussalam",),
    "Cape Verde": ("Cabo Verde",),
    "Czechia": ("Czech Rep.", "Czech Republic"),
    "Democratic Republic of the Congo": ("Congo, Dem. Rep.",),
    "Republic of the Congo": ("Congo, Rep.", "Congo"),
    "Central African Republic": ("Central African Rep.",),
    "Dominican Republic": ("Dominican Rep.",),
    "Egypt": ("Egypt, Arab Rep.",),
    "Gambia": ("Gambia, The",),
    "Bahamas": ("Bahamas, The",),
    "Iran": ("Iran, Islamic Rep.", "Iran (Islamic Republic of)"),
    "Kyrgyzstan": ("Kyrgyz Republic",),
    "Laos": ("Lao PDR", "Lao People's Democratic Republic"),
    "Moldova": ("Republic of Moldova",),
    "North Korea": ("Korea, Dem. Rep.", "Dem. People's Republic of Korea"),
    "North Macedonia": ("Macedonia, FYR",),
    "Russia": ("Russian Federation",),
    "Slovakia": ("Slovak Republic",),
    "South Korea": ("Korea, Rep.", "Republic of Korea"),
    "St. Lucia": ("Saint Lucia",),
    "Syria": ("Syrian Arab Republic",),
    "São Tomé and Príncipe": ("Sao Tome and Principe",),
    "Tanzania": ("United Republic of Tanzania",),
    "Turkey": ("Türkiye",),
    "United States": ("United States of America",),
    "Venezuela": ("Venezuela, RB", "Venezuela (Bolivarian Republic of)"),
    "Vietnam": ("Viet Nam",),
    "Yemen": ("Yemen, Rep.",),
    "Bolivia": ("Bolivia (Plurinational State of)",),
    "Eswatini": ("Swaziland",),
    "Côte d'Ivoire": ("Cote d'Ivoire",),
}
WITH_ARTICLE = frozenset(
    (
        "United Arab Emirates", "Bahamas", "Democratic Republic of the Congo",
        "Central African Republic", "Republic of the Congo", "Dominican Republic",
        "United Kingdom", "Gambia", "Maldives", "Netherlands", "Philippines", "Solomon Islands",
        "United States",
    )
)  # fmt: skip
T = TypeVar("T")


def look_up(table: Mapping[str, T], country: str, source: str) -> T:
    """The entry of a country under whichever spelling a table has."""
    name = country.removeprefix("the ")
    for spelling in (name, *SPELLINGS.get(name, ())):
        if spelling in table:
            return table[spelling]
    raise ToolError(f"{source} has no country {country[:40]!r}; Japan is one.")


def common(spelling: str) -> str:
    """The common name behind a table's spelling, with the article where it takes one."""
    for name, others in SPELLINGS.items():
        if spelling == name or spelling in others:
            spelling = name
            break
    return f"the {spelling}" if spelling in WITH_ARTICLE else spelling
