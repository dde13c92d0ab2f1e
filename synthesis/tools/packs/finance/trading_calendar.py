"""Holidays, early closes and settlement days of stock exchanges."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.packs.finance import markets
from synthesis.tools.packs.finance.markets import InYear, Market, On

PACK = Pack(
    title="Trading calendars",
    distributions=("exchange-calendars",),
    licence="Apache-2.0",
    data="Session rules of 71 exchanges, 2010 to 2025",
    data_licence="Apache-2.0",
    data_date="2026-03",
)
MOST = 40


class Closures(Result):
    dates: list[
        Annotated[str, Date, Asks("the weekdays of {year} on which {mic} was closed all day")]
    ]
    closure_count: Annotated[
        int,
        Asks(
            "the number of weekdays of {year} on which {mic} was closed all day",
            noun="number of weekdays closed in {year}",
        ),
    ]


class EarlyCloses(Result):
    dates: list[Annotated[str, Date, Asks("the days of {year} on which {mic} closed early")]]
    early_count: Annotated[
        int,
        Asks(
            "the number of days of {year} on which {mic} closed early",
            noun="number of early closes in {year}",
        ),
    ]


class Previous(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the last trading day (YYYY-MM-DD) at {mic} before {date}",
            refers="the last trading day at {mic} before {date}",
        ),
    ]


class Settlement(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the settlement day (YYYY-MM-DD) of a trade at {mic} on {date}, or on its first "
            "trading day after that, with a T+{days} cycle",
            refers="the T+{days} settlement day of a trade at {mic} on {date}",
        ),
    ]


class Between(Result):
    sessions: Annotated[
        int,
        Asks(
            "the number of trading days at {mic} from {start} to {end}, both counted",
            noun="number of trading days from {start} to {end}",
        ),
    ]


class MonthEnd(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the last trading day (YYYY-MM-DD) of {year} at {mic}",
            refers="the last trading day of {year} at {mic}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            mic="XNYS",
            year=2023,
            gives={
                "dates": [
                    "2023-01-02", "2023-01-16", "2023-02-20", "2023-04-07", "2023-05-29",
                    "2023-06-19", "2023-07-04", "2023-09-04", "2023-11-23", "2023-12-25",
                ]
            },
        )
    ],
)  # fmt: skip
def exchange_closures(mic: Market, year: InYear) -> Closures:
    """Weekdays of a year on which an exchange was closed all day, and how many there were."""
    if not markets.FIRST_YEAR <= year <= markets.LAST_YEAR:
        raise ToolError("Trading days are known for 2010 to 2025.")
    first = markets._day(f"{year}-01-01")
    days = [first + timedelta(days=number) for number in range(366)]
    calendar = markets._calendar(mic)
    open_days = {day.date() for day in calendar.sessions_in_range(f"{year}-01-01", f"{year}-12-31")}
    found = [
        day.isoformat()
        for day in days
        if day.year == year and day.weekday() < 5 and day not in open_days
    ]
    return Closures(dates=found[:MOST], closure_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            mic="XNYS",
            year=2024,
            gives={"dates": ["2024-07-03", "2024-11-29", "2024-12-24"], "early_count": 3},
        )
    ],
)
def exchange_early_closes(mic: Market, year: InYear) -> EarlyCloses:
    """Days of a year on which an exchange closed early, and how many there were."""
    if not markets.FIRST_YEAR <= year <= markets.LAST_YEAR:
        raise ToolError("Trading days are known for 2010 to 2025.")
    found = [
        day.date().isoformat() for day in markets._calendar(mic).early_closes if day.year == year
    ]
    return EarlyCloses(dates=found[:MOST], early_count=len(found))


@tool(
    kind="processing",
    examples=[Example(mic="XNYS", date="2024-09-03", gives={"date": "2024-08-30"})],
)
def previous_trading_day(mic: Market, date: On) -> Previous:
    """Last trading day of an exchange before a date."""
    before = (markets._day(date) - timedelta(days=1)).isoformat()
    session = markets._calendar(mic).date_to_session(before, direction="previous")
    return Previous(date=session.date().isoformat())


@tool(
    kind="processing",
    examples=[
        Example(mic="XNYS", date="2024-05-24", days=2, gives={"date": "2024-05-29"}),
        Example(mic="XNYS", date="2024-05-28", days=1, gives={"date": "2024-05-29"}),
    ],
)
def settlement_date(
    mic: Market,
    date: On,
    days: Annotated[int, "Trading days until settlement", Draws(1, 2, 3)],
) -> Settlement:
    """Settlement day of a trade: some trading days of an exchange after the trade date."""
    if not 0 <= days <= 10:
        raise ToolError("A settlement cycle has between 0 and 10 trading days.")
    calendar = markets._calendar(mic)
    session = calendar.date_to_session(markets._day(date).isoformat(), direction="next")
    return Settlement(date=calendar.session_offset(session, days).date().isoformat())


@tool(
    kind="processing",
    examples=[Example(mic="XNYS", start="2023-01-01", end="2023-12-31", gives={"sessions": 250})],
)
def trading_days_between(
    mic: Market,
    start: Annotated[str, "First date, 2010 to 2025", Draws("2012-03-01", "2016-01-04")],
    end: Annotated[str, "Last date, 2010 to 2025", Draws("2019-06-28", "2022-12-30", "2024-09-30")],
) -> Between:
    """Number of trading days of an exchange from one date to another, both counted."""
    if markets._day(end) < markets._day(start):
        raise ToolError("The second date must not be before the first.")
    return Between(sessions=len(markets._calendar(mic).sessions_in_range(start, end)))


@tool(
    kind="processing",
    examples=[
        Example(mic="XLON", year=2023, gives={"date": "2023-12-29"}),
        Example(mic="XTKS", year=2022, gives={"date": "2022-12-30"}),
    ],
)
def last_trading_day_of_year(mic: Market, year: InYear) -> MonthEnd:
    """Last trading day of an exchange in a year."""
    if not markets.FIRST_YEAR <= year <= markets.LAST_YEAR:
        raise ToolError("Trading days are known for 2010 to 2025.")
    session = markets._calendar(mic).date_to_session(f"{year}-12-31", direction="previous")
    return MonthEnd(date=session.date().isoformat())
