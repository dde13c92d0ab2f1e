"""States of the USA, and where its ZIP codes lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import City, TimeZone, Year
from synthesis.tools.entities.geography import Coordinates, UsState, ZipCode
from synthesis.tools.packs.general import _geodesy, zipcodes

if TYPE_CHECKING:
    from us.states import State

PACK = Pack(
    title="States and ZIP codes of the USA",
    distributions=("us", "zipcodes", "geographiclib"),
    licence="BSD-3-Clause, MIT",
    data="US states and their counties; 42,789 US ZIP codes with their positions",
    data_licence="BSD-3-Clause, CC-BY-4.0",
    data_date="2026-06",
)

StateName = Annotated[str, "Name of a US state", UsState]
Zip = Annotated[str, "Five-digit US ZIP code", ZipCode]


class StateRecord(Result):
    capital: Annotated[str, City, Asks("the capital of {state}")]
    statehood_year: Annotated[
        int,
        Year,
        Asks("the year in which {state} became a state", noun="year of statehood"),
    ]
    postal_code: Annotated[str, Asks("the postal abbreviation of {state}", refers="{state}")]


class StateZones(Result):
    time_zones: list[Annotated[str, TimeZone, Asks("the time zones of {state}")]]


class StateCounties(Result):
    county_count: Annotated[
        int,
        Asks(
            "the number of counties (or county equivalents) of {state}",
            noun="number of counties",
            additive=True,
        ),
    ]


class StateZips(Result):
    zip_count: Annotated[
        int,
        Asks(
            "the number of active US ZIP codes in {state}",
            noun="number of active ZIP codes",
            additive=True,
        ),
    ]
    main_county: Annotated[str, Asks("the county of {state} with the most active ZIP codes")]


class ZipPosition(Result):
    coordinates: Annotated[
        str, Coordinates, Asks("the latitude and longitude of {zip_code}", refers="{zip_code}")
    ]
    state: Annotated[str, UsState, Asks("the state of {zip_code}")]


class ZipDistance(Result):
    distance_km: Annotated[
        float,
        Asks(
            "the geodesic distance from {zip_code} to {other}",
            noun="geodesic distance to {other}",
            unit="km",
            round_to=1,
        ),
    ]


class CountyZips(Result):
    zip_codes: list[
        Annotated[
            str,
            ZipCode,
            Asks("the active ZIP codes of the place that {zip_code} belongs to"),
        ]
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            state="Texas",
            gives={"capital": "Austin, United States", "statehood_year": 1845, "postal_code": "TX"},
        )
    ],
)
def us_state_record(state: StateName) -> StateRecord:
    """Capital, year of statehood and postal abbreviation of a US state."""
    item = _find(state)
    return StateRecord(
        capital=f"{item.capital}, United States",
        statehood_year=item.statehood_year,
        postal_code=item.abbr,
    )


@tool(
    kind="retrieval",
    examples=[Example(state="Texas", gives={"time_zones": ["America/Chicago", "America/Denver"]})],
)
def us_state_time_zones(state: StateName) -> StateZones:
    """IANA time zones that a US state keeps."""
    return StateZones(time_zones=sorted(_find(state).time_zones))


@tool(
    kind="retrieval",
    examples=[
        Example(state="Texas", gives={"county_count": 254}),
        Example(state="Delaware", gives={"county_count": 3}),
    ],
)
def us_state_counties(state: StateName) -> StateCounties:
    """Number of counties of a US state."""
    return StateCounties(county_count=len(_find(state).counties))


@tool(
    kind="retrieval",
    examples=[Example(state="California", gives={"main_county": "Los Angeles County"})],
)
def us_state_zip_codes(state: StateName) -> StateZips:
    """Number of active ZIP codes of a US state, and the county that has most of them."""
    abbreviation = _find(state).abbr
    counties = Counter(item["county"] for item in zipcodes.active(state=abbreviation))
    known = {county: count for county, count in counties.items() if county}
    if not known:
        raise ToolError(f"No ZIP codes of {state} are known here.")
    return StateZips(
        zip_count=sum(counties.values()),
        main_county=min(known, key=lambda county: (-known[county], county)),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(zip_code="94103", gives={"coordinates": "37.7725,-122.4147", "state": "California"})
    ],
)
def us_zip_position(zip_code: Zip) -> ZipPosition:
    """Coordinates and state of a US ZIP code."""
    latitude, longitude = _position(zip_code)
    return ZipPosition(
        coordinates=_geodesy.written(latitude, longitude),
        state=_find(zipcodes.find(zip_code)["state"]).name,
    )


@tool(
    kind="processing",
    examples=[Example(zip_code="10001", other="94103", gives={"distance_km": 4130}, rel=5e-3)],
)
def us_zip_distance(
    zip_code: Zip, other: Annotated[str, "The other five-digit US ZIP code", ZipCode]
) -> ZipDistance:
    """Geodesic distance in km between two US ZIP codes."""
    return ZipDistance(distance_km=_geodesy.km(*_position(zip_code), *_position(other)))


@tool(
    kind="retrieval",
    examples=[
        Example(
            zip_code="90210",
            gives={"zip_codes": ["90209", "90210", "90211", "90212", "90213"]},
        )
    ],
)
def us_place_zip_codes(zip_code: Zip) -> CountyZips:
    """Active ZIP codes that share their place name and state with a ZIP code."""
    here = zipcodes.find(zip_code)
    rows = zipcodes.active(city=here["city"], state=here["state"])
    found = sorted(item["zip_code"] for item in rows)
    if len(found) > 50:
        raise ToolError(f"{here['city']} has {len(found)} ZIP codes, too many to list.")
    return CountyZips(zip_codes=found)


def _position(zip_code: str) -> tuple[float, float]:
    item = zipcodes.find(zip_code)
    if not item["lat"] or not item["long"] or not float(item["lat"]):
        raise ToolError(f"No position of ZIP code {zip_code} is known here.")
    return float(item["lat"]), float(item["long"])


def _find(state: str) -> State:
    for item in _states():
        if state.strip().casefold() in {item.name.casefold(), item.abbr.casefold()}:
            return item
    raise ToolError(f"{state[:40]!r} is no state of the USA; one is 'Texas'.")


@cache
def _states() -> tuple[State, ...]:
    import us

    return tuple(us.states.STATES)


@seeds(UsState, source="us")
def us_states() -> Iterator[str]:
    """The fifty states."""
    yield from sorted(item.name for item in _states() if item.statehood_year)
