"""Epidemiological weeks of the US CDC with epiweeks."""

from __future__ import annotations

from datetime import date as date_type
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date, Year

PACK = Pack(title="epiweeks", distributions=("epiweeks",), licence="MIT")

Day = Annotated[str, "Date, YYYY-MM-DD", Date]


class EpiWeek(Result):
    year: Annotated[int, Year, Asks("the CDC epidemiological year in which {date} falls")]
    week: Annotated[int, Asks("the number of the CDC epidemiological week in which {date} falls")]


class WeekLimits(Result):
    first_day: Annotated[
        str, Date, Asks("the first day of the CDC epidemiological week that contains {date}")
    ]
    last_day: Annotated[
        str, Date, Asks("the last day of the CDC epidemiological week that contains {date}")
    ]


class WeeksOfYear(Result):
    weeks: Annotated[
        int,
        Asks(
            "the number of CDC epidemiological weeks in {year}",
            noun="number of CDC epidemiological weeks",
        ),
    ]


@tool(kind="processing", examples=[Example(date="2024-12-30", gives={"year": 2025, "week": 1})])
def epidemiological_week(date: Day) -> EpiWeek:
    """CDC (MMWR) epidemiological year and week number of a date; weeks begin on Sunday."""
    from epiweeks import Week

    week = Week.fromdate(_day(date))
    return EpiWeek(year=week.year, week=week.week)


@tool(
    kind="processing",
    examples=[
        Example(date="2025-02-12", gives={"first_day": "2025-02-09", "last_day": "2025-02-15"})
    ],
)
def epidemiological_week_limits(date: Day) -> WeekLimits:
    """First day (Sunday) and last day (Saturday) of the CDC epidemiological week of a date."""
    from epiweeks import Week

    week = Week.fromdate(_day(date))
    return WeekLimits(first_day=week.startdate().isoformat(), last_day=week.enddate().isoformat())


@tool(
    kind="processing",
    examples=[Example(year=2020, gives={"weeks": 53}), Example(year=2021, gives={"weeks": 52})],
)
def epidemiological_weeks_in_year(
    year: Annotated[int, "Year, 1900 to 2100", Year, Field(ge=1900, le=2100)],
) -> WeeksOfYear:
    """Number of CDC epidemiological weeks (52 or 53) in a year."""
    from epiweeks import Year as EpiYear

    return WeeksOfYear(weeks=EpiYear(year).totalweeks())


def _day(text: str) -> date_type:

    try:
        day = date_type.fromisoformat(text)
    except ValueError:
        raise ToolError(f"{text[:20]!r} is not a date such as 2025-02-12.") from None
    if not 1900 <= day.year <= 2100:
        raise ToolError("Give a date of the years 1900 to 2100.")
    return day
