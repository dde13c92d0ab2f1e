"""Members of the S&P 500, the Nasdaq-100 and the Dow Jones Industrial Average over time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.entities.finance import UsTicker
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.finance import _prices
from synthesis.tools.packs.finance._index_spells import (
    INDICES,
    KNOWN_FROM,
    day_of,
    dow,
    every_ticker,
    holds,
    spells_of,
    table,
)

PACK = Pack(
    title="Members of US indices over time",
    distributions=("index-constitution", "pandas"),
    licence="MIT, BSD-3-Clause",
    data="Spells of membership in the S&P 500, Nasdaq-100 and Dow Jones Industrial Average",
    data_licence="MIT; facts from Wikipedia",
    data_date="2026-10",
)

Ticker = Annotated[str, "Ticker symbol of a US stock, such as AAPL", UsTicker]
IndexName = Annotated[
    Literal["the S&P 500", "the Nasdaq-100", "the Dow Jones"], "Name of the index"
]
On = Annotated[
    str,
    "Date, YYYY-MM-DD",
    Date,
    Draws("2008-01-02", "2012-06-29", "2016-06-30", "2020-12-01", "2023-03-01"),
]
InYear = Annotated[int, "Year, 2010 to 2025", Draws(2012, 2015, 2018, 2020, 2022, 2024)]


class Joining(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the date on which {ticker} last joined {index}",
            refers="the day {ticker} joined {index}",
        ),
    ]
    is_member: Annotated[bool, Asks("whether {ticker} was still a member of {index} in late 2026")]


class Leaving(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the date on which {ticker} last left {index}",
            refers="the day {ticker} left {index}",
        ),
    ]


class Indices(Result):
    indices: Annotated[
        list[str],
        Asks(
            "the indices among the S&P 500, the Nasdaq-100 and the Dow Jones that held {ticker} "
            "on {date}"
        ),
    ]
    index_count: Annotated[
        int,
        Asks(
            "the number of indices among the S&P 500, the Nasdaq-100 and the Dow Jones "
            "that held {ticker} on {date}"
        ),
    ]


class DowMembers(Result):
    tickers: Annotated[
        list[Annotated[str, UsTicker]],
        Asks("the 30 stocks of the Dow Jones Industrial Average on {date}"),
    ]


class Changes(Result):
    joined: list[Annotated[str, UsTicker, Asks("the ticker symbols that joined {index} in {year}")]]
    left: list[Annotated[str, UsTicker, Asks("the ticker symbols that left {index} in {year}")]]
    joined_count: Annotated[
        int,
        Asks("the number of stocks that joined {index} in {year}",
             noun="number of stocks that joined in {year}"),
    ]  # fmt: skip


class Tenure(Result):
    years: Annotated[
        float,
        Asks(
            "the number of years that {ticker} had spent in {index} up to {date}, "
            "all spells together",
            noun="time spent in {index} up to {date}",
            unit="years",
            round_to=1,
        ),
    ]


class Survivors(Result):
    survivors: list[
        Annotated[
            str,
            UsTicker,
            Asks("the tickers in the Dow Jones Industrial Average on both {date} and {later}"),
        ]
    ]
    survivor_count: Annotated[
        int,
        Asks(
            "the number of tickers in the Dow Jones Industrial Average on both {date} and {later}"
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            ticker="TSLA", index="the S&P 500", gives={"date": "2020-12-21", "is_member": True}
        ),
        Example(ticker="AAPL", index="the Dow Jones", gives={"date": "2015-03-19"}),
    ],
)
def index_joining_date(ticker: Ticker, index: IndexName) -> Joining:
    """Date on which a stock last joined a US index, and whether it is still a member."""
    spell = spells_of(ticker, index)[-1]
    if spell.start < KNOWN_FROM[index]:
        raise ToolError(f"{ticker} was in {index} before the record begins.")
    return Joining(date=spell.start, is_member=not spell.end)


@tool(
    kind="retrieval",
    examples=[Example(ticker="GE", index="the Dow Jones", gives={"date": "2018-06-26"})],
)
def index_leaving_date(ticker: Ticker, index: IndexName) -> Leaving:
    """Date on which a stock last left a US index."""
    ends = [spell.end for spell in spells_of(ticker, index) if spell.end]
    if not ends:
        raise ToolError(f"{ticker} has never left {index}.")
    return Leaving(date=ends[-1])


@tool(
    kind="retrieval",
    examples=[
        Example(
            ticker="AAPL",
            date="2016-06-30",
            gives={"indices": ["the S&P 500", "the Nasdaq-100", "the Dow Jones"]},
        ),
        Example(ticker="TSLA", date="2016-06-30", gives={"indices": ["the Nasdaq-100"]}),
    ],
)
def indices_of_stock(ticker: Ticker, date: On) -> Indices:
    """US indices (S&P 500, Nasdaq-100, Dow Jones) that a stock was a member of on a date."""
    if ticker not in every_ticker():
        raise ToolError(f"{ticker[:12]!r} was never in one of the three indices here.")
    found = [
        index
        for index in INDICES
        if holds(table(index).get(ticker, ()), day_of(date, "the Nasdaq-100"))
    ]
    return Indices(indices=found, index_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            date="2015-06-30",
            gives={
                "tickers": [
                    "AAPL", "AXP", "BA", "CAT", "CSCO", "CVX", "DD", "DIS", "GE", "GS",
                    "HD", "IBM", "INTC", "JNJ", "JPM", "KO", "MCD", "MMM", "MRK", "MSFT",
                    "NKE", "PFE", "PG", "TRV", "UNH", "UTX", "V", "VZ", "WMT", "XOM",
                ]
            },
        )
    ],
)  # fmt: skip
def dow_members(date: On) -> DowMembers:
    """Tickers of the 30 stocks of the Dow Jones Industrial Average on a date, 1993 to 2026."""
    return DowMembers(tickers=dow(date))


@tool(
    kind="retrieval",
    examples=[
        Example(
            index="the Dow Jones",
            year=2024,
            gives={"joined": ["AMZN", "NVDA", "SHW"], "left": ["DOW", "INTC", "WBA"]},
        )
    ],
)
def index_changes(index: IndexName, year: InYear) -> Changes:
    """Tickers that joined and left a US index in a year."""
    if not 2010 <= year <= 2025:
        raise ToolError("Changes are known for the years 2010 to 2025.")
    spells = [spell for one in table(index).values() for spell in one]
    joined = sorted({spell.ticker for spell in spells if spell.start.startswith(str(year))})
    left = sorted({spell.ticker for spell in spells if spell.end.startswith(str(year))})
    return Changes(
        joined=complete(joined, f"stocks that joined {index} in {year}"),
        left=complete(left, f"stocks that left {index} in {year}"),
        joined_count=len(joined),
    )


@tool(
    kind="processing",
    examples=[Example(ticker="TSLA", index="the S&P 500", date="2023-12-21", gives={"years": 3.0})],
)
def index_tenure(ticker: Ticker, index: IndexName, date: On) -> Tenure:
    """Years that a stock had spent in a US index up to a date, all its spells together."""
    until = day_of(date, index)
    spent = sum(
        (_prices.check_day(min(spell.end or until, until)) - _prices.check_day(spell.start)).days
        for spell in spells_of(ticker, index)
        if spell.start <= until
    )
    if not spent:
        raise ToolError(f"{ticker} had not joined {index} by {date}.")
    return Tenure(years=spent / 365.25)


@tool(
    kind="processing",
    examples=[
        Example(date="2018-06-20", later="2018-06-29", gives={"survivor_count": 29}),
    ],
)
def dow_survivors(
    date: On,
    later: Annotated[
        str, "Later date, YYYY-MM-DD", Draws("2024-01-02", "2025-01-02", "2026-01-02")
    ],
) -> Survivors:
    """Tickers that were in the Dow Jones Industrial Average on two dates."""
    if later <= date:
        raise ToolError("The second date must be later than the first.")
    after = set(dow(later))
    found = [ticker for ticker in dow(date) if ticker in after]
    return Survivors(survivors=found, survivor_count=len(found))


@seeds(UsTicker, source="index-constitution")
def tickers() -> Iterator[str]:
    """Present and past members of the S&P 500 and the Nasdaq-100 since 2000."""
    import re

    for ticker in sorted(every_ticker()):
        spells = [spell for index in INDICES for spell in table(index).get(ticker, ())]
        recent = any(not spell.end or spell.end >= "2000" for spell in spells)
        if recent and re.fullmatch(UsTicker.pattern or "", ticker):
            yield ticker
