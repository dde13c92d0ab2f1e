"""Clock changes, conversions of local time, and where time zones are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from datetime import date as Day
from functools import cache
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country, Date, TimeZone
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general import _countries
from synthesis.tools.packs.general._geodesy import written
from synthesis.tools.packs.general.calendars import parse
from synthesis.tools.packs.general.timezones import zone

PACK = Pack(
    title="Clocks of the IANA time zones",
    distributions=("tzdata", "pycountry", "babel"),
    licence="Apache-2.0, LGPL-2.1, BSD-3-Clause",
    data="IANA time-zone database 2026f; zone names of Unicode CLDR",
    data_licence="public domain, Unicode-3.0",
    data_date="2026",
)

FIRST, LAST = 1970, 2037
OFFICE = (9, 17)

Zone = Annotated[str, "IANA time-zone name, such as Europe/Zurich", TimeZone]
Other = Annotated[str, "The other IANA time-zone name", TimeZone]
On = Annotated[str, "Date, YYYY-MM-DD", Date, Draws("2024-01-15", "2024-07-15", "2025-03-10")]


class ClockChange(Result):
    date: Annotated[
        str, Date, Asks("the date of the first change of the clocks after {date} in {time_zone}")
    ]
    forward_hours: Annotated[
        float,
        Asks(
            "the number of hours by which the clocks in {time_zone} go forward (negative: back) "
            "at their first change after {date}",
            unit="hours",
            round_to=2,
        ),
    ]


class OtherTime(Result):
    time: Annotated[
        str,
        Asks(
            "the time of day (24-hour clock) in {other} when it is {hour} on {date} in {time_zone}"
        ),
    ]
    date: Annotated[
        str,
        Date,
        Asks("the date in {other} when it is {hour} on {date} in {time_zone}"),
    ]


class CountryZones(Result):
    zones: list[Annotated[str, TimeZone, Asks("the IANA time zones of {country}")]]
    zone_count: Annotated[
        int,
        Asks(
            "the number of IANA time zones of {country}",
            noun="number of IANA time zones",
            additive=True,
        ),
    ]


class ZonePlace(Result):
    country: Annotated[str, Country, Asks("the country of {time_zone}")]
    coordinates: Annotated[
        str,
        Coordinates,
        Asks(
            "the latitude and longitude of the principal place of {time_zone}",
            refers="the principal place of {time_zone}",
        ),
    ]


class ZoneNames(Result):
    standard_name: Annotated[
        str, Asks("the English name of standard time in {time_zone}", refers="{time_zone}")
    ]


class OfficeOverlap(Result):
    hours: Annotated[
        float,
        Asks(
            "the number of hours on {date} in which it is between 9 and 17 o'clock both in "
            "{time_zone} and in {other}",
            noun="number of shared office hours with {other} on {date}",
            unit="hours",
            round_to=2,
        ),
    ]


class YearChanges(Result):
    changes: Annotated[
        int,
        Asks(
            "the number of changes of the clocks in {year} in {time_zone}",
            noun="number of changes of the clocks in {year}",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            time_zone="Europe/Berlin",
            date="2026-01-01",
            gives={"date": "2026-03-29", "forward_hours": 1},
        ),
        Example(
            time_zone="America/New_York",
            date="2024-07-15",
            gives={"date": "2024-11-03", "forward_hours": -1},
        ),
    ],
)
def next_clock_change(time_zone: Zone, date: On) -> ClockChange:
    """First date after a date on which a time zone's clocks change, and by how many hours."""
    there, day = zone(time_zone), _checked(parse(date))
    before = _offset(there, day)
    for _ in range(370):
        day += timedelta(days=1)
        after = _offset(there, day)
        if after != before:
            changed = day - timedelta(days=1)
            if _offset(there, changed, 12) == after:
                return ClockChange(date=changed.isoformat(), forward_hours=after - before)
            return ClockChange(date=day.isoformat(), forward_hours=after - before)
    raise ToolError(f"The clocks of {time_zone} do not change in the year after {date}.")


