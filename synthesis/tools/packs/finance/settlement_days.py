"""Business days of payment systems, day counts and futures dates with QuantLib."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.packs.finance import _prices, _quantlib

if TYPE_CHECKING:
    import QuantLib as ql

PACK = Pack(
    title="Business days of payment systems",
    distributions=("QuantLib",),
    licence="BSD-3-Clause",
    data="Holiday rules of TARGET, Fedwire, and the banks of London, Tokyo, Zurich and Toronto",
    data_licence="BSD-3-Clause",
    data_date="2026-10",
)
CALENDARS = {
    "TARGET": lambda lib: lib.TARGET(),
    "Fedwire": lambda lib: lib.UnitedStates(lib.UnitedStates.FederalReserve),
    "London banks": lambda lib: lib.UnitedKingdom(),
    "Tokyo banks": lambda lib: lib.Japan(),
    "Zurich banks": lambda lib: lib.Switzerland(),
    "Toronto banks": lambda lib: lib.Canada(),
}
COUNTS = {
    "actual/360": lambda lib: lib.Actual360(),
    "actual/365 fixed": lambda lib: lib.Actual365Fixed(),
    "30/360 (bond basis)": lambda lib: lib.Thirty360(lib.Thirty360.BondBasis),
    "30E/360": lambda lib: lib.Thirty360(lib.Thirty360.European),
    "actual/actual (ISDA)": lambda lib: lib.ActualActual(lib.ActualActual.ISDA),
}

CalendarName = Annotated[
    Literal["TARGET", "Fedwire", "London banks", "Tokyo banks", "Zurich banks", "Toronto banks"],
    "Whose business days",
]
On = Annotated[
    str, "Date, YYYY-MM-DD, 1999 to 2040", Date, Draws("2023-12-21", "2024-03-28", "2025-04-30")
]
Until = Annotated[
    str, "Last date, YYYY-MM-DD, 1999 to 2040", Draws("2025-07-31", "2025-12-29", "2026-06-15")
]


class BusinessDays(Result):
    business_days: Annotated[
        int,
        Asks(
            "the number of business days of {calendar} after {start} and up to {end}",
            unit="days",
        ),
    ]


class ValueDate(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the date (YYYY-MM-DD) that is {days} of {calendar} after {date}",
            refers="the date {days} of {calendar} after {date}",
        ),
    ]


class Rolled(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the payment date (YYYY-MM-DD) for {date} by the {convention} convention "
            "with the holidays of {calendar}",
            refers="the payment date for {date} by the {convention} convention of {calendar}",
        ),
    ]


class YearFraction(Result):
    years: Annotated[
        float,
        Asks(
            "the year fraction from {start} to {end} by the {convention} day count",
            noun="year fraction up to {end} by the {convention} day count",
            unit="years",
            round_to=5,
        ),
    ]


class ImmDate(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the first IMM date (third Wednesday of March, June, September or December) "
            "after {date}",
            refers="the first IMM date after {date}",
        ),
    ]
    code: Annotated[str, Asks("the code of the first IMM date after {date}, such as H5")]


class MonthEnd(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the last business day of {calendar} in the month of {date}",
            refers="the last business day of {calendar} in the month of {date}",
        ),
    ]


@tool(
    kind="processing",
    examples=[  # 23, 24, 27, 30 and 31 December, 2, 3 and 6 January
        Example(
            calendar="London banks", start="2024-12-20", end="2025-01-06",
            gives={"business_days": 8},
        )
    ],
)  # fmt: skip
def business_days_between(calendar: CalendarName, start: On, end: Until) -> BusinessDays:
    """Business days of a payment system after one date and up to another, the last counted."""
    first, last = _day(start), _day(end)
    if last <= first:
        raise ToolError("The second date must be later than the first.")
    with _quantlib.evaluated() as lib:
        found = CALENDARS[calendar](lib).businessDaysBetween(first, last, False, True)
    return BusinessDays(business_days=found)


@tool(
    kind="processing",
    examples=[  # Good Friday and Easter Monday are TARGET holidays
        Example(calendar="TARGET", date="2024-03-28", days=2, gives={"date": "2024-04-03"})
    ],
)
def business_days_later(
    calendar: CalendarName,
    date: On,
    days: Annotated[int, "Business days, 1 to 250", Draws(2, 5, 10, 30, unit="business days")],
) -> ValueDate:
    """Date some business days of a payment system after a date (a value date)."""
    if not 1 <= days <= 250:
        raise ToolError("The number of business days must be between 1 and 250.")
    with _quantlib.evaluated() as lib:
        found = CALENDARS[calendar](lib).advance(_day(date), days, lib.Days)
    return ValueDate(date=found.ISO())


@tool(
    kind="processing",
    examples=[  # the last of March 2024 is Easter Sunday
        Example(
            calendar="TARGET", date="2024-03-31", convention="following",
            gives={"date": "2024-04-02"},
        ),
        Example(
            calendar="TARGET", date="2024-03-31", convention="modified following",
            gives={"date": "2024-03-28"},
        ),
    ],
)  # fmt: skip
def adjusted_payment_date(
    calendar: CalendarName,
    date: On,
    convention: Annotated[
        Literal["following", "modified following", "preceding"], "Business day convention"
    ],
) -> Rolled:
    """Payment date for a date that may be a holiday, by a business day convention."""
    with _quantlib.evaluated() as lib:
        rule = {
            "following": lib.Following,
            "modified following": lib.ModifiedFollowing,
            "preceding": lib.Preceding,
        }[convention]
        found = CALENDARS[calendar](lib).adjust(_day(date), rule)
    return Rolled(date=found.ISO())


@tool(
    kind="processing",
    examples=[  # ISDA 1998: 61/365 + 121/366 from 1 November 2003 to 1 May 2004
        Example(
            start="2003-11-01", end="2004-05-01", convention="actual/actual (ISDA)",
            gives={"years": 0.49772438}, rel=1e-7,
        ),
        Example(
            start="2024-01-15", end="2024-07-31", convention="30E/360", gives={"years": 195 / 360}
        ),
    ],
)  # fmt: skip
def year_fraction(
    start: On,
    end: Until,
    convention: Annotated[
        Literal[
            "actual/360",
            "actual/365 fixed",
            "30/360 (bond basis)",
            "30E/360",
            "actual/actual (ISDA)",
        ],
        "Day count convention",
    ],
) -> YearFraction:
    """Length in years between two dates by a day count convention."""
    first, last = _day(start), _day(end)
    if last <= first:
        raise ToolError("The second date must be later than the first.")
    with _quantlib.evaluated() as lib:
        return YearFraction(years=COUNTS[convention](lib).yearFraction(first, last))


@tool(
    kind="processing",
    examples=[Example(date="2024-07-01", gives={"date": "2024-09-18", "code": "U4"})],
)
def next_imm_date(date: On) -> ImmDate:
    """First IMM date (third Wednesday of a quarter's last month) after a date, and its code."""
    with _quantlib.evaluated() as lib:
        found = lib.IMM.nextDate(_day(date))
        return ImmDate(date=found.ISO(), code=lib.IMM.code(found))


@tool(
    kind="processing",
    examples=[Example(calendar="TARGET", date="2024-03-05", gives={"date": "2024-03-28"})],
)
def last_business_day_of_month(calendar: CalendarName, date: On) -> MonthEnd:
    """Last business day of a payment system in the month of a date."""
    with _quantlib.evaluated() as lib:
        return MonthEnd(date=CALENDARS[calendar](lib).endOfMonth(_day(date)).ISO())


def _day(date: str) -> ql.Date:
    day: Any = _prices.check_day(date)
    if not 1999 <= day.year <= 2040:
        raise ToolError("The date must be between the years 1999 and 2040.")
    return _quantlib.date_of(day)
