"""Histories of euro reference rates: daily rates of a month, volatility and correlation."""

from __future__ import annotations

import statistics
from math import expm1, log, sqrt
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import CurrencyCode, Date
from synthesis.tools.entities.finance import MarketMonth, PriceSeries
from synthesis.tools.packs.finance import ecb
from synthesis.tools.packs.finance.ecb import PACK as ECB
from synthesis.tools.packs.finance.ecb import Base, InYear, Quote

PACK = Pack(
    title="Histories of ECB reference rates",
    distributions=ECB.distributions,
    licence=ECB.licence,
    data=ECB.data,
    data_licence=ECB.data_licence,
    data_date=ECB.data_date,
)
FIXINGS_A_YEAR = 256

Month = Annotated[
    str, "Month, YYYY-MM, from 1999-01", MarketMonth, Draws("2008-10", "2015-01", "2020-03")
]


class DailyRates(Result):
    rates: Annotated[
        list[Annotated[float, PriceSeries]],
        Asks(
            "the daily ECB rates of one unit of {base} in {quote} in {month}",
            refers="the daily ECB rates of {base} in {quote} in {month}",
        ),
    ]
    fixing_count: Annotated[
        int, Asks("the number of days in {month} with an ECB rate of {base} in {quote}")
    ]


class RateVolatility(Result):
    volatility_percent: Annotated[
        float,
        Asks(
            "the annualised volatility of {base} in {quote} over the ECB fixings of {year}",
            refers="the volatility of {base} in {quote} in {year}",
            noun="annualised volatility in {quote} over the ECB fixings of {year}",
            unit="%",
            round_to=2,
        ),
    ]


class RateCorrelation(Result):
    correlation: Annotated[
        float,
        Asks(
            "the correlation of the daily changes of {base} and {other}, both in {quote}, "
            "over the ECB fixings of {year}",
            noun="correlation of daily changes with {other} in {quote} over {year}",
            round_to=3,
        ),
    ]


class History(Result):
    first_fixing: Annotated[
        str,
        Date,
        Asks(
            "the date of the first ECB reference rate of {currency}",
            refers="the day of the first ECB reference rate of {currency}",
        ),
    ]
    last_fixing: Annotated[str, Asks("the date of the last ECB reference rate of {currency}")]
    fixing_count: Annotated[
        int,
        Asks(
            "the number of days with an ECB reference rate of {currency}",
            noun="number of ECB reference rates",
        ),
    ]


class LargestMove(Result):
    change_percent: Annotated[
        float,
        Asks(
            "the largest change of {base} in {quote} from one ECB fixing to the next in {year}, "
            "upwards or downwards",
            noun="largest change in {quote} from one ECB fixing to the next in {year}",
            unit="%",
            round_to=2,
        ),
    ]
    date: Annotated[
        str,
        Date,
        Asks("the date of the largest change of {base} in {quote} between ECB fixings in {year}"),
    ]


@tool(
    kind="retrieval",
    examples=[Example(base="EUR", quote="USD", month="2022-09", gives={"fixing_count": 22})],
)
def ecb_daily_rates(base: Base, quote: Quote, month: Month) -> DailyRates:
    """ECB reference rates of a currency pair on each fixing day of a month (about 21 numbers)."""
    days = [day for day in ecb._fixings(base, quote) if day.isoformat().startswith(month)]
    if len(month) != 7 or len(days) < 5:
        raise ToolError(f"The ECB published too few rates of {base} and {quote} in {month[:10]}.")
    rates = [round(ecb._rate(base, quote, day), 6) for day in days]
    return DailyRates(rates=rates, fixing_count=len(rates))


@tool(
    kind="processing",
    examples=[
        Example(base="GBP", quote="USD", year=2016, gives={"volatility_percent": 14.0}, rel=0.02)
    ],
)
def currency_volatility(base: Base, quote: Quote, year: InYear) -> RateVolatility:
    """Deviation of daily log changes of a pair in a year, times the root of 256 fixings, in %."""
    changes = [change for _, change in _changes(base, quote, year)]
    return RateVolatility(volatility_percent=statistics.stdev(changes) * sqrt(FIXINGS_A_YEAR) * 100)


@tool(
    kind="processing",
    examples=[
        Example(
            base="DKK", other="EUR", quote="USD", year=2016, gives={"correlation": 1.0}, rel=0.01
        )
    ],
)
def currency_correlation(
    base: Base,
    other: Annotated[
        str, "The other currency", CurrencyCode, Draws("JPY", "GBP", "CHF", "AUD", "SEK")
    ],
    quote: Quote,
    year: InYear,
) -> RateCorrelation:
    """Correlation of the daily changes of two currencies against a third in a year."""
    if len({base, other, quote}) < 3:
        raise ToolError("Name three different currencies.")
    one, two = dict(_changes(base, quote, year)), dict(_changes(other, quote, year))
    days = [day for day in one if day in two]
    if len(days) < 20:
        raise ToolError(f"The ECB published too few common rates in {year}.")
    found = statistics.correlation([one[day] for day in days], [two[day] for day in days])
    return RateCorrelation(correlation=found)


@tool(
    kind="retrieval",
    examples=[
        Example(currency="RUB", gives={"first_fixing": "2005-04-01", "last_fixing": "2022-03-01"})
    ],
)
def ecb_history(
    currency: Annotated[str, "ISO 4217 code of a currency other than EUR", CurrencyCode],
) -> History:
    """First and last day with an ECB reference rate of a currency, and the number of such days."""
    days = sorted(day for day, rate in ecb._series(currency).items() if rate)
    if not days:
        raise ToolError("The euro is what the reference rates are of; name another currency.")
    return History(
        first_fixing=days[0].isoformat(), last_fixing=days[-1].isoformat(), fixing_count=len(days)
    )


@tool(
    kind="processing",
    examples=[  # the Swiss National Bank let go of its floor: 1.2010 / 1.0280
        Example(
            base="CHF",
            quote="EUR",
            year=2015,
            gives={"date": "2015-01-15", "change_percent": 16.829},
        )
    ],
)
def largest_currency_move(base: Base, quote: Quote, year: InYear) -> LargestMove:
    """Largest change (%) of a pair between successive ECB fixings of a year, with its date."""
    day, change = max(_changes(base, quote, year), key=lambda item: abs(item[1]))
    return LargestMove(change_percent=expm1(change) * 100, date=day)


def _changes(base: str, quote: str, year: int) -> list[tuple[str, float]]:
    """Days of a year and the log change of a pair since the fixing before."""
    if not 1999 <= year <= 2025:
        raise ToolError("The rates are known for the years 1999 to 2025.")
    days = [day for day in ecb._fixings(base, quote) if day.year == year]
    if len(days) < 20:
        raise ToolError(f"The ECB published too few rates of {base} and {quote} in {year}.")
    rates = [ecb._rate(base, quote, day) for day in days]
    return [
        (day.isoformat(), log(after / before))
        for day, before, after in zip(days[1:], rates, rates[1:], strict=False)
    ]