@tool(
    kind="processing",
    examples=[
        Example(
            time_zone="Europe/Lisbon",
            other="America/New_York",
            date="2026-03-29",
            hour=9,
            gives={"time": "04:00", "date": "2026-03-29"},
        ),
    ],
)
def convert_local_time(
    time_zone: Zone,
    other: Other,
    date: On,
    hour: Annotated[
        int,
        "Hour of the local clock, 0 to 23",
        Draws(8, 12, 15, 20, 23, unit="o'clock"),
        Field(ge=0, le=23),
    ],
) -> OtherTime:
    """Time of day and date in one time zone at an hour of a date in another."""
    day = _checked(parse(date))
    moment = datetime.combine(day, time(hour), tzinfo=zone(time_zone)).astimezone(zone(other))
    return OtherTime(time=moment.strftime("%H:%M"), date=moment.date().isoformat())


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Portugal",
            gives={"zones": ["Atlantic/Azores", "Atlantic/Madeira", "Europe/Lisbon"]},
        )
    ],
)
def country_time_zones(
    country: Annotated[str, "Common English name of a country", Country],
) -> CountryZones:
    """IANA time zones of a country."""
    iso = _countries.code(country)
    found = sorted(name for name, (code, _) in _places().items() if code == iso)
    if not found:
        raise ToolError(f"The IANA database has no time zone of {country}.")
    return CountryZones(zones=found, zone_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            time_zone="Asia/Tokyo",
            gives={"country": "Japan", "coordinates": "35.6544,139.7447"},
        )
    ],
)
def time_zone_place(time_zone: Zone) -> ZonePlace:
    """Country of an IANA time zone and the coordinates of its principal place."""
    found = _places().get(time_zone)
    if found is None:
        raise ToolError(f"{time_zone!r} is no time zone of a single country; try Europe/Zurich.")
    iso, coordinates = found
    return ZonePlace(country=_countries.names()[iso], coordinates=coordinates)


@tool(
    kind="retrieval",
    examples=[
        Example(
            time_zone="Europe/Lisbon", gives={"standard_name": "Western European Standard Time"}
        )
    ],
)
def time_zone_names(time_zone: Zone) -> ZoneNames:
    """English name of the standard time that an IANA time zone keeps, from CLDR."""
    from babel.dates import get_timezone_name

    there = zone(time_zone)
    return ZoneNames(
        standard_name=get_timezone_name(there, width="long", locale="en", zone_variant="standard")
    )


@tool(
    kind="processing",
    examples=[
        Example(
            time_zone="Europe/London",
            other="America/New_York",
            date="2024-01-15",
            gives={"hours": 3},
        )
    ],
)
def shared_office_hours(time_zone: Zone, other: Other, date: On) -> OfficeOverlap:
    """Hours of a date in which it is between 9 and 17 o'clock in two time zones at once."""
    day = _checked(parse(date))
    ahead = _offset(zone(time_zone), day, 12) - _offset(zone(other), day, 12)
    apart = min(abs(ahead), 24 - abs(ahead))
    return OfficeOverlap(hours=max(0, OFFICE[1] - OFFICE[0] - apart))


@tool(
    kind="processing",
    examples=[
        Example(time_zone="Europe/Zurich", year=2024, gives={"changes": 2}),
        Example(time_zone="Asia/Kolkata", year=2024, gives={"changes": 0}),
    ],
)
def clock_changes_in_year(
    time_zone: Zone,
    year: Annotated[
        int, "Year, 1970 to 2037", Draws(1980, 1995, 2010, 2024), Field(ge=FIRST, le=LAST)
    ],
) -> YearChanges:
    """Number of changes of the UTC offset of a time zone in a year."""
    there = zone(time_zone)
    days = (
        Day.fromordinal(day)
        for day in range(Day(year, 1, 1).toordinal(), Day(year, 12, 31).toordinal() + 2)
    )
    offsets = [_offset(there, day) for day in days]
    return YearChanges(changes=sum(one != two for one, two in pairwise(offsets)))


def _offset(there: object, day: Day, hour: int = 0) -> float:
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    offset = moment.astimezone(there).utcoffset() or timedelta()  # type: ignore[arg-type]
    return offset.total_seconds() / 3600


def _checked(day: Day) -> Day:
    if not FIRST <= day.year <= LAST:
        raise ToolError(f"Clocks are known here for the years {FIRST} to {LAST}.")
    return day


@cache
def _places() -> dict[str, tuple[str, str]]:
    """Country code and coordinates of each zone of the database's table of zones."""
    from importlib.resources import files

    found = {}
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            iso, place, name = line.split("\t")[:3]
            parts = re.fullmatch(r"([+-]\d+)([+-]\d+)", place)
            if parts:
                found[name] = (iso, written(*(_degrees(part) for part in parts.groups())))
    return found


def _degrees(angle: str) -> float:
    """Degrees of ±DDMM, ±DDDMM, ±DDMMSS or ±DDDMMSS."""
    digits = angle[1:]
    seconds = int(digits[-2:]) if len(digits) > 5 else 0
    digits = digits[:-2] if len(digits) > 5 else digits
    value = int(digits[:-2]) + int(digits[-2:]) / 60 + seconds / 3600
    return -value if angle[0] == "-" else value
