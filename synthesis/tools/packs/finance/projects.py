"""Investment projects: present values, internal rates, paybacks and yearly costs."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import AnnualRate
from synthesis.tools.packs.finance._quantlib import between

PACK = Pack(title="Investment projects", distributions=("pyxirr",), licence="Unlicense")

Cost = Annotated[
    float,
    "Investment at the start, in US dollars",
    Draws(10000, 50000, 120000, 400000, label="the investment", unit="US dollars"),
]
Inflow = Annotated[
    float,
    "Cash flow at the end of the first year, in % of the investment",
    Draws(16, 20, 25, 30, label="the cash flow", unit="% of it"),
]
Growth = Annotated[
    float, "Yearly growth of the cash flow, %", Draws(0, 2, 5, label="the growth", unit="%")
]
Years = Annotated[int, "Years of cash flow, 2 to 50", Draws(5, 8, 10, 15, unit="years")]
Rate = Annotated[float, "Discount rate, % a year", AnnualRate, Draws(6, 8, 10, 12, unit="%")]
PROJECT = (
    "an investment that brings {inflow} after the first year, growing by {growth} a year, "
    "over {years}"
)


class NetPresentValue(Result):
    npv_usd: Annotated[
        float,
        Asks(
            f"the net present value, for {{cost}} invested, of {PROJECT}, discounted at {{rate}}",
            unit="USD",
            round_to=2,
        ),
    ]
    profitability_index: Annotated[
        float,
        Asks(
            f"the profitability index, for {{cost}} invested, of {PROJECT}, discounted at {{rate}}",
            round_to=3,
        ),
    ]


class InternalRate(Result):
    irr_percent: Annotated[
        float,
        AnnualRate,
        Asks(f"the internal rate of return of {PROJECT}", unit="%", round_to=2),
    ]


class ModifiedRate(Result):
    mirr_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            f"the modified internal rate of return of {PROJECT}, financed and reinvested "
            "at {rate}",
            unit="%",
            round_to=2,
        ),
    ]


class Payback(Result):
    years: Annotated[
        float,
        Asks(
            f"the discounted payback period of {PROJECT}, discounted at {{rate}}",
            unit="years",
            round_to=2,
        ),
    ]


class EquivalentCost(Result):
    yearly_usd: Annotated[
        float,
        Asks(
            "the equivalent annual cost of equipment that costs {cost}, needs {upkeep} a year and "
            "lasts {years}, discounted at {rate}",
            unit="USD",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[  # an annuity of five years at 10 % is worth 3.79079
        Example(
            cost=50000.0, inflow=36.0, growth=0.0, years=5, rate=10.0,
            gives={"npv_usd": 18234.16, "profitability_index": 1.36468},
        )
    ],
)  # fmt: skip
def project_npv(
    cost: Cost, inflow: Inflow, growth: Growth, years: Years, rate: Rate
) -> NetPresentValue:
    """Net present value (US dollars) and profitability index of a project of growing flows."""
    import pyxirr

    found = float(pyxirr.npv(_discount(rate), _flows(inflow, growth, years)))
    return NetPresentValue(npv_usd=found * _money(cost), profitability_index=1 + found)


@tool(
    kind="processing",
    examples=[  # 23.4 % makes the annuity factor 1 / 0.36
        Example(
            inflow=36.0, growth=0.0, years=5, gives={"irr_percent": 23.44},
            rel=2e-3,
        )
    ],
)  # fmt: skip
def project_irr(inflow: Inflow, growth: Growth, years: Years) -> InternalRate:
    """Internal rate of return (% a year) of a project of growing yearly cash flows."""
    import pyxirr

    found = pyxirr.irr(_flows(inflow, growth, years))
    if found is None:
        raise ToolError("The project has no internal rate of return.")
    return InternalRate(irr_percent=float(found) * 100)


@tool(
    kind="processing",
    examples=[  # (0.36 * 6.1051) ** (1 / 5) - 1
        Example(
            inflow=36.0, growth=0.0, years=5, rate=10.0,
            gives={"mirr_percent": 17.05},
        )
    ],
)  # fmt: skip
def project_mirr(inflow: Inflow, growth: Growth, years: Years, rate: Rate) -> ModifiedRate:
    """Modified internal rate of return (% a year), inflows reinvested at the discount rate."""
    import pyxirr

    at = _discount(rate)
    found = pyxirr.mirr(_flows(inflow, growth, years), at, at)
    if found is None:
        raise ToolError("The project has no modified internal rate of return.")
    return ModifiedRate(mirr_percent=float(found) * 100)


@tool(
    kind="processing",
    examples=[  # of 50,000: 16,364 + 14,876 + 13,524 leaves 5,236 of the 12,294 of year four
        Example(inflow=36.0, growth=0.0, years=5, rate=10.0, gives={"years": 3.426})
    ],
)
def project_payback(inflow: Inflow, growth: Growth, years: Years, rate: Rate) -> Payback:
    """Discounted payback period of a project in years, within a year in proportion."""
    left, at = 1.0, _discount(rate)
    for year, flow in enumerate(_flows(inflow, growth, years)[1:], start=1):
        worth = flow / (1 + at) ** year
        if worth >= left:
            return Payback(years=year - 1 + left / worth)
        left -= worth
    raise ToolError(f"The investment is not paid back within {years} years.")


@tool(
    kind="processing",
    examples=[  # 10,000 / 3.79079 + 1,200
        Example(cost=10000.0, upkeep=1200.0, years=5, rate=10.0, gives={"yearly_usd": 3837.97})
    ],
)
def equivalent_annual_cost(
    cost: Cost,
    upkeep: Annotated[
        float, "Upkeep a year, in US dollars", Draws(0, 1200, 6000, unit="US dollars")
    ],
    years: Years,
    rate: Rate,
) -> EquivalentCost:
    """Yearly cost, in US dollars, that has the same present value as owning equipment."""
    import pyxirr

    between(upkeep, 0, 1e12, "The upkeep")
    between(years, 1, 50, "The years")
    yearly = -float(pyxirr.pmt(_discount(rate), years, _money(cost)))
    return EquivalentCost(yearly_usd=yearly + upkeep)


def _flows(inflow: float, growth: float, years: int) -> list[float]:
    """Yearly flows of a project for each dollar invested."""
    between(years, 2, 50, "The years of cash flow")
    between(growth, -50, 50, "The growth in %")
    first = between(inflow, 0.1, 1000, "The first cash flow in % of the investment") / 100
    return [-1.0, *(first * (1 + growth / 100) ** year for year in range(years))]


def _discount(rate: float) -> float:
    return between(rate, 0.01, 100, "The discount rate in %") / 100


def _money(amount: float) -> float:
    return between(amount, 0.01, 1e12, "An amount in US dollars")
