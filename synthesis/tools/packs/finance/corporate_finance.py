"""Costs of capital, valuation and ratios of corporate finance."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import (
    AnnualRate,
    EquityBeta,
    NetMargin,
    ReturnOnEquity,
)
from synthesis.tools.packs.finance._quantlib import between

PACK = Pack(title="Corporate finance", distributions=(), licence="own code")

Beta = Annotated[float, "Beta of the equity", EquityBeta, Draws(0.7, 1, 1.3, 1.6)]
Tax = Annotated[float, "Tax rate, %", Draws(19, 21, 25, 30, label="the tax rate", unit="%")]
DebtShare = Annotated[
    float, "Debt, in % of debt and equity together", Draws(20, 30, 45, 60, unit="%")
]
Sales = Annotated[
    float, "Sales, in millions", Draws(120, 450, 900, label="the sales", unit="million")
]
Assets = Annotated[
    float, "Total assets, in millions", Draws(300, 700, 1500, label="the assets", unit="million")
]


class CostOfEquity(Result):
    cost_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the cost of equity by the capital asset pricing model with the risk-free rate at "
            "{risk_free}, {beta} and an equity premium of {premium}",
            refers="the CAPM cost of equity for {beta}, a risk-free rate at {risk_free} and a "
            "premium of {premium}",
            unit="%",
            round_to=2,
        ),
    ]


class Wacc(Result):
    wacc_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the weighted average cost of capital with equity costing {equity_cost}, debt costing "
            "{debt_cost}, debt as {debt_share} of the capital and a tax rate of {tax}",
            unit="%",
            round_to=2,
        ),
    ]


class Levered(Result):
    levered_beta: Annotated[
        float,
        EquityBeta,
        Asks(
            "the levered beta, by Hamada's equation, of a firm whose assets have {beta}, "
            "debt as {debt_share} of its capital and a tax rate of {tax}",
            round_to=3,
        ),
    ]


class Unlevered(Result):
    unlevered_beta: Annotated[
        float,
        EquityBeta,
        Asks(
            "the unlevered beta, by Hamada's equation, of a firm whose equity has {beta}, "
            "debt as {debt_share} of its capital and a tax rate of {tax}",
            round_to=3,
        ),
    ]


class Gordon(Result):
    value: Annotated[
        float,
        Asks(
            "the value of a share, by Gordon's growth model, with a dividend of {dividend} next "
            "year, growing by {growth} a year, and a required return at {rate}",
            unit="USD",
            round_to=2,
        ),
    ]


class BreakEven(Result):
    units: Annotated[
        int,
        Asks(
            "the number of units to sell to break even with fixed costs of {fixed_costs}, a price "
            "of {price} and variable costs of {unit_cost} a unit"
        ),
    ]
    margin_percent: Annotated[
        float,
        Asks(
            "the contribution margin, in % of the price, with fixed costs of {fixed_costs}, a "
            "price of {price} and variable costs of {unit_cost} a unit",
            unit="%",
            round_to=1,
        ),
    ]


class DuPont(Result):
    return_on_equity_percent: Annotated[
        float,
        ReturnOnEquity,
        Asks(
            "the return on equity, by DuPont analysis, with {margin} as net margin, sales of "
            "{sales}, assets of {assets} and debt as {debt_share} of its capital",
            unit="%",
            round_to=2,
        ),
    ]


class Sustainable(Result):
    growth_percent: Annotated[
        float,
        Asks(
            "the sustainable growth rate of a firm that pays out {payout} of its earnings, with "
            "{roe} as its return on equity",
            unit="%",
            round_to=2,
        ),
    ]


FixedCosts = Annotated[
    float, "Fixed costs, in US dollars", Draws(40000, 90000, 250000, unit="US dollars")
]
UnitPrice = Annotated[float, "Price of a unit, in US dollars", Draws(25, 40, 75, unit="US dollars")]
UnitCost = Annotated[
    float, "Variable cost of a unit, in US dollars", Draws(9, 14, 21, unit="US dollars")
]


@tool(
    kind="processing",
    examples=[Example(risk_free=3.0, beta=1.2, premium=5.0, gives={"cost_percent": 9.0})],
)
def capm_cost_of_equity(
    risk_free: Annotated[
        float, "Risk-free rate, % a year", AnnualRate, Draws(1.5, 3, 4.25, unit="%")
    ],
    beta: Beta,
    premium: Annotated[float, "Equity risk premium, % a year", Draws(4.5, 5, 6, unit="%")],
) -> CostOfEquity:
    """Cost of equity (%) by the capital asset pricing model (Sharpe, Journal of Finance 1964)."""
    between(risk_free, -5, 50, "The risk-free rate in %")
    between(premium, 0, 30, "The equity premium in %")
    return CostOfEquity(cost_percent=risk_free + _beta(beta) * premium)


@tool(
    kind="processing",
    examples=[  # 0.7 * 10 + 0.3 * 6 * 0.75
        Example(
            equity_cost=10.0, debt_cost=6.0, debt_share=30.0, tax=25.0,
            gives={"wacc_percent": 8.35},
        )
    ],
)  # fmt: skip
def weighted_cost_of_capital(
    equity_cost: Annotated[
        float, "Cost of equity, % a year", AnnualRate, Draws(8, 9.5, 12, unit="%")
    ],
    debt_cost: Annotated[float, "Cost of debt, % a year", AnnualRate, Draws(4, 5.5, 7, unit="%")],
    debt_share: DebtShare,
    tax: Tax,
) -> Wacc:
    """Weighted average cost of capital (%), interest deducted from taxed income."""
    between(equity_cost, 0, 100, "The cost of equity in %")
    between(debt_cost, 0, 100, "The cost of debt in %")
    debt, keep = _share(debt_share), 1 - _tax(tax)
    return Wacc(wacc_percent=(1 - debt) * equity_cost + debt * debt_cost * keep)


@tool(
    kind="processing",
    examples=[  # 0.8 * (1 + 0.75 * 40 / 60)
        Example(beta=0.8, debt_share=40.0, tax=25.0, gives={"levered_beta": 1.2})
    ],
)
def levered_beta(beta: Beta, debt_share: DebtShare, tax: Tax) -> Levered:
    """Beta of the equity of an indebted firm from that of its assets (Hamada 1972)."""
    return Levered(levered_beta=_beta(beta) * _gearing(debt_share, tax))


@tool(
    kind="processing",
    examples=[Example(beta=1.2, debt_share=40.0, tax=25.0, gives={"unlevered_beta": 0.8})],
)
def unlevered_beta(beta: Beta, debt_share: DebtShare, tax: Tax) -> Unlevered:
    """Beta of a firm's assets from that of its equity (Hamada, Journal of Finance 1972)."""
    return Unlevered(unlevered_beta=_beta(beta) / _gearing(debt_share, tax))


