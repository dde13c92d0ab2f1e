"""Daily prices of US indices, stocks and crude oil."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.entities.finance import (
    ClosingPrice,
    MarketInstrument,
    MarketMonth,
    PriceSeries,
)
from synthesis.tools.packs.finance import _prices

PACK = Pack(
    title="Daily prices of US markets",
    distributions=("arch", "bokeh-sampledata"),
    licence="NCSA, BSD-3-Clause",
    data="S&P 500 and Nasdaq Composite 1999 to 2018, WTI crude oil (FRED) 1986 to 2019-01-03, "
    "and five US stocks (Quandl WIKI) 2000 to 2013-03-01",
    data_licence="as distributed with arch (NCSA); Quandl WIKI and EIA data public domain",
    data_date="2019-01-03",
)
DAYS = ("2005-10-19", "2006-07-14", "2008-09-29", "2010-05-06", "2011-08-08", "2012-09-19")

Instrument = Annotated[
    str, f"One of {', '.join(_prices.NAMES)}", MarketInstrument, Draws(*_prices.NAMES)
]
Traded = Annotated[
    str,
    "A stock or index: " + ", ".join(_prices.NAMES[:-1]),
    MarketInstrument,
    Draws(*_prices.NAMES[:-1]),
]
On = Annotated[str, "Date, YYYY-MM-DD, between 2000 and 2013", Date, Draws(*DAYS)]
Month = Annotated[str, "Month, YYYY-MM", MarketMonth, Draws("2008-10", "2010-05", "2011-08")]
InYear = Annotated[int, "Year", Draws(2005, 2007, 2009, 2010, 2012)]


class ClosingLevel(Result):
    close: Annotated[
        float,
        ClosingPrice,
        Asks("the close of {instrument} on {date}", round_to=2),
    ]
    day: Annotated[str, Date]


class TradingRange(Result):
    open: Annotated[float, Asks("the opening price of {instrument} on {date}", round_to=2)]
    high: Annotated[float, Asks("the highest price of {instrument} on {date}", round_to=2)]
    low: Annotated[float, Asks("the lowest price of {instrument} on {date}", round_to=2)]
    volume: Annotated[
        int,
        Asks(
            "the trading volume of {instrument} on {date}",
            noun="trading volume on {date}",
            unit="shares",
        ),
    ]


class DailyCloses(Result):
    closes: Annotated[
        list[Annotated[float, PriceSeries]],
        Asks(
            "the daily closes of {instrument} in {month}, adjusted for splits and dividends",
            refers="the adjusted daily closes of {instrument} in {month}",
        ),
    ]
    first_day: Annotated[str, Date, Asks("the first trading day of {instrument} in {month}")]
    last_day: Annotated[str, Date, Asks("the last trading day of {instrument} in {month}")]


class MonthEnds(Result):
    closes: Annotated[
        list[Annotated[float, PriceSeries]],
        Asks(
            "the month-end closes of {instrument} in {year}, adjusted for splits and dividends",
            refers="the adjusted month-end closes of {instrument} in {year}",
        ),
    ]


class Extremes(Result):
    highest_close: Annotated[
        float,
        ClosingPrice,
        Asks(
            "the highest adjusted close of {instrument} in {year}",
            round_to=2,
        ),
    ]
    highest_on: Annotated[
        str, Date, Asks("the date in {year} on which {instrument} closed at its highest")
    ]
    lowest_close: Annotated[
        float,
        ClosingPrice,
        Asks(
            "the lowest adjusted close of {instrument} in {year}",
            round_to=2,
        ),
    ]
    lowest_on: Annotated[
        str, Date, Asks("the date in {year} on which {instrument} closed at its lowest")
    ]


class BusiestDay(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the day of {year} on which the trading volume of {instrument} was highest",
            refers="the busiest trading day of {instrument} in {year}",
        ),
    ]
    volume: Annotated[
        int,
        Asks(
            "the trading volume of {instrument} on its busiest day of {year}",
            noun="trading volume on the busiest day of {year}",
            unit="shares",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(instrument="the S&P 500", date="2008-09-15", gives={"close": 1192.70}),
        Example(instrument="WTI crude oil", date="2008-07-03", gives={"close": 145.31}),
        Example(instrument="Apple stock", date="2012-09-19", gives={"close": 702.10}),
    ],
)
def closing_price(instrument: Instrument, date: On) -> ClosingLevel:
    """Close in US dollars or index points, as traded, on a date or the trading day before it."""
    if instrument == _prices.OIL:
        days, prices = _prices.closes(instrument)
        place = _prices.position(days, date, instrument)
        return ClosingLevel(close=prices[place], day=days[place])
    bar = _bar(instrument, date)
    return ClosingLevel(close=round(bar.close, 4), day=bar.day)


@tool(
    kind="retrieval",
    examples=[
        Example(
            instrument="Apple stock",
            date="2007-06-29",
            gives={"open": 121.97, "high": 124.0, "low": 121.09, "volume": 40637200},
        )
    ],
)
def trading_range(instrument: Traded, date: On) -> TradingRange:
    """Open, high, low and volume of a stock or index on a date or the trading day before it."""
    bar = _bar(instrument, date)
    return TradingRange(open=bar.open, high=bar.high, low=bar.low, volume=bar.volume)


@tool(
    kind="retrieval",
    examples=[
        Example(
            instrument="the S&P 500",
            month="2008-10",
            gives={"first_day": "2008-10-01", "last_day": "2008-10-31"},
        )
    ],
)
def daily_closes(instrument: Instrument, month: Month) -> DailyCloses:
    """Daily closes of a month (15 to 23 numbers), of stocks adjusted for splits and dividends."""
    days, prices = _prices.closes(instrument)
    low, high = bisect_left(days, f"{month}-01"), bisect_right(days, f"{month}-31")
    if high - low < 5:
        raise ToolError(
            f"Prices of {instrument} are known from {days[0]} to {days[-1]}, not of {month[:10]}."
        )
    return DailyCloses(
        closes=[round(price, 4) for price in prices[low:high]],
        first_day=days[low],
        last_day=days[high - 1],
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            instrument="WTI crude oil",
            year=2008,
            gives={
                "closes": [
                    91.67, 101.78, 101.54, 113.7, 127.35, 139.96,
                    124.17, 115.55, 100.7, 68.1, 55.21, 44.6,
                ]
            },
        )
    ],
)  # fmt: skip
def month_end_closes(instrument: Instrument, year: InYear) -> MonthEnds:
    """Last close of each of the twelve months of a year, of stocks adjusted for splits."""
    days, prices = _prices.closes(instrument)
    last = {day[:7]: price for day, price in zip(days, prices, strict=True)}
    found = [last.get(f"{year}-{month:02d}") for month in range(1, 13)]
    closes = [round(price, 4) for price in found if price is not None]
    if len(closes) < 12:
        raise ToolError(
            f"Not all of {year} is known of {instrument}: its prices run "
            f"from {days[0]} to {days[-1]}."
        )
    return MonthEnds(closes=closes)


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="WTI crude oil",
            year=2008,
            gives={"highest_close": 145.31, "highest_on": "2008-07-03", "lowest_close": 30.28},
        ),
        Example(
            instrument="the S&P 500",
            year=2009,
            gives={"lowest_close": 676.53, "lowest_on": "2009-03-09"},
        ),
    ],
)
def price_extremes(instrument: Instrument, year: InYear) -> Extremes:
    """Highest and lowest daily close of a year with their dates (stocks adjusted for splits)."""
    days, prices = _prices.window(instrument, f"{_year(year)}-01-01", f"{year}-12-31")
    high, low = prices.index(max(prices)), prices.index(min(prices))
    return Extremes(
        highest_close=round(prices[high], 4),
        highest_on=days[high],
        lowest_close=round(prices[low], 4),
        lowest_on=days[low],
    )


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="Microsoft stock",
            year=2011,
            gives={"date": "2011-04-29", "volume": 319317900},
        )
    ],
)
def busiest_trading_day(instrument: Traded, year: InYear) -> BusiestDay:
    """Day of a year with the highest trading volume of a stock or index, and that volume."""
    found = [bar for bar in _prices.bars(instrument) if bar.day.startswith(str(_year(year)))]
    if not found:
        raise ToolError(f"No trading of {instrument} in {year} is known here.")
    busiest = max(found, key=lambda bar: bar.volume)
    return BusiestDay(date=busiest.day, volume=busiest.volume)


def _bar(instrument: str, date: str) -> _prices.Bar:
    found = _prices.bars(instrument)
    days = _prices.closes(instrument)[0]
    return found[_prices.position(days, date, instrument)]


def _year(year: int) -> int:
    if not 1986 <= year <= 2019:
        raise ToolError("Prices are known of years from 1986 to 2018.")
    return year


@seeds(MarketInstrument, source="arch and bokeh-sampledata price tables")
def instruments() -> Iterator[str]:
    """Everything with daily prices."""
    yield from _prices.NAMES


@seeds(MarketMonth, source="arch price tables")
def months() -> Iterator[str]:
    """Months in which indices, oil, bond yields and factor returns are all known."""
    yield from (
        f"{year}-{month:02d}"
        for year in range(1999, 2019)
        for month in range(1, 13)
        if (year, month) < (2018, 12)
    )
