"""Long yearly records of nature and society: the Nile, sunspots, CO2, the US economy."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import NumberSeries
from synthesis.tools.entities.science import HistoricalRecord, RecordYear
from synthesis.tools.packs.science import _files

PACK = Pack(
    title="Yearly records of statsmodels and Bokeh",
    distributions=("statsmodels", "bokeh-sampledata"),
    licence="BSD-3-Clause",
    data="Nile, sunspots, El Niño, Mauna Loa CO2, US economy, marriages, degrees, unemployment",
    data_licence="public domain; degrees by field CC0",
    data_date="2016",
)
MACRO = {
    "realgdp": "US real GDP in billions of 2005 dollars",
    "realcons": "US real personal consumption in billions of 2005 dollars",
    "realinv": "US real private investment in billions of 2005 dollars",
    "realdpi": "US real disposable income in billions of 2005 dollars",
    "cpi": "the US consumer price index",
    "m1": "the US M1 money stock in billions of dollars",
    "tbilrate": "the US three-month treasury bill rate in percent",
    "pop": "the US population in millions",
}
SEASONS = {"JAN": "January", "APR": "April", "JUL": "July", "OCT": "October"}
MOST_VALUES = 60

Record = Annotated[str, "Name of the record, such as 'the yearly sunspot number'", HistoricalRecord]


class LatestValues(Result):
    values: Annotated[
        list[Annotated[float, NumberSeries]],
        Asks(
            "the last {years} of {series} in its record",
            refers="the last {years} of {series}",
        ),
    ]
    count: int


class RecordValue(Result):
    value: Annotated[float, Asks("the value of {series} in {year}", round_to=2)]


class Extremes(Result):
    highest_year: Annotated[
        int,
        RecordYear,
        Asks("the year in which {series} was highest in its record"),
    ]
    highest: Annotated[float, Asks("the highest value of {series} in its record", round_to=2)]
    lowest_year: Annotated[
        int, RecordYear, Asks("the year in which {series} was lowest in its record")
    ]


class Change(Result):
    change_percent: Annotated[
        float,
        Asks(
            "the change from the mean of the first ten years to the mean of the last ten years in "
            "the record of {series}",
            noun="change from the first to the last ten years of the record",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            series="the annual flow of the Nile at Aswan",
            years=5,
            gives={"values": [746, 919, 718, 714, 740], "count": 5},
        )
    ],
)
def latest_record_values(
    series: Record,
    years: Annotated[int, "How many years, 5 to 60", Draws(15, 20, 30, 40, unit="years")],
) -> LatestValues:
    """The last yearly values of a long record, in order."""
    if not 5 <= years <= MOST_VALUES:
        raise ToolError(f"The number of years must be from 5 to {MOST_VALUES}, not {years}.")
    values = list(_years(series).values())[-years:]
    return LatestValues(values=values, count=len(values))


@tool(
    kind="retrieval",
    examples=[Example(series="the yearly sunspot number", year=1957, gives={"value": 190.2})],
)
def series_value(
    series: Record,
    year: Annotated[int, "Year", RecordYear, Draws(1970, 1980, 1990, 2000)],
) -> RecordValue:
    """Value of a long yearly record in one year."""
    found = _years(series)
    if year not in found:
        raise ToolError(f"{series} is known from {min(found)} to {max(found)}, not for {year}.")
    return RecordValue(value=found[year])


@tool(
    kind="processing",
    examples=[
        Example(
            series="the yearly sunspot number",
            gives={"highest_year": 1957, "highest": 190.2},
            rel=0,
        )
    ],
)
def record_extremes(series: Record) -> Extremes:
    """Years in which a long record was highest and lowest (the first such year)."""
    found = _years(series)
    highest, lowest = max(found.values()), min(found.values())
    return Extremes(
        highest_year=min(year for year, value in found.items() if value == highest),
        highest=highest,
        lowest_year=min(year for year, value in found.items() if value == lowest),
    )


@tool(
    kind="processing",
    examples=[
        # Means of 1132.6 and 874.6 in Cobb's data (Biometrika 65, 243, 1978).
        Example(series="the annual flow of the Nile at Aswan", gives={"change_percent": -22.78})
    ],
)
def record_change(series: Record) -> Change:
    """Change in % from the mean of the first to that of the last ten years of a record."""
    values = list(_years(series).values())
    before, after = statistics.fmean(values[:10]), statistics.fmean(values[-10:])
    if not before:
        raise ToolError(f"{series} is zero in its first ten years, so no change can be stated.")
    return Change(change_percent=round((after / before - 1) * 100, 4))


@seeds(HistoricalRecord, source="statsmodels and Bokeh data sets")
def historical_records() -> Iterator[str]:
    """Every record."""
    yield from _catalogue()


@cache
def _catalogue() -> dict[str, dict[int, float]]:
    found = {
        "the annual flow of the Nile at Aswan": _column("nile", "year", "volume"),
        "the yearly sunspot number": _column("sunspots", "YEAR", "SUNACTIVITY"),
        "the yearly mean CO2 concentration at Mauna Loa in ppm": _carbon_dioxide(),
    }
    for column, month in SEASONS.items():
        name = f"the {month} sea temperature of the El Niño region in °C"
        found[name] = _column("elnino", "YEAR", column)
    found |= {f"{text} (yearly mean)": _macro(column) for column, text in MACRO.items()}
    return found | _bokeh()


def _column(folder: str, year: str, column: str) -> dict[int, float]:
    rows = _files.rows("statsmodels", "datasets", folder, f"{folder}.csv")
    return {int(float(row[year])): float(row[column]) for row in rows}


def _macro(column: str) -> dict[int, float]:
    quarters: dict[int, list[float]] = {}
    for row in _files.rows("statsmodels", "datasets", "macrodata", "macrodata.csv"):
        quarters.setdefault(int(row["year"]), []).append(float(row[column]))
    return {y: round(statistics.fmean(v), 4) for y, v in quarters.items() if len(v) == 4}


def _carbon_dioxide() -> dict[int, float]:
    weeks: dict[int, list[float]] = {}
    for row in _files.rows("statsmodels", "datasets", "co2", "co2.csv"):
        if row["co2"]:
            weeks.setdefault(int(row["date"][:4]), []).append(float(row["co2"]))
    return {year: round(statistics.fmean(v), 2) for year, v in weeks.items() if len(v) >= 45}


def _bokeh() -> dict[str, dict[int, float]]:
    families = list(_files.rows("bokeh_sampledata", "_data", "us_marriages_divorces.csv"))
    jobs = list(_files.rows("bokeh_sampledata", "_data", "unemployment1948.csv"))
    degrees = list(
        _files.rows("bokeh_sampledata", "_data", "percent-bachelors-degrees-women-usa.csv")
    )
    found = {
        "the US marriage rate per 1,000 people": _years_of(families, "Marriages_per_1000"),
        "the US divorce rate per 1,000 people": _years_of(families, "Divorces_per_1000"),
        "the US unemployment rate in percent (yearly mean)": _years_of(jobs, "Annual"),
    }
    for field in [name for name in degrees[0] if name != "Year"]:
        name = f"the percentage of US bachelor's degrees in {field} that went to women"
        found[name] = _years_of(degrees, field)
    return found


def _years_of(rows: list[dict[str, str]], column: str) -> dict[int, float]:
    pairs = ((row["Year"], row[column]) for row in rows)
    return {int(year): round(float(value), 4) for year, value in pairs if value}


def _years(series: str) -> dict[int, float]:
    found = _catalogue().get(series)
    if found is None:
        raise ToolError(f"There is no record {series[:60]!r}; the yearly sunspot number is one.")
    return found
