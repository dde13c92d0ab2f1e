"""HMRC's yearly average exchange rates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import CurrencyCode

if TYPE_CHECKING:
    from hmrc_rates import Rates

PACK = Pack(
    title="HMRC yearly exchange rates",
    distributions=("hmrc-rates",),
    licence="MIT",
    data="HMRC average rates for years to 31 December, 2010 to 2025",
    data_licence="Open Government Licence v3.0",
    data_date="2026-10",
)

Code = Annotated[str, "ISO 4217 code of a currency other than GBP", CurrencyCode]
InYear = Annotated[int, "Year, 2010 to 2025", Draws(2012, 2015, 2017, 2019, 2022, 2024)]


class Average(Result):
    units_per_pound: Annotated[
        float,
        Asks(
            "the number of units of {currency} to the pound at the HMRC average rate of {year}",
            noun="number of units of {currency} to the pound at the HMRC average rate",
            round_to=4,
        ),
    ]


class YearChange(Result):
    change_percent: Annotated[
        float,
        Asks(
            "the percentage change of {currency} against the pound "
            "from {year} to {end_year} at HMRC yearly average rates",
            noun="percentage change against the pound from {year} to {end_year}",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(currency="USD", year=2023, gives={"units_per_pound": 1.2432})],
)
def hmrc_average_rate(currency: Code, year: InYear) -> Average:
    """HMRC average exchange rate of a calendar year: units of a currency for one pound."""
    return Average(units_per_pound=_rate(currency, year))


@tool(
    kind="processing",
    examples=[  # from 1.530538 to 1.376045 dollars to the pound
        Example(currency="USD", year=2015, end_year=2016, gives={"change_percent": 11.2273})
    ],
)
def currency_against_pound(
    currency: Code,
    year: Annotated[int, "First year, 2010 to 2024", Draws(2015, 2016, 2017, 2018)],
    end_year: Annotated[int, "Last year, 2011 to 2025", Draws(2020, 2022, 2023, 2025)],
) -> YearChange:
    """Percentage change of a currency against the pound between two yearly averages (HMRC)."""
    if end_year <= year:
        raise ToolError("The second year must be later than the first.")
    before, after = _rate(currency, year), _rate(currency, end_year)
    return YearChange(change_percent=(before / after - 1) * 100)


@cache
def _rates() -> Rates:
    from hmrc_rates import Rates

    return Rates()


def _rate(currency: str, year: int) -> float:
    from hmrc_rates import HmrcRatesError, YearEnd

    if not 2010 <= year <= 2025:
        raise ToolError("The rates are known for the years 2010 to 2025.")
    if currency == "GBP":
        raise ToolError("Name a currency other than the pound.")
    try:
        table = _rates().average(YearEnd.december(year))
        return float(table.rate(currency).units_per_gbp)
    except (HmrcRatesError, ValueError) as error:
        raise ToolError(
            f"HMRC published no average rate of {currency[:8]} for the year {year}."
        ) from error
