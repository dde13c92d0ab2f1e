"""Technical indicators of US indices and stocks on a day, with the ta library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.finance import _prices
from synthesis.tools.packs.finance.market_prices import PACK as PRICES
from synthesis.tools.packs.finance.market_prices import On, Traded

if TYPE_CHECKING:
    from pandas import DataFrame, Series

PACK = Pack(
    title="Technical indicators",
    distributions=("ta", *PRICES.distributions),
    licence="MIT, NCSA, BSD-3-Clause",
    data=PRICES.data,
    data_licence=PRICES.data_licence,
    data_date=PRICES.data_date,
)
HISTORY = 300
FEWEST = 60

Window = Annotated[int, "Length of the window, 5 to 50 trading days", Draws(7, 14, 21, unit="days")]
Smooth = Annotated[
    int, "Length of the window, 5 to 50 trading days", Draws(10, 20, 50, unit="days")
]


class Rsi(Result):
    rsi: Annotated[
        float,
        Asks(
            "the relative strength index of {instrument} over {window} on {date}",
            noun="relative strength index over {window} on {date}",
            round_to=1,
        ),
    ]


class Macd(Result):
    macd: Annotated[
        float, Asks("the MACD line (12, 26 days) of {instrument} on {date}", round_to=3)
    ]
    signal: Annotated[
        float, Asks("the nine-day signal line of the MACD of {instrument} on {date}", round_to=3)
    ]


class Bands(Result):
    upper: Annotated[
        float,
        Asks("the upper Bollinger band (two deviations) of {instrument} over {window} on {date}",
             round_to=2),
    ]  # fmt: skip
    lower: Annotated[
        float,
        Asks("the lower Bollinger band (two deviations) of {instrument} over {window} on {date}",
             round_to=2),
    ]  # fmt: skip
    width_percent: Annotated[
        float,
        Asks(
            "the width of the Bollinger bands of {instrument} over {window} on {date}, "
            "relative to their middle",
            noun="Bollinger band width over {window} on {date}",
            unit="%",
            round_to=2,
        ),
    ]


class Averages(Result):
    simple: Annotated[
        float,
        Asks("the simple moving average of {instrument} over {window} on {date}", round_to=2),
    ]
    exponential: Annotated[
        float,
        Asks("the exponential moving average of {instrument} over {window} on {date}", round_to=2),
    ]


class RateOfChange(Result):
    rate_of_change_percent: Annotated[
        float,
        Asks(
            "the rate of change of {instrument} over {window} up to {date}",
            noun="rate of change over {window} up to {date}",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(  # the indicators here: computed by hand from the closes, not with ta
            instrument="Microsoft stock",
            date="2010-05-06",
            window=14,
            gives={"rsi": 33.3184},
        )
    ],
)
def relative_strength_index(instrument: Traded, date: On, window: Window) -> Rsi:
    """Relative strength index (0 to 100, Wilder 1978) of a stock or index on a date."""
    from ta.momentum import rsi

    return Rsi(rsi=_last(rsi(_frame(instrument, date)["close"], _window(window))))


@tool(
    kind="processing",
    examples=[Example(instrument="the S&P 500", date="2008-10-10", gives={"macd": -76.9934})],
)
def macd(instrument: Traded, date: On) -> Macd:
    """MACD line of 12 and 26 days and its nine-day signal line on a date."""
    from ta.trend import MACD

    found = MACD(_frame(instrument, date)["close"])
    return Macd(macd=_last(found.macd()), signal=_last(found.macd_signal()))


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500",
            date="2008-10-10",
            window=20,
            gives={"upper": 1330.32, "lower": 921.92},
        )
    ],
)
def bollinger_bands(instrument: Traded, date: On, window: Smooth) -> Bands:
    """Bollinger bands of two standard deviations about the moving average on a date."""
    from ta.volatility import BollingerBands

    found = BollingerBands(_frame(instrument, date)["close"], _window(window), 2)
    return Bands(
        upper=_last(found.bollinger_hband()),
        lower=_last(found.bollinger_lband()),
        width_percent=_last(found.bollinger_wband()),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500", date="2008-10-10", window=20, gives={"simple": 1126.12},
        )
    ],
)  # fmt: skip
def moving_averages(instrument: Traded, date: On, window: Smooth) -> Averages:
    """Simple and exponential moving average of the closes of a stock or index on a date."""
    from ta.trend import ema_indicator, sma_indicator

    close = _frame(instrument, date)["close"]
    return Averages(
        simple=_last(sma_indicator(close, _window(window))),
        exponential=_last(ema_indicator(close, window)),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            instrument="the S&P 500",
            date="2008-10-10",
            window=7,
            gives={"rate_of_change_percent": -22.5518},
        )
    ],
)
def rate_of_change(instrument: Traded, date: On, window: Window) -> RateOfChange:
    """Percentage change of the close of a stock or index over some trading days up to a date."""
    from ta.momentum import roc

    found = roc(_frame(instrument, date)["close"], _window(window))
    return RateOfChange(rate_of_change_percent=_last(found))


def _window(days: int) -> int:
    if not 5 <= days <= 50:
        raise ToolError("The window must be between 5 and 50 trading days.")
    return days


def _frame(instrument: str, date: str) -> DataFrame:
    """The last 300 trading days up to a date, adjusted for splits and dividends."""
    from pandas import DataFrame

    found = _prices.bars(instrument)
    place = _prices.position(_prices.closes(instrument)[0], date, instrument)
    if place < FEWEST:
        raise ToolError(f"Too few prices of {instrument} are known before {date}.")
    table = [
        (bar.high * factor, bar.low * factor, bar.adjusted)
        for bar in found[max(0, place + 1 - HISTORY) : place + 1]
        for factor in (bar.adjusted / bar.close,)
    ]
    return DataFrame(table, columns=["high", "low", "close"])


def _last(values: Series) -> float:
    from math import isfinite

    found = float(values.iloc[-1])
    if not isfinite(found):
        raise ToolError("The indicator has no value there: the prices do not move enough.")
    return found
