"""Returns and risks of US indices, stocks and crude oil between two dates."""

from __future__ import annotations

import statistics
from math import sqrt
from typing import Annotated

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.entities.finance import Volatility
from synthesis.tools.packs.finance import _prices
from synthesis.tools.packs.finance.market_prices import PACK as PRICES
from synthesis.tools.packs.finance.market_prices import Instrument

PACK = Pack(
    title="Returns and risks of US markets",
    distributions=PRICES.distributions,
    licence=PRICES.licence,
    data=PRICES.data,
    data_licence=PRICES.data_licence,
    data_date=PRICES.data_date,
)
TRADING_DAYS = 252

Start = Annotated[
    str, "First date, YYYY-MM-DD", Draws("2005-01-03", "2006-01-03", "2007-07-02", "2008-01-02")
]
End = Annotated[
    str, "Last date, YYYY-MM-DD", Draws("2008-12-31", "2009-06-30", "2010-12-31", "2012-12-31")
]


class WindowReturn(Result):
    return_percent: Annotated[
        float,
        Asks(
            "the total return of {instrument} from {start} to {end}",
            noun="total return from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]
    yearly_percent: Annotated[
        float,
        Asks(
            "the compound yearly return of {instrument} from {start} to {end}",
            noun="compound yearly return from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]


class WindowVolatility(Result):
    volatility_percent: Annotated[
        float,
        Volatility,
        Asks(
            "the annualised volatility of the daily returns of {instrument} from {start} to {end}",
            refers="the volatility of {instrument} from {start} to {end}",
            noun="annualised volatility from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]


class Drawdown(Result):
    drawdown_percent: Annotated[
        float,
        Asks(
            "the maximum drawdown of {instrument} from {start} to {end}",
            noun="maximum drawdown from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]
    peak_on: Annotated[
        str,
        Date,
        Asks("the date of the peak before the deepest fall of {instrument} from {start} to {end}"),
    ]
    trough_on: Annotated[
        str,
        Date,
        Asks("the date of the bottom of the deepest fall of {instrument} from {start} to {end}"),
    ]


class BestAndWorst(Result):
    best_percent: Annotated[
        float,
        Asks(
            "the largest one-day gain of {instrument} from {start} to {end}",
            noun="largest one-day gain from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]
    best_on: Annotated[
        str,
        Date,
        Asks("the date of the largest one-day gain of {instrument} from {start} to {end}"),
    ]
    worst_percent: Annotated[
        float,
        Asks(
            "the one-day return of {instrument} on its worst day from {start} to {end}",
            noun="return on the worst day from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]
    worst_on: Annotated[
        str,
        Date,
        Asks("the date of the largest one-day loss of {instrument} from {start} to {end}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(  # 676.53 / 1565.15 - 1
            instrument="the S&P 500",
            start="2007-10-09",
            end="2009-03-09",
            gives={"return_percent": -56.775},
        )
    ],
)
def window_return(instrument: Instrument, start: Start, end: End) -> WindowReturn:
    """Total and compound yearly return (%) between two dates; of stocks with dividends."""
    days, prices = _prices.window(instrument, start, end)
    years = (_prices.check_day(days[-1]) - _prices.check_day(days[0])).days / 365.25
    growth = prices[-1] / prices[0]
    return WindowReturn(
        return_percent=(growth - 1) * 100, yearly_percent=(growth ** (1 / years) - 1) * 100
    )


@tool(
    kind="processing",
    examples=[
        Example(  # widely reported as about 41 % for 2008
            instrument="the S&P 500",
            start="2008-01-01",
            end="2008-12-31",
            gives={"volatility_percent": 41.0},
            rel=0.01,
        )
    ],
)
def window_volatility(instrument: Instrument, start: Start, end: End) -> WindowVolatility:
    """Standard deviation of daily returns between two dates, times the root of 252, in %."""
    changes = _prices.returns(_prices.window(instrument, start, end)[1])
    return WindowVolatility(volatility_percent=statistics.stdev(changes) * sqrt(TRADING_DAYS) * 100)


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500",
            start="2007-01-03",
            end="2010-12-31",
            gives={
                "drawdown_percent": 56.775,
                "peak_on": "2007-10-09",
                "trough_on": "2009-03-09",
            },
        )
    ],
)
def maximum_drawdown(instrument: Instrument, start: Start, end: End) -> Drawdown:
    """Largest fall from a peak of daily closes between two dates (%), with peak and trough."""
    days, prices = _prices.window(instrument, start, end)
    fall, peak, trough = _prices.deepest_fall(prices)
    return Drawdown(drawdown_percent=fall * 100, peak_on=days[peak], trough_on=days[trough])


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500",
            start="2008-01-02",
            end="2008-12-31",
            gives={
                "best_percent": 11.58,
                "best_on": "2008-10-13",
                "worst_percent": -9.035,
                "worst_on": "2008-10-15",
            },
        )
    ],
)
def best_and_worst_day(instrument: Instrument, start: Start, end: End) -> BestAndWorst:
    """Largest one-day gain and loss (%) between two dates, with their dates."""
    days, prices = _prices.window(instrument, start, end)
    changes = _prices.returns(prices)
    best, worst = changes.index(max(changes)), changes.index(min(changes))
    return BestAndWorst(
        best_percent=changes[best] * 100,
        best_on=days[best + 1],
        worst_percent=changes[worst] * 100,
        worst_on=days[worst + 1],
    )
