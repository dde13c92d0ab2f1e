"""Monthly US corporate bond yields and oil prices, and the VIX."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.entities.finance import AnnualRate, ClosingPrice, MarketMonth, Volatility
from synthesis.tools.packs.finance import _monthly, _prices

PACK = Pack(
    title="Bond yields, oil and the VIX",
    distributions=("arch",),
    licence="NCSA",
    data="Moody's yields 1919 to 2018 (FRED), Brent and WTI 1987 to 2020-01, "
    "VIX 2014 to 2019-01-03 (CBOE)",
    data_licence="as distributed with arch (NCSA)",
    data_date="2020-01",
)

Month = Annotated[
    str, "Month, YYYY-MM", MarketMonth, Draws("1999-12", "2003-03", "2008-10", "2012-07", "2016-02")
]


class BondYields(Result):
    aaa_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the average yield of Moody's AAA corporate bonds in {month}",
            refers="the AAA corporate bond yield of {month}",
            noun="yield of Moody's AAA corporate bonds",
            unit="%",
            round_to=2,
        ),
    ]
    baa_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the average yield of Moody's BAA corporate bonds in {month}",
            refers="the BAA corporate bond yield of {month}",
            noun="yield of Moody's BAA corporate bonds",
            unit="%",
            round_to=2,
        ),
    ]
    spread_points: Annotated[
        float,
        Asks(
            "the default spread (Moody's BAA less AAA corporate bond yield) in {month}",
            noun="default spread (Moody's BAA less AAA)",
            unit="percentage points",
            round_to=2,
        ),
    ]


class OilPrice(Result):
    dollars_per_barrel: Annotated[
        float,
        ClosingPrice,
        Asks(
            "the monthly price of a barrel of {grade} crude oil in {month}",
            noun="monthly price of {grade} crude oil",
            unit="USD",
            round_to=2,
        ),
    ]


class Vix(Result):
    vix_percent: Annotated[
        float,
        Volatility,
        Asks("the close of the VIX volatility index on {date}", noun="close of the VIX",
             unit="%", round_to=2),
    ]  # fmt: skip


@tool(
    kind="retrieval",
    examples=[
        Example(
            month="2008-12", gives={"aaa_percent": 5.05, "baa_percent": 8.43, "spread_points": 3.38}
        )
    ],
)
def corporate_bond_yields(month: Month) -> BondYields:
    """Monthly yields (%) of Moody's AAA and BAA corporate bonds and their spread, 1919 to 2018."""
    aaa, baa = _monthly.of(_monthly.yields(), month, "Moody's yields")
    return BondYields(aaa_percent=aaa, baa_percent=baa, spread_points=round(baa - aaa, 4))


@tool(
    kind="retrieval",
    examples=[
        Example(grade="Brent", month="2008-07", gives={"dollars_per_barrel": 132.72}, rel=5e-3),
        Example(grade="WTI", month="2008-07", gives={"dollars_per_barrel": 133.37}, rel=5e-3),
    ],
)
def crude_oil_price(
    grade: Annotated[Literal["Brent", "WTI"], "Grade of oil"], month: Month
) -> OilPrice:
    """Monthly average price of Brent or WTI crude oil, US dollars per barrel, 1987 to 2020."""
    prices = _monthly.of(_monthly.crude(), month, "Oil prices")
    return OilPrice(dollars_per_barrel=prices[grade == "WTI"])


@tool(kind="retrieval", examples=[Example(date="2018-02-05", gives={"vix_percent": 37.32})])
def vix_close(
    date: Annotated[
        str,
        "Date, YYYY-MM-DD, 2014 to 2018; without trading, the last day before it",
        Date,
        Draws("2014-10-15", "2015-08-24", "2016-06-24", "2018-02-05", "2018-12-24"),
    ],
) -> Vix:
    """Close of the CBOE volatility index VIX (annualised %, S&P 500 options), 2014 to 2018."""
    table = _monthly.vix()
    days = tuple(table)
    return Vix(vix_percent=table[days[_prices.position(days, date, "the VIX")]])
