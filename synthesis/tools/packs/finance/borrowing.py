"""Loans: what can be borrowed, at what rate, and what faster repayment saves."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import AnnualRate, MonthlyUsd, UsdAmount
from synthesis.tools.packs.finance._quantlib import between
from synthesis.tools.packs.finance.projects import _money

PACK = Pack(title="Borrowing", distributions=("pyxirr",), licence="Unlicense")

Term = Annotated[int, "Term in years, 1 to 50", Draws(5, 10, 15, 30, unit="years")]


Interest = Annotated[float, "Interest rate, % a year", AnnualRate, Draws(3.5, 5, 6.5, 8, unit="%")]


Principal = Annotated[
    float,
    "Amount of the loan, in US dollars",
    UsdAmount,
    Draws(20000, 90000, 250000, unit="US dollars"),
]


Paid = Annotated[
    float,
    "Payment a month, in US dollars",
    MonthlyUsd,
    Draws(400, 950, 1600, 2400, unit="US dollars"),
]


class Affordable(Result):
    loan_usd: Annotated[
        float,
        UsdAmount,
        Asks(
            "the loan that {payment} a month repays in {years} at {rate} a year",
            unit="USD",
            round_to=2,
        ),
    ]


class LoanRate(Result):
    rate_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the yearly interest rate (twelve times the monthly one) of a loan of {principal} "
            "repaid with {payment} a month over {years}",
            unit="%",
            round_to=3,
        ),
    ]


class FeeRate(Result):
    apr_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the annual percentage rate of a loan of {principal} over {years} at {rate} a year "
            "with fees of {fee} paid at the start",
            unit="%",
            round_to=3,
        ),
    ]


class Extra(Result):
    months_saved: Annotated[
        int,
        Asks(
            "the number of months by which {extra} more a month shortens a loan of {principal} "
            "over {years} at {rate} a year"
        ),
    ]
    interest_saved_usd: Annotated[
        float,
        Asks(
            "the interest that {extra} more a month saves on a loan of {principal} over {years} "
            "at {rate} a year",
            unit="USD",
            round_to=0,
        ),
    ]


class ShorterTerm(Result):
    interest_saved_usd: Annotated[
        float,
        Asks(
            "the interest that a loan of {principal} at {rate} a year saves over 15 years "
            "against one over 30",
            unit="USD",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(payment=1798.65, rate=6.0, years=30, gives={"loan_usd": 300000})],
)
def affordable_loan(payment: Paid, rate: Interest, years: Term) -> Affordable:
    """Loan, in US dollars, that a monthly payment repays over a term (annuity)."""
    import pyxirr

    found = pyxirr.pv(_monthly(rate), _months(years), -_money(payment))
    return Affordable(loan_usd=float(found))


@tool(
    kind="processing",
    examples=[Example(principal=300000.0, payment=1798.65, years=30, gives={"rate_percent": 6.0})],
)
def loan_interest_rate(principal: Principal, payment: Paid, years: Term) -> LoanRate:
    """Yearly interest rate (%) of a loan from its monthly payment and term."""
    import pyxirr

    months = _months(years)
    if not _money(principal) < _money(payment) * months < 20 * principal:
        raise ToolError(
            "The payments must add up to more than the loan, and to less than 20 times it."
        )
    found = pyxirr.rate(months, -payment, principal, 0)
    if found is None or not 0 < found < 1:
        raise ToolError("No interest rate fits these payments.")
    return LoanRate(rate_percent=float(found) * 1200)


@tool(
    kind="processing",
    examples=[  # 1,199.10 a month for 196,000 received
        Example(principal=200000.0, rate=6.0, years=30, fee=2.0, gives={"apr_percent": 6.1893})
    ],
)
def loan_apr(
    principal: Principal,
    rate: Interest,
    years: Term,
    fee: Annotated[
        float, "Fees at the start, in % of the loan", Draws(1, 1.5, 3, unit="% of the loan")
    ],
) -> FeeRate:
    """Annual percentage rate of an annuity loan, its fees at the start included."""
    import pyxirr

    between(fee, 0, 30, "The fees in % of the loan")
    months = _months(years)
    payment = -pyxirr.pmt(_monthly(rate), months, _money(principal))
    found = pyxirr.rate(months, -payment, principal * (1 - fee / 100), 0)
    if found is None:
        raise ToolError("No rate fits this loan.")
    return FeeRate(apr_percent=float(found) * 1200)


@tool(
    kind="processing",
    examples=[  # -ln(1 - 1,000 / 1,299.10) / ln 1.005 = 294.5 payments
        Example(
            principal=200000.0, rate=6.0, years=30, extra=100.0,
            gives={"months_saved": 65, "interest_saved_usd": 49143},
        )
    ],
)  # fmt: skip
def extra_loan_payment(
    principal: Principal,
    rate: Interest,
    years: Term,
    extra: Annotated[
        float, "Extra payment a month, in US dollars", Draws(50, 100, 250, unit="US dollars")
    ],
) -> Extra:
    """Months and interest (US dollars) that an extra monthly payment saves on an annuity loan."""
    from math import ceil

    import pyxirr

    at, months = _monthly(rate), _months(years)
    payment = -float(pyxirr.pmt(at, months, _money(principal)))
    exact = float(pyxirr.nper(at, -payment - _money(extra), principal))
    saved = payment * months - (payment + extra) * exact
    return Extra(months_saved=months - ceil(exact - 1e-9), interest_saved_usd=saved)


@tool(
    kind="processing",
    examples=[  # 2,531.57 for 180 months against 1,798.65 for 360
        Example(principal=300000.0, rate=6.0, gives={"interest_saved_usd": 191831.4})
    ],
)
def shorter_mortgage_saving(principal: Principal, rate: Interest) -> ShorterTerm:
    """Interest (US dollars) that a mortgage of 15 years saves against one of 30 years."""
    import pyxirr

    at = _monthly(rate)
    long, short = (-float(pyxirr.pmt(at, n, _money(principal))) * n for n in (360, 180))
    return ShorterTerm(interest_saved_usd=long - short)


def _monthly(rate: float) -> float:
    return between(rate, 0.01, 60, "The interest rate in %") / 1200


def _months(years: int) -> int:
    return int(between(years, 1, 50, "The term in years")) * 12
