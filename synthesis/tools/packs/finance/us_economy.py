"""Monthly US core prices, factor returns and unemployment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import AnnualRate, InflationRate, MarketMonth
from synthesis.tools.packs.finance import _monthly

PACK = Pack(
    title="US core prices, factor returns and unemployment",
    distributions=("arch", "bokeh-sampledata"),
    licence="NCSA, BSD-3-Clause",
    data="Core CPI 1957 to 2018-11 (FRED), Fama-French factors 1926-07 to 2018-11, "
    "unemployment 1948 to 2016 (BLS), Moody's yields, oil prices",
    data_licence="as distributed with arch (NCSA); BLS data public domain",
    data_date="2018-11",
)

Month = Annotated[
    str, "Month, YYYY-MM", MarketMonth, Draws("1999-12", "2003-03", "2008-10", "2012-07", "2016-02")
]


Series = Annotated[
    Literal[
        "the unadjusted US unemployment rate",
        "the average yield of Moody's AAA corporate bonds",
        "the average yield of Moody's BAA corporate bonds",
        "the monthly price of WTI crude oil",
        "the monthly price of Brent crude oil",
    ],
    "Monthly series",
]


class CoreInflation(Result):
    inflation_percent: Annotated[
        float,
        InflationRate,
        Asks(
            "the US core CPI inflation (without food and energy) over the twelve months to {month}",
            refers="US core inflation over the twelve months to {month}",
            noun="twelve-month US core CPI inflation",
            unit="%",
            round_to=2,
        ),
    ]


class Factors(Result):
    market_excess_percent: Annotated[
        float,
        Asks(
            "the Fama-French market return in excess of the risk-free rate in {month}",
            noun="Fama-French excess market return",
            unit="%",
            round_to=2,
        ),
    ]
    size_percent: Annotated[
        float,
        Asks(
            "the return of the Fama-French size factor (SMB) in {month}",
            noun="return of the Fama-French size factor (SMB)",
            unit="%",
            round_to=2,
        ),
    ]
    value_percent: Annotated[
        float,
        Asks(
            "the return of the Fama-French value factor (HML) in {month}",
            noun="return of the Fama-French value factor (HML)",
            unit="%",
            round_to=2,
        ),
    ]


class MarketYear(Result):
    return_percent: Annotated[
        float,
        Asks(
            "the return of the US stock market over the twelve months to {month} "
            "in the Fama-French data",
            noun="twelve-month return of the US stock market (Fama-French)",
            unit="%",
            round_to=2,
        ),
    ]
    risk_free_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the risk-free return over the twelve months to {month} in the Fama-French data",
            noun="twelve-month risk-free return (Fama-French)",
            unit="%",
            round_to=2,
        ),
    ]


class ExtremeMonth(Result):
    month: Annotated[
        str,
        MarketMonth,
        Asks(
            "the month of {year} (YYYY-MM) in which {series} was {extreme}",
            refers="the month of {year} in which {series} was {extreme}",
        ),
    ]


class Unemployment(Result):
    rate_percent: Annotated[
        float,
        Asks(
            "the US unemployment rate of {month}, not seasonally adjusted",
            noun="unadjusted US unemployment rate",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(month="2018-07", gives={"inflation_percent": 2.35}, rel=0.02)],
)
def us_core_inflation(month: Month) -> CoreInflation:
    """Rise of the US core CPI over twelve months, in %."""
    now, before = (
        _monthly.of(_monthly.core(), when, "The core CPI")[0]
        for when in (month, _monthly.year_before(month))
    )
    return CoreInflation(inflation_percent=(now / before - 1) * 100)


@tool(
    kind="retrieval",
    examples=[
        Example(
            month="2008-10",
            gives={"market_excess_percent": -17.23, "size_percent": -2.34, "value_percent": -2.9},
        )
    ],
)
def fama_french_factors(month: Month) -> Factors:
    """Monthly US market, size and value factor returns (%) of Fama and French, 1926 to 2018."""
    market, size, value, _ = _monthly.of(_monthly.french(), month, "Factor returns")
    return Factors(market_excess_percent=market, size_percent=size, value_percent=value)


@tool(
    kind="processing",
    examples=[  # Ibbotson's total return of US large stocks in 2008 is -37.0 %
        Example(
            month="2008-12", gives={"return_percent": -36.7, "risk_free_percent": 1.6}, rel=0.02
        )
    ],
)
def us_market_year(month: Month) -> MarketYear:
    """Compounded US market and risk-free return over twelve months (%), from Fama and French."""
    market = free = 1.0
    for when in _monthly.twelve_months(month):
        excess, _, _, rate = _monthly.of(_monthly.french(), when, "Factor returns")
        market *= 1 + (excess + rate) / 100
        free *= 1 + rate / 100
    return MarketYear(return_percent=(market - 1) * 100, risk_free_percent=(free - 1) * 100)


@tool(
    kind="retrieval",
    examples=[
        Example(
            series="the monthly price of WTI crude oil",
            year=2008,
            extreme="highest",
            gives={"month": "2008-06"},
        ),
        Example(
            series="the unadjusted US unemployment rate",
            year=2009,
            extreme="lowest",
            gives={"month": "2009-01"},
        ),
    ],
)
def us_extreme_month(
    series: Series,
    year: Annotated[int, "Year, 1988 to 2016", Draws(1990, 1998, 2001, 2008, 2012, 2015)],
    extreme: Annotated[Literal["highest", "lowest"], "Which end"],
) -> ExtremeMonth:
    """Month of a year in which unemployment, a bond yield or oil was highest or lowest."""
    table, column = _series(series)
    months = {month: row[column] for month, row in table.items() if month[:4] == str(year)}
    if len(months) < 12:
        raise ToolError(f"Not all months of {year} are known here; try a year of 1988 to 2015.")
    wanted = (max if extreme == "highest" else min)(months.values())
    found = [month for month, value in months.items() if value == wanted]
    if len(found) > 1:
        raise ToolError(f"In {len(found)} months of {year}, {series} was equally far out.")
    return ExtremeMonth(month=found[0])


def _series(name: str) -> tuple[Mapping[str, _monthly.Row], int]:
    """The table of a series, and its column."""
    if name == "the unadjusted US unemployment rate":
        return _monthly.jobless(), 0
    if name.startswith("the average yield"):
        return _monthly.yields(), int("BAA" in name)
    return _monthly.crude(), int("WTI" in name)


@tool(kind="retrieval", examples=[Example(month="1982-11", gives={"rate_percent": 10.4})])
def us_unemployment(month: Month) -> Unemployment:
    """US unemployment rate of a month (BLS, % of the labour force, unadjusted), 1948 to 2016."""
    return Unemployment(
        rate_percent=_monthly.of(_monthly.jobless(), month, "Unemployment rates")[0]
    )
