"""Loans, savings and cash flows."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import AnnualRate, MonthlyUsd, UsdAmount

PACK = Pack(
    title="Loans and savings",
    distributions=("pyxirr", "amortization"),
    licence="Unlicense, MIT",
)

Principal = Annotated[
    float,
    "Amount of the loan, in US dollars",
    UsdAmount,
    Draws(15000, 80000, 150000, 300000, label="the loan", unit="US dollars"),
]
Due = Annotated[
    float,
    "Amount due, in US dollars",
    UsdAmount,
    Draws(5000, 20000, 75000, 250000, unit="US dollars"),
]
Debt = Annotated[float, "Debt, in US dollars", Draws(6000, 9500, 15000, unit="US dollars")]
RatePercent = Annotated[
    float,
    "Interest rate, % a year",
    AnnualRate,
    Draws(3, 4.5, 6, 7.25, label="the interest rate", unit="%"),
]
Years = Annotated[
    int, "Term in years, 1 to 50", Draws(5, 10, 20, 30, label="the term", unit="years")
]
Monthly = Annotated[
    float,
    "Amount a month, in US dollars",
    MonthlyUsd,
    Draws(250, 500, 1200, label="the monthly amount", unit="US dollars"),
]


class Payment(Result):
    monthly_payment_usd: Annotated[
        float,
        MonthlyUsd,
        Asks(
            "the monthly payment on a loan of {principal} over {years} at {rate_percent} a year",
            unit="USD",
            round_to=2,
        ),
    ]
    total_interest_usd: Annotated[
        float,
        Asks(
            "the total interest on a loan of {principal} repaid monthly over {years} "
            "at {rate_percent} a year",
            unit="USD",
            round_to=2,
        ),
    ]


class Payoff(Result):
    months: Annotated[
        int,
        Asks(
            "the number of months needed to repay a debt of {balance} at {rate_percent} a year "
            "with {payment} a month",
            unit="months",
        ),
    ]


class Savings(Result):
    future_value_usd: Annotated[
        float,
        UsdAmount,
        Asks(
            "the value after {years} of putting aside {monthly} at the end of each month "
            "at {rate_percent} a year, compounded monthly",
            unit="USD",
            round_to=2,
        ),
    ]


class PresentValue(Result):
    present_value_usd: Annotated[
        float,
        UsdAmount,
        Asks(
            "the present value of {amount} due in {years}, discounted at {rate_percent} a year",
            unit="USD",
            round_to=2,
        ),
    ]


class Balance(Result):
    balance_usd: Annotated[
        float,
        UsdAmount,
        Asks(
            "the balance left after {months} on a loan of {principal} over {years} "
            "at {rate_percent} a year",
            unit="USD",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(principal=300000, rate_percent=6, years=30, gives={"monthly_payment_usd": 1798.65})
    ],
)
def loan_payment(principal: Principal, rate_percent: RatePercent, years: Years) -> Payment:
    """Monthly payment of an annuity loan and its total interest, in US dollars."""
    import pyxirr

    months, rate = _months(years), _monthly(rate_percent)
    payment = -pyxirr.pmt(rate, months, _positive(principal))
    return Payment(monthly_payment_usd=payment, total_interest_usd=payment * months - principal)


@tool(
    kind="processing",
    examples=[Example(balance=8000, rate_percent=18, payment=250, gives={"months": 44})],
)
def months_to_repay(balance: Debt, rate_percent: RatePercent, payment: Monthly) -> Payoff:
    """Whole months needed to repay a debt with a fixed monthly payment."""
    from math import ceil

    import pyxirr

    rate = _monthly(rate_percent)
    if payment <= _positive(balance) * rate:
        raise ToolError("The payment does not even cover the monthly interest.")
    return Payoff(months=ceil(pyxirr.nper(rate, -payment, balance) - 1e-9))


@tool(
    kind="processing",
    examples=[
        Example(monthly=500, rate_percent=5, years=20, gives={"future_value_usd": 205516.83})
    ],
)
def savings_value(monthly: Monthly, rate_percent: RatePercent, years: Years) -> Savings:
    """Future value in US dollars of a fixed amount saved at the end of every month."""
    import pyxirr

    value = pyxirr.fv(_monthly(rate_percent), _months(years), -_positive(monthly), 0)
    return Savings(future_value_usd=value)


@tool(
    kind="processing",
    examples=[
        Example(amount=10000, rate_percent=5, years=10, gives={"present_value_usd": 6139.13})
    ],
)
def present_value(amount: Due, rate_percent: RatePercent, years: Years) -> PresentValue:
    """Present value in US dollars of an amount due in some years, compounded yearly."""
    import pyxirr

    value = -pyxirr.pv(rate_percent / 100, _months(years) // 12, 0, _positive(amount))
    return PresentValue(present_value_usd=value)


@tool(
    kind="processing",
    examples=[
        Example(
            principal=150000, rate_percent=4.3, years=30, months=2, gives={"balance_usd": 149589.65}
        )
    ],
)
def loan_balance(
    principal: Principal,
    rate_percent: RatePercent,
    years: Years,
    months: Annotated[int, "Payments made", Draws(24, 36, 48, unit="monthly payments")],
) -> Balance:
    """Balance of an annuity loan after a number of monthly payments, in US dollars."""
    from amortization.schedule import amortization_schedule

    term = _months(years)
    if not 1 <= months <= term:
        raise ToolError(f"The payments made must be between 1 and {term}.")
    rate = _monthly(rate_percent) * 12
    rows = list(amortization_schedule(_positive(principal), rate, term))
    return Balance(balance_usd=rows[months - 1].balance)


def _months(years: int) -> int:
    if not 1 <= years <= 50:
        raise ToolError("The term must be between 1 and 50 years.")
    return years * 12


def _monthly(rate_percent: float) -> float:
    if not 0 < rate_percent <= 100:
        raise ToolError("The interest rate must be above 0 and at most 100 % a year.")
    return rate_percent / 1200


def _positive(amount: float) -> float:
    if not 0 < amount <= 1e12:
        raise ToolError("The amount must be above zero and at most 1,000,000,000,000 US dollars.")
    return amount
