"""HMRC's yearly average and year-end exchange rates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import CurrencyCode

if TYPE_CHECKING:
    from hmrc_rates import Rates

PACK = Pack(
    title="HMRC yearly exchange rates",
    distributions=("hmrc-rates",),
    licence="MIT",
    data="HMRC average and spot rates for years to 31 December, 2010 to 2025",
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


class Spot(Result):
    units_per_pound: Annotated[
        float,
        Asks(
            "the number of units of {currency} to the pound at the HMRC spot rate "
            "of 31 December {year}",
            round_to=4,
        ),
    ]


class YearChange(Result):
    change_percent: Annotated[
        float,
        Asks(
            "the percentage by which {currency} rose (or, below zero, fell) against the pound "
            "from the end of {year} to the end of {end_year} at HMRC spot rates",
            noun="rise against the pound from the end of {year} to the end of {end_year}",
            unit="%",
            round_to=2,
        ),
    ]


class IncomeInPounds(Result):
    pounds: Annotated[
        float,
        Asks(
            "the value in pounds of a yearly income of {amount} of {currency} at the HMRC average "
            "rate of {year}",
            unit="GBP",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(currency="USD", year=2023, gives={"units_per_pound": 1.2432})],
)
def hmrc_average_rate(currency: Code, year: InYear) -> Average:
    """HMRC average exchange rate of a calendar year: units of a currency for one pound."""
    return Average(units_per_pound=_rate("average", currency, year))


@tool(
    kind="retrieval",
    examples=[Example(currency="JPY", year=2022, gives={"units_per_pound": 160.5836}, rel=0.02)],
)
def hmrc_spot_rate(currency: Code, year: InYear) -> Spot:
    """HMRC spot exchange rate of 31 December of a year: units of a currency for one pound."""
    return Spot(units_per_pound=_rate("spot", currency, year))


@tool(
    kind="processing",
    examples=[  # from 1.4833 to 1.2357 dollars to the pound
        Example(currency="USD", year=2015, end_year=2016, gives={"change_percent": 20.037})
    ],
)
def currency_against_pound(
    currency: Code,
    year: Annotated[int, "First year, 2010 to 2024", Draws(2011, 2013, 2015, 2017)],
    end_year: Annotated[int, "Last year, 2011 to 2025", Draws(2019, 2021, 2023, 2025)],
) -> YearChange:
    """Percentage change of a currency against the pound between the ends of two years (HMRC)."""
    if end_year <= year:
        raise ToolError("The second year must be later than the first.")
    before, after = _rate("spot", currency, year), _rate("spot", currency, end_year)
    return YearChange(change_percent=(before / after - 1) * 100)


@tool(
    kind="processing",
    examples=[Example(amount=50000.0, currency="USD", year=2023, gives={"pounds": 40218.79})],
)
def foreign_income_in_pounds(
    amount: Annotated[float, "Income of the year", Draws(20000, 50000, 80000, unit="units")],
    currency: Code,
    year: InYear,
) -> IncomeInPounds:
    """A yearly income of a foreign currency in pounds at HMRC's average rate of that year."""
    if not 0 < amount <= 1e12:
        raise ToolError("The amount must be above zero and at most 1,000,000,000,000.")
    return IncomeInPounds(pounds=amount / _rate("average", currency, year))


@cache
def _rates() -> Rates:
    from hmrc_rates import Rates

    return Rates()


def _rate(kind: str, currency: str, year: int) -> float:
    from hmrc_rates import HmrcRatesError, YearEnd

    if not 2010 <= year <= 2025:
        raise ToolError("The rates are known for the years 2010 to 2025.")
    if currency == "GBP":
        raise ToolError("Name a currency other than the pound.")
    try:
        table = getattr(_rates(), kind)(YearEnd.december(year))
        return float(table.rate(currency).units_per_gbp)
    except (HmrcRatesError, ValueError) as error:
        raise ToolError(
            f"HMRC published no {kind} rate of {currency[:8]} for the year {year}."
        ) from error


@seeds(CurrencyCode, source="HMRC exchange rates")
def hmrc_currencies() -> Iterator[str]:
    """Currencies with an average rate of every year since 2015, those of the ECB aside."""
    from hmrc_rates import YearEnd

    from synthesis.tools.packs.finance import ecb

    tables = [_rates().average(YearEnd.december(year)) for year in range(2015, 2026)]
    every = set.intersection(*({str(code.code) for code, _ in table} for table in tables))
    yield from sorted(every - set(ecb.currencies()))
