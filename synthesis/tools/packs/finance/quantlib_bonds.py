"""Prices, yields and risks of fixed-rate bonds with QuantLib."""

from __future__ import annotations

from datetime import date as Day
from typing import TYPE_CHECKING, Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.entities.finance import AnnualRate
from synthesis.tools.packs.finance import _prices, _quantlib
from synthesis.tools.packs.finance._quantlib import between

if TYPE_CHECKING:
    import QuantLib as ql

PACK = Pack(title="QuantLib bonds", distributions=("QuantLib",), licence="BSD-3-Clause")

CONVENTIONS = {
    "actual/actual (ICMA)": lambda lib, terms: lib.ActualActual(lib.ActualActual.ISMA, terms),
    "30/360": lambda lib, terms: lib.Thirty360(lib.Thirty360.BondBasis),
    "actual/360": lambda lib, terms: lib.Actual360(),
    "actual/365": lambda lib, terms: lib.Actual365Fixed(),
}

Coupon = Annotated[
    float, "Coupon, % of the face value a year", Draws(2, 3.5, 5, 6.5, label="the coupon", unit="%")
]
Years = Annotated[int, "Years to maturity, 1 to 50", Draws(3, 5, 7, 10, 20, 30, unit="years")]
Yield = Annotated[float, "Yield to maturity, % a year", AnnualRate, Draws(2.5, 4, 5.5, 7, unit="%")]


class Price(Result):
    price: Annotated[
        float,
        Asks(
            "the price per 100 of face value of a bond with a semiannual coupon of {coupon} and "
            "{years} to maturity, yielding {bond_yield}",
            round_to=3,
        ),
    ]


class YieldToMaturity(Result):
    yield_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the yield to maturity of a bond with a semiannual coupon of {coupon} and {years} to "
            "maturity that costs {price} per 100 of face value",
            refers="the yield of a {coupon} bond of {years} that costs {price} per 100",
            unit="%",
            round_to=3,
        ),
    ]


class ZeroPrice(Result):
    price: Annotated[
        float,
        Asks(
            "the price per 100 of face value of a zero-coupon bond with {years} to maturity, "
            "yielding {bond_yield} compounded semiannually",
            round_to=3,
        ),
    ]


class Accrued(Result):
    accrued: Annotated[
        float,
        Asks(
            "the accrued interest on {date}, per 100 of face value, of a bond with a semiannual "
            "coupon of {coupon} paid on 15 May and 15 November, counted by {convention}",
            round_to=4,
        ),
    ]
    days: Annotated[
        int,
        Asks(
            "the days of accrued interest on {date} of a bond with a coupon of {coupon} paid "
            "on 15 May and 15 November, counted by {convention}",
            unit="days",
        ),
    ]


@tool(
    kind="processing",
    examples=[  # Fabozzi, Bond Markets: a 20-year 10 % bond at 11 % is worth 919.77 of 1,000
        Example(coupon=10.0, years=20, bond_yield=11.0, gives={"price": 91.977}, rel=1e-5)
    ],
)
def bond_price(coupon: Coupon, years: Years, bond_yield: Yield) -> Price:
    """Price per 100 of a fixed-rate bond with semiannual coupons from its yield to maturity."""
    with _quantlib.evaluated() as lib:
        return Price(price=_price(lib, _bond(lib, coupon, years), bond_yield))


@tool(
    kind="processing",
    examples=[Example(coupon=10.0, years=20, price=91.977, gives={"yield_percent": 11.0})],
)
def bond_yield_to_maturity(
    coupon: Coupon,
    years: Years,
    price: Annotated[float, "Price per 100 of face value", Draws(82.5, 94, 98.75, 103, 110)],
) -> YieldToMaturity:
    """Yield to maturity (% a year, semiannual) of a fixed-rate bond from its price per 100."""
    between(price, 5, 400, "The price per 100 of face value")
    with _quantlib.evaluated() as lib:
        bond = _bond(lib, coupon, years)
        found = bond.bondYield(
            lib.BondPrice(price, lib.BondPrice.Clean), *_basis(lib), bond.startDate()
        )
    return YieldToMaturity(yield_percent=found * 100)


