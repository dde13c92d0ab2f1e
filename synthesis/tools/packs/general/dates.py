"""Feasts, weekdays and spans of dates in the Gregorian, Islamic and Jewish calendars."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date, Year
from synthesis.tools.packs.general.calendars import ISLAMIC_MONTHS, parse

PACK = Pack(
    title="Feasts and spans of dates",
    distributions=("convertdate", "hijridate", "python-dateutil"),
    licence="MIT, Apache-2.0, BSD-3-Clause",
    data="Month lengths of the Umm al-Qura calendar, 1343 to 1500 AH",
    data_licence="MIT",
    data_date="2026-01",
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
FEASTS = {"the start of Ramadan": (9, 1), "Eid al-Fitr": (10, 1), "Eid al-Adha": (12, 10)}
AFTER_EASTER = {
    "Ash Wednesday": -46,
    "Good Friday": -2,
    "Ascension Day": 39,
    "Whit Sunday": 49,
    "Corpus Christi": 60,
}

On = Annotated[str, "Gregorian date, YYYY-MM-DD", Date]
InYear = Annotated[
    int, "Year, 1583 to 2999", Year, Draws(1999, 2008, 2016, 2024, 2027), Field(ge=1583, le=2999)
]


class HijriDate(Result):
    year: Annotated[int, Asks("the year of the Umm al-Qura calendar on {date}")]
    month: Annotated[str, Asks("the month of the Umm al-Qura calendar on {date}")]
    day: Annotated[int, Asks("the day of the month in the Umm al-Qura calendar on {date}")]


class IslamicFeast(Result):
    date: Annotated[str, Date, Asks("the date of {feast} in {year} by the Umm al-Qura calendar")]


class JewishFeast(Result):
    date: Annotated[str, Date, Asks("the date of (the first day of) {feast} in {year}")]


class ChristianFeast(Result):
    date: Annotated[str, Date, Asks("the date of {feast} in the Western churches in {year}")]


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
        Example(date="2024-03-11", gives={"year": 1445, "month": "Ramadan", "day": 1}),
    ],
)
def umm_al_qura_date(date: On) -> HijriDate:
    """Year, month and day of a Gregorian date in the Umm al-Qura calendar of Saudi Arabia."""
    from hijridate import Gregorian

    day = parse(date)
    if not 1925 <= day.year <= 2076:
        raise ToolError("The Umm al-Qura calendar is known here for 1925 to 2076.")
    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return HijriDate(year=found.year, month=ISLAMIC_MONTHS[found.month - 1], day=found.day)


@tool(
    kind="processing",
    examples=[
        Example(year=2024, feast="Eid al-Fitr", gives={"date": "2024-04-10"}),
        Example(year=2024, feast="Eid al-Adha", gives={"date": "2024-06-16"}),
    ],
)
def islamic_feast(
    year: InYear,
    feast: Annotated[Literal["the start of Ramadan", "Eid al-Fitr", "Eid al-Adha"], "Which feast"],
) -> IslamicFeast:
    """Gregorian date of an Islamic feast in a year, by the Umm al-Qura calendar."""
    from hijridate import Gregorian, Hijri

    month, day = FEASTS[feast]
    if not 1938 <= year <= 2076:
        raise ToolError("The Umm al-Qura calendar is known here for 1938 to 2076.")
    hijri = Gregorian(year, 1, 1).to_hijri().year
    for candidate in (hijri, hijri + 1):
        found = Hijri(candidate, month, day).to_gregorian()
        if found.year == year:
            return IslamicFeast(date=Day(found.year, found.month, found.day).isoformat())
    raise ToolError(f"There is no such feast in {year}.")


@tool(
    kind="processing",
    examples=[
        Example(year=2024, feast="Passover", gives={"date": "2024-04-23"}),
        Example(year=2024, feast="Yom Kippur", gives={"date": "2024-10-12"}),
    ],
)
def jewish_feast(
    year: InYear,
    feast: Annotated[
        Literal["Passover", "Shavuot", "Rosh Hashanah", "Yom Kippur", "Sukkot", "Hanukkah"],
        "Which feast",
    ],
) -> JewishFeast:
    """Gregorian date of the (first) day of a Jewish feast in a year, from the Hebrew calendar."""
    from convertdate import hebrew

    if feast in {"Passover", "Shavuot"}:
        month, day, shift = (1, 15, 3760) if feast == "Passover" else (3, 6, 3760)
    else:
        month, day = {"Rosh Hashanah": (7, 1), "Yom Kippur": (7, 10), "Sukkot": (7, 15)}.get(
            feast, (9, 25)
        )
        shift = 3761
    return JewishFeast(date=Day(*hebrew.to_gregorian(year + shift, month, day)).isoformat())


@tool(
    kind="processing",
    examples=[
        Example(year=2024, feast="Good Friday", gives={"date": "2024-03-29"}),
        Example(year=2024, feast="Corpus Christi", gives={"date": "2024-05-30"}),
    ],
)
def christian_feast(
    year: InYear,
    feast: Annotated[
        Literal["Ash Wednesday", "Good Friday", "Ascension Day", "Whit Sunday", "Corpus Christi"],
        "Which feast",
    ],
) -> ChristianFeast:
    """Date of a feast of the Western churches that moves with Easter, in a year."""
    from convertdate import holidays

    easter = Day(*holidays.easter(year, "western"))
    return ChristianFeast(date=(easter + timedelta(days=AFTER_EASTER[feast])).isoformat())


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
