"""Correlation, beta and risk measures of US markets between two dates."""

from __future__ import annotations

import statistics
from math import sqrt
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import EquityBeta, MarketInstrument
from synthesis.tools.packs.finance import _prices
from synthesis.tools.packs.finance.market_prices import PACK as PRICES
from synthesis.tools.packs.finance.market_prices import Instrument
from synthesis.tools.packs.finance.market_windows import TRADING_DAYS, End, Start

PACK = Pack(
    title="Risk measures of US markets",
    distributions=PRICES.distributions,
    licence=PRICES.licence,
    data=PRICES.data,
    data_licence=PRICES.data_licence,
    data_date=PRICES.data_date,
)

Other = Annotated[
    str,
    "The instrument to compare with",
    MarketInstrument,
    Draws("the S&P 500", "the Nasdaq Composite", "WTI crude oil"),
]


class Correlation(Result):
    correlation: Annotated[
        float,
        Asks(
            "the correlation of the daily returns of {instrument} and {other} "
            "from {start} to {end}",
            noun="correlation of daily returns with {other} from {start} to {end}",
            round_to=3,
        ),
    ]


class Beta(Result):
    beta: Annotated[
        float,
        EquityBeta,
        Asks(
            "the beta of {instrument} against the S&P 500 over the daily returns "
            "from {start} to {end}",
            refers="the beta of {instrument} from {start} to {end}",
            noun="beta against the S&P 500 from {start} to {end}",
            round_to=3,
        ),
    ]


class ValueAtRisk(Result):
    value_at_risk_percent: Annotated[
        float,
        Asks(
            "the historical one-day value at risk of {instrument} at {confidence} confidence "
            "from {start} to {end}, as a loss",
            noun="one-day value at risk at {confidence} confidence from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]
    expected_shortfall_percent: Annotated[
        float,
        Asks(
            "the expected shortfall of {instrument} at {confidence} confidence over the days "
            "from {start} to {end}, as a loss",
            noun="expected shortfall at {confidence} confidence from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]


class Sharpe(Result):
    sharpe_ratio: Annotated[
        float,
        Asks(
            "the annualised Sharpe ratio of {instrument} from {start} to {end} with a risk-free "
            "rate of {risk_free_percent}",
            noun="Sharpe ratio from {start} to {end} with a risk-free rate of {risk_free_percent}",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500",
            other="the Nasdaq Composite",
            start="2010-01-04",
            end="2012-12-31",
            gives={"correlation": 0.95},
            rel=0.02,
        )
    ],
)
def return_correlation(instrument: Instrument, other: Other, start: Start, end: End) -> Correlation:
    """Pearson correlation of the daily returns of two instruments on their common days."""
    if instrument == other:
        raise ToolError("Name two different instruments.")
    one, two = _together(instrument, other, start, end)
    return Correlation(correlation=statistics.correlation(one, two))


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the Nasdaq Composite",
            start="2010-01-04",
            end="2012-12-31",
            gives={"beta": 1.07},
            rel=0.02,
        )
    ],
)
def market_beta(instrument: Instrument, start: Start, end: End) -> Beta:
    """Beta against the S&P 500: slope of daily returns on those of the index, by least squares."""
    if instrument == "the S&P 500":
        raise ToolError("The beta of the S&P 500 against itself is 1; name another instrument.")
    own, market = _together(instrument, "the S&P 500", start, end)
    return Beta(beta=statistics.linear_regression(market, own).slope)


@tool(
    kind="processing",
    examples=[
        Example(  # the third and fourth worst of 252 days lost 8.79 % and 7.62 %
            instrument="the S&P 500",
            start="2008-01-02",
            end="2008-12-31",
            confidence=99.0,
            gives={"value_at_risk_percent": 8.79 - 0.51 * (8.79 - 7.62)},
            rel=2e-3,
        )
    ],
)
def value_at_risk(
    instrument: Instrument,
    start: Start,
    end: End,
    confidence: Annotated[float, "Confidence, 80 to 99.5 %", Draws(95, 97.5, 99, unit="%")],
) -> ValueAtRisk:
    """Historical one-day value at risk (interpolated quantile) and expected shortfall, in %."""
    if not 80 <= confidence <= 99.5:
        raise ToolError("The confidence must be between 80 and 99.5 %.")
    changes = sorted(_prices.returns(_prices.window(instrument, start, end)[1]))
    place = (1 - confidence / 100) * (len(changes) - 1)
    low = int(place)
    quantile = changes[low] + (place - low) * (changes[low + 1] - changes[low])
    tail = [change for change in changes if change <= quantile]
    return ValueAtRisk(
        value_at_risk_percent=-quantile * 100,
        expected_shortfall_percent=-statistics.fmean(tail) * 100,
    )


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="Apple stock",
            start="2009-01-02",
            end="2009-12-31",
            risk_free_percent=0.0,
            gives={"sharpe_ratio": 2.7},
            rel=0.05,
        )
    ],
)
def sharpe_ratio(
    instrument: Instrument,
    start: Start,
    end: End,
    risk_free_percent: Annotated[float, "Risk-free rate, % a year", Draws(0.5, 1, 2, 3, unit="%")],
) -> Sharpe:
    """Annualised Sharpe ratio: mean daily excess return over its deviation (Sharpe 1994)."""
    if not -5 <= risk_free_percent <= 30:
        raise ToolError("The risk-free rate must be between -5 and 30 % a year.")
    daily = risk_free_percent / 100 / TRADING_DAYS
    excess = [
        change - daily for change in _prices.returns(_prices.window(instrument, start, end)[1])
    ]
    ratio = statistics.fmean(excess) / statistics.stdev(excess) * sqrt(TRADING_DAYS)
    return Sharpe(sharpe_ratio=ratio)


def _together(one: str, two: str, start: str, end: str) -> tuple[list[float], list[float]]:
    """Daily returns of two instruments over the days on which both were traded."""
    first = dict(zip(*_prices.window(one, start, end), strict=True))
    second = dict(zip(*_prices.window(two, start, end), strict=True))
    days = [day for day in first if day in second]
    if len(days) < 10:
        raise ToolError(f"{one} and {two} were traded together on too few days of that time.")
    return (
        _prices.returns([first[day] for day in days]),
        _prices.returns([second[day] for day in days]),
    )
