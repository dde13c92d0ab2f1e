"""Nonstop routes within the United States."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.geography import UsAirport, UsState
from synthesis.tools.packs.general import _geodesy, airports

PACK = Pack(
    title="Airline routes within the United States",
    distributions=("bokeh-sampledata", "airportsdata", "geographiclib"),
    licence="BSD-3-Clause, MIT",
    data="Routes of US carriers in July 2026 (US Bureau of Transportation Statistics); "
    "airports of airportsdata",
    data_licence="public domain, MIT",
    data_date="2026-09-05",
)


UsIata = Annotated[str, "IATA code of a US airport, such as ABQ", UsAirport]


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
        UsAirport,
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


class Hub(Result):
    hub: Annotated[
        str,
        UsAirport,
        Asks(
            "the IATA code of the airport of {state} from which reporting US carriers served the "
            "most US airports nonstop in July 2026",
            refers="the best connected airport of {state} for nonstop US flights",
        ),
    ]
    destination_count: Annotated[
        int,
        Asks(
            "the number of US airports served nonstop in July 2026 from the best connected airport "
            "of {state}",
            noun="number of nonstop US destinations of the best connected airport",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(airport="LIH", gives={"carriers": ["AA", "AS", "DL", "UA", "WN"]})],
)
def us_nonstop_routes(airport: UsIata) -> Routes:
    """Nonstop US destinations and carriers of a US airport in July 2026, from BTS reports."""
    flown = _from(airport)
    carriers = {carrier for names in flown.values() for carrier in names}
    return Routes(destination_count=len(flown), carriers=sorted(carriers))


@tool(
    kind="processing",
    examples=[Example(origin="JFK", destination="LAX", gives={"flights": 1})],
)
def us_flight_legs(
    origin: UsIata, destination: Annotated[str, "IATA code of the other US airport", UsAirport]
) -> Legs:
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
def us_farthest_nonstop(airport: UsIata) -> FarthestRoute:
    """Farthest US airport that US carriers served nonstop from an airport in July 2026."""
    start = airports.find(airport)
    known = [airports.find(code) for code in sorted(_from(airport)) if code in airports.table()]
    distance, code = max(
        (_geodesy.km(start["lat"], start["lon"], item["lat"], item["lon"]), item["iata"])
        for item in known
    )
    return FarthestRoute(destination=code, distance_km=distance)


@tool(kind="processing", examples=[Example(state="Georgia", gives={"hub": "ATL"})])
def us_state_hub(state: Annotated[str, "Name of a US state", UsState]) -> Hub:
    """Airport of a US state with the most nonstop US destinations in July 2026 (BTS reports)."""
    table = airports.table()
    found = [
        (len(flown), code)
        for code, flown in sorted(_routes().items())
        if code in table and table[code]["country"] == "US" and table[code]["subd"] == state
    ]
    if not found:
        raise ToolError(f"The BTS reports of July 2026 hold no flight from {state}.")
    count, hub = max(found)
    return Hub(hub=hub, destination_count=count)


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


@seeds(UsAirport, source="US Bureau of Transportation Statistics, July 2026")
def us_airports() -> Iterator[str]:
    """US airports with nonstop flights to at least three others."""
    table = airports.table()
    yield from sorted(code for code, to in _routes().items() if len(to) >= 3 and code in table)
