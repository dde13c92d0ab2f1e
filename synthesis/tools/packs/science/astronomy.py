"""Positions of planets, the Moon and bright stars with PyEphem."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import Constellation, PlanetName, SkyDate, StarName
from synthesis.tools.packs.science._sky import constellation_of, find_star

PACK = Pack(
    title="PyEphem",
    distributions=("ephem",),
    licence="MIT",
    data="VSOP87 and Moshier ephemerides",
    data_licence="MIT",
    data_date="2026-02",
)
PLANETS = ("Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune")
KM_PER_AU = 149_597_870.7
FIRST_YEAR, LAST_YEAR = 1800, 2200
FUNCTIONS = {
    "March equinox": "next_vernal_equinox",
    "June solstice": "next_summer_solstice",
    "September equinox": "next_autumn_equinox",
    "December solstice": "next_winter_solstice",
    "full moon": "next_full_moon",
    "new moon": "next_new_moon",
    "first quarter moon": "next_first_quarter_moon",
    "last quarter moon": "next_last_quarter_moon",
}

Planet = Annotated[str, "Planet other than the Earth", PlanetName]
Star = Annotated[str, "Name of a bright star", StarName]
Day = Annotated[
    str,
    "Date (UTC), taken at 0 h",
    SkyDate,
    Draws("2024-04-08", "1986-02-09", "1969-07-20", "2020-12-21", "2027-08-02"),
]


class SeasonDate(Result):
    date: Annotated[str, SkyDate, Asks("the date of the {event} of {year}")]


class PhaseDate(Result):
    date: Annotated[str, SkyDate, Asks("the date of the first {phase} after {date}")]


class Illumination(Result):
    percent: Annotated[
        float,
        Asks(
            "the illuminated share of the Moon at 0 h UTC on {date}",
            noun="illuminated share of the Moon at 0 h UTC",
            unit="%",
            round_to=1,
        ),
    ]
    distance_km: Annotated[
        float,
        Asks(
            "the distance of the Moon's centre from the Earth's at 0 h UTC on {date}",
            noun="distance of the Moon's centre from the Earth's at 0 h UTC",
            unit="km",
            round_to=0,
        ),
    ]
    constellation: Annotated[
        str, Constellation, Asks("the constellation in which the Moon stands at 0 h UTC on {date}")
    ]


class PlanetPosition(Result):
    distance_au: Annotated[
        float,
        Asks(
            "the distance of {planet} from the Earth at 0 h UTC on {date}",
            noun="distance from the Earth at 0 h UTC on {date}",
            unit="au",
            round_to=4,
        ),
    ]
    magnitude: Annotated[
        float,
        Asks(
            "the visual magnitude of {planet} at 0 h UTC on {date}",
            noun="visual magnitude at 0 h UTC on {date}",
            round_to=2,
        ),
    ]
    elongation_deg: Annotated[
        float,
        Asks(
            "the elongation (positive to the east) of {planet} from the Sun at 0 h UTC on {date}",
            unit="degrees",
            round_to=2,
        ),
    ]


class Separation(Result):
    degrees: Annotated[
        float,
        Asks(
            "the angular separation of {planet} from {star} at 0 h UTC on {date}",
            noun="angular separation from {star} at 0 h UTC on {date}",
            unit="degrees",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(year=2026, event="March equinox", gives={"date": "2026-03-20"})],
)
def season_date(
    year: Annotated[int, "Year from 1800 to 2199", Draws(1969, 1999, 2012, 2024, 2040)],
    event: Annotated[
        Literal["March equinox", "June solstice", "September equinox", "December solstice"],
        "Start of an astronomical season",
    ],
) -> SeasonDate:
    """Date (UTC) of an equinox or solstice in a year."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise ToolError(f"The year must be from {FIRST_YEAR} to {LAST_YEAR - 1}, not {year}.")
    return SeasonDate(date=_next(event, f"{year}-01-01"))


@tool(
    kind="processing",
    examples=[Example(date="2024-10-10", phase="full moon", gives={"date": "2024-10-17"})],
)
def moon_phase_date(
    date: Day,
    phase: Annotated[
        Literal["full moon", "new moon", "first quarter moon", "last quarter moon"],
        "Phase of the Moon",
    ],
) -> PhaseDate:
    """Date (UTC) of the first full, new or quarter moon after a date."""
    return PhaseDate(date=_next(phase, date))


