"""Lists of public holidays, working days between dates, and long weekends."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country, Date
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.general import _countries
from synthesis.tools.packs.general.calendars import parse
from synthesis.tools.packs.general.holidays import checked_year, holidays_of

PACK = Pack(
    title="Working days and long weekends",
    distributions=("holidays", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="Rules of the national public holidays of 250 countries",
    data_licence="MIT",
    data_date="2026-11",
)

CountryName = Annotated[str, "Common English name of a country", Country]
InYear = Annotated[
    int, "Year, 2000 to 2030", Draws(2015, 2019, 2022, 2023, 2024), Field(ge=2000, le=2030)
]
On = Annotated[
    str, "Date, YYYY-MM-DD", Date, Draws("2019-02-14", "2022-05-20", "2023-09-08", "2024-10-03")
]


class HolidayList(Result):
    dates: list[
        Annotated[
            str, Date, Asks("the dates of the national public holidays in {year} in {country}")
        ]
    ]
    names: list[
        Annotated[str, Asks("the names of the national public holidays in {year} in {country}")]
    ]


class Between(Result):
    working_days: Annotated[
        int,
        Asks(
            "the number of working days from {start} to {end} (both included) in {country}",
            noun="number of working days from {start} to {end}",
            unit="days",
        ),
    ]


class AfterDays(Result):
    date: Annotated[str, Date, Asks("the date {days} after {date} in {country}")]


class LongWeekends(Result):
    count: Annotated[
        int,
        Asks(
            "the number of breaks of three or more days (weekends joined with national public "
            "holidays) in {year} in {country}",
            noun="number of breaks of three or more days in {year}",
        ),
    ]
    longest_days: Annotated[
        int,
        Asks(
            "the length of the longest run of days without work (weekends and national public "
            "holidays) in {year} in {country}",
            noun="length of the longest run of days without work in {year}",
            unit="days",
        ),
    ]


class SharedHolidays(Result):
    count: Annotated[
        int,
        Asks(
            "the number of days in {year} that are national public holidays both in {country} and "
            "in {other}",
            noun="number of national public holidays shared with {other} in {year}",
        ),
    ]
    dates: list[
        Annotated[
            str,
            Date,
            Asks(
                "the days in {year} that are national public holidays both in {country} and in "
                "{other}"
            ),
        ]
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Norway",
            year=2023,
            gives={
                "dates": [
                    "2023-01-01",
                    "2023-04-06",
                    "2023-04-07",
                    "2023-04-09",
                    "2023-04-10",
                    "2023-05-01",
                    "2023-05-17",
                    "2023-05-18",
                    "2023-05-28",
                    "2023-05-29",
                    "2023-12-25",
                    "2023-12-26",
                ]
            },
        )
    ],
)
def holiday_list(country: CountryName, year: InYear) -> HolidayList:
    """Dates and English names of the national public holidays of a country in a year."""
    found = sorted(holidays_of(country, checked_year(year)).items())
    if not found:
        raise ToolError(f"No public holidays of {country} are known for {year}.")
    return HolidayList(
        dates=complete([day.isoformat() for day, _ in found], "public holidays"),
        names=[name for _, name in found],
    )


@tool(
    kind="processing",
    examples=[
        Example(country="Germany", start="2026-04-01", end="2026-05-31", gives={"working_days": 38})
    ],
)
def working_days_between(
    country: CountryName,
    start: On,
    end: Annotated[
        str, "Last date, YYYY-MM-DD", Date, Draws("2023-03-31", "2024-06-28", "2025-01-15")
    ],
) -> Between:
    """Days from one date to another that are no weekend and no national public holiday."""
    first, last = sorted((parse(start), parse(end)))
    checked_year(first.year), checked_year(last.year)
    days = range(first.toordinal(), last.toordinal() + 1)
    return Between(working_days=sum(_works(country, Day.fromordinal(day)) for day in days))


@tool(
    kind="processing",
    examples=[
        Example(country="United States", date="2026-07-01", days=5, gives={"date": "2026-07-09"})
    ],
)
def add_working_days(
    country: CountryName,
    date: On,
    days: Annotated[
        int,
        "Working days to go forward, 1 to 250",
        Draws(5, 10, 20, 30, 60, unit="working days"),
        Field(ge=1, le=250),
    ],
) -> AfterDays:
    """The date a number of working days after a date in a country."""
    day = parse(date)
    while days:
        day += timedelta(days=1)
        checked_year(day.year)
        days -= _works(country, day)
    return AfterDays(date=day.isoformat())


@tool(
    kind="processing",
    examples=[Example(country="Spain", year=2026, gives={"count": 4})],
)
def long_weekends(country: CountryName, year: InYear) -> LongWeekends:
    """Breaks of three days and more in a year: weekends joined with national public holidays."""
    runs, run = [], 0
    for number in range(Day(year, 1, 1).toordinal(), Day(year, 12, 31).toordinal() + 2):
        day = Day.fromordinal(number)
        if day.year == year and not _works(country, day):
            run += 1
        elif run:
            runs.append(run)
            run = 0
    return LongWeekends(count=sum(length >= 3 for length in runs), longest_days=max(runs))


@tool(
    kind="processing",
    examples=[
        Example(
            country="Germany",
            other="Austria",
            year=2023,
            gives={
                "dates": [
                    "2023-01-01",
                    "2023-04-10",
                    "2023-05-01",
                    "2023-05-18",
                    "2023-05-29",
                    "2023-12-25",
                    "2023-12-26",
                ]
            },
        )
    ],
)
def shared_holidays(
    country: CountryName,
    other: Annotated[str, "Common English name of another country", Country],
    year: InYear,
) -> SharedHolidays:
    """Days of a year that are national public holidays in two countries at once."""
    one, two = (set(holidays_of(name, checked_year(year))) for name in (country, other))
    if _countries.code(country) == _countries.code(other):
        raise ToolError("The two countries are the same.")
    found = sorted(day.isoformat() for day in one & two)
    return SharedHolidays(count=len(found), dates=complete(found, "shared public holidays"))


def _works(country: str, day: Day) -> bool:
    return bool(holidays_of(country, day.year).is_working_day(day))
