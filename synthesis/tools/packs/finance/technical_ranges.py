"""Technical indicators of ranges and trends of US indices and stocks, with the ta library."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.packs.finance import _prices
from synthesis.tools.packs.finance.market_prices import PACK as PRICES
from synthesis.tools.packs.finance.market_prices import On, Traded
from synthesis.tools.packs.finance.technical import Window, _frame, _last, _window

PACK = Pack(
    title="Technical indicators of ranges and trends",
    distributions=("ta", *PRICES.distributions),
    licence="MIT, NCSA, BSD-3-Clause",
    data=PRICES.data,
    data_licence=PRICES.data_licence,
    data_date=PRICES.data_date,
)


class TrueRange(Result):
    average_true_range: Annotated[
        float,
        Asks("the average true range of {instrument} over {window} on {date}", round_to=3),
    ]
    percent_of_close: Annotated[
        float,
        Asks(
            "the average true range of {instrument} over {window} on {date}, "
            "relative to the close of that day",
            noun="average true range over {window} on {date} relative to the close",
            unit="%",
            round_to=3,
        ),
    ]


class Stochastic(Result):
    percent_k: Annotated[
        float,
        Asks(
            "the stochastic oscillator %K of {instrument} over {window} on {date}",
            noun="stochastic oscillator %K over {window} on {date}",
            round_to=1,
        ),
    ]


class Direction(Result):
    adx: Annotated[
        float,
        Asks(
            "the average directional index of {instrument} over {window} on {date}",
            noun="average directional index over {window} on {date}",
            round_to=1,
        ),
    ]


class Commodity(Result):
    cci: Annotated[
        float,
        Asks(
            "the commodity channel index of {instrument} over {window} on {date}",
            noun="commodity channel index over {window} on {date}",
            round_to=1,
        ),
    ]


class YearHigh(Result):
    below_high_percent: Annotated[
        float,
        Asks(
            "the percentage by which {instrument} closed on {date} below its highest close of "
            "the 252 trading days up to then",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500", date="2008-10-10", window=14,
            gives={"average_true_range": 54.62},
        )
    ],
)  # fmt: skip
def average_true_range(instrument: Traded, date: On, window: Window) -> TrueRange:
    """Average true range (Wilder 1978) of a stock or index on a date, and in % of the close."""
    from ta.volatility import average_true_range as true_range

    frame = _frame(instrument, date)
    found = _last(true_range(frame["high"], frame["low"], frame["close"], _window(window)))
    close = float(frame["close"].iloc[-1])
    return TrueRange(average_true_range=found, percent_of_close=found / close * 100)


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500", date="2008-10-10", window=14, gives={"percent_k": 15.5815},
        )
    ],
)  # fmt: skip
def stochastic_oscillator(instrument: Traded, date: On, window: Window) -> Stochastic:
    """Stochastic oscillator %K: the close within the range of the last days, 0 to 100."""
    from ta.momentum import stoch

    frame = _frame(instrument, date)
    found = stoch(frame["high"], frame["low"], frame["close"], _window(window))
    return Stochastic(percent_k=_last(found))


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="Apple stock", date="2012-09-19", window=14, gives={"adx": 31.0}, rel=0.02
        )
    ],
)
def average_directional_index(instrument: Traded, date: On, window: Window) -> Direction:
    """Average directional index (strength of a trend, Wilder 1978) on a date."""
    from ta.trend import adx

    frame = _frame(instrument, date)
    return Direction(adx=_last(adx(frame["high"], frame["low"], frame["close"], _window(window))))


@tool(
    kind="processing",
    examples=[
        Example(instrument="the S&P 500", date="2008-10-10", window=21, gives={"cci": -211.5835})
    ],
)
def commodity_channel_index(instrument: Traded, date: On, window: Window) -> Commodity:
    """Commodity channel index (Lambert 1980) of a stock or index on a date."""
    from ta.trend import cci

    frame = _frame(instrument, date)
    return Commodity(cci=_last(cci(frame["high"], frame["low"], frame["close"], _window(window))))


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500", date="2008-10-09", gives={"below_high_percent": 41.739},
        )
    ],
)  # fmt: skip
def distance_from_year_high(instrument: Traded, date: On) -> YearHigh:
    """How far (%) a close lies below the highest close of the 252 trading days up to it."""
    days, prices = _prices.closes(instrument)
    place = _prices.position(days, date, instrument)
    if place < 251:
        raise ToolError(f"Less than a year of prices of {instrument} is known before {date}.")
    highest = max(prices[place - 251 : place + 1])
    return YearHigh(below_high_percent=(1 - prices[place] / highest) * 100)
