"""The reference tables that SQL may read: their columns, and how each is filled."""

from __future__ import annotations

import csv
import gzip
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import isfinite
from pathlib import Path
from typing import Any

from synthesis.core.errors import ToolError

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """A table: what a row is, its columns as SQL declares them, and its rows."""

    row: str
    columns: str
    rows: Callable[[], Iterable[Row]]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(part.split()[0] for part in self.columns.split(", "))

    @property
    def kinds(self) -> dict[str, str]:
        return dict(part.split() for part in self.columns.split(", "))


def _file(package: str, *parts: str) -> Path:
    """A file of a package, which is not imported for it."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ToolError(f"The data of {package} are not installed.")
    return Path(found.origin).parent.joinpath(*parts)


def _number(text: Any) -> float | None:
    try:
        value = float(text)
    except (TypeError, ValueError):
        return None
    return value if isfinite(value) else None


def _whole(text: Any) -> int | None:
    value = _number(text)
    return None if value is None else int(value)


def _airports() -> Iterator[Row]:
    import airportsdata

    for code, item in sorted(airportsdata.load("IATA").items()):
        place = (item["name"], item["city"] or None, item["country"], item["tz"])
        yield (code, *place, item["lat"], item["lon"], item["elevation"])


def _birds() -> Iterator[Row]:
    path = _file("birdnames", "data", "processed", "avilist_2025_taxonomy.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["avilist_taxon_rank"] == "species":
                names = (row["avilist_common_name"], row["scientific_name"], row["genus"])
                order = row["avilist_order"]
                yield (*names, row["avilist_family"], order, row["avilist_iucn_status"] or None)


def _sample(name: str) -> Iterator[dict[str, str]]:
    path = _file("bokeh_sampledata", "_data", name)
    data = path.read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode()
    yield from csv.DictReader(text.splitlines())


def _cars() -> Iterator[Row]:
    origins = {"1": "USA", "2": "Europe", "3": "Japan"}
    for row in _sample("auto-mpg.csv"):
        engine = (_whole(row["cyl"]), _number(row["displ"]), _number(row["hp"]))
        body = (_number(row["weight"]), _number(row["accel"]), 1900 + int(row["yr"]))
        yield (row["name"], _number(row["mpg"]), *engine, *body, origins[row["origin"]])


def _companies() -> Iterator[Row]:
    from pytickersymbols import PyTickerSymbols

    items = {item["name"]: item for item in PyTickerSymbols().get_all_stocks()}
    for name, item in sorted(items.items()):
        said = item.get("metadata") or {}
        year = re.search(r"\b(1[0-9]|20)\d\d\b", str(said.get("founded") or ""))
        industries = item.get("industries") or [None]
        isins = item.get("isins") or [None]
        founded = int(year[0]) if year else None
        yield (
            name,
            item.get("symbol") or None,
            item.get("country"),
            industries[0],
            founded,
            isins[0],
        )


def _countries() -> Iterator[Row]:
    path = _file("pycountry", "databases", "iso3166-1.json")
    for item in json.loads(path.read_text(encoding="utf-8"))["3166-1"]:
        name = item.get("common_name") or item["name"]
        yield item["alpha_2"], item["alpha_3"], int(item["numeric"]), name


def _currencies() -> Iterator[Row]:
    path = _file("pycountry", "databases", "iso4217.json")
    for item in json.loads(path.read_text(encoding="utf-8"))["4217"]:
        yield item["alpha_3"], int(item["numeric"]), item["name"]


def _deep_sky() -> Iterator[Row]:
    query = (
        "SELECT o.name, t.typedesc, o.const, o.ra * 12 / pi(), o.dec * 180 / pi(), o.majax,"
        " o.vmag, o.redshift, nullif(o.messier, ''), nullif(o.commonnames, '')"
        " FROM objects o JOIN objTypes t ON t.type = o.type"
        " WHERE o.type NOT IN ('Dup', 'NonEx') ORDER BY o.id"
    )
    for row in _read(_file("pyongc", "ongc.db"), query):
        name, kind, const, hours, degrees, size, magnitude, redshift, messier, common = row
        place = (const, _rounded(hours, 4), _rounded(degrees, 4))
        known = f"M{int(messier)}" if messier and messier.isdigit() else None
        yield (name, kind, *place, size, magnitude, redshift, known, common)


def _elements() -> Iterator[Row]:
    query = (
        "SELECT atomic_number, symbol, name, period, group_id, block, atomic_weight, density,"
        " en_pauling, nullif(discovery_year, ''), is_radioactive FROM elements"
        " ORDER BY atomic_number"
    )
    yield from _read(_file("mendeleev", "elements.db"), query)


def _films() -> Iterator[Row]:
    query = (
        "SELECT Title, Year, Director, Runtime, Genre, Country, Language FROM omdb"
        " WHERE Title IS NOT NULL AND Year IS NOT NULL ORDER BY ID"
    )
    for title, year, director, minutes, *rest in _read(
        _file("bokeh_sampledata", "_data", "movies.db"), query
    ):
        kept = (text or None for text in rest)
        yield title, year, director or None, _minutes(minutes), *kept


def _minutes(said: Any) -> int | None:
    match = re.match(r"\d+", str(said or ""))
    return int(match[0]) if match else None


def _gapminder() -> Iterator[Row]:
    for row in _sample("gapminder.csv.gz"):
        figures = (_number(row["fertility"]), _number(row["life_expectancy"]))
        yield row["country"], int(row["year"]), *figures, _whole(row["population"])


def _languages() -> Iterator[Row]:
    path = _file("pycountry", "databases", "iso639-3.json")
    kinds = {"L": "living", "E": "extinct", "H": "historical", "A": "ancient", "C": "constructed"}
    for item in json.loads(path.read_text(encoding="utf-8"))["639-3"]:
        if item["type"] in kinds:
            name = item.get("common_name") or item["name"]
            yield item["alpha_3"], item.get("alpha_2"), name, kinds[item["type"]]


def _particles() -> Iterator[Row]:
    from particle import Particle

    for item in sorted(Particle.all(), key=lambda item: (abs(item.pdgid), -item.pdgid)):
        if abs(item.pdgid) < 10**9:
            life = item.lifetime
            lived = life if life is not None and isfinite(life) else None
            charge = None if item.charge is None else round(float(item.charge), 4)
            yield item.name, int(item.pdgid), item.mass, charge, lived


def _penguins() -> Iterator[Row]:
    for row in _sample("penguins.csv"):
        bill = (_number(row["bill_length_mm"]), _number(row["bill_depth_mm"]))
        body = (_number(row["flipper_length_mm"]), _number(row["body_mass_g"]))
        yield row["species"], row["island"], *bill, *body, row["sex"].lower() or None


def _stars() -> Iterator[Row]:
    from ephem import stars

    for line in stars.db.strip().splitlines():
        name, _, right, declination, magnitude = line.split(",")[:5]
        place = (_number(right.split("|")[0]), _number(declination.split("|")[0]))
        yield name, *place, _number(magnitude)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _read(path: Path, query: str) -> Iterator[Row]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        connection.create_function("pi", 0, lambda: 3.141592653589793)
        yield from connection.execute(query)


TABLES = {
    "airports": Table(
        "airport with an IATA code",
        "iata TEXT, name TEXT, city TEXT, country_code TEXT, time_zone TEXT, latitude REAL,"
        " longitude REAL, elevation_ft REAL",
        _airports,
    ),
    "birds": Table(
        "bird species of AviList 2025",
        "common_name TEXT, species TEXT, genus TEXT, family TEXT, bird_order TEXT,"
        " iucn_status TEXT",
        _birds,
    ),
    "bright_stars": Table(
        "bright star",
        "name TEXT, right_ascension_h REAL, declination_deg REAL, magnitude REAL",
        _stars,
    ),
    "cars": Table(
        "car model tested between 1970 and 1982",
        "name TEXT, mpg REAL, cylinders INTEGER, displacement_cu_in REAL, horsepower REAL,"
        " weight_lb REAL, seconds_to_60_mph REAL, model_year INTEGER, origin TEXT",
        _cars,
    ),
    "companies": Table(
        "listed company",
        "name TEXT, symbol TEXT, country TEXT, industry TEXT, founded INTEGER, isin TEXT",
        _companies,
    ),
    "countries": Table(
        "country or territory of ISO 3166-1",
        "code TEXT, alpha3 TEXT, number INTEGER, name TEXT",
        _countries,
    ),
    "currencies": Table(
        "currency of ISO 4217", "code TEXT, number INTEGER, name TEXT", _currencies
    ),
    "deep_sky_objects": Table(
        "object of the NGC and IC catalogues",
        "name TEXT, kind TEXT, constellation TEXT, right_ascension_h REAL, declination_deg REAL,"
        " major_axis_arcmin REAL, visual_magnitude REAL, redshift REAL, messier TEXT,"
        " common_name TEXT",
        _deep_sky,
    ),
    "elements": Table(
        "chemical element",
        "atomic_number INTEGER, symbol TEXT, name TEXT, period INTEGER, group_number INTEGER,"
        " block TEXT, atomic_weight REAL, density_g_cm3 REAL, electronegativity REAL,"
        " discovery_year INTEGER, is_radioactive INTEGER",
        _elements,
    ),
    "films": Table(
        "film of 1940 to 2014",
        "title TEXT, year INTEGER, director TEXT, minutes INTEGER, genre TEXT, country TEXT,"
        " language TEXT",
        _films,
    ),
    "gapminder": Table(
        "country in a year from 1964 to 2013",
        "country TEXT, year INTEGER, fertility REAL, life_expectancy REAL, population INTEGER",
        _gapminder,
    ),
    "languages": Table(
        "language of ISO 639-3",
        "code TEXT, two_letter_code TEXT, name TEXT, status TEXT",
        _languages,
    ),
    "particles": Table(
        "subatomic particle of the Particle Data Group",
        "name TEXT, pdg_id INTEGER, mass_mev REAL, charge REAL, lifetime_ns REAL",
        _particles,
    ),
    "penguins": Table(
        "penguin measured in the Palmer Archipelago",
        "species TEXT, island TEXT, bill_length_mm REAL, bill_depth_mm REAL,"
        " flipper_length_mm REAL, body_mass_g REAL, sex TEXT",
        _penguins,
    ),
}
"""The tables by name; a table's rows come in the order of its data."""


@cache
def named(text: str) -> tuple[str, ...]:
    """The tables whose names occur in a query."""
    words = set(re.findall(r"[a-z_]+", text.lower()))
    return tuple(name for name in TABLES if name in words)
