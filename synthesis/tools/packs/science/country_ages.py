"""Populations of countries by age, past and projected, by the United Nations."""

from __future__ import annotations

import csv
import gzip
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country as CountryType
from synthesis.tools.packs.science import _country_names, _files

PACK = Pack(
    title="UN population by age of Bokeh",
    distributions=("bokeh-sampledata",),
    licence="BSD-3-Clause",
    data="UN World Population Prospects 2024, medium variant, by age, 1950 to 2100",
    data_licence="CC BY 3.0 IGO",
    data_date="2024-07",
)


ELDERLY_FROM, ADULT_FROM = 65, 15

Country = Annotated[str, "Common English name of a country", CountryType]


ListYear = Annotated[
    int, "Year that ends in 0 or 5, 1950 to 2100", Draws(1960, 1980, 2000, 2020, 2050)
]


class AgeGroups(Result):
    population: Annotated[
        int,
        Asks(
            "the population of {country} in {year} by the UN",
            noun="population in {year} by the UN",
            additive=True,
        ),
    ]
    elderly_percent: Annotated[
        float,
        Asks(
            "the share of people aged 65 or over in {country} in {year} by the UN",
            noun="share of people aged 65 or over in {year} by the UN",
            unit="%",
            round_to=1,
        ),
    ]


class Dependency(Result):
    dependants_per_100: Annotated[
        float,
        Asks(
            "the total dependency ratio (under 15 and over 64, per 100 people of 15 to 64) of "
            "{country} in {year} from UN figures",
            noun="total dependency ratio in {year}",
            round_to=1,
        ),
    ]


class MedianAge(Result):
    years: Annotated[
        float,
        Asks(
            "the median age of the people of {country} in {year}, interpolated from UN age groups",
            noun="median age in {year}",
            unit="years",
            round_to=1,
        ),
    ]


class PopulationGrowth(Result):
    percent_per_year: Annotated[
        float,
        Asks(
            "the mean yearly growth of the population of {country} in the ten years up to {year} "
            "by the UN",
            noun="mean yearly population growth in the ten years up to {year}",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(country="Italy", year=2025, gives={"elderly_percent": 25.1}, rel=0.01)],
)
def country_age_groups(country: Country, year: ListYear) -> AgeGroups:
    """UN population of a country in a year and the share of people aged 65 or over."""
    groups = _groups(country, year)
    total = sum(groups.values())
    elderly = sum(value for age, value in groups.items() if age >= ELDERLY_FROM)
    return AgeGroups(population=total, elderly_percent=round(elderly / total * 100, 3))


@tool(
    kind="processing",
    examples=[Example(country="Japan", year=2020, gives={"dependants_per_100": 69}, rel=0.02)],
)
def dependency_ratio(country: Country, year: ListYear) -> Dependency:
    """People under 15 or over 64 per 100 people of working age, from UN age groups."""
    groups = _groups(country, year)
    working = sum(v for age, v in groups.items() if ADULT_FROM <= age < ELDERLY_FROM)
    if not working:
        raise ToolError(f"The UN gives no people of working age for {country} in {year}.")
    ratio = (sum(groups.values()) - working) / working
    return Dependency(dependants_per_100=round(ratio * 100, 3))


@tool(
    kind="processing",
    examples=[Example(country="Japan", year=2020, gives={"years": 48.4}, rel=0.01)],
)
def median_age(country: Country, year: ListYear) -> MedianAge:
    """Median age of a country's people in a year, by linear interpolation in UN age groups."""
    groups = sorted(_groups(country, year).items())
    half, below = sum(value for _, value in groups) / 2, 0
    for start, inside in groups:
        if inside and below + inside >= half:
            return MedianAge(years=round(start + 5 * (half - below) / inside, 3))
        below += inside
    raise ToolError(f"The UN counts nobody in {country} in {year}.")


@tool(
    kind="processing",
    examples=[Example(country="India", year=2020, gives={"percent_per_year": 1.19}, rel=0.03)],
)
def population_growth(country: Country, year: ListYear) -> PopulationGrowth:
    """Mean yearly growth (%) of a country's UN population over the ten years up to a year."""
    before, after = (sum(_groups(country, at).values()) for at in (year - 10, year))
    return PopulationGrowth(percent_per_year=round(((after / before) ** 0.1 - 1) * 100, 4))


def _groups(country: str, year: int) -> dict[int, int]:
    found = _country_names.look_up(_population(), country, "The UN table").get(year)
    if not found:
        raise ToolError(f"The UN table has the years 1950, 1955, ... 2100, not {year}.")
    return found


@cache
def _population() -> dict[str, dict[int, dict[int, int]]]:
    found: dict[str, dict[int, dict[int, int]]] = {}
    file = _files.path("bokeh_sampledata", "_data", "population.csv.gz")
    with gzip.open(file, "rt", encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        for _, country, year, _, _, start, value in rows:
            ages = found.setdefault(country, {}).setdefault(int(year), {})
            age = int(start)
            ages[age] = ages.get(age, 0) + int(float(value or 0))
    return found
