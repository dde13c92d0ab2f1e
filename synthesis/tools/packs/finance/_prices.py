"""Daily prices of two US indices, five US stocks and crude oil, shared by several packs."""

from __future__ import annotations

import csv
import gzip
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date as Day
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from synthesis.core.errors import ToolError

STOCKS = {
    "Apple stock": "AAPL",
    "Facebook stock": "FB",
    "Google stock": "GOOG",
    "IBM stock": "IBM",
    "Microsoft stock": "MSFT",
}
INDICES = {"the S&P 500": "sp500", "the Nasdaq Composite": "nasdaq"}
OIL = "WTI crude oil"
NAMES = (*INDICES, *STOCKS, OIL)
FEWEST_RETURNS = 5
LONGEST_GAP = 7
"""Days without prices at the ends of a window."""


class Bar(NamedTuple):
    """A trading day; ``adjusted`` is the close with later splits and dividends taken out."""

    day: str
    open: float
    high: float
    low: float
    close: float
    volume: int
    adjusted: float


def bars(instrument: str) -> Sequence[Bar]:
    """The trading days of a stock or index, the oldest first; raises ``ToolError``."""
    if instrument == OIL:
        raise ToolError("Of WTI crude oil only closing prices are known here.")
    if instrument in INDICES:
        return _index(INDICES[instrument])
    if instrument in STOCKS:
        return _stocks()[STOCKS[instrument]]
    raise ToolError(f"{instrument[:60]!r} has no prices here; known are {', '.join(NAMES)}.")


@cache
def closes(instrument: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Trading days and closing prices, of stocks adjusted for splits and dividends."""
    if instrument == OIL:
        table = list(rows("arch", "data/wti/wti.csv.gz"))[1:]
        kept = [(iso(row[0]), float(row[1])) for row in table if _is_number(row[1])]
        return tuple(day for day, _ in kept), tuple(price for _, price in kept)
    found = bars(instrument)
    return tuple(bar.day for bar in found), tuple(bar.adjusted for bar in found)


def window(instrument: str, start: str, end: str) -> tuple[Sequence[str], Sequence[float]]:
    """Days and closes from one date to another; raises ``ToolError`` when there are too few."""
    if check_day(start) >= check_day(end):
        raise ToolError("The first date must be before the last.")
    days, prices = closes(instrument)
    low, high = bisect_left(days, start), bisect_right(days, end)
    gaps = _days_apart(start, days[0]), _days_apart(days[-1], end)
    if high - low <= FEWEST_RETURNS or max(gaps) > LONGEST_GAP:
        raise ToolError(
            f"The prices of {instrument} do not cover the time from {start} to {end}; "
            f"they run from {days[0]} to {days[-1]}."
        )
    return days[low:high], prices[low:high]


def position(days: Sequence[str], date: str, what: str) -> int:
    """The place of a date, or of the last trading day in the week before it."""
    day = check_day(date)
    place = bisect_right(days, date) - 1
    if place < 0 or (day - Day.fromisoformat(days[place])).days > 7:
        raise ToolError(f"Prices of {what} are known from {days[0]} to {days[-1]}, not on {date}.")
    return place


def _days_apart(earlier: str, later: str) -> int:
    return (Day.fromisoformat(later) - Day.fromisoformat(earlier)).days


def check_day(date: str) -> Day:
    """A date as a day of the calendar; raises ``ToolError``."""
    try:
        return Day.fromisoformat(date)
    except ValueError:
        raise ToolError(f"{date[:20]!r} is not a date of the calendar, YYYY-MM-DD.") from None


def returns(prices: Sequence[float]) -> list[float]:
    """Simple returns from each price to the next."""
    return [after / before - 1 for before, after in pairwise(prices)]


def deepest_fall(prices: Sequence[float]) -> tuple[float, int, int]:
    """The largest fall from a peak, as a fraction, and the places of peak and trough."""
    worst, peak, found = 0.0, 0, (0, 0)
    for place, price in enumerate(prices):
        if price > prices[peak]:
            peak = place
        fall = 1 - price / prices[peak]
        if fall > worst:
            worst, found = fall, (peak, place)
    return worst, *found


def rows(package: str, path: str) -> Iterator[list[str]]:
    """The rows of a compressed table that a package ships, without importing the package."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ToolError(f"The package {package} is not installed.")
    with gzip.open(
        Path(found.origin).parent / path, "rt", encoding="utf-8-sig", newline=""
    ) as text:
        yield from csv.reader(text)


@cache
def _index(name: str) -> tuple[Bar, ...]:
    return tuple(
        Bar(iso(row[0]), *(float(text) for text in row[1:5]), int(row[6]), float(row[5]))
        for row in list(rows("arch", f"data/{name}/{name}.csv.gz"))[1:]
    )


@cache
def _stocks() -> dict[str, tuple[Bar, ...]]:
    found: dict[str, list[Bar]] = {}
    for row in list(rows("bokeh_sampledata", "_data/stocks.csv.gz"))[1:]:
        bar = Bar(row[1], *(float(text) for text in row[2:6]), int(row[6]), float(row[7]))
        found.setdefault(row[0], []).append(bar)
    return {ticker: tuple(sorted(bars)) for ticker, bars in found.items()}


def iso(american: str) -> str:
    """A date written as month/day/year, as year-month-day."""
    month, day, year = american.split("/")
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _is_number(text: str) -> bool:
    try:
        return float(text) > 0
    except ValueError:
        return False