@tool(
    kind="processing",
    examples=[
        # Full moon of 2024-10-17 at 11:26 UTC; perigee of 2016-11-14 at 356,509 km, 11:23 UTC.
        Example(date="2024-10-17", gives={"percent": 99.6}, rel=0.002),
        Example(date="2016-11-14", gives={"distance_km": 356650}, rel=1e-3),
    ],
)
def moon_on_date(date: Day) -> Illumination:
    """Illuminated share (%), distance (km) and constellation of the Moon at 0 h UTC on a date."""
    moon = _body("Moon", date)
    return Illumination(
        percent=round(moon.phase, 3),
        distance_km=round(moon.earth_distance * KM_PER_AU, 1),
        constellation=constellation_of(moon),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            # Opposition of 2024-12-07: 4.089 au, magnitude -2.8.
            planet="Jupiter",
            date="2024-12-07",
            gives={"distance_au": 4.0894},
        )
    ],
)
def planet_on_date(planet: Planet, date: Day) -> PlanetPosition:
    """Distance from the Earth (au), magnitude and elongation of a planet at 0 h UTC."""
    body = _body(_planet(planet), date)
    return PlanetPosition(
        distance_au=round(body.earth_distance, 6),
        magnitude=round(body.mag, 2),
        elongation_deg=round(math.degrees(body.elong), 3),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            planet="Venus", star="Regulus", date="2023-10-09", gives={"degrees": 2.35}, rel=0.005
        )
    ],
)
def planet_star_separation(planet: Planet, star: Star, date: Day) -> Separation:
    """Angle in degrees between a planet and a bright star at 0 h UTC on a date."""
    import ephem

    other = find_star(star)
    other.compute(date.replace("-", "/"))
    angle = ephem.separation(_body(_planet(planet), date), other)
    return Separation(degrees=round(math.degrees(angle), 3))


@seeds(SkyDate, source="Eclipses, oppositions, conjunctions and launches")
def sky_dates() -> Iterator[str]:
    """Days on which people looked at the sky, and the landings of Apollo."""
    yield from (
        "1910-04-20", "1919-05-29", "1957-10-04", "1961-04-12", "1969-07-20", "1969-11-19",
        "1971-02-05", "1971-07-30", "1972-04-21", "1972-12-11", "1977-08-20", "1977-09-05",
        "1979-03-05", "1980-11-12", "1982-03-10", "1986-01-24", "1986-02-09", "1987-02-23",
        "1989-08-25", "1990-04-24", "1991-07-11", "1994-07-16", "1997-04-01", "1997-07-04",
        "1999-08-11", "2000-05-05", "2001-06-21", "2003-08-27", "2004-06-08", "2004-07-01",
        "2005-07-04", "2006-08-24", "2008-08-01", "2009-07-22", "2010-01-15", "2012-06-06",
        "2012-08-06", "2014-11-12", "2015-03-20", "2015-07-14", "2016-07-05", "2017-08-21",
        "2018-07-27", "2019-01-01", "2019-07-02", "2020-10-13", "2020-12-21", "2021-02-18",
        "2022-12-08", "2023-08-23", "2024-04-08", "2025-01-16", "2026-08-12", "2027-08-02",
    )  # fmt: skip


@seeds(PlanetName, source="PyEphem")
def planets() -> Iterator[str]:
    """The planets other than the Earth."""
    yield from PLANETS


def _planet(name: str) -> str:
    if name not in PLANETS:
        raise ToolError(f"{name[:40]!r} is not one of {', '.join(PLANETS)}.")
    return name


def _body(name: str, date: str) -> Any:
    import ephem

    _check_date(date)
    return getattr(ephem, name)(date.replace("-", "/"))


def _next(event: str, date: str) -> str:
    import ephem

    _check_date(date)
    found = getattr(ephem, FUNCTIONS[event])(date.replace("-", "/")).datetime()
    return str(found.date().isoformat())


def _check_date(date: str) -> None:
    try:
        year = datetime.date.fromisoformat(date).year
    except ValueError:
        raise ToolError(f"{date} is not a day of the calendar.") from None
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise ToolError(f"The date must be from {FIRST_YEAR} to {LAST_YEAR - 1}, not {date}.")
