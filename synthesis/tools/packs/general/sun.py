"""Sunrise, sunset, twilight and the height of the sun at a place and date, with Astral."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import date as Day
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general import timezones
from synthesis.tools.packs.general._geodesy import point
from synthesis.tools.packs.general.calendars import parse

if TYPE_CHECKING:
    from astral import Observer

PACK = Pack(
    title="Astral: the sun at a place",
    distributions=("astral", "timezonefinder", "timezonefinder-data", "tzdata"),
    licence="Apache-2.0, MIT",
    data="Time-zone polygons of timezone-boundary-builder 2026c; IANA time-zone database 2026f",
    data_licence="ODbL-1.0, public domain",
    data_date="2026",
)

DEPRESSION = {"civil": 6, "nautical": 12, "astronomical": 18}

Place = Annotated[str, "Latitude and longitude in degrees, 'lat,lon'", Coordinates]
On = Annotated[
    str,
    "Local date, YYYY-MM-DD",
    Date,
    Draws("2024-03-20", "2024-06-20", "2024-09-22", "2024-12-21"),
]


class SunTimes(Result):
    sunrise: Annotated[str, Asks("the local time (24-hour clock) of sunrise on {date} at {place}")]
    sunset: Annotated[str, Asks("the local time (24-hour clock) of sunset on {date} at {place}")]


class DayLength(Result):
    day_length_hours: Annotated[
        float,
        Asks(
            "the time from sunrise to sunset on {date} at {place}",
            noun="time from sunrise to sunset on {date}",
            unit="hours",
            round_to=2,
        ),
    ]


class Twilight(Result):
    begins: Annotated[
        str,
        Asks("the local time (24-hour clock) of {kind} dawn on {date} at {place}"),
    ]
    ends: Annotated[
        str,
        Asks("the local time (24-hour clock) of {kind} dusk on {date} at {place}"),
    ]
    evening_minutes: Annotated[
        float,
        Asks(
            "the time from sunset to {kind} dusk on {date} at {place}",
            noun="time from sunset to {kind} dusk on {date}",
            unit="minutes",
            round_to=0,
        ),
    ]


class SolarNoon(Result):
    solar_noon: Annotated[
        str, Asks("the local time (24-hour clock) of solar noon on {date} at {place}")
    ]
    elevation_degrees: Annotated[
        float,
        Asks(
            "the elevation of the sun above the horizon at solar noon on {date} at {place}",
            noun="elevation of the sun at solar noon on {date}",
            unit="degrees",
            round_to=1,
        ),
    ]


class SunPosition(Result):
    elevation_degrees: Annotated[
        float,
        Asks(
            "the elevation of the sun above the horizon at {hour_utc} on {date} at {place}",
            noun="elevation of the sun at {hour_utc} on {date}",
            unit="degrees",
            round_to=1,
        ),
    ]
    azimuth_degrees: Annotated[
        float,
        Asks(
            "the azimuth of the sun (clockwise from north) at {hour_utc} on {date} at {place}",
            unit="degrees",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            place="38.7251,-9.1498",
            date="2026-06-21",
            gives={"sunrise": "06:12", "sunset": "21:05"},
        )
    ],
)
def sunrise_and_sunset(place: Place, date: On) -> SunTimes:
    """Sunrise and sunset at a place on a date, in the local time of the place."""
    from astral.sun import sunrise, sunset

    return SunTimes(
        sunrise=_clock(_local(sunrise, place, date)), sunset=_clock(_local(sunset, place, date))
    )


@tool(
    kind="processing",
    examples=[
        Example(place="59.91,10.75", date="2026-12-21", gives={"day_length_hours": 5.88}, rel=5e-3)
    ],
)
def daylight_hours(place: Place, date: On) -> DayLength:
    """Hours from sunrise to sunset at a place on a date (0 in polar night, 24 in midnight sun)."""
    from astral.sun import elevation, noon, sunrise, sunset

    try:
        length = _local(sunset, place, date) - _local(sunrise, place, date)
    except ToolError:
        observer = _observer(place)
        risen = elevation(observer, noon(observer, parse(date))) > 0
        return DayLength(day_length_hours=24 if risen else 0)
    return DayLength(day_length_hours=length.total_seconds() / 3600)


@tool(
    kind="processing",
    examples=[
        Example(
            place="0,0",
            date="2024-03-20",
            kind="astronomical",
            gives={"evening_minutes": 68.7},
            rel=0.02,
        )
    ],
)
def twilight(
    place: Place,
    date: On,
    kind: Annotated[
        Literal["civil", "nautical", "astronomical"], "Sun 6, 12 or 18 degrees below the horizon"
    ],
) -> Twilight:
    """Civil, nautical or astronomical dawn and dusk at a place on a date, local time."""
    from functools import partial

    from astral.sun import dawn, dusk, sunset

    depth = DEPRESSION[kind]
    first = _local(partial(dawn, depression=depth), place, date)
    last = _local(partial(dusk, depression=depth), place, date)
    minutes = (last - _local(sunset, place, date)).total_seconds() / 60
    return Twilight(begins=_clock(first), ends=_clock(last), evening_minutes=minutes % 1440)


@tool(
    kind="processing",
    examples=[
        Example(
            place="23.4362,0",
            date="2024-06-20",
            gives={"elevation_degrees": 90, "solar_noon": "13:02"},
        )
    ],
)
def solar_noon(place: Place, date: On) -> SolarNoon:
    """Local time of solar noon at a place on a date, and how high the sun then stands."""
    from astral.sun import elevation, noon

    moment = _local(noon, place, date)
    return SolarNoon(
        solar_noon=_clock(moment), elevation_degrees=elevation(_observer(place), moment)
    )


@tool(
    kind="processing",
    examples=[
        Example(
            place="39.742476,-105.1786",
            date="2003-10-17",
            hour_utc=19.5083,
            gives={"elevation_degrees": 39.888, "azimuth_degrees": 194.34},
            rel=2e-3,
        )
    ],
)
def sun_position(
    place: Place,
    date: On,
    hour_utc: Annotated[
        float,
        "Hour of the day in UTC, 0 to 24",
        Draws(6, 9, 12, 15, 18, unit="hours UTC"),
        Field(ge=0, lt=24),
    ],
) -> SunPosition:
    """Elevation (with refraction) and azimuth of the sun at a place, date and hour in UTC."""
    from astral.sun import azimuth, elevation

    day = parse(date)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour_utc)
    observer = _observer(place)
    return SunPosition(
        elevation_degrees=elevation(observer, moment), azimuth_degrees=azimuth(observer, moment)
    )


def _observer(place: str) -> Observer:
    from astral import Observer

    latitude, longitude = point(place)
    if abs(latitude) > 89.8:
        raise ToolError("At the poles the sun neither rises nor sets in a day.")
    return Observer(latitude, longitude)


def _local(event: Callable[[Observer, Day], datetime], place: str, date: str) -> datetime:
    """The event of the local date; astral counts its days in UTC."""
    observer, day = _observer(place), parse(date)
    if not 1900 <= day.year <= 2100:
        raise ToolError("The sun's times are given for the years 1900 to 2100.")
    zone = timezones.zone(timezones.name_at(place))
    for shift in (0, 1, -1):
        try:
            moment = event(observer, day + timedelta(days=shift)).astimezone(zone)
        except ValueError:
            continue
        if moment.date() == day:
            return moment
    raise ToolError(f"The sun does not reach that height at {place} on {date}.")


def _clock(moment: datetime) -> str:
    return (moment + timedelta(seconds=30)).strftime("%H:%M")
