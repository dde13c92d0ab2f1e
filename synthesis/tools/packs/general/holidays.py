"""Public holidays and working days of countries."""

from __future__ import annotations

from datetime import date as Day
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country, Date
from synthesis.tools.packs.general import _countries
from synthesis.tools.packs.general.calendars import parse

if TYPE_CHECKING:
    from holidays import HolidayBase

PACK = Pack(
    title="Public holidays",
    distributions=("holidays", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="Rules of the national public holidays of 250 countries",
    data_licence="MIT",
    data_date="2026-11",
)

SATURDAY = 5

CountryName = Annotated[str, "Common English name of a country", Country]


class YearHolidays(Result):
    holiday_count: Annotated[
        int,
        Asks(
            "the number of national public holidays in {year} in {country}",
            noun="number of national public holidays in {year}",
        ),
    ]
    weekend_count: Annotated[
        int,
        Asks(
            "the number of national public holidays in {year} on a Saturday or Sunday in {country}",
            noun="number of national public holidays in {year} on a Saturday or Sunday",
        ),
    ]


class HolidayOn(Result):
    is_holiday: Annotated[bool, Asks("whether {date} is a national public holiday in {country}")]
    name: Annotated[str, "Empty on other days"]


class WorkingDays(Result):
    working_days: Annotated[
        int,
        Asks(
            "the number of working days in {year} in {country} (weekends and national "
            "public holidays excluded)",
            noun="number of working days in {year}",
            unit="days",
        ),
    ]


class NextHoliday(Result):
    date: Annotated[
        str, Asks("the date of the first national public holiday in {country} after {date}")
    ]
    name: Annotated[
        str, Asks("the name of the first national public holiday in {country} after {date}")
    ]


InYear = Annotated[int, "Year, 2000 to 2030", Draws(2015, 2019, 2022, 2023, 2024)]
On = Annotated[
    str, "Date, YYYY-MM-DD", Date, Draws("2019-02-14", "2022-05-20", "2023-09-08", "2024-10-03")
]


@tool(
    kind="retrieval",
    examples=[
        Example(country="Portugal", year=2023, gives={"holiday_count": 13, "weekend_count": 3})
    ],
)
def country_holidays(country: CountryName, year: InYear) -> YearHolidays:
    """Number of national public holidays of a country in a year, and how many fall on a weekend."""
    days = sorted(holidays_of(country, checked_year(year)))
    if not days:
        raise ToolError(f"No public holidays of {country} are known for {year}.")
    weekend = sum(day.weekday() >= SATURDAY for day in days)
    return YearHolidays(holiday_count=len(days), weekend_count=weekend)


@tool(
    kind="retrieval",
    examples=[
        Example(country="France", date="2023-07-14", gives={"is_holiday": True}),
        Example(country="Germany", date="2023-07-14", gives={"is_holiday": False, "name": ""}),
    ],
)
def holiday_on(country: CountryName, date: On) -> HolidayOn:
    """Whether a date is a national public holiday in a country, and its name."""
    day = parse(date)
    name = holidays_of(country, checked_year(day.year)).get(day)
    return HolidayOn(is_holiday=name is not None, name=name or "")


@tool(
    kind="processing",
    examples=[Example(country="Germany", year=2023, gives={"working_days": 252})],
)
def working_days_in_year(country: CountryName, year: InYear) -> WorkingDays:
    """Days of a year that are neither weekend nor national public holiday in a country."""
    calendar = holidays_of(country, checked_year(year))
    days = (
        Day.fromordinal(number)
        for number in range(Day(year, 1, 1).toordinal(), Day(year, 12, 31).toordinal() + 1)
    )
    return WorkingDays(working_days=sum(calendar.is_working_day(day) for day in days))


@tool(
    kind="processing",
    examples=[
        Example(country="United States", date="2023-06-20", gives={"date": "2023-07-04"}),
    ],
)
def next_holiday(country: CountryName, date: On) -> NextHoliday:
    """The first national public holiday of a country after a date."""
    day = parse(date)
    for year in (day.year, day.year + 1):
        for found, name in sorted(holidays_of(country, checked_year(year)).items()):
            if found > day:
                return NextHoliday(date=found.isoformat(), name=name)
    raise ToolError(f"No public holiday of {country} is known in the year after {date}.")


def checked_year(year: int) -> int:
    if not 2000 <= year <= 2031:
        raise ToolError("Holidays are given for the years 2000 to 2030.")
    return year


@lru_cache(maxsize=512)
def holidays_of(country: str, year: int) -> HolidayBase:
    import holidays

    iso = _countries.code(country)
    try:
        return holidays.country_holidays(iso, years=year, expand=False, language="en_US")
    except NotImplementedError:
        raise ToolError(f"No public holidays are known for {country}.") from None