@tool(
    kind="processing",
    examples=[  # Fabozzi: 100 / 1.047 ** 30 for 15 years at 9.4 %
        Example(years=15, bond_yield=9.4, gives={"price": 25.212}, rel=1e-4)
    ],
)
def zero_coupon_price(years: Years, bond_yield: Yield) -> ZeroPrice:
    """Price per 100 of a zero-coupon bond from its yield, compounded semiannually."""
    between(years, 1, 50, "The years to maturity")
    with _quantlib.evaluated() as lib:
        return ZeroPrice(price=_rate(lib, bond_yield).discountFactor(years) * 100)


@tool(
    kind="processing",
    examples=[  # 46 of 184 days of a half-yearly 3; by 30/360 45 of 180
        Example(
            date="2024-06-30", coupon=6.0, convention="actual/actual (ICMA)",
            gives={"accrued": 0.75, "days": 46},
        ),
        Example(date="2024-06-30", coupon=6.0, convention="30/360",
                gives={"accrued": 0.75, "days": 45}),
    ],
)  # fmt: skip
def bond_accrued_interest(
    date: Annotated[
        str, "Settlement date, 2000 to 2040", Date, Draws("2023-03-01", "2024-08-30", "2025-01-10")
    ],
    coupon: Coupon,
    convention: Annotated[
        Literal["actual/actual (ICMA)", "30/360", "actual/360", "actual/365"],
        "How days are counted",
    ],
) -> Accrued:
    """Accrued interest per 100 of a bond that pays on 15 May and 15 November, by a day count."""
    day = _prices.check_day(date)
    if not 2000 <= day.year <= 2040:
        raise ToolError("The settlement date must be between the years 2000 and 2040.")
    between(coupon, 0, 30, "The coupon in %")
    with _quantlib.evaluated(day) as lib:
        terms = _schedule(lib, Day(1999, 11, 15), 42)
        counter = CONVENTIONS[convention](lib, terms)
        bond = lib.FixedRateBond(0, 100.0, terms, [coupon / 100], counter)
        when = _quantlib.date_of(day)
        accrued = bond.accruedAmount(when)
        days = lib.BondFunctions.accruedDays(bond, when)
    return Accrued(accrued=accrued, days=days)


def _schedule(lib: Any, start: Day, years: int) -> ql.Schedule:
    first = _quantlib.date_of(start)
    return lib.Schedule(
        first,
        first + lib.Period(years, lib.Years),
        lib.Period(lib.Semiannual),
        lib.NullCalendar(),
        lib.Unadjusted,
        lib.Unadjusted,
        lib.DateGeneration.Backward,
        False,
    )


def _bond(lib: Any, coupon: float, years: int) -> ql.FixedRateBond:
    between(coupon, 0, 30, "The coupon in %")
    between(years, 1, 50, "The years to maturity")
    terms = _schedule(lib, _quantlib.START, years)
    counter = lib.Thirty360(lib.Thirty360.BondBasis)
    return lib.FixedRateBond(0, 100.0, terms, [coupon / 100], counter)


def _basis(lib: Any) -> tuple[Any, int, int]:
    return lib.Thirty360(lib.Thirty360.BondBasis), lib.Compounded, lib.Semiannual


def _rate(lib: Any, percent: float) -> ql.InterestRate:
    between(percent, -1, 40, "The yield in %")
    return lib.InterestRate(percent / 100, *_basis(lib))


def _price(lib: Any, bond: ql.FixedRateBond, percent: float) -> float:
    rate = _rate(lib, percent)
    return float(lib.BondFunctions.cleanPrice(bond, rate, bond.startDate()))
