"""The Sun, the Moon and the sky's clock: rising, distance, sidereal time, Julian days."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.entities.science import Constellation, SkyDate
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


HORIZON = "-0:34"


Day = Annotated[str, "Date (UTC)", SkyDate, _observing.DAYS]


Site = Annotated[
    str, "Latitude and longitude of the observer, 'lat,lon'", Coordinates, _observing.SITES
]


class MoonDay(Result):
    event_utc: Annotated[
        str, Asks("the time (UTC) of the first {event} at {site} on or after 0 h UTC on {date}")
    ]


class SunPlace(Result):
    constellation: Annotated[
        str, Constellation, Asks("the constellation in which the Sun stands at 0 h UTC on {date}")
    ]
    declination_deg: Annotated[
        float,
        Asks(
            "the declination of the Sun (of date) at 0 h UTC on {date}",
            noun="declination of the Sun at 0 h UTC",
            unit="degrees",
            round_to=2,
        ),
    ]
    distance_au: Annotated[
        float,
        Asks(
            "the distance of the Sun from the Earth at 0 h UTC on {date}",
            noun="distance of the Sun at 0 h UTC",
            unit="au",
            round_to=4,
        ),
    ]


class Sidereal(Result):
    hours: Annotated[
        float,
        Asks("the local sidereal time at {site} at 0 h UTC on {date}", unit="h", round_to=3),
    ]


class JulianDay(Result):
    julian_day: Annotated[float, Asks("the Julian day number of 0 h UTC on {date}", round_to=1)]


@tool(
    kind="processing",
    examples=[
        # Atlanta, as almanacs with refraction of 34 arcminutes and the upper limb have it.
        Example(
            event="moonrise",
            date="2009-09-06",
            site="33.8,-84.4",
            gives={"event_utc": "2009-09-06 00:17"},
        )
    ],
)
def moonrise_moonset(
    event: Annotated[Literal["moonrise", "moonset"], "Which of the two"], date: Day, site: Site
) -> MoonDay:
    """First moonrise or moonset (UTC, upper limb, with refraction) at a place from a date on."""
    import ephem

    watcher = _watcher(site, date)
    search = watcher.next_rising if event == "moonrise" else watcher.next_setting
    try:
        return MoonDay(event_utc=_minute(search(ephem.Moon())))
    except (ephem.AlwaysUpError, ephem.NeverUpError):
        raise ToolError(f"The Moon does not rise and set at {site} on {date}.") from None


@tool(
    kind="processing",
    examples=[
        Example(
            date="2024-06-21",
            gives={"declination_deg": 23.44, "constellation": "Taurus", "distance_au": 1.0163},
        )
    ],
)
def sun_on_date(date: Day) -> SunPlace:
    """Constellation, declination (degrees) and distance (au) of the Sun at 0 h UTC on a date."""
    sun = _body("Sun", date)
    return SunPlace(
        constellation=constellation_of(sun),
        declination_deg=round(math.degrees(sun.g_dec), 4),
        distance_au=round(float(sun.earth_distance), 6),
    )


@tool(
    kind="processing",
    examples=[
        # Meeus, Astronomical Algorithms, example 12.a: 13 h 10 m 46.1 s at Greenwich.
        Example(date="1987-04-10", site="51.4779,0.0", gives={"hours": 13.1795}, rel=1e-4)
    ],
)
def local_sidereal_time(date: Day, site: Site) -> Sidereal:
    """Local sidereal time in hours at a place at 0 h UTC on a date."""
    angle = math.degrees(_observing.observer(site, date).sidereal_time())
    return Sidereal(hours=round(angle / 15, 5))


@tool(
    kind="processing",
    examples=[
        Example(date="2000-01-01", gives={"julian_day": 2451544.5}, rel=1e-9),
        Example(date="1957-10-04", gives={"julian_day": 2436115.5}, rel=1e-9),
    ],
)
def julian_day(date: Day) -> JulianDay:
    """Julian day number of 0 h UTC on a date, the day count of astronomers."""
    import ephem

    day = ephem.julian_date(_observing.checked_date(date).replace("-", "/"))
    return JulianDay(julian_day=round(float(day), 1))


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
