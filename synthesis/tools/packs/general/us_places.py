"""States of the USA."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import City, TimeZone, Year
from synthesis.tools.entities.geography import SubdivisionCode, UsState

if TYPE_CHECKING:
    from us.states import State

PACK = Pack(
    title="States of the USA",
    distributions=("us",),
    licence="BSD-3-Clause",
    data="US states and their counties",
    data_licence="BSD-3-Clause",
    data_date="2026-06",
)

StateName = Annotated[str, "Name of a US state", UsState]


class StateRecord(Result):
    capital: Annotated[str, City, Asks("the capital of {state}")]
    statehood_year: Annotated[
        int,
        Year,
        Asks("the year in which {state} became a state", noun="year of statehood"),
    ]
    iso_code: Annotated[
        str,
        SubdivisionCode,
        Asks("the ISO 3166-2 code of {state}", refers="{state}"),
    ]
    county_count: Annotated[
        int,
        Asks(
            "the number of counties (or county equivalents) of {state}",
            noun="number of counties",
            additive=True,
        ),
    ]


class StateZones(Result):
    time_zones: list[Annotated[str, TimeZone, Asks("the time zones of {state}")]]


@tool(
    kind="retrieval",
    examples=[
        Example(
            state="Texas",
            gives={"capital": "Austin, United States", "statehood_year": 1845, "iso_code": "US-TX"},
        )
    ],
)
def us_state_record(state: StateName) -> StateRecord:
    """Capital, year of statehood, ISO code and number of counties of a US state."""
    item = _find(state)
    return StateRecord(
        capital=f"{item.capital}, United States",
        statehood_year=item.statehood_year,
        iso_code=f"US-{item.abbr}",
        county_count=len(item.counties),
    )


@tool(
    kind="retrieval",
    examples=[Example(state="Texas", gives={"time_zones": ["America/Chicago", "America/Denver"]})],
)
def us_state_time_zones(state: StateName) -> StateZones:
    """IANA time zones that a US state keeps."""
    return StateZones(time_zones=sorted(_find(state).time_zones))


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
