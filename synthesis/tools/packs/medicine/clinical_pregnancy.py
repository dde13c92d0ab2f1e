"""Dates of pregnancy by published rules."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.entities.medicine_quantities import (
    CrownRumpMm,
    GestationDays,
    LastPeriodDate,
)

PACK = Pack(title="Published obstetric formulas", distributions=(), licence="own code")
TERM_DAYS = 280
MILESTONES = {
    "12 completed weeks": 84,
    "the anatomy scan at 20 weeks": 140,
    "viability at 24 weeks": 168,
    "the third trimester at 28 weeks": 196,
    "term at 37 weeks": 259,
    "post-term at 42 weeks": 294,
}


LastPeriod = Annotated[str, "First day of the last menstrual period, YYYY-MM-DD", LastPeriodDate]


class EquivalentPeriod(Result):
    last_period: Annotated[
        str,
        LastPeriodDate,
        Asks(
            "the last menstrual period that corresponds to the transfer of a {embryo} embryo on "
            "{transfer_date}",
        ),
    ]


class DueDate(Result):
    due_date: Annotated[
        str,
        Date,
        Asks(
            "the estimated due date (Naegele) for {last_period}",
            refers="the due date for {last_period}",
        ),
    ]


class Gestation(Result):
    weeks: Annotated[
        int,
        Asks("the completed weeks of gestation on {on_date} with {last_period}", unit="weeks"),
    ]
    days: Annotated[
        int,
        Asks("the gestational age in days on {on_date} with {last_period}", unit="days"),
    ]


class Milestone(Result):
    date: Annotated[
        str,
        Date,
        Asks("the date on which a pregnancy with {last_period} reaches {milestone}"),
    ]


class CrownRumpAge(Result):
    days: Annotated[
        float,
        GestationDays,
        Asks(
            "the gestational age (Robinson) of a fetus with {crown_rump_mm}",
            noun="gestational age (Robinson)",
            unit="days",
            round_to=0,
        ),
    ]


class ScanDueDate(Result):
    due_date: Annotated[
        str,
        Date,
        Asks(
            "the due date of a pregnancy scanned on {scan_date} at {gestation_days}",
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(last_period="2025-01-10", gives={"due_date": "2025-10-17"})],
)
def due_date(last_period: LastPeriod) -> DueDate:
    """Estimated due date, 280 days after the last period (Naegele; ACOG Opinion 700, 2017)."""
    return DueDate(due_date=_after(last_period, TERM_DAYS))


@tool(
    kind="processing",
    examples=[
        Example(last_period="2025-01-10", on_date="2025-06-01", gives={"weeks": 20, "days": 142})
    ],
)
def gestational_age(
    last_period: LastPeriod,
    on_date: Annotated[
        str,
        "The date for which the age is wanted, YYYY-MM-DD",
        Draws("2025-06-15", "2025-07-20", "2025-08-10", "2025-09-05", label="the date"),
    ],
) -> Gestation:
    """Gestational age from the last period, in completed weeks and in days (ACOG 700, 2017)."""
    days = (_day(on_date) - _day(last_period)).days
    if not 0 <= days <= 315:
        raise ToolError(f"{on_date} is {days} days from the last period: it must be 0 to 315.")
    return Gestation(weeks=days // 7, days=days)


@tool(
    kind="processing",
    examples=[
        Example(
            last_period="2025-01-10", milestone="term at 37 weeks", gives={"date": "2025-09-26"}
        )
    ],
)
def pregnancy_milestone(
    last_period: LastPeriod,
    milestone: Annotated[
        Literal[
            "12 completed weeks",
            "the anatomy scan at 20 weeks",
            "viability at 24 weeks",
            "the third trimester at 28 weeks",
            "term at 37 weeks",
            "post-term at 42 weeks",
        ],
        "Milestone of the pregnancy",
    ],
) -> Milestone:
    """Date of a milestone of pregnancy from the last menstrual period (ACOG Opinion 700, 2017)."""
    return Milestone(date=_after(last_period, MILESTONES[milestone]))


@tool(kind="processing", examples=[Example(crown_rump_mm=55.0, gives={"days": 84.5}, rel=0.005)])
def crown_rump_gestational_age(
    crown_rump_mm: Annotated[
        float,
        "Crown-rump length in mm, 10 to 84",
        Field(ge=10, le=84),
        CrownRumpMm,
        Draws(18, 32, 46, 61, 74, label="the crown-rump length"),
    ],
) -> CrownRumpAge:
    """Gestational age in days, 8.052 √(1.037 CRL) + 23.73 (Robinson, BJOG 1975;82:702)."""
    return CrownRumpAge(days=round(8.052 * math.sqrt(1.037 * crown_rump_mm) + 23.73, 1))


@tool(
    kind="processing",
    examples=[
        Example(gestation_days=84.0, scan_date="2025-03-03", gives={"due_date": "2025-09-15"})
    ],
)
def due_date_from_scan(
    gestation_days: Annotated[
        float, "Gestational age at the scan in days", Field(ge=35, le=300), GestationDays
    ],
    scan_date: Annotated[
        str,
        "Date of the scan, YYYY-MM-DD",
        Draws("2025-03-03", "2025-05-19", "2025-08-14", "2025-11-27", label="the scan date"),
    ],
) -> ScanDueDate:
    """Due date from the gestational age that an ultrasound scan gives (ACOG Opinion 700, 2017)."""
    return ScanDueDate(due_date=_after(scan_date, TERM_DAYS - round(gestation_days)))


@tool(
    kind="processing",
    examples=[
        Example(transfer_date="2025-01-24", embryo="5-day", gives={"last_period": "2025-01-05"}),
        Example(transfer_date="2025-01-24", embryo="3-day", gives={"last_period": "2025-01-07"}),
    ],
)
def last_period_from_transfer(
    transfer_date: Annotated[
        str,
        "Date of the embryo transfer, YYYY-MM-DD",
        Draws("2025-01-24", "2025-02-13", "2025-03-06", "2025-03-27", label="the transfer date"),
    ],
    embryo: Annotated[
        Literal["3-day", "5-day", "6-day"],
        "Age of the embryo",
        Draws("3-day", "5-day", "6-day", label="the embryo's age"),
    ],
) -> EquivalentPeriod:
    """Last menstrual period equivalent to an embryo transfer (ACOG Opinion 700, 2017)."""
    return EquivalentPeriod(last_period=_after(transfer_date, -14 - int(embryo[0])))


@seeds(LastPeriodDate, source="Dates of the first quarter of 2025")
def last_periods() -> Iterator[str]:
    """Last periods of pregnancies that end in late 2025."""
    first = dt.date(2025, 1, 1)
    yield from ((first + dt.timedelta(days=number)).isoformat() for number in range(90))


@seeds(CrownRumpMm, source="Range of crown-rump length at dating scans")
def crown_rump_lengths() -> Iterator[str]:
    """Crown-rump lengths at which a pregnancy is dated."""
    yield from (str(value) for value in range(12, 85, 2))


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise ToolError(f"{text[:40]!r} is no date; write it as 2025-01-10.") from None
    if not 1900 <= day.year <= 2100:
        raise ToolError(f"The year must be from 1900 to 2100, not {day.year}.")
    return day


def _after(text: str, days: int) -> str:
    return (_day(text) + dt.timedelta(days=days)).isoformat()
