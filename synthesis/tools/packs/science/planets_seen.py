"""Planets, the Sun and the Moon as seen from the Earth and from a place on it."""

from __future__ import annotations

import math
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.entities.science import Constellation, PlanetName, SkyDate, SkyPosition
from synthesis.tools.packs.science import _observing
from synthesis.tools.packs.science._sky import constellation_of

PACK = Pack(
    title="PyEphem",
    distributions=("ephem",),
    licence="MIT",
    data="VSOP87 and Moshier ephemerides",
    data_licence="MIT",
    data_date="2026-02",
)
PLANETS = ("Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune")
HORIZON = "-0:34"
"""Altitude of a rising point: refraction of 34 arcminutes at the horizon."""

Planet = Annotated[str, "Planet other than the Earth", PlanetName]
Day = Annotated[str, "Date (UTC)", SkyDate, _observing.DAYS]
Site = Annotated[
    str, "Latitude and longitude of the observer, 'lat,lon'", Coordinates, _observing.SITES
]


class Rising(Result):
    rises_utc: Annotated[
        str, Asks("the time (UTC) at which {planet} first rises on or after {date} at {site}")
    ]
    sets_utc: Annotated[
        str, Asks("the time (UTC) at which {planet} first sets on or after {date} at {site}")
    ]


class PlanetDisc(Result):
    angular_diameter_arcsec: Annotated[
        float,
        Asks(
            "the angular diameter of {planet} at 0 h UTC on {date}",
            noun="angular diameter at 0 h UTC on {date}",
            unit="arcsec",
            round_to=2,
        ),
    ]
    illuminated_percent: Annotated[
        float,
        Asks(
            "the illuminated share of the disc of {planet} at 0 h UTC on {date}",
            noun="illuminated share of the disc at 0 h UTC on {date}",
            unit="%",
            round_to=1,
        ),
    ]


class PlanetPlace(Result):
    position: Annotated[
        str,
        SkyPosition,
        Asks(
            "the J2000 right ascension and declination of {planet} in degrees at 0 h UTC on {date}",
            refers="the position of {planet} at 0 h UTC on {date}",
        ),
    ]
    constellation: Annotated[
        str,
        Constellation,
        Asks("the constellation in which {planet} stands at 0 h UTC on {date}"),
    ]
    sun_distance_au: Annotated[
        float,
        Asks(
            "the distance of {planet} from the Sun at 0 h UTC on {date}",
            noun="distance from the Sun at 0 h UTC on {date}",
            unit="au",
            round_to=4,
        ),
    ]


class PlanetPair(Result):
    degrees: Annotated[
        float,
        Asks(
            "the angular separation of {first} and {second} in the sky at 0 h UTC on {date}",
            unit="degrees",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        # 2024-06-22 at Lisbon, refraction at the horizon as in almanacs.
        Example(
            planet="Mars",
            date="2024-06-22",
            site="38.72,-9.14",
            gives={"rises_utc": "2024-06-22 02:15"},
        )
    ],
)
def planet_rise_set(planet: Planet, date: Day, site: Site) -> Rising:
    """First rising and setting (UTC) of a planet at a place, on or after a date."""
    import ephem

    body, watcher = getattr(ephem, _planet(planet))(), _watcher(site, date)
    try:
        rises, sets = watcher.next_rising(body), watcher.next_setting(body)
    except (ephem.AlwaysUpError, ephem.NeverUpError):
        raise ToolError(f"{planet} does not rise and set at {site} on {date}.") from None
    return Rising(rises_utc=_minute(rises), sets_utc=_minute(sets))


@tool(
    kind="processing",
    examples=[
        # Mars at its nearest in 60,000 years, 25.1 arcsec.
        Example(
            planet="Mars", date="2003-08-27", gives={"angular_diameter_arcsec": 25.11}, rel=2e-3
        )
    ],
)
def planet_disc(planet: Planet, date: Day) -> PlanetDisc:
    """Angular diameter (arcsec) and illuminated share (%) of a planet at 0 h UTC on a date."""
    body = _body(_planet(planet), date)
    return PlanetDisc(
        angular_diameter_arcsec=round(float(body.size), 4),
        illuminated_percent=round(float(body.phase), 3),
    )


@tool(
    kind="processing",
    examples=[
        # Perihelion of Mars, 1.3814 au; Saturn at its opposition of 2025.
        Example(planet="Mars", date="2003-08-30", gives={"sun_distance_au": 1.3814}),
        Example(planet="Saturn", date="2025-09-21", gives={"constellation": "Pisces"}),
    ],
)
def planet_position(planet: Planet, date: Day) -> PlanetPlace:
    """Position (J2000), constellation and distance from the Sun (au) of a planet on a date."""
    body = _body(_planet(planet), date)
    return PlanetPlace(
        position=f"{math.degrees(body.a_ra):.4f},{math.degrees(body.a_dec):.4f}",
        constellation=constellation_of(body),
        sun_distance_au=round(float(body.sun_distance), 6),
    )


@tool(
    kind="processing",
    examples=[
        # The great conjunction of 2020: 6.1 arcminutes at 18 h UTC on the 21st.
        Example(
            first="Jupiter", second="Saturn", date="2020-12-22", gives={"degrees": 0.105}, rel=0.02
        )
    ],
)
def planet_pair_separation(
    first: Planet, second: Annotated[str, "Another planet", PlanetName], date: Day
) -> PlanetPair:
    """Angle in degrees between two planets in the sky at 0 h UTC on a date."""
    import ephem

    one, other = _body(_planet(first), date), _body(_planet(second), date)
    if first == second:
        raise ToolError("Give two different planets.")
    return PlanetPair(degrees=round(math.degrees(ephem.separation(one, other)), 4))


def _planet(name: str) -> str:
    if name not in PLANETS:
        raise ToolError(f"{name[:40]!r} is not one of {', '.join(PLANETS)}.")
    return name


def _body(name: str, date: str) -> Any:
    import ephem

    return getattr(ephem, name)(_observing.checked_date(date).replace("-", "/"))


def _watcher(site: str, date: str) -> Any:
    found = _observing.observer(site, date)
    found.horizon = HORIZON
    return found


def _minute(moment: Any) -> str:
    """A moment to the nearest minute, "2024-06-22 02:15"."""
    import datetime

    rounded = moment.datetime() + datetime.timedelta(seconds=30)
    return str(rounded.strftime("%Y-%m-%d %H:%M"))
