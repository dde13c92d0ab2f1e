"""Statistics of a series of numbers."""

from __future__ import annotations

import statistics
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import NumberSeries

PACK = Pack(title="SciPy statistics", distributions=("scipy",), licence="BSD-3-Clause")

Values = Annotated[list[float], "Numbers in their order", NumberSeries]


class Summary(Result):
    mean: Annotated[float, Asks("the mean of {values}", round_to=3)]
    median: Annotated[float, Asks("the median of {values}", round_to=3)]
    standard_deviation: Annotated[
        float,
        Asks(
            "the sample standard deviation of {values}",
            round_to=3,
        ),
    ]
    largest: Annotated[float, Asks("the largest value of {values}", round_to=3)]


class Trend(Result):
    slope: Annotated[
        float,
        Asks(
            "the least-squares slope per step of {values}",
            round_to=4,
        ),
    ]
    r_squared: Annotated[
        float,
        Asks(
            "the R² of a straight line fitted to {values}",
            noun="R² of a straight-line fit",
            round_to=4,
        ),
    ]


class Autocorrelation(Result):
    coefficient: Annotated[
        float,
        Asks(
            "the lag-{lag} autocorrelation of {values}",
            noun="lag-{lag} autocorrelation",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            values=[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0],
            gives={"mean": 5, "median": 4.5, "standard_deviation": 2.13809, "largest": 9},
        )
    ],
)
def series_summary(values: Values) -> Summary:
    """Mean, median, sample standard deviation and maximum of a series of numbers."""
    _check(values, 2)
    return Summary(
        mean=statistics.fmean(values),
        median=statistics.median(values),
        standard_deviation=statistics.stdev(values),
        largest=max(values),
    )


@tool(
    kind="processing",
    examples=[Example(values=[2.1, 3.9, 6.2, 7.8], gives={"slope": 1.94, "r_squared": 0.99566})],
)
def series_trend(values: Values) -> Trend:
    """Slope per step and R² of a straight line fitted to a series by least squares."""
    from scipy.stats import linregress

    _check(values, 3)
    fit = linregress(range(len(values)), values)
    return Trend(slope=float(fit.slope), r_squared=float(fit.rvalue**2))


@tool(
    kind="processing",
    examples=[Example(values=[1.0, 2.0, 3.0, 4.0, 5.0], lag=1, gives={"coefficient": 0.4})],
)
def series_autocorrelation(
    values: Values, lag: Annotated[int, "Lag in steps", Draws(1, 2, 3)]
) -> Autocorrelation:
    """Autocorrelation of a series at a lag (Box-Jenkins estimate)."""
    _check(values, 4)
    if not 1 <= lag < len(values):
        raise ToolError(f"The lag must be from 1 to {len(values) - 1}, not {lag}.")
    mean = statistics.fmean(values)
    centred = [value - mean for value in values]
    products = sum(a * b for a, b in zip(centred, centred[lag:], strict=False))
    return Autocorrelation(coefficient=products / sum(a * a for a in centred))


def _check(values: list[float], least: int) -> None:
    if len(values) < least:
        raise ToolError(f"At least {least} numbers are needed, not {len(values)}.")
    if least > 2 and len(set(values)) == 1:
        raise ToolError("All the numbers are equal, so this says nothing of them.")