@tool(
    kind="processing",
    examples=[Example(dividend=2.0, growth=4.0, rate=9.0, gives={"value": 40})],
)
def gordon_growth_value(
    dividend: Annotated[
        float, "Dividend of next year, in US dollars", Draws(1.2, 2.5, 4, unit="US dollars")
    ],
    growth: Annotated[float, "Yearly growth of the dividend, %", Draws(1.5, 2, 3, unit="%")],
    rate: Annotated[float, "Required return, % a year", AnnualRate, Draws(7, 8.5, 10, unit="%")],
) -> Gordon:
    """Value of a share whose dividend grows for ever (Gordon and Shapiro 1956), US dollars."""
    between(dividend, 0.001, 1e6, "The dividend")
    between(rate, 0, 100, "The required return in %")
    if growth >= rate - 0.1 or growth < -50:
        raise ToolError("The required return must be at least 0.1 points above the growth.")
    return Gordon(value=dividend / (rate - growth) * 100)


@tool(
    kind="processing",
    examples=[  # 90,000 / 18
        Example(
            fixed_costs=90000.0, price=30.0, unit_cost=12.0,
            gives={"units": 5000, "margin_percent": 60},
        )
    ],
)  # fmt: skip
def break_even_units(fixed_costs: FixedCosts, price: UnitPrice, unit_cost: UnitCost) -> BreakEven:
    """Units to sell to cover fixed costs (rounded up), and the contribution margin in %."""
    from math import ceil

    margin = _margin(fixed_costs, price, unit_cost)
    return BreakEven(units=ceil(fixed_costs / margin - 1e-9), margin_percent=margin / price * 100)


@tool(
    kind="processing",
    examples=[  # 5 % * 1.5 * 2.5
        Example(
            margin=5.0, sales=900.0, assets=600.0, debt_share=60.0,
            gives={"return_on_equity_percent": 18.75},
        )
    ],
)  # fmt: skip
def dupont_return_on_equity(
    margin: Annotated[float, "Net profit margin, %", NetMargin, Draws(3, 6, 11, unit="%")],
    sales: Sales,
    assets: Assets,
    debt_share: DebtShare,
) -> DuPont:
    """Return on equity (%) as margin times asset turnover times leverage (DuPont)."""
    between(margin, -100, 100, "The margin in %")
    turnover = between(sales, 0, 1e9, "The sales") / between(assets, 0.01, 1e9, "The assets")
    return DuPont(return_on_equity_percent=margin * turnover / (1 - _share(debt_share)))


@tool(
    kind="processing",
    examples=[Example(roe=15.0, payout=40.0, gives={"growth_percent": 9.0})],
)
def sustainable_growth_rate(
    roe: Annotated[float, "Return on equity, %", ReturnOnEquity, Draws(8, 12, 18, unit="%")],
    payout: Annotated[float, "Payout ratio, %", Draws(20, 35, 60, unit="%")],
) -> Sustainable:
    """Growth (%) that a firm can finance from its own earnings: ROE times the share retained."""
    between(roe, -100, 500, "The return on equity in %")
    between(payout, 0, 100, "The payout ratio in %")
    return Sustainable(growth_percent=roe * (1 - payout / 100))


def _beta(beta: float) -> float:
    return between(beta, -5, 10, "The beta")


def _share(debt_share: float) -> float:
    return between(debt_share, 0, 95, "The share of debt in %") / 100


def _tax(tax: float) -> float:
    return between(tax, 0, 80, "The tax rate in %") / 100


def _gearing(debt_share: float, tax: float) -> float:
    debt = _share(debt_share)
    return 1 + (1 - _tax(tax)) * debt / (1 - debt)


def _margin(fixed_costs: float, price: float, unit_cost: float) -> float:
    between(fixed_costs, 0, 1e12, "The fixed costs")
    between(price, 0.01, 1e9, "The price")
    between(unit_cost, 0, 1e9, "The variable cost")
    if price - unit_cost < 1e-6 * price:
        raise ToolError("The price must be above the variable cost of a unit.")
    return price - unit_cost
