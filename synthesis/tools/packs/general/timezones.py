"""Time zones of places, and their clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from datetime import datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Date, TimeZone
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general._geodesy import point

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from timezonefinder import TimezoneFinder

PACK = Pack(
    title="Time zones",
    distributions=("timezonefinder", "timezonefinder-data", "tzdata"),
    licence="MIT, Apache-2.0",
    data="Time-zone polygons of timezone-boundary-builder 2026c; IANA time-zone database 2026f",
    data_licence="ODbL-1.0, public domain",
    data_date="2026",
)

On = Annotated[str, "Date, YYYY-MM-DD", Date, Draws("2024-01-15", "2024-07-15", "2025-03-10")]
Zone = Annotated[str, "IANA time-zone name, such as Europe/Zurich", TimeZone]


class ZoneAt(Result):
    time_zone: Annotated[str, TimeZone, Asks("the time zone of {coordinates}")]


class Offset(Result):
    utc_offset_hours: Annotated[
        float,
        Asks(
            "the UTC offset at noon on {date} in {time_zone}",
            noun="UTC offset at noon on {date}",
            unit="hours",
            round_to=2,
        ),
    ]
    daylight_saving: Annotated[
        bool, Asks("whether daylight saving time is in force at noon on {date} in {time_zone}")
    ]


class ClockDifference(Result):
    hours_ahead: Annotated[
        float,
        Asks(
            "the number of hours by which {time_zone} is ahead of {other} at noon on {date}",
            unit="hours",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(coordinates="35.6895,139.6917", gives={"time_zone": "Asia/Tokyo"})],
)
def time_zone_at(
    coordinates: Annotated[str, "Latitude and longitude in degrees, 'lat,lon'", Coordinates],
) -> ZoneAt:
    """IANA time zone of a point given by its latitude and longitude."""
    found = name_at(coordinates)
    if found.startswith("Etc/"):
        raise ToolError(f"{coordinates} lies in the open sea, where no country sets the time.")
    return ZoneAt(time_zone=found)


@tool(
    kind="retrieval",
    examples=[
        Example(
            time_zone="Asia/Kolkata",
            date="2024-01-15",
            gives={"utc_offset_hours": 5.5, "daylight_saving": False},
        ),
        Example(
            time_zone="Europe/Zurich",
            date="2024-07-15",
            gives={"utc_offset_hours": 2, "daylight_saving": True},
        ),
    ],
)
def time_zone_offset(time_zone: Zone, date: On) -> Offset:
    """UTC offset in hours of a time zone at local noon of a date, and whether it is summer time."""
    moment = _noon(time_zone, date)
    return Offset(utc_offset_hours=_hours(moment), daylight_saving=bool(moment.dst()))


@tool(
    kind="processing",
    examples=[
        Example(
            time_zone="Asia/Tokyo",
            other="America/Los_Angeles",
            date="2024-07-15",
            gives={"hours_ahead": 16},
        )
    ],
)
def clock_difference(
    time_zone: Zone, other: Annotated[str, "The other IANA time-zone name", TimeZone], date: On
) -> ClockDifference:
    """Hours by which one time zone's clocks are ahead of another's at local noon of a date."""
    ahead = _hours(_noon(time_zone, date)) - _hours(_noon(other, date))
    return ClockDifference(hours_ahead=ahead)


def name_at(coordinates: str) -> str:
    """Name of the time zone of a point; raises ``ToolError``."""
    latitude, longitude = point(coordinates)
    found = _finder().timezone_at(lat=latitude, lng=longitude)
    if found is None:
        raise ToolError(f"No time zone is known for the point {coordinates}.")
    return found


@cache
def _finder() -> TimezoneFinder:
    from timezonefinder import TimezoneFinder

    return TimezoneFinder(in_memory=False)


@cache
def zone(name: str) -> ZoneInfo:
    """The zone from the tzdata distribution, whatever the system has."""
    from importlib.resources import files
    from zoneinfo import ZoneInfo

    if name not in _names():
        raise ToolError(f"{name!r} is not an IANA time zone; a valid one is 'Europe/Zurich'.")
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


@cache
def _names() -> tuple[str, ...]:
    from importlib.resources import files

    return tuple(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def _noon(name: str, date: str) -> datetime:
    try:
        day = Day.fromisoformat(date)
    except ValueError:
        raise ToolError(f"{date!r} is not a date of the calendar.") from None
    return datetime.combine(day, time(12), tzinfo=zone(name))


def _hours(moment: datetime) -> float:
    offset = moment.utcoffset() or timedelta()
    return offset.total_seconds() / 3600


@seeds(TimeZone, source="IANA time-zone database")
def time_zones() -> Iterator[str]:
    """The zones of the database's table of zones, without old names of the same zone."""
    from importlib.resources import files

    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    yield from sorted(
        row[2] for row in rows if row[2].count("/") == 1 and row[2] != "Europe/Simferopol"
    )
