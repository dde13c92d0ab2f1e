"""Statistics of single columns of classic data sets: means, intervals, outliers."""

from __future__ import annotations

import statistics
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.science import DataColumn
from synthesis.tools.packs.science import _datasets

PACK = Pack(
    title="Classic data sets of scikit-learn, statsmodels and Bokeh",
    distributions=("scikit-learn", "statsmodels", "bokeh-sampledata", "scipy"),
    licence="BSD-3-Clause",
    data="Iris, Wine, breast cancer, diabetes, Longley, penguins and other classic data sets",
    data_licence=_datasets.LICENCE,
    data_date="2026-09",
)


Column = Annotated[str, "Column, such as 'petal length (cm) in the Iris data set'", DataColumn]


Level = Annotated[float, "Confidence level in %", Draws(90, 95, 99, unit="%")]


class ColumnSummary(Result):
    mean: Annotated[float, Asks("the mean of {column}", round_to=3)]
    standard_deviation: Annotated[
        float, Asks("the sample standard deviation of {column}", round_to=3)
    ]
    coefficient_of_variation: Annotated[
        float,
        Asks(
            "the coefficient of variation of {column}",
            noun="coefficient of variation",
            unit="%",
            round_to=1,
        ),
    ]


class MeanInterval(Result):
    low: Annotated[
        float,
        Asks(
            "the lower end of the {level} confidence interval for the mean of {column}", round_to=3
        ),
    ]
    high: Annotated[
        float,
        Asks(
            "the upper end of the {level} confidence interval for the mean of {column}", round_to=3
        ),
    ]


class Outliers(Result):
    interquartile_range: Annotated[float, Asks("the interquartile range of {column}", round_to=3)]
    outliers: Annotated[
        int,
        Asks(
            "the number of values of {column} beyond Tukey's fences (1.5 interquartile ranges)",
            noun="number of values beyond Tukey's fences",
        ),
    ]


class Shape(Result):
    skewness: Annotated[float, Asks("the skewness of {column}", noun="skewness", round_to=4)]
    shapiro_wilk: Annotated[
        float,
        Asks(
            "the Shapiro-Wilk W statistic of {column}",
            noun="Shapiro-Wilk W statistic",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            column="petal length (cm) in the Iris data set",
            gives={"mean": 3.758, "standard_deviation": 1.7653},
        )
    ],
)
def column_summary(column: Column) -> ColumnSummary:
    """Mean, sample standard deviation and coefficient of variation (%) of a whole column."""
    _, _, values = _datasets.column(column)
    mean, spread = statistics.fmean(values), statistics.stdev(values)
    if not mean:
        raise ToolError(f"The mean of {column} is zero, so its variation is not relative.")
    return ColumnSummary(
        mean=round(mean, 6),
        standard_deviation=round(spread, 6),
        coefficient_of_variation=round(abs(spread / mean) * 100, 4),
    )


@tool(
    kind="processing",
    examples=[
        # 5.8433 -+ 1.9760 x 0.8281 / sqrt(150)
        Example(
            column="sepal length (cm) in the Iris data set",
            level=95.0,
            gives={"low": 5.7097, "high": 5.9769},
        )
    ],
)
def column_mean_interval(column: Column, level: Level) -> MeanInterval:
    """Confidence interval of the mean of a column by Student's t."""
    from scipy.stats import t

    if not 50 <= level <= 99.99:
        raise ToolError(f"The level must be from 50 to 99.99 %, not {level:g}.")
    _, _, values = _datasets.column(column)
    n = len(values)
    half = float(t.ppf(0.5 + level / 200, n - 1)) * statistics.stdev(values) / n**0.5
    mean = statistics.fmean(values)
    return MeanInterval(low=round(mean - half, 6), high=round(mean + half, 6))


@tool(
    kind="processing",
    examples=[
        Example(
            column="sepal width (cm) in the Iris data set",
            gives={"interquartile_range": 0.5, "outliers": 4},
        )
    ],
)
def column_outliers(column: Column) -> Outliers:
    """Interquartile range of a column, and how many values lie beyond Tukey's fences."""
    _, _, values = _datasets.column(column)
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    reach = 1.5 * (high - low)
    beyond = sum(not low - reach <= value <= high + reach for value in values)
    return Outliers(interquartile_range=round(high - low, 6), outliers=beyond)


@tool(
    kind="processing",
    examples=[
        Example(column="sepal width (cm) in the Iris data set", gives={"shapiro_wilk": 0.98492})
    ],
)
def column_normality(column: Column) -> Shape:
    """Skewness (Fisher-Pearson) and Shapiro-Wilk W statistic of a whole column."""
    from scipy.stats import shapiro, skew

    _, _, values = _datasets.column(column)
    return Shape(
        skewness=round(float(skew(values)), 6),
        shapiro_wilk=round(float(shapiro(values).statistic), 6),
    )
