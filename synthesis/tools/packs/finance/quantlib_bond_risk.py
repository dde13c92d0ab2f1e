"""Duration, convexity and price sensitivity of fixed-rate bonds with QuantLib."""

from __future__ import annotations

from typing import Annotated

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.finance import _quantlib
from synthesis.tools.packs.finance._quantlib import between
from synthesis.tools.packs.finance.quantlib_bonds import Coupon, Years, Yield, _bond, _price, _rate

PACK = Pack(title="QuantLib bond risks", distributions=("QuantLib",), licence="BSD-3-Clause")


class Duration(Result):
    macaulay_years: Annotated[
        float,
        Asks(
            "the Macaulay duration of a bond with a semiannual coupon of {coupon} and {years} to "
            "maturity, yielding {bond_yield}",
            unit="years",
            round_to=3,
        ),
    ]
    modified_years: Annotated[
        float,
        Asks(
            "the modified duration of a bond with a semiannual coupon of {coupon} and {years} to "
            "maturity, yielding {bond_yield}",
            unit="years",
            round_to=3,
        ),
    ]


class Convexity(Result):
    convexity: Annotated[
        float,
        Asks(
            "the convexity of a bond with a semiannual coupon of {coupon} and {years} to "
            "maturity, yielding {bond_yield}",
            round_to=2,
        ),
    ]


class Shock(Result):
    change_percent: Annotated[
        float,
        Asks(
            "the percentage change in price of a bond with a semiannual coupon of {coupon} and "
            "{years} to maturity when its yield moves from {bond_yield} by {shift}",
            unit="%",
            round_to=3,
        ),
    ]


class BasisPoint(Result):
    value_usd: Annotated[
        float,
        Asks(
            "the price value of a basis point, per million dollars of face value, of a bond with "
            "a semiannual coupon of {coupon} and {years} to maturity, yielding {bond_yield}",
            unit="USD",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[  # Fabozzi: 4.13 and 3.96 years for a five-year 9 % bond at par
        Example(
            coupon=9.0, years=5, bond_yield=9.0,
            gives={"macaulay_years": 4.13, "modified_years": 3.96}, rel=2e-3,
        )
    ],
)  # fmt: skip
def bond_duration(coupon: Coupon, years: Years, bond_yield: Yield) -> Duration:
    """Macaulay and modified duration in years of a fixed-rate bond with semiannual coupons."""
    with _quantlib.evaluated() as lib:
        bond, rate = _bond(lib, coupon, years), _rate(lib, bond_yield)
        macaulay, modified = (
            lib.BondFunctions.duration(bond, rate, kind, bond.startDate())
            for kind in (lib.Duration.Macaulay, lib.Duration.Modified)
        )
    return Duration(macaulay_years=macaulay, modified_years=modified)


@tool(
    kind="processing",
    examples=[  # Fabozzi: 19.45 for a five-year 9 % bond at par
        Example(coupon=9.0, years=5, bond_yield=9.0, gives={"convexity": 19.45}, rel=2e-3)
    ],
)
def bond_convexity(coupon: Coupon, years: Years, bond_yield: Yield) -> Convexity:
    """Convexity (years squared) of a fixed-rate bond with semiannual coupons."""
    with _quantlib.evaluated() as lib:
        bond = _bond(lib, coupon, years)
        found = lib.BondFunctions.convexity(bond, _rate(lib, bond_yield), bond.startDate())
    return Convexity(convexity=found)


@tool(
    kind="processing",
    examples=[  # Fabozzi: a 20-year 9 % bond at 6 % loses 10.0 % when yields rise by a point
        Example(
            coupon=9.0,
            years=20,
            bond_yield=6.0,
            shift=100,
            gives={"change_percent": -9.9},
            rel=0.02,
        )
    ],
)
def bond_yield_shock(
    coupon: Coupon,
    years: Years,
    bond_yield: Yield,
    shift: Annotated[
        int, "Change of the yield, in basis points", Draws(-100, -50, 50, 100, unit="basis points")
    ],
) -> Shock:
    """Percentage change in price of a fixed-rate bond when its yield moves by basis points."""
    between(shift, -1000, 1000, "The change of the yield in basis points")
    with _quantlib.evaluated() as lib:
        bond = _bond(lib, coupon, years)
        before, after = _price(lib, bond, bond_yield), _price(lib, bond, bond_yield + shift / 100)
    return Shock(change_percent=(after / before - 1) * 100)


@tool(
    kind="processing",
    examples=[  # modified duration 3.956 of a bond at par: 395.6 dollars a million
        Example(coupon=9.0, years=5, bond_yield=9.0, gives={"value_usd": 395.6})
    ],
)
def bond_basis_point_value(coupon: Coupon, years: Years, bond_yield: Yield) -> BasisPoint:
    """Fall in value, per million dollars of face value, when the yield rises by a basis point."""
    with _quantlib.evaluated() as lib:
        bond = _bond(lib, coupon, years)
        found = lib.BondFunctions.basisPointValue(bond, _rate(lib, bond_yield), bond.startDate())
    return BasisPoint(value_usd=-found * 10_000)
