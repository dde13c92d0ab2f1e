"""Declarations for the tests of declaring: one of everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country, CountryCode, Date

PACK = Pack(title="Twin", distributions=("pydantic",), licence="MIT")


class Everything(Result):
    code: Annotated[str, CountryCode, Asks("the code of {country} on {day}", refers="{country}")]
    since: Annotated[str, Date]
    size_km2: Annotated[
        float, Asks("the size of {country} on {day}", noun="size", unit="km²", round_to=1)
    ]
    neighbours: list[Annotated[str, Country]]
    island: bool


@tool(
    kind="retrieval",
    examples=[Example(country="Malta", day="2020-01-01", gives={"code": "MT", "size_km2": 316})],
)
def everything(
    country: Annotated[str, "Name of the country", Country],
    day: Annotated[str, "Day that counts", Date],
    pressures_kpa: Annotated[
        list[float] | None, "Pressures", Draws(50.0, 100, label="the pressure", unit="kPa")
    ] = None,
    method: Annotated[Literal["fast", "exact"], "How to count"] = "exact",
) -> Everything:
    """Everything about a country, made up for the tests."""
    return Everything(
        code=country[:2].upper(), since=day, size_km2=316.0, neighbours=[], island=True
    )


@seeds(CountryCode, source="made up")
def codes() -> Iterator[str]:
    """Two good codes, one of them twice, and one that is none."""
    yield from ("CH", "PT", "CH", "nowhere")
