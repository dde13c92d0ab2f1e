"""Clock changes, conversions of local time, and where time zones are."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from datetime import date as Day
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date, TimeZone
from synthesis.tools.packs.general.calendars import parse
from synthesis.tools.packs.general.timezones import zone

PACK = Pack(
    title="Clocks of the IANA time zones",
    distributions=("tzdata",),
    licence="Apache-2.0",
    data="IANA time-zone database 2026f",
    data_licence="public domain",
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
