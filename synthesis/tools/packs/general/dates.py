"""Weekdays, weeks and spans of dates in the Gregorian calendar."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date, Year
from synthesis.tools.packs.general.calendars import parse

PACK = Pack(
    title="Spans of dates", distributions=("python-dateutil",), licence="Apache-2.0, BSD-3-Clause"
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}

On = Annotated[str, "Gregorian date, YYYY-MM-DD", Date]
InYear = Annotated[
    int, "Year, 1583 to 2999", Year, Draws(1999, 2008, 2016, 2024, 2027), Field(ge=1583, le=2999)
]


class NthWeekday(Result):
    date: Annotated[str, Date, Asks("the date of the {place} {weekday} of {month} in {year}")]


class Difference(Result):
    years: Annotated[int, Asks("the number of full years from {start} to {end}", unit="years")]
    months: Annotated[
        int,
        Asks("the number of months that remain after the full years from {start} to {end}"),
    ]
    days: Annotated[
        int,
        Asks("the number of days that remain after the full months from {start} to {end}"),
    ]


class MonthsLater(Result):
    date: Annotated[str, Date, Asks("the date {months} after {date}")]


class Fridays(Result):
    count: Annotated[
        int, Asks("the number of Fridays the 13th in {year}", noun="number of Fridays the 13th")
    ]
    dates: list[Annotated[str, Date, Asks("the Fridays the 13th of {year}")]]


class WeekStart(Result):
    monday: Annotated[str, Date, Asks("the Monday with which ISO week {week} of {year} begins")]


class YearRecord(Result):
    first_weekday: Annotated[str, Asks("the weekday of 1 January {year}")]
    iso_weeks: Annotated[int, Asks("the number of ISO weeks of {year}", noun="number of ISO weeks")]
    leap: Annotated[bool, Asks("whether {year} is a leap year")]


class JulianDay(Result):
    julian_day: Annotated[int, Asks("the Julian day number at noon (UT) on {date}")]


@tool(
    kind="processing",
    examples=[
        Example(
            year=2024,
            month="November",
            weekday="Thursday",
            place="fourth",
            gives={"date": "2024-11-28"},
        ),
        Example(
            year=2024,
            month="May",
            weekday="Monday",
            place="last",
            gives={"date": "2024-05-27"},
        ),
    ],
)
def nth_weekday_of_month(
    year: InYear,
    month: Annotated[
        Literal["January", "March", "April", "May", "September", "October", "November"], "Month"
    ],
    weekday: Annotated[Literal["Monday", "Thursday", "Friday", "Saturday", "Sunday"], "Weekday"],
    place: Annotated[
        Literal["first", "second", "third", "fourth", "last"], "Which of these weekdays"
    ],
) -> NthWeekday:
    """Date of the first, second, third, fourth or last weekday of its kind in a month."""
    number, wanted, nth = MONTHS.index(month) + 1, WEEKDAYS.index(weekday), PLACES[place]
    if nth > 0:
        first = Day(year, number, 1)
        ahead = (wanted - first.weekday()) % 7 + 7 * (nth - 1)
        return NthWeekday(date=(first + timedelta(days=ahead)).isoformat())
    last = Day(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
    return NthWeekday(date=(last - timedelta(days=(last.weekday() - wanted) % 7)).isoformat())


@tool(
    kind="processing",
    examples=[
        Example(
            start="1990-02-17",
            end="2026-11-22",
            gives={"years": 36, "months": 9, "days": 5},
        )
    ],
)
def date_difference(
    start: On, end: Annotated[str, "The later Gregorian date, YYYY-MM-DD", Date]
) -> Difference:
    """Full years, months and days from one date to another, as one reckons an age."""
    from dateutil.relativedelta import relativedelta

    first, last = sorted((parse(start), parse(end)))
    span = relativedelta(last, first)
    return Difference(years=span.years, months=span.months, days=span.days)


@tool(
    kind="processing",
    examples=[Example(date="2024-01-31", months=1, gives={"date": "2024-02-29"})],
)
def months_later(
    date: On,
    months: Annotated[
        int,
        "Months to add, at most 12,000 either way",
        Draws(3, 6, 18, 30, 100, unit="months"),
        Field(ge=-12_000, le=12_000),
    ],
) -> MonthsLater:
    """The same day some months later, or the last day of a month that is too short."""
    from dateutil.relativedelta import relativedelta

    try:
        return MonthsLater(date=(parse(date) + relativedelta(months=months)).isoformat())
    except (ValueError, OverflowError):
        raise ToolError("That date lies outside the years 1 to 9999.") from None


@tool(
    kind="processing",
    examples=[
        Example(year=2026, gives={"count": 3, "dates": ["2026-02-13", "2026-03-13", "2026-11-13"]})
    ],
)
def fridays_the_13th(year: InYear) -> Fridays:
    """The Fridays that fall on a 13th of the month in a year."""
    days = [Day(year, month, 13) for month in range(1, 13)]
    found = [day.isoformat() for day in days if day.weekday() == 4]
    return Fridays(count=len(found), dates=found)


@tool(
    kind="processing",
    examples=[Example(year=2026, week=53, gives={"monday": "2026-12-28"})],
)
def iso_week_start(
    year: InYear,
    week: Annotated[
        int,
        "ISO week, 1 to 53",
        Draws(1, 10, 25, 40, 52),
        Field(ge=1, le=53),
    ],
) -> WeekStart:
    """Date of the Monday that begins an ISO 8601 week of a year."""
    try:
        return WeekStart(monday=Day.fromisocalendar(year, week, 1).isoformat())
    except ValueError:
        raise ToolError(f"The year {year} has no ISO week {week}.") from None


@tool(
    kind="processing",
    examples=[
        Example(year=2020, gives={"first_weekday": "Wednesday", "iso_weeks": 53, "leap": True})
    ],
)
def year_record(year: InYear) -> YearRecord:
    """Weekday of 1 January, number of ISO weeks, and whether a year is a leap year."""
    from calendar import isleap

    return YearRecord(
        first_weekday=WEEKDAYS[Day(year, 1, 1).weekday()],
        iso_weeks=Day(year, 12, 28).isocalendar().week,
        leap=isleap(year),
    )


@tool(kind="processing", examples=[Example(date="2000-01-01", gives={"julian_day": 2451545})])
def julian_day_of_date(date: On) -> JulianDay:
    """Julian day number that begins at noon (UT) of a Gregorian date."""
    return JulianDay(julian_day=parse(date).toordinal() + 1_721_425)
