"""Real data series that statsmodels ships, and statistics of series."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import NumberSeries
from synthesis.tools.entities.science import DataSeries

PACK = Pack(
    title="statsmodels",
    distributions=("statsmodels", "scipy"),
    licence="BSD-3-Clause",
    data="Data sets of statsmodels: Nile, sunspots, El Niño, US macroeconomics, fertility",
    data_licence="public domain, World Bank CC BY 4.0",
)
MACRO = {
    "US real GDP": "realgdp",
    "US real personal consumption": "realcons",
    "US real private investment": "realinv",
    "US real disposable income": "realdpi",
    "the US consumer price index": "cpi",
    "the US M1 money stock": "m1",
    "the US unemployment rate": "unemp",
    "the US population": "pop",
    "the US three-month treasury bill rate": "tbilrate",
}
KNOWN = frozenset(
    (
        "Algeria", "Argentina", "Australia", "Austria", "Bangladesh", "Belgium", "Bolivia",
        "Brazil", "Bulgaria", "Cambodia", "Cameroon", "Canada", "Chile", "China", "Colombia",
        "Costa Rica", "Cuba", "Denmark", "Ecuador", "Ethiopia", "Finland", "France", "Germany",
        "Ghana", "Greece", "Guatemala", "Hungary", "Iceland", "India", "Indonesia", "Iraq",
        "Ireland", "Israel", "Italy", "Jamaica", "Japan", "Jordan", "Kenya", "Malaysia",
        "Mexico", "Mongolia", "Morocco", "Mozambique", "Nepal", "New Zealand", "Nicaragua",
        "Niger", "Nigeria", "Norway", "Pakistan", "Panama", "Paraguay", "Peru", "Poland",
        "Portugal", "Romania", "Rwanda", "Saudi Arabia", "Senegal", "Singapore",
        "South Africa", "Spain", "Sri Lanka", "Sudan", "Sweden", "Switzerland", "Tanzania",
        "Thailand", "Tunisia", "Turkey", "Uganda", "Uruguay", "Vietnam", "Zambia", "Zimbabwe",
    )
)  # fmt: skip
"""Countries of the fertility table whose name there is the one that people use."""
MOST_VALUES = 60

Values = Annotated[list[float], "Numbers in their order", NumberSeries]
Start = Annotated[int, "First year", Draws(1962, 1965, 1970)]
End = Annotated[int, "Last year", Draws(1985, 1990, 2000)]


class SeriesValues(Result):
    values: Annotated[
        list[Annotated[float, NumberSeries]],
        Asks(
            "the yearly values of {series} from {start} to {end} in the statsmodels data sets",
            refers="{series} by year from {start} to {end} in the statsmodels data",
        ),
    ]
    count: int


class SeriesValue(Result):
    value: Annotated[
        float,
        Asks(
            "the value of {series} in {year} in the statsmodels data",
            round_to=2,
        ),
    ]


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


class Skewness(Result):
    skewness: Annotated[float, Asks("the skewness of {values}", noun="skewness", round_to=4)]


class Normality(Result):
    p_value: Annotated[
        float,
        Asks(
            "the p value of a Shapiro-Wilk normality test of {values}",
            round_to=4,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            series="the annual flow of the Nile at Aswan",
            start=1900,
            end=1903,
            gives={"values": [840, 874, 694, 940], "count": 4},
        )
    ],
)
def series_values(
    series: Annotated[str, "Name of the series", DataSeries], start: Start, end: End
) -> SeriesValues:
    """Yearly values of a real data series (Nile, sunspots, US macro, fertility), up to 60 years."""
    found = _years(series)
    values = [value for year, value in found.items() if start <= year <= end]
    if start > end or not values or end - start >= MOST_VALUES:
        raise ToolError(
            f"Give at most {MOST_VALUES} years within {min(found)} to {max(found)} for {series}."
        )
    return SeriesValues(values=values, count=len(values))


@tool(
    kind="retrieval",
    examples=[Example(series="the yearly sunspot number", year=1957, gives={"value": 190.2})],
)
def series_value(
    series: Annotated[str, "Name of the series", DataSeries],
    year: Annotated[int, "Year", Draws(1960, 1964, 1968)],
) -> SeriesValue:
    """Value of a real data series in a year."""
    found = _years(series)
    if year not in found:
        raise ToolError(f"{series} is known from {min(found)} to {max(found)}, not for {year}.")
    return SeriesValue(value=found[year])


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


@tool(
    kind="processing", examples=[Example(values=[1.0, 2.0, 3.0, 10.0], gives={"skewness": 1.0182})]
)
def series_skewness(values: Values) -> Skewness:
    """Skewness of a series of numbers (Fisher-Pearson, not bias-corrected)."""
    from scipy.stats import skew

    _check(values, 3)
    return Skewness(skewness=float(skew(values)))


@tool(
    kind="processing",
    examples=[Example(values=[2.1, 2.4, 2.2, 2.9, 3.1, 2.7, 2.5], gives={"p_value": 0.86894})],
)
def series_normality(values: Values) -> Normality:
    """p value of the Shapiro-Wilk test that a series is a sample of a normal distribution."""
    from scipy.stats import shapiro

    _check(values, 3)
    return Normality(p_value=float(shapiro(values).pvalue))


@seeds(DataSeries, source="statsmodels data sets")
def data_series() -> Iterator[str]:
    """Fertility rates, which may be compared with one another."""
    yield from _fertility()


@cache
def _catalogue() -> dict[str, dict[int, float]]:
    from statsmodels import datasets

    nile, spots = datasets.nile.load_pandas().data, datasets.sunspots.load_pandas().data
    ocean = datasets.elnino.load_pandas().data
    found = {
        "the annual flow of the Nile at Aswan": _pairs(nile["year"], nile["volume"]),
        "the yearly sunspot number": _pairs(spots["YEAR"], spots["SUNACTIVITY"]),
        "the January El Niño sea temperature": _pairs(ocean["YEAR"], ocean["JAN"]),
        "the July El Niño sea temperature": _pairs(ocean["YEAR"], ocean["JUL"]),
    }
    macro = datasets.macrodata.load_pandas().data
    yearly = macro[macro["year"] < 2009].groupby("year").mean()
    for name, column in MACRO.items():
        found[f"{name} (yearly mean)"] = _pairs(yearly.index, yearly[column].round(4))
    return found | _fertility()


def _fertility() -> dict[str, dict[int, float]]:
    from statsmodels import datasets

    table = datasets.fertility.load_pandas().data.set_index("Country Name")
    years = [column for column in table.columns if column.isdigit() and int(column) <= 2011]
    complete = table[years].dropna()
    return {
        f"the fertility rate of {country}": _pairs(map(int, years), row)
        for country, row in zip(complete.index, complete.to_numpy(), strict=True)
        if country in KNOWN
    }


def _pairs(years: Any, values: Any) -> dict[int, float]:
    return {int(year): float(value) for year, value in zip(years, values, strict=True)}


def _years(series: str) -> dict[int, float]:
    found = _catalogue().get(series)
    if found is None:
        raise ToolError(f"There is no series {series[:60]!r}; the yearly sunspot number is one.")
    return found


def _check(values: list[float], least: int) -> None:
    if len(values) < least:
        raise ToolError(f"At least {least} numbers are needed, not {len(values)}.")
    if least > 2 and len(set(values)) == 1:
        raise ToolError("All the numbers are equal, so this says nothing of them.")
