"""Fertility, life expectancy, population and CO2 of countries in past and coming years."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country as CountryType
from synthesis.tools.entities.common import NumberSeries
from synthesis.tools.packs.science import _country_names, _files

PACK = Pack(
    title="Country data of statsmodels and Bokeh",
    distributions=("statsmodels", "bokeh-sampledata"),
    licence="BSD-3-Clause",
    data=(
        "World Bank fertility 1960-2011; Gapminder fertility, life expectancy, population "
        "1964-2013; CO2 per person 1950-2012"
    ),
    data_licence="World Bank terms of use (CC BY 4.0), CC BY 2.0 (Gapminder), public domain (CO2)",
    data_date="2013",
)
FIRST_YEAR, LAST_YEAR = 1960, 2011
MARKS = (",", "Rep.", "(", " and Gaza", "Islands, ")
NO_COUNTRY = ("Channel Islands", "Netherlands Antilles", "Western Sahara", "Macedonia, FYR")
MEASURES = {
    "life expectancy": "life_expectancy",
    "fertility rate": "fertility",
}

Country = Annotated[str, "Common English name of a country", CountryType]
PastYear = Annotated[int, "Year, 1964 to 2013", Draws(1970, 1980, 1990, 2000, 2010)]


class FertilitySeries(Result):
    values: Annotated[
        list[Annotated[float, NumberSeries]],
        Asks(
            "the fertility rates of {country} from {start} to {end} by the World Bank",
            refers="the yearly fertility rate of {country} from {start} to {end}",
        ),
    ]
    count: int


class Demography(Result):
    value: Annotated[
        float,
        Asks(
            "the {measure} of {country} in {year} by Gapminder",
            noun="{measure} in {year} by Gapminder",
            round_to=2,
        ),
    ]


class DemographyChange(Result):
    change: Annotated[
        float,
        Asks(
            "the change in the {measure} of {country} from {start} to {end} by Gapminder",
            noun="change in the {measure} from {start} to {end} by Gapminder",
            round_to=2,
        ),
    ]


class Neighbours(Result):
    rank: Annotated[
        int,
        Asks(
            "the rank of {country} among the countries by {measure} in {year} in the Gapminder "
            "data (1 for the highest)",
        ),
    ]
    countries: int


class Emissions(Result):
    tonnes_per_person: Annotated[
        float,
        Asks(
            "the CO2 emissions per person of {country} in {year} in the Gapminder/CDIAC data",
            noun="CO2 emissions per person in {year}",
            unit="tonnes",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="South Korea",
            start=1960,
            end=1962,
            gives={"values": [6.155, 5.99, 5.79]},
            rel=0.01,
        )
    ],
)
def country_fertility(
    country: Country,
    start: Annotated[int, "First year, from 1960", Draws(1962, 1965, 1970)],
    end: Annotated[int, "Last year, to 2011", Draws(1985, 1990, 2000)],
) -> FertilitySeries:
    """Yearly fertility rates (births per woman) of a country, World Bank, 1960 to 2011."""
    if not FIRST_YEAR <= start <= end <= LAST_YEAR:
        raise ToolError(f"The years must lie in order from {FIRST_YEAR} to {LAST_YEAR}.")
    found = _country_names.look_up(_fertility(), country, "The World Bank table")
    values = [value for year, value in found.items() if start <= year <= end]
    if len(values) < end - start + 1:
        raise ToolError(f"Some years from {start} to {end} are missing for {country}.")
    return FertilitySeries(values=values, count=len(values))


Measure = Annotated[Literal["life expectancy", "fertility rate"], "What is measured"]


@tool(
    kind="retrieval",
    examples=[
        Example(country="Japan", measure="life expectancy", year=1980, gives={"value": 76.19})
    ],
)
def country_demography(country: Country, measure: Measure, year: PastYear) -> Demography:
    """Life expectancy (years) or fertility rate of a country in a year (Gapminder)."""
    return Demography(value=_measure(country, measure, year))


@tool(
    kind="processing",
    examples=[
        Example(
            country="Rwanda",
            measure="life expectancy",
            start=1990,
            end=2010,
            gives={"change": 13.747},
        )
    ],
)
def demography_change(
    country: Country,
    measure: Measure,
    start: Annotated[int, "First year, from 1964", Draws(1965, 1970, 1980)],
    end: Annotated[int, "Last year, to 2013", Draws(2000, 2005, 2010)],
) -> DemographyChange:
    """Change of life expectancy (years) or fertility between two years (Gapminder)."""
    before, after = (_measure(country, measure, year) for year in (start, end))
    return DemographyChange(change=round(after - before, 4))


@tool(
    kind="processing",
    examples=[Example(country="Japan", measure="life expectancy", year=2000, gives={"rank": 1})],
)
def demography_rank(country: Country, measure: Measure, year: PastYear) -> Neighbours:
    """Rank of a country by life expectancy or fertility in a year (Gapminder)."""
    mine = _measure(country, measure, year)
    column = MEASURES[measure]
    known = [rows[year][column] for rows in _gapminder().values() if column in rows.get(year, {})]
    return Neighbours(rank=1 + sum(value > mine for value in known), countries=len(known))


@tool(
    kind="retrieval",
    examples=[Example(country="Germany", year=1990, gives={"tonnes_per_person": 12.81})],
)
def country_co2_per_person(country: Country, year: PastYear) -> Emissions:
    """CO2 emissions per person (tonnes) of a country in a year, 1950 to 2012."""
    found = _country_names.look_up(_emissions(), country, "The CO2 table")
    if year not in found:
        raise ToolError(f"The CO2 table has no value for {country} in {year}.")
    return Emissions(tonnes_per_person=round(found[year], 4))


@seeds(CountryType, source="Gapminder")
def countries() -> Iterator[str]:
    """Countries of the Gapminder table with a life expectancy, under their common names."""
    names = [name for name, rows in _gapminder().items() if _complete(rows)]
    plain = [n for n in names if not any(mark in n for mark in MARKS) and n not in NO_COUNTRY]
    yield from sorted({_country_names.common(name) for name in plain})


def _complete(rows: dict[int, dict[str, float]]) -> bool:
    return sum("life_expectancy" in row for row in rows.values()) >= 40


def _measure(country: str, measure: str, year: int) -> float:
    found = _country_names.look_up(_gapminder(), country, "Gapminder")
    value = found.get(year, {}).get(MEASURES[measure])
    if value is None:
        raise ToolError(f"Gapminder gives no {measure} for {country[:40]} in {year}.")
    return value


@cache
def _fertility() -> dict[str, dict[int, float]]:
    rows = _files.rows("statsmodels", "datasets", "fertility", "fertility.csv")
    years = [str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    return {r["Country Name"]: {int(y): float(r[y]) for y in years if r[y]} for r in rows}


@cache
def _gapminder() -> dict[str, dict[int, dict[str, float]]]:
    found: dict[str, dict[int, dict[str, float]]] = {}
    for row in _files.rows("bokeh_sampledata", "_data", "gapminder.csv.gz"):
        values = {key: float(row[key]) for key in MEASURES.values() if row[key]}
        if values:
            found.setdefault(row["country"], {})[int(row["year"])] = values
    return found


@cache
def _emissions() -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    for row in _files.rows("bokeh_sampledata", "_data", "emissions.csv.gz"):
        found.setdefault(row["country"], {})[int(float(row["year"]))] = float(row["emissions"])
    return found
