"""Statistics of a short series of prices: returns, falls, streaks and averages."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import PriceSeries
from synthesis.tools.packs.finance import _prices

PACK = Pack(title="Statistics of prices", distributions=(), licence="own code")

Prices = Annotated[list[float], "Prices in order of time, all above zero", PriceSeries]


class Change(Result):
    change_percent: Annotated[
        float,
        Asks("the percentage change from the first to the last of {prices}", unit="%", round_to=2),
    ]


class Summary(Result):
    average: Annotated[float, Asks("the arithmetic mean of {prices}", round_to=2)]
    highest: Annotated[float, Asks("the highest of {prices}", round_to=2)]
    lowest: Annotated[float, Asks("the lowest of {prices}", round_to=2)]


class Spread(Result):
    deviation_percent: Annotated[
        float,
        Asks(
            "the sample standard deviation of the percentage changes from one to the next "
            "of {prices}",
            unit="%",
            round_to=3,
        ),
    ]


class Fall(Result):
    drawdown_percent: Annotated[
        float, Asks("the maximum drawdown within {prices}", unit="%", round_to=2)
    ]


class Rises(Result):
    rises: Annotated[int, Asks("the number of rises from one to the next of {prices}")]
    longest_streak: Annotated[
        int, Asks("the length of the longest unbroken run of rises within {prices}")
    ]


class Average(Result):
    moving_average: Annotated[
        float,
        Asks("the mean of the last {window} of {prices}", round_to=2),
    ]


class AverageCost(Result):
    average_cost: Annotated[
        float,
        Asks(
            "the average cost of a unit when the same sum is invested at each of {prices}",
            round_to=2,
        ),
    ]
    saving_percent: Annotated[
        float,
        Asks(
            "the percentage by which the average cost of investing the same sum at each of "
            "{prices} lies below their mean",
            unit="%",
            round_to=3,
        ),
    ]


class Position(Result):
    range_position_percent: Annotated[
        float,
        Asks(
            "the position of the last of {prices} between the lowest (0) and the highest (100) "
            "of them",
            unit="%",
            round_to=1,
        ),
    ]


FALLING = [100.0, 120.0, 90.0, 95.0, 60.0, 80.0]


@tool(kind="processing", examples=[Example(prices=FALLING, gives={"change_percent": -20})])
def price_change(prices: Prices) -> Change:
    """Percentage change from the first to the last price of a series."""
    _checked(prices)
    return Change(change_percent=(prices[-1] / prices[0] - 1) * 100)


@tool(
    kind="processing",
    examples=[Example(prices=[10.0, 14.0, 12.0], gives={"average": 12, "highest": 14})],
)
def price_summary(prices: Prices) -> Summary:
    """Mean, highest and lowest of a series of prices."""
    _checked(prices)
    return Summary(average=statistics.fmean(prices), highest=max(prices), lowest=min(prices))


@tool(
    kind="processing",
    examples=[Example(prices=[100.0, 110.0, 99.0], gives={"deviation_percent": 14.1421})],
)
def price_return_deviation(prices: Prices) -> Spread:
    """Sample standard deviation of the simple returns between successive prices, in %."""
    changes = _prices.returns(_checked(prices, 3))
    return Spread(deviation_percent=statistics.stdev(changes) * 100)


@tool(kind="processing", examples=[Example(prices=FALLING, gives={"drawdown_percent": 50})])
def price_drawdown(prices: Prices) -> Fall:
    """Largest fall from a peak to a later price of a series, in % of the peak."""
    return Fall(drawdown_percent=_prices.deepest_fall(_checked(prices))[0] * 100)


@tool(
    kind="processing",
    examples=[
        Example(prices=FALLING, gives={"rises": 3, "longest_streak": 1}),
        Example(prices=[1.0, 2.0, 3.0, 2.5, 4.0], gives={"rises": 3, "longest_streak": 2}),
    ],
)
def price_rises(prices: Prices) -> Rises:
    """Number of rises from one price to the next, and the longest unbroken run of them."""
    streak = longest = rises = 0
    for before, after in pairwise(_checked(prices)):
        streak = streak + 1 if after > before else 0
        rises += after > before
        longest = max(longest, streak)
    return Rises(rises=rises, longest_streak=longest)


@tool(
    kind="processing",
    examples=[
        Example(prices=[1.0, 2.0, 3.0, 4.0, 6.0], window=3, gives={"moving_average": 13 / 3})
    ],
)
def closing_moving_average(
    prices: Prices, window: Annotated[int, "How many prices to average", Draws(3, 5, 8, 10)]
) -> Average:
    """Simple moving average at the end of a series: the mean of its last prices."""
    _checked(prices)
    if not 2 <= window <= len(prices):
        raise ToolError(f"The window must be between 2 and the {len(prices)} prices given.")
    return Average(moving_average=statistics.fmean(prices[-window:]))


@tool(
    kind="processing",
    examples=[Example(prices=[20.0, 30.0], gives={"average_cost": 24, "saving_percent": 4})],
)
def dollar_cost_average(prices: Prices) -> AverageCost:
    """Average cost of a unit when equal sums are invested at each price (the harmonic mean)."""
    cost = statistics.harmonic_mean(_checked(prices))
    return AverageCost(
        average_cost=cost, saving_percent=(1 - cost / statistics.fmean(prices)) * 100
    )


@tool(
    kind="processing", examples=[Example(prices=FALLING, gives={"range_position_percent": 100 / 3})]
)
def price_range_position(prices: Prices) -> Position:
    """Where the last price lies between the lowest and highest of a series, in %."""
    low, high = min(_checked(prices)), max(prices)
    if low == high:
        raise ToolError("All the prices are equal, so that there is no range.")
    return Position(range_position_percent=(prices[-1] - low) / (high - low) * 100)


def _checked(prices: Sequence[float], fewest: int = 2) -> Sequence[float]:
    if len(prices) < fewest:
        raise ToolError(f"At least {fewest} prices are needed.")
    if not all(1e-6 <= price <= 1e9 for price in prices):
        raise ToolError("Every price must be above zero and at most 1,000,000,000.")
    return prices
