"""US consumer prices of the Bureau of Labor Statistics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.finance import InflationRate, PriceYear, UsdAmount
from synthesis.tools.packs.finance import _cpi

PACK = Pack(
    title="US consumer price index",
    distributions=("cpi",),
    licence="MIT",
    data="BLS consumer price index (CPI-U), 1913 to 2025",
    data_licence="public domain",
    data_date="2026-09",
)

LAST_YEAR = 2025

InYear = Annotated[int, "Year, 1913 to 2025", PriceYear, Draws(1950, 1970, 1985, 2000, 2010)]
ToYear = Annotated[int, "Year, 1913 to 2025", Draws(2025, 2024)]
Dollars = Annotated[
    float,
    "Amount in US dollars",
    UsdAmount,
    Draws(100, 500, 2500, 10000, unit="US dollars"),
]


class CpiOfYear(Result):
    index: Annotated[
        float,
        Asks(
            "the annual average of the US consumer price index (CPI-U) in {year}",
            noun="US consumer price index",
            round_to=1,
        ),
    ]


class Adjusted(Result):
    dollars: Annotated[
        float,
        UsdAmount,
        Asks(
            "the value in {to_year} money of {amount} of {year}, adjusted by the US CPI-U",
            unit="USD",
            round_to=2,
        ),
    ]


class Inflation(Result):
    inflation_percent: Annotated[
        float,
        Asks(
            "the total rise of US consumer prices (CPI-U) from {year} to {to_year}",
            unit="%",
            round_to=1,
        ),
    ]
    yearly_percent: Annotated[
        float,
        InflationRate,
        Asks(
            "the average yearly US inflation rate (CPI-U, compounded) from {year} to {to_year}",
            unit="%",
            round_to=2,
        ),
    ]


@tool(kind="retrieval", examples=[Example(year=2020, gives={"index": 258.811})])
def us_cpi(year: InYear) -> CpiOfYear:
    """Annual average of the US consumer price index CPI-U (1982-84 = 100) of a year, BLS."""
    return CpiOfYear(index=_index(year))


@tool(
    kind="processing",
    examples=[Example(amount=100, year=1970, to_year=2025, gives={"dollars": 829.75})],
)
def us_inflation_adjust(amount: Dollars, year: InYear, to_year: ToYear) -> Adjusted:
    """Value of an amount of dollars of one year in dollars of another, by the CPI-U."""
    if not 0 < amount <= 1e12:
        raise ToolError("The amount must be above zero and at most 1,000,000,000,000 US dollars.")
    return Adjusted(dollars=amount * _index(to_year) / _index(year))


@tool(
    kind="processing",
    examples=[Example(year=2021, to_year=2022, gives={"inflation_percent": 8.003})],
)
def us_inflation(year: InYear, to_year: ToYear) -> Inflation:
    """Total and average yearly rise (%) of US consumer prices between two years, by the CPI-U."""
    if to_year <= year:
        raise ToolError("The second year must be later than the first.")
    factor = _index(to_year) / _index(year)
    return Inflation(
        inflation_percent=(factor - 1) * 100,
        yearly_percent=(factor ** (1 / (to_year - year)) - 1) * 100,
    )


def _index(year: int) -> float:
    if not 1913 <= year <= LAST_YEAR:
        raise ToolError(f"The index is known for the years 1913 to {LAST_YEAR}, not {year}.")
    return _cpi.of_year(_cpi.items(), "All items", year, "item called")


@seeds(PriceYear, source="BLS consumer price index")
def years() -> Iterator[str]:
    """The years with an annual average."""
    yield from (str(year) for year in range(1913, LAST_YEAR + 1))
