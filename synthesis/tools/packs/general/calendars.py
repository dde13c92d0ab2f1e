"""Dates in several calendars, and what falls on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Date, Year

PACK = Pack(
    title="Calendars",
    distributions=("convertdate", "hijridate", "python-dateutil"),
    licence="MIT, BSD-3-Clause",
    data="Month lengths of the Umm al-Qura calendar, 1343 to 1500 AH",
    data_licence="MIT",
    data_date="2026-01",
)

ISLAMIC_MONTHS = (
    "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II",
    "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
)  # fmt: skip

On = Annotated[str, "Gregorian date, YYYY-MM-DD", Date]


class DayRecord(Result):
    weekday: Annotated[str, Asks("the day of the week of {date}")]
    day_of_year: Annotated[int, Asks("the day number of {date} in its year")]
    iso_week: Annotated[int, Asks("the ISO week number of {date}")]


class OtherCalendar(Result):
    year: Annotated[int, Asks("the year of the {calendar} calendar on {date}")]
    month: Annotated[str, Asks("the month of the {calendar} calendar on {date}")]
    day: Annotated[int, Asks("the day of the month in the {calendar} calendar on {date}")]


class Easter(Result):
    easter: Annotated[str, Date, Asks("the date of {church} Easter Sunday in {year}")]


class Later(Result):
    date: Annotated[str, Date, Asks("the date {days} after {date}")]


class Span(Result):
    days: Annotated[int, Asks("the number of days from {start} to {end}", unit="days")]


@tool(
    kind="processing",
    examples=[Example(date="1969-07-20", gives={"weekday": "Sunday", "day_of_year": 201})],
)
def day_record(date: On) -> DayRecord:
    """Weekday, day of the year and ISO week of a Gregorian date."""
    day = parse(date)
    return DayRecord(
        weekday=day.strftime("%A"),
        day_of_year=day.timetuple().tm_yday,
        iso_week=day.isocalendar().week,
    )


@tool(
    kind="processing",
    examples=[
        Example(
            date="2020-09-19",
            calendar="Hebrew",
            gives={"year": 5781, "month": "Tishri", "day": 1},
        ),
        Example(date="2021-03-21", calendar="Persian", gives={"year": 1400, "day": 1}),
        Example(
            date="2024-03-11",
            calendar="Umm al-Qura",
            gives={"year": 1445, "month": "Ramadan", "day": 1},
        ),
    ],
)
def date_in_calendar(
    date: On,
    calendar: Annotated[
        Literal["Hebrew", "Umm al-Qura", "Persian", "Julian"], "The other calendar"
    ],
) -> OtherCalendar:
    """Year, month and day of a Gregorian date in another calendar (Hebrew, Islamic, ...)."""
    from convertdate import hebrew, julian, persian

    day = parse(date)
    if calendar == "Umm al-Qura":
        return _umm_al_qura(day)
    module = {"Hebrew": hebrew, "Persian": persian, "Julian": julian}
    year, month, number = module[calendar].from_gregorian(day.year, day.month, day.day)
    return OtherCalendar(year=year, month=_month(calendar, year, month), day=number)


@tool(
    kind="processing",
    examples=[
        Example(year=2024, church="Western", gives={"easter": "2024-03-31"}),
        Example(year=2024, church="Orthodox", gives={"easter": "2024-05-05"}),
    ],
)
def easter_sunday(
    year: Annotated[
        int,
        "Year, 1583 to 2999",
        Year,
        Draws(1999, 2008, 2016, 2024, 2027),
        Field(ge=1583, le=2999),
    ],
    church: Annotated[Literal["Western", "Orthodox"], "Whose Easter"],
) -> Easter:
    """Gregorian date of Western or Orthodox Easter Sunday in a year."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    rule = EASTER_WESTERN if church == "Western" else EASTER_ORTHODOX
    return Easter(easter=easter(year, rule).isoformat())


@tool(
    kind="processing", examples=[Example(date="2024-01-31", days=30, gives={"date": "2024-03-01"})]
)
def days_later(
    date: On,
    days: Annotated[int, "Days to add", Draws(30, 60, 90, 180, 1000, unit="days")],
) -> Later:
    """The date a number of days after (or, negative, before) a Gregorian date."""
    try:
        return Later(date=(parse(date) + timedelta(days=days)).isoformat())
    except OverflowError:
        raise ToolError("That date lies outside the years 1 to 9999.") from None


@tool(
    kind="processing",
    examples=[Example(start="2000-01-01", end="2024-01-01", gives={"days": 8766})],
)
def days_between(
    start: On, end: Annotated[str, "The other Gregorian date, YYYY-MM-DD", Date]
) -> Span:
    """Number of days from one Gregorian date to another (negative when it is earlier)."""
    return Span(days=(parse(end) - parse(start)).days)


def _umm_al_qura(day: Day) -> OtherCalendar:
    """The date of the official calendar of Saudi Arabia."""
    from hijridate import Gregorian

    if not 1925 <= day.year <= 2076:
        raise ToolError("The Umm al-Qura calendar is known here for 1925 to 2076.")
    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return OtherCalendar(year=found.year, month=ISLAMIC_MONTHS[found.month - 1], day=found.day)


def parse(date: str) -> Day:
    """The day; raises ``ToolError`` for one that the calendar lacks."""
    try:
        return Day.fromisoformat(date)
    except ValueError:
        raise ToolError(f"{date!r} is not a date of the Gregorian calendar.") from None


def _month(calendar: str, year: int, month: int) -> str:
    from convertdate import hebrew, persian

    if calendar == "Julian":
        return Day(2000, month, 1).strftime("%B")
    if calendar == "Persian":
        return str(persian.MONTHS[month - 1])
    if hebrew.leap(year) and month == 12:
        return "Adar I"
    return "Adar II" if month == 13 else str(hebrew.MONTHS[month - 1])


@seeds(Date, source="days of 2010 to 2024")
def dates() -> Iterator[str]:
    """Two days for each month of fifteen years, on changing days of the month."""
    for month in range(180):
        for day in sorted({month * 11 % 28 + 1, (month * 11 + 13) % 28 + 1}):
            yield Day(2010 + month // 12, month % 12 + 1, day).isoformat()
