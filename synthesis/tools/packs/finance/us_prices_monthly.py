"""US consumer prices by month."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import InflationRate, MarketMonth
from synthesis.tools.packs.finance import _cpi

PACK = Pack(
    title="US consumer prices by month",
    distributions=("cpi",),
    licence="MIT",
    data="BLS consumer price index (CPI-U, not seasonally adjusted), 1913 to 2026-08",
    data_licence="public domain",
    data_date="2026-09",
)

Month = Annotated[
    str,
    "Month, YYYY-MM, 1913-01 to 2026-08",
    MarketMonth,
    Draws("1980-03", "2008-07", "2015-01", "2022-06", "2025-05"),
]


class MonthIndex(Result):
    index: Annotated[
        float,
        Asks(
            "the US consumer price index (CPI-U, unadjusted) of {month}",
            noun="US consumer price index (CPI-U)",
            round_to=1,
        ),
    ]


class MonthInflation(Result):
    inflation_percent: Annotated[
        float,
        InflationRate,
        Asks(
            "the US inflation rate (CPI-U) over the twelve months to {month}",
            noun="twelve-month US inflation rate (CPI-U)",
            unit="%",
            round_to=2,
        ),
    ]


@tool(kind="retrieval", examples=[Example(month="2026-08", gives={"index": 334.98})])
def us_cpi_of_month(month: Month) -> MonthIndex:
    """US consumer price index CPI-U (1982-84 = 100, unadjusted) of a month since 1913, BLS."""
    return MonthIndex(index=_month(month))


@tool(
    kind="processing",
    examples=[
        Example(month="2022-06", gives={"inflation_percent": 9.06}),
        Example(month="1980-03", gives={"inflation_percent": 14.76}),
    ],
)
def us_inflation_of_month(month: Month) -> MonthInflation:
    """US inflation (%) over the twelve months to a month, by the unadjusted CPI-U."""
    now = _month(month)
    return MonthInflation(
        inflation_percent=(now / _month(f"{int(month[:4]) - 1}{month[4:]}") - 1) * 100
    )


def _month(month: str) -> float:
    found = _cpi.months().get(month)
    if found is None:
        raise ToolError(
            f"The index is known from 1913-01 to 2026-08 (but not of 2025-10), not of {month[:10]}."
        )
    return found
