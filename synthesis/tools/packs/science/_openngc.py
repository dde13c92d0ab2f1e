"""The OpenNGC catalogue that PyOngc ships, read once from its SQLite file."""

from __future__ import annotations

import math
from functools import cache
from typing import Any, NamedTuple

from synthesis.core.errors import ToolError

NOT_THERE = ("Dup", "NonEx", "Other", "*", "**", "Nova")
QUERY = """select name, type, round(degrees(ra), 5), round(degrees(dec), 5), const, majax,
    minax, pa, bmag, vmag, sbrightn, hubble, radvel, redshift, messier, identifiers, commonnames
    from objects where ra is not null and notngc = 0 and const != '' order by name"""
SERPENS = {"Se1": "Ser", "Se2": "Ser"}


class Entry(NamedTuple):
    """One object; angles in degrees, sizes in arcminutes, missing values ``None``."""

    name: str
    kind: str
    right_ascension: float
    declination: float
    constellation: str
    major_axis: float | None
    minor_axis: float | None
    position_angle: int | None
    blue: float | None
    visual: float | None
    surface: float | None
    hubble: str
    radial_velocity: int | None
    redshift: float | None
    messier: str
    identifiers: str
    common_names: str


@cache
def entries() -> dict[str, Entry]:
    """Every real object of the NGC and IC by name ("NGC 5194"), in order of catalogue."""
    rows = (Entry(_shown(row[0]), row[1], *row[2:]) for row in _rows() if " " not in row[0])
    return {row.name: row for row in rows if row.name}


@cache
def messier() -> dict[str, str]:
    """NGC or IC name of each Messier object ("M 51")."""
    return {f"M {int(row.messier)}": row.name for row in entries().values() if row.messier}


@cache
def types() -> dict[str, str]:
    """Names of the types in lower case by their codes."""
    import sqlite3

    with sqlite3.connect(_address(), uri=True) as database:
        found = database.execute("select type, typedesc from objTypes").fetchall()
    return {code: text.lower() for code, text in found} | {"HII": "HII region"}


def find(name: str) -> Entry:
    """The object called "NGC 5194", "IC 434" or "M 51"."""
    found = entries().get(messier().get(name, name))
    if found is None:
        raise ToolError(f"OpenNGC has no object {name[:20]}; NGC 5194 and M 51 are there.")
    return found


def separation(one: Entry, other: Entry) -> float:
    """Angle in degrees between two objects, by the haversine."""
    first, second = math.radians(one.declination), math.radians(other.declination)
    across = math.radians(one.right_ascension - other.right_ascension)
    half = (
        math.sin((first - second) / 2) ** 2
        + math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    )
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(half))))


def _address() -> str:
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("pyongc")
    if spec is None or spec.origin is None:
        raise ToolError("PyOngc is not installed, so its catalogue cannot be read.")
    return f"{Path(spec.origin).with_name('ongc.db').as_uri()}?mode=ro&immutable=1"


def _rows() -> list[tuple[Any, ...]]:
    import sqlite3

    with sqlite3.connect(_address(), uri=True) as database:
        found = database.execute(QUERY).fetchall()
    real = (row for row in found if row[1] not in NOT_THERE)
    return [(*row[:4], SERPENS.get(row[4], row[4]), *row[5:]) for row in real]


def _shown(name: str) -> str:
    """ "NGC 5194" for the catalogue's "NGC5194"; empty for parts such as "NGC0507A"."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    return f"{letters} {int(digits)}" if letters in {"NGC", "IC"} and digits else ""
